import { defineBuiltin, type BuiltinContext } from '../define.ts';
import { addDanmu } from './danmu.ts';
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
  it.node.append(video, play);
  return { video, play };
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
  it.listen(it.node, 'fullscreenchange', () => {
    const fullScreen = it.document.fullscreenElement === it.node;
    it.emit('fullscreenchange', { fullScreen, direction: 'horizontal' });
  });
  it.listen(video, 'enterpictureinpicture', () => it.emit('enterpictureinpicture', {}));
  it.listen(video, 'leavepictureinpicture', () => it.emit('leavepictureinpicture', {}));
}

function createVideoContext(it: Context, video: HTMLVideoElement, danmu: { send(data: unknown): void }) {
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
    requestFullScreen: () => quietly(() => it.node.requestFullscreen()),
    exitFullScreen: () => quietly(() => it.document.exitFullscreen()),
    exitPictureInPicture: () => quietly(() => it.document.exitPictureInPicture()),
    showStatusBar: nothing,
    hideStatusBar: nothing,
    requestBackgroundPlayback: nothing,
    exitBackgroundPlayback: nothing,
    startCasting: nothing,
    reconnectCasting: nothing,
    switchCasting: nothing,
    exitCasting: nothing,
  };
}

export default defineBuiltin(props, (it) => {
  const { video, play } = createParts(it);
  const danmu = addDanmu(it, video);
  const context = createVideoContext(it, video, danmu);
  tellEvents(it, video);
  const look = () => {
    const { controls, showCenterPlayBtn, objectFit, poster, autoplay, loop, muted } = it.data;
    video.controls = controls && !video.paused;
    video.loop = loop;
    video.muted = muted;
    video.autoplay = autoplay;
    video.style.objectFit = objectFit;
    if (poster) video.poster = it.hooks.resolveUrl(poster, it.owner());
    else video.removeAttribute('poster');
    play.hidden = !(controls && showCenterPlayBtn) || !video.paused;
  };
  for (const type of ['play', 'pause', 'ended']) it.listen(video, type, look);
  it.listen(play, 'click', () => context.play());
  it.listen(it.node, 'dblclick', () => {
    if (!it.data.enablePlayGesture) return;
    if (video.paused) context.play();
    else context.pause();
  });
  return {
    changed: {
      src(src) {
        if (src) video.src = it.hooks.resolveUrl(src, it.owner());
        else video.removeAttribute('src');
        if (it.data.autoplay) context.play();
      },
      controls: look,
      showCenterPlayBtn: look,
      objectFit: look,
      poster: look,
      autoplay: look,
      loop: look,
      muted: look,
    },
    attached: look,
    detached: () => video.pause(),
    methods: { context, node: context, video },
  };
});
