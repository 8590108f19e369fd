import { ApiError, asyncApi, offApi, onApi, syncApi, type ApiContext } from '../wx/define.ts';
import { keptTexts } from '../wx/kept-texts.ts';
import { disconnected } from '../wx/network-turns.ts';

type Listener = (argument: unknown) => void;

const appEvent = (event: 'onShow' | 'onHide' | 'onError' | 'onPageNotFound' | 'onUnhandledRejection') => ({
  on: syncApi(({ runtime }: ApiContext, listener: Listener) => runtime.app.on(event, listener)),
  off: syncApi(({ runtime }: ApiContext, listener?: Listener) => runtime.app.off(event, listener)),
});

const show = appEvent('onShow');
const hide = appEvent('onHide');
const failed = appEvent('onError');
const notFound = appEvent('onPageNotFound');
const rejected = appEvent('onUnhandledRejection');

export const onAppShow = show.on;
export const offAppShow = show.off;
export const onAppHide = hide.on;
export const offAppHide = hide.off;
export const onError = failed.on;
export const offError = failed.off;
export const onPageNotFound = notFound.on;
export const offPageNotFound = notFound.off;
export const onUnhandledRejection = rejected.on;
export const offUnhandledRejection = rejected.off;
export const onLazyLoadError = onApi('LazyLoadError');
export const offLazyLoadError = offApi('LazyLoadError');

export const getLaunchOptionsSync = syncApi(({ runtime }) => ({ ...runtime.launched }));
export const getEnterOptionsSync = syncApi(({ runtime }) => ({ ...runtime.entered }));
export const getAccountInfoSync = syncApi(({ runtime }) => ({
  miniProgram: { appId: runtime.program.project.appId, envVersion: 'develop', version: '' },
}));
export const getExtConfigSync = syncApi(({ runtime }) => runtime.program.project.ext ?? {});
export const getExtConfig = asyncApi((_, { runtime }) => ({
  extConfig: runtime.program.project.ext ?? {},
}));

export const nextTick = syncApi((_: ApiContext, run: () => void) => queueMicrotask(run));

/** Everything documented exists, so what is asked is whether it is more than a stub. */
export const canIUse = syncApi(({ supports }: ApiContext, schema: string) => supports(String(schema)));

/** There is no newer version here; a compile mode may simulate one, or one that cannot be loaded. */
export const getUpdateManager = syncApi(({ listeners, call, runtime: { update } }) => ({
  onCheckForUpdate: (listener: Listener) => {
    listeners('CheckForUpdate').add(listener);
    const hasUpdate = update.state !== 'none';
    queueMicrotask(() => listener({ hasUpdate }));
  },
  onUpdateReady: (listener: Listener) => {
    listeners('UpdateReady').add(listener);
    if (update.state === 'ready') setTimeout(listener);
  },
  onUpdateFailed: (listener: Listener) => {
    listeners('UpdateFailed').add(listener);
    if (update.state === 'failed') setTimeout(listener);
  },
  applyUpdate() {
    update.state = 'none';
    void call('restartMiniProgram').catch(() => undefined);
  },
}));

const SESSION = 'tessera:session';

/** The platform is asked: without a network nobody answers. */
export const login = asyncApi((_, context) => {
  if (context.device.settings.network === 'none') throw disconnected();
  keptTexts(context).set(SESSION, 'begun');
  return { code: `code-${crypto.randomUUID().replaceAll('-', '')}` };
});

/** Who never logged in here has no session. */
export const checkSession = asyncApi((_, context) => {
  if (context.device.settings.network === 'none') throw disconnected();
  if (keptTexts(context).get(SESSION) === undefined)
    throw new ApiError('系统错误，错误码：-13001,session time out, need relogin');
  return {};
});
