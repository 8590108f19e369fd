import { defineBuiltin, type BuiltinContext } from '../define.ts';
import props from './props.ts';

const apis: Record<string, string> = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
  navigateBack: 'navigateBack',
  exit: 'exitMiniProgram',
};

function jump({ data, hooks, owner }: BuiltinContext<typeof props>): Promise<unknown> {
  if (data.target === 'miniProgram' && data.openType !== 'exit') {
    const { appId, path, extraData, version, shortLink } = data;
    const options = { appId, path, extraData, envVersion: version, shortLink };
    return hooks.call('navigateToMiniProgram', options);
  }
  const api = apis[data.redirect ? 'redirect' : data.openType] ?? 'navigateTo';
  if (api === 'navigateBack') return hooks.call(api, { delta: data.delta });
  // A relative url is meant from the component's page, which is what the API takes it from as well.
  return hooks.call(api, api === 'exitMiniProgram' ? {} : { url: data.url, owner: owner() });
}

export default defineBuiltin(props, (it) => ({
  tap() {
    if (!it.data.url && it.data.target === 'self' && !/^(navigateBack|exit)$/.test(it.data.openType)) return;
    jump(it).then(
      (result) => {
        it.emit('success', result);
        it.emit('complete', result);
      },
      (error: unknown) => {
        it.emit('fail', error);
        it.emit('complete', error);
      },
    );
  },
}));
