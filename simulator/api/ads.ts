// simulated: advertisements load and show as a labelled page.
import { askPerson } from '../device/permissions.ts';
import { syncApi, type ApiContext } from '../wx/define.ts';

type Listener = (fact?: object) => void;

function createAd(context: ApiContext, kind: { en: string; zh: string }, isRewarded: boolean): object {
  const listeners = { load: new Set<Listener>(), error: new Set<Listener>(), close: new Set<Listener>() };
  const tell = (fact: keyof typeof listeners, detail?: object) => {
    for (const listener of listeners[fact]) listener(detail);
  };
  const add = (fact: keyof typeof listeners) => (listener: Listener) => void listeners[fact].add(listener);
  const remove = (fact: keyof typeof listeners) => (listener?: Listener) =>
    listener ? void listeners[fact].delete(listener) : listeners[fact].clear();
  const load = async () => tell('load', {});
  queueMicrotask(() => void load());
  return {
    load,
    async show() {
      const isChinese = context.language() === 'zh';
      const note = isChinese ? '模拟器中的广告位' : 'Advertisement in the simulator';
      const isEnded = await askPerson(context, { title: kind[context.language()], note, answers: 'watch' });
      tell('close', isRewarded ? { isEnded } : undefined);
    },
    destroy: () => Object.values(listeners).forEach((set) => set.clear()),
    onLoad: add('load'),
    offLoad: remove('load'),
    onError: add('error'),
    offError: remove('error'),
    onClose: add('close'),
    offClose: remove('close'),
  };
}

export const createInterstitialAd = syncApi((context: ApiContext, _options?: { adUnitId: string }) =>
  createAd(context, { en: 'Interstitial advertisement', zh: '插屏广告' }, false),
);
export const createRewardedVideoAd = syncApi((context: ApiContext, _options?: { adUnitId: string }) =>
  createAd(context, { en: 'Watch to the end?', zh: '看完激励视频？' }, true),
);
export const getShowSplashAdStatus = syncApi(() => ({ status: 'fail', code: 'no ad' }));
