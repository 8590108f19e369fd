// simulated: pages of the host application itself; what they would show is named on a page of the phone.
import { ApiError, type ApiContext, type Needs } from '../wx/define.ts';
import { documented, type OptionsOf } from '../wx/documented.ts';
import { openNativeList } from '../overlay/native-list.ts';
import type { Text } from '../../contract/text.ts';

type Wx = WechatMiniprogram.Wx;

/** The phone's own page opens; the call has succeeded then, and the person goes back when they like. */
function opens<Name extends keyof Wx>(
  title: Text,
  rows: (options: OptionsOf<Name>) => (string | undefined)[],
  needs: Needs,
  check: (options: OptionsOf<Name>) => void = () => undefined,
) {
  return documented<Name>((options, context) => {
    check(options);
    show(context, title, rows(options));
  }, needs);
}

function show(context: ApiContext, title: Text, rows: readonly (string | undefined)[]): void {
  const language = context.language();
  const note = {
    en: 'The host application shows this page on a phone. Here is what it was asked for.',
    zh: '在手机上由宿主应用显示此页面，这里列出所请求的内容。',
  };
  void openNativeList(context.overlay, {
    title: title[language],
    note: note[language],
    rows: rows.filter((row) => row !== undefined && row !== '').map((row) => ({ title: String(row) })),
  });
}

const ARTICLE = /^https?:\/\/mp\.weixin\.qq\.com\//i;

/** Documented: any address of an article of an official account, and nothing else. */
export const openOfficialAccountArticle = opens<'openOfficialAccountArticle'>(
  { en: 'Article of an official account', zh: '公众号文章' },
  ({ url }) => [url],
  { url: 'String' },
  ({ url }) => {
    if (!ARTICLE.test(url)) throw new ApiError('invalid url');
  },
);

export const openOfficialAccountProfile = opens<'openOfficialAccountProfile'>(
  { en: 'Official account', zh: '公众号主页' },
  ({ username }) => [username],
  { username: 'String' },
);

export const openOfficialAccountChat = opens<'openOfficialAccountChat'>(
  { en: 'Chat with an official account', zh: '公众号会话' },
  ({ username }) => [username],
  { username: 'String' },
);

export const openChannelsUserProfile = opens<'openChannelsUserProfile'>(
  { en: 'Channels account', zh: '视频号主页' },
  ({ finderUserName }) => [finderUserName],
  { finderUserName: 'String' },
);

export const openChannelsActivity = opens<'openChannelsActivity'>(
  { en: 'Video of a channel', zh: '视频号视频' },
  ({ finderUserName, feedId }) => [finderUserName, feedId],
  { finderUserName: 'String', feedId: 'String' },
);

export const openChannelsEvent = opens<'openChannelsEvent'>(
  { en: 'Event of a channel', zh: '视频号活动' },
  ({ finderUserName, eventId }) => [finderUserName, eventId],
  { finderUserName: 'String', eventId: 'String' },
);

export const openChannelsLive = opens<'openChannelsLive'>(
  { en: 'Live stream of a channel', zh: '视频号直播' },
  ({ finderUserName, feedId }) => [finderUserName, feedId],
  { finderUserName: 'String' },
);

export const openCustomerServiceChat = opens<'openCustomerServiceChat'>(
  { en: 'Customer service', zh: '微信客服' },
  ({ corpId, extInfo, showMessageCard, sendMessageTitle, sendMessagePath }) => [
    corpId,
    extInfo.url,
    ...(showMessageCard ? [sendMessageTitle, sendMessagePath] : []),
  ],
  { corpId: 'String', extInfo: 'Object' },
);

export const openStoreOrderDetail = opens<'openStoreOrderDetail'>(
  { en: 'Order of a store', zh: '小店订单' },
  ({ orderId }) => [orderId],
  { orderId: 'String' },
);
