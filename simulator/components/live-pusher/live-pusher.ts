import { defineBuiltin, type BuiltinContext } from '../define.ts';
import { createLiveScene, method } from '../live-stream.ts';
import { camelCase } from '../read-value.ts';
import { createSmallWindow } from '../small-window.ts';
import { soon, whenCovered } from '../page-facts.ts';
import { createMusic } from './music.ts';
import props from './props.ts';

type Context = BuiltinContext<typeof props>;

const MOST_ZOOM = 10;

/** Documented codes of a connection. */
const PUSHED = [
  [1001, 'connected to the server'],
  [1002, 'connected, begins to push the stream'],
] as const;
const FAILED = [
  [3002, 'RTMP server could not be reached'],
  [-1307, 'connection lost, several tries failed'],
] as const;

/** Colours of the filters, as a browser knows them. */
const filters: Record<string, string> = {
  pink: 'sepia(0.3) hue-rotate(-50deg) saturate(1.4)',
  nostalgia: 'sepia(0.7)',
  blues: 'hue-rotate(20deg) saturate(1.2)',
  romantic: 'sepia(0.3) hue-rotate(-30deg) saturate(1.3)',
  cool: 'saturate(0.8) hue-rotate(10deg)',
  fresher: 'saturate(1.3) brightness(1.05)',
  solor: 'contrast(0.9) brightness(1.1)',
  aestheticism: 'contrast(0.95) saturate(1.15)',
  whitening: 'brightness(1.2)',
  cerisered: 'hue-rotate(-20deg) saturate(1.5)',
};

/** Beauty and a smooth skin soften, whiteness brightens: each goes from 0 to 9. The style nature softens less. */
function filterOf({
  beauty,
  whiteness,
  filter,
  beautyStyle,
  skinSmoothness,
  skinWhiteness,
}: Context['data']): string {
  const parts = [filters[filter] ?? ''];
  const soft = beauty * (beautyStyle === 'nature' ? 0.08 : 0.15) + skinSmoothness * 0.1;
  const bright = whiteness + skinWhiteness;
  if (soft > 0) parts.push(`blur(${soft.toFixed(2)}px)`);
  if (bright > 0) parts.push(`brightness(${(1 + bright * 0.03).toFixed(2)})`);
  return parts.filter(Boolean).join(' ');
}

/** In kbit/s: documented as 48 kHz for high and 16 kHz for low. */
function audioBitrateOf({ muted, enableMic, audioQuality }: Context['data']): number {
  if (muted || !enableMic) return 0;
  return audioQuality === 'low' ? 16 : 48;
}

class LivePusher {
  readonly #it: Context;
  readonly scene;
  readonly #waiting: HTMLElement;
  #small: ReturnType<typeof createSmallWindow> | undefined;
  #isPushing = false;
  #zoom = 1;

  constructor(it: Context) {
    this.#it = it;
    this.scene = createLiveScene(it, props, {
      label: { en: 'Sample camera: nothing is sent', zh: '示例画面：不会真正推流' },
      look: () => ({ isFront: this.#isFront(), zoom: this.#zoom }),
      size: () => this.#size(),
      seen: ['device-position', 'local-mirror', 'filter', 'aspect', 'waiting-image', 'autopush', 'mode'],
      tellNetwork: () => this.#tellNetwork(),
    });
    this.#waiting = it.document.createElement('div');
    this.#waiting.className = 'wx-live-waiting';
    this.#waiting.hidden = true;
    it.node.append(this.#waiting);
    it.listen<WheelEvent>(
      it.node,
      'wheel',
      (event) => {
        if (!it.data.zoom) return;
        event.preventDefault();
        this.zoomTo(this.#zoom - Math.sign(event.deltaY));
      },
      { passive: false },
    );
    this.look();
  }

  #isFront(): boolean {
    return this.#it.data.devicePosition === 'front';
  }

  /** What a person sees of themselves; `mirror` and `remote-mirror` are for those who watch. */
  #isMirrored(): boolean {
    const { localMirror } = this.#it.data;
    return localMirror === 'enable' || (localMirror === 'auto' && this.#isFront());
  }

  #size(): { width: number; height: number } {
    const { videoWidth: width, videoHeight, aspect, orientation } = this.#it.data;
    const height = aspect === '3:4' ? Math.round((width * 4) / 3) : videoHeight;
    return orientation === 'horizontal' ? { width: height, height: width } : { width, height };
  }

  look(): void {
    this.scene.canvas.style.filter = filterOf(this.#it.data);
    this.scene.canvas.style.transform = this.#isMirrored() ? 'scaleX(-1)' : '';
    this.scene.describe();
    if (this.scene.isRunning) this.scene.start();
  }

  zoomTo(zoom: number): void {
    this.#zoom = Math.min(MOST_ZOOM, Math.max(1, zoom));
  }

  #tell(codes: readonly (readonly [code: number, message: string])[]): void {
    for (const [code, message] of codes) this.#it.emit('statechange', { code, message });
  }

  #tellNetwork(): void {
    if (!this.#isPushing) return;
    const { width, height } = this.scene.canvas;
    const { maxBitrate, fps } = this.#it.data;
    const audioBitrate = audioBitrateOf(this.#it.data);
    const figures = {
      videoBitrate: maxBitrate,
      audioBitrate,
      videoFPS: fps,
      videoGOP: 2,
      netSpeed: maxBitrate + audioBitrate,
    };
    this.#it.emit('netstatus', {
      info: { ...figures, netJitter: 0, videoWidth: width, videoHeight: height },
    });
    // No microphone is used.
    this.#it.emit('audiovolumenotify', { volume: 0 });
  }

  /** Documented: 10001 where the camera may not be used, 10002 where the microphone may not. */
  async #ask(scope: string, errCode: number): Promise<void> {
    try {
      await this.#it.hooks.call('authorize', { scope });
    } catch (error) {
      this.#it.emit('error', { errCode, errMsg: `${scope} is not allowed` });
      throw new Error(`${scope} is not allowed`, { cause: error });
    }
  }

