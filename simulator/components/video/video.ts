import { defineBuiltin, type BuiltinContext } from '../define.ts';
import { addControls, clock } from './controls.ts';
import { addDanmu } from './danmu.ts';
import { createCasting, type Casting } from '../casting.ts';
import { createFullScreen, type FullScreen } from '../full-screen.ts';
import { camelCase } from '../read-value.ts';
import type { SmallWindow } from '../small-window.ts';
import { describeMedia, followPage, type BackgroundPlayback } from './going-on.ts';
import props from './props.ts';

type Context = BuiltinContext<typeof props>;

function createParts(it: Context) {
  const video = it.document.createElement('video');
  const play = it.document.createElement('button');
  video.className = 'wx-video-control';
  video.playsInline = true;
  video.preload = 'metadata';
  play.className = 'wx-video-play';
  play.setAttribute('aria-label', 'play');
  const length = it.document.createElement('time');
  play.append(length);
  const children = it.document.createElement('div');
  children.className = 'wx-video-children';
  it.node.append(video, play);
  return { video, play, length, children };
}

function tellEvents(it: Context, video: HTMLVideoElement): void {
  const same = { play: 'play', pause: 'pause', ended: 'ended', waiting: 'waiting' } as const;
  for (const [type, event] of Object.entries(same))
    it.listen(video, type, () => it.emit(event as 'play', {}));
  it.listen(video, 'timeupdate', () => {
    const { currentTime, duration } = video;
    it.emit('timeupdate', { currentTime, duration: duration || it.data.duration });
  });
  it.listen(video, 'progress', () => {
    const end = video.buffered.length ? video.buffered.end(video.buffered.length - 1) : 0;
    it.emit('progress', { buffered: video.duration ? (end / video.duration) * 100 : 0 });
  });
  it.listen(video, 'loadedmetadata', () => {
    if (it.data.initialTime > 0) video.currentTime = it.data.initialTime;
    const { videoWidth: width, videoHeight: height, duration } = video;
    it.emit('loadedmetadata', { width, height, duration });
  });
  it.listen(video, 'seeked', () => it.emit('seekcomplete', { position: video.currentTime }));
  it.listen(video, 'error', () => {
    if (it.data.src)
      it.emit('error', {
        errMsg: `MEDIA_ERR_${video.error?.code ?? 0} ${video.error?.message ?? ''}`.trim(),
      });
  });
}

interface VideoParts {
  danmu: { send(data: unknown): void };
  full: FullScreen;
  casting: Casting;
  background: BackgroundPlayback;
  /** Made once the video is on its page. */
  small(): SmallWindow | undefined;
}

function createVideoContext(
  it: Context,
  video: HTMLVideoElement,
  { danmu, full, casting, background, small }: VideoParts,
) {
  const quietly = (task: () => Promise<unknown> | void) =>
    void Promise.resolve(task()).catch(() => undefined);
  const nothing = () => undefined;
  return {
    play: () => quietly(() => video.play()),
    pause: () => video.pause(),
    stop() {
      video.pause();
      video.currentTime = 0;
    },
    seek(position: number) {
      video.currentTime = position;
    },
    playbackRate(rate: number) {
      video.playbackRate = rate;
    },
    sendDanmu: (data: unknown) => danmu.send(data),
    requestFullScreen: (options?: { direction?: number }) =>
      full.enter(options?.direction ?? it.data.direction),
    exitFullScreen: () => full.leave(),
    exitPictureInPicture: () => small()?.close(),
    showStatusBar: nothing,
    hideStatusBar: nothing,
    requestBackgroundPlayback() {
      background.isOn = true;
    },
    exitBackgroundPlayback() {
      background.isOn = false;
    },
    startCasting: () => void casting.start(),
    reconnectCasting: () => void casting.start(),
    switchCasting: () => void casting.start(),
    exitCasting: () => casting.exit(),
  };
}

/** What is seen now, as a file among the photos. */
async function takeSnapshot(it: Context, video: HTMLVideoElement): Promise<void> {
  const canvas = it.document.createElement('canvas');
  canvas.width = video.videoWidth || 1;
  canvas.height = video.videoHeight || 1;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  await it.hooks.call('previewImage', { urls: [canvas.toDataURL('image/png')] });
}

