import { askPerson } from '../device/permissions.ts';
import { sampleImage, SAMPLE_COUNT } from '../device/sample-media.ts';
import { testUser } from '../device/test-user.ts';
import { userResult } from '../device/user-data.ts';
import { extensionOf } from '../files/encoding.ts';
import { filesOf } from '../files/program-files.ts';
import { drawAskRow } from '../overlay/ask-sheet.ts';
import { openChoiceSheet } from '../overlay/choice-sheet.ts';
import { chooseFiles, type Sample } from '../overlay/choose-files.ts';
import { agreeToPrivacy } from './privacy.ts';
import { sharePage } from './share-page.ts';
import { ApiError, failureOf, type ApiContext } from './define.ts';

// What a button's open-type asks of the platform. No member of wx does it: only a tap of a person may.

type Ability = (context: ApiContext, options: Record<string, unknown>) => Promise<object> | object;

const code = () => crypto.randomUUID().replaceAll('-', '');

async function phoneNumber(context: ApiContext, event: string): Promise<object> {
  const isChinese = context.language() === 'zh';
  const { phoneNumber: number } = testUser(context.language());
  const title = isChinese ? '获取你的手机号' : 'Use your phone number';
  const row = drawAskRow(document, { title: number, note: isChinese ? '测试号码' : 'Test number' });
  if (!(await askPerson(context, { title, rows: [row] }))) throw new ApiError('user deny', 1400001);
  return {
    errMsg: `${event}:ok`,
    code: code(),
    encryptedData: btoa('sample'),
    iv: btoa('0000000000000000'),
    cloudID: code(),
  };
}

/** No app is there: the person says whether it opened. */
async function launchApp(context: ApiContext, parameter: string): Promise<object> {
  const title = context.language() === 'zh' ? '打开 App' : 'Open the app';
  if (!(await askPerson(context, { title, note: parameter, answers: 'open' })))
    throw new ApiError('user cancel');
  return { errMsg: 'launchApp:ok' };
}

const avatarWords = {
  en: ['Choose a profile picture', 'Use the one of the account', 'From the album', 'Take a picture'],
  zh: ['选择头像', '使用账号头像', '从相册选择', '拍照'],
} as const;

/** The account's picture, one of the album, or what the camera would take. */
async function choosePicture(context: ApiContext): Promise<Blob | undefined> {
  const [title, own, album, camera] = avatarWords[context.language()];
  const { avatarUrl } = testUser(context.language());
  const way = await openChoiceSheet(context.overlay, title, [
    { label: own, picture: avatarUrl },
    { label: album },
    { label: camera },
  ]);
  if (way === 0) return (await fetch(avatarUrl)).blob();
  if (way === 2) return sampleImage(0, 132, 132);
  if (way < 0) return undefined;
  const samples = Array.from({ length: SAMPLE_COUNT }, (_, index): Sample => ({
    kind: 'image',
    make: () => sampleImage(index, 132, 132),
  }));
  const chosen = await chooseFiles(context.overlay, { samples, most: 1, accept: 'image/*' });
  return chosen?.[0];
}

async function avatar(context: ApiContext): Promise<object> {
  const picture = await choosePicture(context);
  if (!picture) throw new ApiError('cancel');
  const bytes = new Uint8Array(await picture.arrayBuffer());
  return { avatarUrl: filesOf(context).addTemporary(bytes, extensionOf(picture.type) || 'jpg') };
}

async function told(context: ApiContext, en: string, zh: string): Promise<object> {
  await context.call('showToast', { title: context.language() === 'zh' ? zh : en, icon: 'none' });
  return {};
}

/** Shares the page shown: the program says what, the person sees the card that would be sent. */
async function share(context: ApiContext, options: Record<string, unknown>): Promise<object> {
  const node = options.node as HTMLElement | undefined;
  const dataset = { ...(node as unknown as { __wxElement?: { dataset: object } })?.__wxElement?.dataset };
  await sharePage(context, { from: 'button', target: { id: node?.id ?? '', dataset } });
  return {};
}

const abilities: Record<string, Ability> = {
  getUserInfo: (context, options) =>
    // open-data shows the person without asking; a button's user info is the test user's.
    ({
      errMsg: 'getUserInfo:ok',
      ...userResult({ ...testUser(context.language()), language: String(options.lang ?? 'en') }),
    }),
  getPhoneNumber: (context) => phoneNumber(context, 'getPhoneNumber'),
  getRealtimePhoneNumber: (context) => phoneNumber(context, 'getRealtimePhoneNumber'),
  getEmailAddress: () => ({ errMsg: 'getEmailAddress:ok', code: code() }),
  chooseAvatar: avatar,
  agreeAndGetPhoneNumber(context) {
    agreeToPrivacy(context);
    return phoneNumber(context, 'getPhoneNumber');
  },
  agreePrivacyAuthorization(context) {
    agreeToPrivacy(context);
    return { errMsg: 'agreePrivacyAuthorization:ok' };
  },
  contact: async (context, options) => {
    await told(context, 'Customer service opens on a phone', '在手机上会打开客服会话');
    return { errMsg: 'enterContact:ok', path: String(options.sendMessagePath ?? ''), query: {} };
  },
  launchApp: (context, options) => launchApp(context, String(options.appParameter ?? '')),
  liveActivity: () => ({ errMsg: 'createLiveActivity:ok' }),
  feedback: (context) => told(context, 'Feedback opens on a phone', '在手机上会打开意见反馈'),
  share,
};

/** Carries out what a tapped button asks; rejects with a result as the platform words it. */
export async function useAbility(
  context: ApiContext,
  name: string,
  options: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const ability = abilities[name];
  if (!ability) throw { errMsg: `${name}:fail not supported` };
  try {
    await context.gate(`button.${name}`);
    return (await ability(context, options)) as Record<string, unknown>;
  } catch (error) {
    throw failureOf(name, error);
  }
}
