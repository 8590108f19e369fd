// simulated: nothing leaves the computer.
import { askPerson } from '../device/permissions.ts';
import { previewMedia } from '../overlay/preview-media.ts';
import { ApiError, asyncApi, offApi, onApi, type ApiContext } from '../wx/define.ts';
import { accepted, documented } from '../wx/documented.ts';

interface ShareMenu {
  isHidden: boolean;
  withShareTicket: boolean;
}

const menuOf = ({ state }: ApiContext): ShareMenu =>
  state('share-menu', () => ({ isHidden: false, withShareTicket: false }));

export const showShareMenu = asyncApi<{ withShareTicket?: boolean }>(
  ({ withShareTicket = false }, context) => {
    Object.assign(menuOf(context), { isHidden: false, withShareTicket });
  },
);
export const hideShareMenu = asyncApi((_, context) => {
  menuOf(context).isHidden = true;
});
export const updateShareMenu = asyncApi<{ withShareTicket?: boolean }>(
  ({ withShareTicket = false }, context) => {
    menuOf(context).withShareTicket = withShareTicket;
  },
);
export const getShareInfo = asyncApi<{ shareTicket?: string }>(({ shareTicket }) => {
  if (!shareTicket) throw new ApiError('invalid shareTicket');
  return { encryptedData: btoa('sample'), iv: btoa('0000000000000000'), cloudID: crypto.randomUUID() };
});
export const getGroupEnterInfo = asyncApi(() => ({
  encryptedData: btoa('sample'),
  iv: btoa('0000000000000000'),
}));
export const authPrivateMessage = asyncApi(() => ({ valid: false, iv: '', encryptedData: '' }));

export const showShareImageMenu = documented<'showShareImageMenu'>(({ path }, context) => {
  const url = context.urls.resolve(path, context.runtime.stack.top()?.path ?? '');
  previewMedia(context.overlay, [{ url, type: 'image' }], 0);
});

const titles = {
  send: { en: 'Send to a friend', zh: '发送给朋友' },
  keep: { en: 'Add to favourites', zh: '收藏' },
};

async function send(context: ApiContext, what: string, kind: 'send' | 'keep' = 'send'): Promise<void> {
  const title = titles[kind][context.language()];
  if (!(await askPerson(context, { title, note: what, answers: kind }))) throw new ApiError('cancel');
}

export const shareFileMessage = documented<'shareFileMessage'>(
  ({ filePath, fileName }, context) => send(context, fileName ?? filePath),
  { filePath: 'String' },
);
export const shareVideoMessage = documented<'shareVideoMessage'>(({ videoPath }, context) =>
  send(context, videoPath),
);
export const addFileToFavorites = documented<'addFileToFavorites'>(({ filePath, fileName }, context) =>
  send(context, fileName ?? filePath),
);
export const addVideoToFavorites = documented<'addVideoToFavorites'>(({ videoPath }, context) =>
  send(context, videoPath),
);
export const onCopyUrl = onApi('CopyUrl');
export const offCopyUrl = offApi('CopyUrl');
export const checkIsAddedToMyMiniProgram = asyncApi(() => ({ added: false }));
export const enableAlertBeforeUnload = accepted();
export const disableAlertBeforeUnload = accepted();
