// simulated: other mini programs are not there; what would be opened is said.
import { askPerson } from '../device/permissions.ts';
import { ApiError, type ApiContext } from '../wx/define.ts';
import { documented } from '../wx/documented.ts';

async function open(context: ApiContext, appId: string | undefined, path: string | undefined): Promise<void> {
  const isChinese = context.language() === 'zh';
  const title = isChinese ? `即将打开小程序 ${appId ?? ''}` : `Open the mini program ${appId ?? ''}`;
  if (!(await askPerson(context, { title, note: path ?? '', answers: 'open' }))) throw new ApiError('cancel');
  await context.call('showToast', {
    title: isChinese ? '模拟器中不会打开' : 'Not opened in the simulator',
    icon: 'none',
  });
}

export const navigateToMiniProgram = documented<'navigateToMiniProgram'>(
  ({ appId, path, shortLink }, context) => {
    if (!appId && !shortLink) throw new ApiError('invalid appid');
    return open(context, appId ?? shortLink, path);
  },
);
export const openEmbeddedMiniProgram = documented<'openEmbeddedMiniProgram'>(
  ({ appId, path, shortLink }, context) => {
    if (!appId && !shortLink) throw new ApiError('invalid appid');
    return open(context, appId ?? shortLink, path);
  },
);
export const navigateBackMiniProgram = documented<'navigateBackMiniProgram'>(() => {
  throw new ApiError('scene is not from mini program');
});
export const exitMiniProgram = documented<'exitMiniProgram'>((_, context) => {
  context.runtime.app.call('onHide');
});
export const restartMiniProgram = documented<'restartMiniProgram'>(async ({ path }, context) => {
  const { program } = context.runtime;
  const home = program.app.entryPagePath ?? program.pages[0] ?? '';
  await context.call('reLaunch', { url: path ?? `/${home.replace(/^\//, '')}` });
});