  async preview(): Promise<void> {
    if (!this.#it.data.enableCamera) return;
    await this.#ask('scope.camera', 10001);
    this.scene.start();
    this.#tell([[1003, 'camera opened']]);
  }

  async start(): Promise<void> {
    if (!this.#it.data.url) throw new Error('url is empty');
    if (this.#it.data.enableMic && !this.#it.data.muted) await this.#ask('scope.record', 10002);
    await this.preview();
    if (!this.#it.hooks.isOnline()) return this.#tell(FAILED);
    this.#isPushing = true;
    this.#tell([...PUSHED, [1007, 'first frame captured']]);
    if (this.#it.data.enableCamera) this.scene.start();
    else this.#tellNetwork();
  }

  stop(): void {
    this.#isPushing = false;
    this.scene.clear();
  }

  /** Documented: those who watch see the waiting image while the program is in the background. */
  #wait(on: boolean): void {
    const { waitingImage } = this.#it.data;
    this.#waiting.hidden = !on || !this.#isPushing;
    this.#waiting.style.backgroundImage = waitingImage
      ? `url("${this.#it.hooks.resolveUrl(waitingImage, this.#it.owner())}")`
      : '';
  }

  attached(): void {
    const it = this.#it;
    this.#small = createSmallWindow(it, {
      picture: (document) => this.scene.copy(document),
      isPlaying: () => this.scene.isRunning,
    });
    it.cleanup(whenCovered(it, () => this.#small?.pushed()));
    it.cleanup(
      it.hooks.watch((fact) => {
        if (fact === 'background' || fact === 'foreground') this.#wait(fact === 'background');
        if (fact !== 'network' || !this.#isPushing || it.hooks.isOnline()) return;
        this.#isPushing = false;
        this.#tell(FAILED.slice(1));
      }),
    );
    if (it.data.autopush) soon(it, () => void this.start().catch(() => undefined));
  }

  detached(): void {
    this.#small?.popped();
  }

  context() {
    return {
      ...createMusic(this.#it),
      start: method('start', () => this.start()),
      stop: method('stop', () => this.stop()),
      pause: method('pause', () => this.scene.stop()),
      resume: method('resume', () => this.scene.start()),
      startPreview: method('startPreview', () => this.preview()),
      stopPreview: method('stopPreview', () => this.scene.clear()),
      switchCamera: method('switchCamera', () =>
        this.#it.write('devicePosition', this.#isFront() ? 'back' : 'front'),
      ),
      getMaxZoom: method('getMaxZoom', () => ({ maxZoom: MOST_ZOOM })),
      setZoom: method<{ zoom: number }>('setZoom', ({ zoom }) => this.zoomTo(Number(zoom))),
      exitPictureInPicture: method('exitPictureInPicture', () => this.#small?.close()),
    };
  }
}

export default defineBuiltin(props, (it) => {
  const pusher = new LivePusher(it);
  const look = () => pusher.look();
  const changed = Object.fromEntries(Object.keys(props.props).map((name) => [camelCase(name), look]));
  return {
    leaf: true,
    changed,
    attached: () => pusher.attached(),
    detached: () => pusher.detached(),
    methods: { context: pusher.context(), canvas: pusher.scene.canvas },
  };
});
