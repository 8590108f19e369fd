import { createCasting } from '../casting.ts';
import { defineBuiltin, type BuiltinContext } from '../define.ts';
import { createFullScreen } from '../full-screen.ts';
import { createLiveScene, method } from '../live-stream.ts';
import { camelCase } from '../read-value.ts';
import { soon, whenCovered } from '../page-facts.ts';
import { createSmallWindow } from '../small-window.ts';
import props from './props.ts';

type Context = BuiltinContext<typeof props>;

/** Documented codes of a stream, in the order in which they come. */
const STARTED = [
  [2001, 'connected to the server'],
  [2002, 'connected to the RTMP server, begins to pull the stream'],
  [2008, 'decoder started'],
  [2003, 'first video packet (IDR) received'],
  [2009, 'resolution known'],
  [2004, 'begins to play'],
] as const;
const FAILED = [
  [3002, 'RTMP server could not be reached'],
  [2103, 'connection lost, connects again'],
  [-2301, 'connection lost, several tries failed'],
] as const;

class LivePlayer {
  readonly #it: Context;
  readonly scene;
  readonly full;
  readonly casting;
  #small: ReturnType<typeof createSmallWindow> | undefined;
  #isMuted = false;

  constructor(it: Context) {
    this.#it = it;
    this.scene = createLiveScene(it, props, {
      label: { en: 'Sample stream', zh: '示例直播流' },
      look: () => ({ isFront: false }),
      size: () => (it.data.mode === 'RTC' ? { width: 360, height: 640 } : { width: 640, height: 360 }),
      seen: ['object-fit', 'orientation', 'autoplay', 'mode'],
      tellNetwork: () => this.#tellNetwork(),
    });
    this.full = createFullScreen(it, { isWide: () => it.data.mode === 'live', changed: () => undefined });
    this.casting = createCasting(it, () => (this.casting.isOn ? this.scene.stop() : this.play()));
  }

  #tell(codes: readonly (readonly [code: number, message: string])[]): void {
    for (const [code, message] of codes) this.#it.emit('statechange', { code, message });
  }

  #tellNetwork(): void {
    const { width, height } = this.scene.canvas;
    const figures = {
      videoBitrate: 800,
      audioBitrate: 48,
      videoFPS: 30,
      videoGOP: 2,
      netSpeed: 848,
      netJitter: 0,
    };
    this.#it.emit('netstatus', { info: { ...figures, videoWidth: width, videoHeight: height } });
    // The sample stream is silent.
    this.#it.emit('audiovolumenotify', { volume: 0 });
  }

  play(): void {
    if (!this.#it.data.src) {
      this.#it.emit('error', { errMsg: 'src is empty' });
      return;
    }
    this.#tell([[2007, 'loading']]);
    if (!this.#it.hooks.isOnline()) return this.#tell(FAILED);
    this.scene.start();
    this.#tell(STARTED);
  }

  stop(): void {
    this.scene.clear();
    this.#tell([[2006, 'ended']]);
  }

  attached(): void {
    const it = this.#it;
    this.#small = createSmallWindow(it, {
      picture: (document) => this.scene.copy(document),
      isPlaying: () => this.scene.isRunning,
      left: (page) => page === 'back' && this.scene.start(),
    });
    it.cleanup(
      whenCovered(it, () => {
        this.#small?.pushed();
        if (it.data.autoPauseIfNavigate) this.scene.stop();
      }),
    );
    it.cleanup(
      it.hooks.watch((fact) => {
        if (fact !== 'network' || !this.scene.isRunning || it.hooks.isOnline()) return;
        this.scene.stop();
        this.#tell(FAILED.slice(1));
      }),
    );
    if (it.data.autoplay) soon(it, () => this.play());
  }

  detached(): void {
    this.#small?.popped();
    this.full.leave();
  }

  context() {
    return {
      play: method('play', () => this.play()),
      stop: method('stop', () => this.stop()),
      pause: method('pause', () => this.scene.stop()),
      resume: method('resume', () => this.scene.start()),
      mute: method('mute', () => {
        this.#isMuted = !this.#isMuted;
        this.#it.write('muted', this.#isMuted);
      }),
      requestFullScreen: method<{ direction?: number }>('requestFullScreen', ({ direction }) =>
        this.full.enter(direction),
      ),
      exitFullScreen: method('exitFullScreen', () => this.full.leave()),
      exitPictureInPicture: method('exitPictureInPicture', () => this.#small?.close()),
      startCasting: method('startCasting', () => {
        if (!this.#it.data.enableCasting) throw new Error('enable-casting is false');
        return this.casting.start();
      }),
      exitCasting: method('exitCasting', () => this.casting.exit()),
    };
  }
}

export default defineBuiltin(props, (it) => {
  const player = new LivePlayer(it);
  const words = () => player.scene.describe();
  const changed = Object.fromEntries(Object.keys(props.props).map((name) => [camelCase(name), words]));
  return {
    leaf: true,
    changed: {
      ...changed,
      src: () => {
        words();
        if (it.node.isConnected && it.data.autoplay) player.play();
      },
    },
    attached: () => player.attached(),
    detached: () => player.detached(),
    methods: { context: player.context(), canvas: player.scene.canvas },
  };
});
