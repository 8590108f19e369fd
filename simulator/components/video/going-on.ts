import type { BuiltinContext } from '../define.ts';
import { whenCovered } from '../page-facts.ts';
import { createSmallWindow, type SmallWindow } from '../small-window.ts';
import type props from './props.ts';

type Context = BuiltinContext<typeof props>;

/** Plays in the background, as a person or the program wanted it. */
export interface BackgroundPlayback {
  isOn: boolean;
}

/** The same video in the window above all pages: from where it is, and back to where it got. */
function pictureOf(it: Context, video: HTMLVideoElement, document: Document) {
  const element = document.createElement('div');
  const copy = document.createElement('video');
  const line = document.createElement('i');
  copy.src = video.currentSrc;
  copy.poster = video.poster;
  copy.muted = video.muted;
  copy.loop = video.loop;
  copy.currentTime = video.currentTime;
  copy.style.cssText = 'width:100%;height:100%;object-fit:cover';
  line.style.cssText = 'position:absolute;bottom:0;left:0;height:2px;background:#fff';
  line.hidden = !it.data.pictureInPictureShowProgress;
  copy.addEventListener('timeupdate', () => {
    line.style.width = `${(copy.currentTime / (copy.duration || 1)) * 100}%`;
  });
  element.append(copy, line);
  video.pause();
  void copy.play().catch(() => undefined);
  return {
    element,
    stop() {
      copy.pause();
      if (Number.isFinite(copy.currentTime)) video.currentTime = copy.currentTime;
    },
  };
}

/** What becomes of a video whose page is covered or closed, or whose program goes to the background. */
export function followPage(
  it: Context,
  video: HTMLVideoElement,
  background: BackgroundPlayback,
): SmallWindow {
  const small = createSmallWindow(it, {
    picture: (document) => pictureOf(it, video, document),
    isPlaying: () => !video.paused,
    left: (page) => {
      if (page === 'back') void video.play().catch(() => undefined);
    },
  });
  it.cleanup(
    whenCovered(it, () => {
      small.pushed();
      if (it.data.autoPauseIfNavigate) video.pause();
    }),
  );
  pauseUnderNative(it, video);
  let wasPlaying = false;
  it.cleanup(
    it.hooks.watch((fact) => {
      if (fact === 'background') {
        wasPlaying = !video.paused;
        if (!background.isOn) video.pause();
      } else if (fact === 'foreground' && wasPlaying) void video.play().catch(() => undefined);
    }),
  );
  return small;
}

/** Pages of the platform's own, such as the album, lie full in the layer above the pages. */
function pauseUnderNative(it: Context, video: HTMLVideoElement): void {
  const layers = it.hooks.overlay.document.querySelector('.tessera-overlay');
  if (!layers) return;
  const observer = new MutationObserver((changes) => {
    const added = changes.flatMap((change) => [...change.addedNodes]) as Element[];
    const isFull = added.some((node) => node.classList?.contains('tessera-layer-full'));
    if (isFull && it.data.autoPauseIfOpenNative) video.pause();
  });
  observer.observe(layers, { childList: true });
  it.cleanup(() => observer.disconnect());
}

/** What the computer's own media controls say while it plays. */
export function describeMedia(it: Context): void {
  const session = it.window.navigator.mediaSession;
  if (!session || !it.window.MediaMetadata) return;
  const { title, backgroundPoster, poster } = it.data;
  const picture = backgroundPoster || poster;
  const artwork = picture ? [{ src: it.hooks.resolveUrl(picture, it.owner()) }] : [];
  session.metadata = new it.window.MediaMetadata({ title, artwork });
}
