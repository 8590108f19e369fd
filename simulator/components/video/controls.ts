import type { BuiltinContext } from '../define.ts';
import { followDrag } from '../drag.ts';
import type props from './props.ts';

type Context = BuiltinContext<typeof props>;

/** What the buttons of the bar do. */
export interface ControlActions {
  toggle(): void;
  fullscreen(): void;
  isFullscreen(): boolean;
  snapshot(): void;
  /** Shows or hides the bullet comments. */
  comments(): void;
  cast(): void;
  /** Whether it goes on in the background. */
  background: { isOn: boolean };
}

export interface VideoControls {
  draw(): void;
}

const HIDE_MS = 5000;
/** A finger's way over the whole width is this many seconds, or the whole video where that is shorter. */
const GESTURE_S = 90;
/** Narrower players leave the progress out where it was not asked for. */
const NARROW_PX = 240;

const icon = (path: string) =>
  `<svg viewBox="0 0 24 24" width="22" height="22" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" stroke-linecap="round" aria-hidden="true">${path}</svg>`;
const icons = {
  play: icon('<path d="M7 4.5l12 7.5-12 7.5z" fill="currentColor"/>'),
  pause: icon('<path d="M8 5v14M16 5v14" stroke-width="4"/>'),
  sound: icon('<path d="M4 9v6h4l5 4V5L8 9zM16.5 9a4 4 0 0 1 0 6"/>'),
  muted: icon('<path d="M4 9v6h4l5 4V5L8 9zM16 9.5l5 5M21 9.5l-5 5"/>'),
  full: icon('<path d="M4 9V4h5M20 15v5h-5M15 4h5v5M9 20H4v-5"/>'),
  lock: icon('<path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>'),
  unlock: icon('<path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 6.5-1.8"/>'),
  comments: icon('<path d="M4 5h16v11h-9l-4 4v-4H4z"/>'),
  cast: icon('<path d="M4 8V5h16v14h-7M4 12a7 7 0 0 1 7 7M4 16a3 3 0 0 1 3 3M4 19.5v.01"/>'),
  background: icon('<path d="M4 15v-2a8 8 0 0 1 16 0v2M4 15h3v5H4zM17 15h3v5h-3z"/>'),
  shot: icon('<path d="M4 8h4l1.5-2.5h5L16 8h4v11H4z"/><circle cx="12" cy="13" r="3"/>'),
};
type IconName = keyof typeof icons;

const labels = {
  en: {
    ...{ play: 'Play', mute: 'Mute', full: 'Full screen', danmu: 'Comments', lock: 'Lock', shot: 'Snapshot' },
    ...{ cast: 'Cast', background: 'Play in the background', live: 'LIVE' },
  },
  zh: {
    ...{ play: '播放', mute: '静音', full: '全屏', danmu: '弹幕', lock: '锁屏', shot: '截图' },
    ...{ cast: '投屏', background: '后台播放', live: '直播' },
  },
};

const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
export const clock = (seconds: number) =>
  Number.isFinite(seconds) ? `${two(seconds / 60)}:${two(seconds % 60)}` : '00:00';

const MARKUP = `<div class="wx-video-title"></div>
<div class="wx-video-tools"><button class="wx-video-cast">${icons.cast}</button><button class="wx-video-background">${icons.background}</button></div>
<button class="wx-video-lock"></button><button class="wx-video-shot">${icons.shot}</button>
<div class="wx-video-bar"><button class="wx-video-toggle"></button><time class="wx-video-now"></time>
<div class="wx-video-progress"><i class="wx-video-buffered"></i><i class="wx-video-played"></i><b></b></div><span class="wx-video-space"></span>
<time class="wx-video-whole"></time><button class="wx-video-danmu-btn"></button><button class="wx-video-mute"></button>
<button class="wx-video-full">${icons.full}</button></div>`;

class Controls implements VideoControls {
  readonly #it: Context;
  readonly #video: HTMLVideoElement;
  readonly #actions: ControlActions;
  readonly #layer: HTMLElement;
  readonly #line: HTMLElement;
  #isShown = true;
  #isLocked = false;
  #timer = 0;