function createLook(it: Context, { video, play, length }: ReturnType<typeof createParts>): () => void {
  return () => {
    const { controls, showCenterPlayBtn, playBtnPosition, objectFit, poster, autoplay, loop, muted } =
      it.data;
    video.loop = loop;
    video.muted = muted;
    video.autoplay = autoplay;
    video.style.objectFit = objectFit;
    if (poster) video.poster = it.hooks.resolveUrl(poster, it.owner());
    else video.removeAttribute('poster');
    const isCentral = showCenterPlayBtn || playBtnPosition === 'center';
    play.hidden = !(controls && isCentral) || !video.paused;
    // Before its first run a video says how long it is.
    const seconds = it.data.duration || video.duration;
    length.hidden = video.currentTime > 0 || !Number.isFinite(seconds);
    length.textContent = clock(seconds);
  };
}

/** Documented: protected videos need the phone's own module, which is not there. */
function load(it: Context, video: HTMLVideoElement): void {
  const { src, isDrm } = it.data;
  if (src && isDrm) it.emit('error', { errMsg: 'MEDIA_ERR_DRM not supported in the simulator' });
  if (src && !isDrm) video.src = it.hooks.resolveUrl(src, it.owner());
  else video.removeAttribute('src');
}

/** The attributes that change what is seen of it. */
const looks = Object.keys(props.props).filter((name) =>
  /^(show|play|object|enable)-|^(controls|poster|title|autoplay|loop|muted|danmu-btn|duration|is-live)$/.test(
    name,
  ),
);

function createVideo(it: Context) {
  const parts = createParts(it);
  const { video, play } = parts;
  const danmu = addDanmu(it, video);
  const full = createFullScreen(it, {
    isWide: () => video.videoWidth > video.videoHeight,
    changed: () => look(),
  });
  const background = { isOn: false };
  let small: SmallWindow | undefined;
  const casting = createCasting(it, () => (casting.isOn ? video.pause() : undefined));
  const context = createVideoContext(it, video, { danmu, full, casting, background, small: () => small });
  tellEvents(it, video);
  const toggle = () => (video.paused ? context.play() : context.pause());
  const controls = addControls(it, video, {
    toggle,
    isFullscreen: () => full.isOn,
    fullscreen: () => (full.isOn ? full.leave() : full.enter(it.data.direction)),
    comments() {
      it.write('enableDanmu', !it.data.enableDanmu);
      danmu.show(it.data.enableDanmu);
    },
    snapshot: () => void takeSnapshot(it, video).catch(() => undefined),
    cast: () => (casting.isOn ? casting.exit() : void casting.start()),
    background,
  });
  const draw = createLook(it, parts);
  const look = () => {
    draw();
    controls.draw();
  };
  it.node.append(parts.children);
  for (const type of ['loadedmetadata', 'play', 'pause', 'ended']) it.listen(video, type, look);
  it.listen(video, 'play', () => describeMedia(it));
  it.listen(play, 'click', (event) => {
    event.stopPropagation();
    context.play();
  });
  it.listen(it.node, 'dblclick', () => {
    if (it.data.enablePlayGesture) toggle();
  });
  return {
    ...{ video, danmu, context, look, children: parts.children },
    attached() {
      small = followPage(it, video, background);
      look();
    },
    detached() {
      small?.popped();
      full.leave();
      video.pause();
    },
  };
}

export default defineBuiltin(props, (it) => {
  const { video, danmu, context, look, children, attached, detached } = createVideo(it);
  return {
    content: children,
    changed: {
      ...Object.fromEntries(looks.map((name) => [camelCase(name), look])),
      src() {
        load(it, video);
        if (it.data.autoplay) context.play();
      },
      isDrm: () => load(it, video),
      enableDanmu: (on) => {
        danmu.show(on);
        look();
      },
    },
    attached,
    detached,
    methods: { context, node: context, video },
  };
});
