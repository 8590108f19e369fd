import { syncApi, type ApiContext } from '../wx/define.ts';

/** The platform's context is the Web Audio of browsers; a phone that is muted is silent. */
export const createWebAudioContext = syncApi(({ device }: ApiContext) => {
  const audio = new AudioContext();
  const follow = (): void => {
    const isSilent = device.settings.muted;
    if (audio.state !== 'closed') void (isSilent ? audio.suspend() : audio.resume()).catch(() => undefined);
  };
  if (device.settings.muted) follow();
  const stop = device.onChange((changed) => changed.muted !== undefined && follow());
  audio.addEventListener('statechange', () => audio.state === 'closed' && stop());
  return audio;
});
