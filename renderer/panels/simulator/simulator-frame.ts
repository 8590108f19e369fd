import type { ConsolePlace } from '../../../contract/debug/console.ts';
import type { AskerEnd, DebugNews } from '../../../contract/debug/wire.ts';
import type {
  SimulatorHello,
  SimulatorNews,
  SimulatorOrder,
  SimulatorSettings,
  SimulatorStart,
} from '../../../contract/simulator-bridge.ts';

export interface SimulatorFrame {
  readonly element: HTMLElement;
  tell(order: SimulatorOrder): void;
  /** A picture of the screen as it is now, as the address of a PNG. */
  takePicture(): Promise<string | null>;
  dispose(): void;
}

export interface FrameOptions {
  url: string;
  /** As they are now: a page that was loaded again is told what was changed since. */
  settings: () => SimulatorSettings;
  start: SimulatorStart;
  label: string;
  heard: (news: SimulatorNews) => void;
  /** A page was loaded: its debug channel. The function given back is called when the page is gone. */
  debugged: (end: AskerEnd) => () => void;
  /** False: the program did not answer in time, and where it goes round if it could tell. True: it does again. */
  answers: (does: boolean, stack?: ConsolePlace[]) => void;
}

const PING_MS = 1000;
/** Longer than a slow page takes to open, short enough that nobody wonders. */
const SILENCE_MS = 5000;

/**
 * The running program in a frame of its own origin: site isolation gives it a process of its own, so a program in
 * an endless loop stops nothing but itself. It may not open windows, leave its frame or download.
 */
export function openFrame(options: FrameOptions): SimulatorFrame {
  const element = document.createElement('iframe');
  element.className = 'simulator-page';
  element.title = options.label;
  element.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-forms');
  element.allow = 'autoplay';
  element.src = withOptions(options);
  const origin = new URL(options.url).origin;
  let port: MessagePort | undefined;
  let isSilent = false;
  let lastHeard = performance.now();
  let pings = 0;
  const pictures = new Map<number, (png: string | null) => void>();
  let debug = (_news: DebugNews): void => {};
  let undebug = (): void => {};

  function heard(news: SimulatorNews): void {
    // Said in the middle of a task that has not ended: no sign of life.
    if (news.type === 'loop.found') {
      isSilent = true;
      options.answers(false, news.stack);
      return;
    }
    lastHeard = performance.now();
    if (isSilent) options.answers(true);
    isSilent = false;
    if (news.type === 'debug') debug(news.message);
    else if (news.type === 'screenshot.taken') {
      pictures.get(news.id)?.(typeof news.png === 'string' ? news.png : null);
      pictures.delete(news.id);
    } else if (news.type !== 'pong') options.heard(news);
  }

  // Each load of the frame is a new page: it gets a new channel.
  element.addEventListener('load', () => {
    port?.close();
    const channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = (event: MessageEvent<SimulatorNews>) => heard(event.data);
    lastHeard = performance.now();
    const hello: SimulatorHello = {
      type: 'tessera.hello',
      settings: options.settings(),
      start: options.start,
    };
    element.contentWindow?.postMessage(hello, origin, [channel.port2]);
    const before = undebug;
    undebug = options.debugged({
      send: (message) => channel.port1.postMessage({ type: 'debug', message } satisfies SimulatorOrder),
      receive: (listener) => (debug = listener),
    });
    before();
  });

  const timer = setInterval(() => {
    if (!port || document.hidden) {
      lastHeard = performance.now();
      return;
    }
    port.postMessage({ type: 'ping', id: pings++ } satisfies SimulatorOrder);
    if (isSilent || performance.now() - lastHeard < SILENCE_MS) return;
    isSilent = true;
    options.answers(false);
  }, PING_MS);

  return {
    element,
    tell: (order) => port?.postMessage(order),
    takePicture() {
      if (!port) return Promise.resolve(null);
      const id = pings++;
      port.postMessage({ type: 'screenshot.take', id } satisfies SimulatorOrder);
      return new Promise((resolve) => pictures.set(id, resolve));
    },
    dispose() {
      clearInterval(timer);
      undebug();
      for (const give of pictures.values()) give(null);
      port?.close();
      element.remove();
    },
  };
}

/** The first start is in the address: nothing has to be waited for. */
function withOptions({ url, settings, start }: FrameOptions): string {
  const address = new URL(url);
  address.searchParams.set('settings', JSON.stringify(settings()));
  address.searchParams.set('start', JSON.stringify(start));
  return address.href;
}
