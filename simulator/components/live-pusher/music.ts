import type { BuiltinContext } from '../define.ts';
import { method } from '../live-stream.ts';
import type props from './props.ts';

/** Music below the voice: LivePusherContext's playBGM and its like, and the three events. */
export function createMusic(it: BuiltinContext<typeof props>): Record<string, unknown> {
  const audio = it.document.createElement('audio');
  it.listen(audio, 'playing', () => it.emit('bgmstart', {}));
  it.listen(audio, 'timeupdate', () =>
    it.emit('bgmprogress', { progress: audio.currentTime * 1000, duration: (audio.duration || 0) * 1000 }),
  );
  it.listen(audio, 'ended', () => it.emit('bgmcomplete', {}));
  it.listen(audio, 'error', () => {
    if (audio.src) it.emit('error', { errCode: 10003, errMsg: 'the music could not be loaded' });
  });
  it.cleanup(() => audio.pause());
  const volume = (value: unknown) => {
    const number = Number(value);
    if (!Number.isFinite(number)) throw new Error('parameter.volume should be a number');
    audio.volume = Math.min(1, Math.max(0, number));
  };
  return {
    playBGM: method<{ url?: string }>('playBGM', async ({ url }) => {
      if (!url) throw new Error('parameter.url should not be empty');
      audio.src = it.hooks.resolveUrl(url, it.owner());
      await audio.play();
    }),
    pauseBGM: method('pauseBGM', () => audio.pause()),
    resumeBGM: method('resumeBGM', () => audio.play()),
    stopBGM: method('stopBGM', () => {
      audio.pause();
      audio.removeAttribute('src');
    }),
    setBGMVolume: method<{ volume?: unknown }>('setBGMVolume', (options) => volume(options.volume)),
  };
}