  constructor(it: Context, video: HTMLVideoElement, actions: ControlActions) {
    this.#it = it;
    this.#video = video;
    this.#actions = actions;
    this.#layer = it.document.createElement('div');
    this.#layer.className = 'wx-video-controls';
    this.#layer.innerHTML = MARKUP;
    this.#line = it.document.createElement('i');
    this.#line.className = 'wx-video-line';
    it.node.append(this.#line, this.#layer);
    this.#listen();
    this.#name();
    it.cleanup(() => it.window.clearTimeout(this.#timer));
  }

  #part<E extends HTMLElement = HTMLElement>(name: string): E {
    return this.#layer.querySelector<E>(`.wx-video-${name}`)!;
  }

  #name(): void {
    const words = labels[this.#it.hooks.language()];
    const names = {
      toggle: 'play',
      mute: 'mute',
      full: 'full',
      'danmu-btn': 'danmu',
      lock: 'lock',
      shot: 'shot',
      cast: 'cast',
      background: 'background',
    };
    for (const [part, word] of Object.entries(names))
      this.#part(part).setAttribute('aria-label', words[word as keyof typeof words]);
    this.#part('danmu-btn').innerHTML = this.#it.hooks.language() === 'zh' ? '弹' : icons.comments;
  }

  #listen(): void {
    const { listen } = this.#it;
    const video = this.#video;
    const on = (part: string, act: () => void) =>
      listen(this.#part(part), 'click', (event) => {
        event.stopPropagation();
        act();
        this.#show(true);
      });
    on('toggle', () => this.#actions.toggle());
    on('mute', () => (video.muted = !video.muted));
    on('full', () => this.#actions.fullscreen());
    on('danmu-btn', () => this.#actions.comments());
    on('lock', () => (this.#isLocked = !this.#isLocked));
    on('cast', () => this.#actions.cast());
    on('background', () => (this.#actions.background.isOn = !this.#actions.background.isOn));
    on('shot', () => this.#actions.snapshot());
    listen(this.#it.node, 'click', () => this.#show(!this.#isShown));
    for (const type of ['play', 'pause', 'timeupdate', 'durationchange', 'volumechange', 'progress'])
      listen(video, type, () => this.draw());
    listen(video, 'play', () => this.#show(true));
    this.#followProgress();
    this.#followGestures();
  }

  /** The knob follows a finger on the line of progress. */
  #followProgress(): void {
    const line = this.#part('progress');
    const seek = (touch: Touch) => {
      const { left, width } = line.getBoundingClientRect();
      const share = Math.min(1, Math.max(0, (touch.clientX - left) / (width || 1)));
      this.#video.currentTime = share * this.#length();
    };
    followDrag(this.#it, line, {
      axis: () => 'both',
      move: ({ touch }) => seek(touch),
      end: ({ touch }) => seek(touch),
    });
  }

  /** Sideways seeks, up and down on the right changes the volume: each where its attribute allows it. */
  #followGestures(): void {
    let from = { time: 0, volume: 1 };
    const slides = () => {
      const { vslideGesture, pageGesture, vslideGestureInFullscreen } = this.#it.data;
      return this.#actions.isFullscreen() ? vslideGestureInFullscreen : vslideGesture || pageGesture;
    };
    followDrag(this.#it, this.#it.node, {
      axis: () => {
        if (this.#isLocked) return 'none';
        const { enableProgressGesture: seeks } = this.#it.data;
        return seeks && slides() ? 'both' : seeks ? 'x' : slides() ? 'y' : 'none';
      },
      start: () => {
        from = { time: this.#video.currentTime, volume: this.#video.volume };
      },
      move: ({ dx, dy }) => {
        const { clientWidth, clientHeight } = this.#it.node;
        if (Math.abs(dx) > Math.abs(dy)) {
          const span = Math.min(GESTURE_S, this.#length());
          this.#video.currentTime = Math.min(
            this.#length(),
            Math.max(0, from.time + (dx / clientWidth) * span),
          );
        } else if (slides()) this.#video.volume = Math.min(1, Math.max(0, from.volume - dy / clientHeight));
      },
    });
  }

  #length(): number {
    return this.#it.data.duration || this.#video.duration || 0;
  }

  /** The bar goes by itself while the video plays. */
  #show(shown: boolean): void {
    const { window, data, emit } = this.#it;
    window.clearTimeout(this.#timer);
    if (shown && !this.#video.paused) this.#timer = window.setTimeout(() => this.#show(false), HIDE_MS);
    if (shown !== this.#isShown && data.controls) emit('controlstoggle', { show: shown });
    this.#isShown = shown;
    this.draw();
  }

  draw(): void {
    const { data } = this.#it;
    const video = this.#video;
    const full = this.#actions.isFullscreen();
    const isBar =
      data.controls && this.#isShown && !this.#isLocked && (!video.paused || video.currentTime > 0);
    this.#layer.classList.toggle('is-shown', data.controls && this.#isShown);
    this.#part('bar').hidden = !isBar;
    this.#line.hidden = isBar || data.isLive || !data.showBottomProgress || !this.#length();
    const wide = this.#it.node.clientWidth > NARROW_PX;
    for (const name of ['now', 'progress', 'whole'])
      this.#part(name).hidden = !(data.showProgress && wide) || (data.isLive && name !== 'now');
    this.#button(
      'toggle',
      data.showPlayBtn && data.playBtnPosition !== 'center',
      video.paused ? 'play' : 'pause',
    );
    this.#button('mute', data.showMuteBtn, video.muted ? 'muted' : 'sound');
    this.#button('lock', data.showScreenLockButton && full, this.#isLocked ? 'lock' : 'unlock');
    this.#button('full', data.showFullscreenBtn, 'full');
    this.#button('cast', data.showCastingButton, 'cast');
    this.#button('background', data.showBackgroundPlaybackButton, 'background');
    this.#part('background').classList.toggle('is-on', this.#actions.background.isOn);
    this.#button('shot', data.showSnapshotButton && full, 'shot');
    this.#part('danmu-btn').hidden = !data.danmuBtn;
    this.#part('danmu-btn').classList.toggle('is-on', data.enableDanmu);
    this.#part('title').textContent = full ? data.title : '';
    this.#drawTime();
  }

  #button(name: string, shown: boolean, face: IconName): void {
    const button = this.#part(name);
    button.hidden = !shown;
    if (button.dataset.face === face) return;
    button.dataset.face = face;
    button.innerHTML = icons[face];
  }

  #drawTime(): void {
    const video = this.#video;
    const length = this.#length();
    const buffered = video.buffered.length ? video.buffered.end(video.buffered.length - 1) : 0;
    const share = (time: number) => `${length ? Math.min(100, (time / length) * 100) : 0}%`;
    const { live } = labels[this.#it.hooks.language()];
    this.#part('now').textContent = this.#it.data.isLive ? live : clock(video.currentTime);
    this.#part('whole').textContent = clock(length);
    this.#part('played').style.width = share(video.currentTime);
    this.#part('buffered').style.width = share(buffered);
    this.#layer.querySelector('b')!.style.left = share(video.currentTime);
    this.#line.style.width = share(video.currentTime);
  }
}

/** The bar below a video, its title, the lock and the gestures: as its attributes want them. */
export function addControls(it: Context, video: HTMLVideoElement, actions: ControlActions): VideoControls {
  return new Controls(it, video, actions);
}
