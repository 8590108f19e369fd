import { defineBuiltin, type BuiltinContext } from '../define.ts';
import props from './props.ts';

/** What a page within sends to its parent: `{ miniProgram: 'navigateTo', data: { url } }`. */
interface Message {
  miniProgram?: string;
  data?: Record<string, unknown>;
}

const calls = new Set(['navigateTo', 'navigateBack', 'switchTab', 'reLaunch', 'redirectTo']);

type Context = BuiltinContext<typeof props>;

/** The address of the page within; undefined where it is none. */
function addressOf(it: Context): string | undefined {
  const { src } = it.data;
  if (!/^[a-z][a-z0-9+.-]*:/i.test(src)) return it.hooks.resolveUrl(src, it.owner());
  return /^(https?:|data:|blob:)/i.test(src) && URL.canParse(src) ? src : undefined;
}

/** Documented: the navigation bar takes the title of the page. That of a foreign origin is not told to us. */
function takeTitle(it: Context, frame: HTMLIFrameElement): void {
  let title: string | undefined;
  try {
    title = frame.contentDocument?.title;
  } catch {
    return;
  }
  if (it.data.updateTitle && title)
    void it.hooks.call('setNavigationBarTitle', { title }).catch(() => undefined);
}

/** Collects what the page within posts, and does what it asks for. */
function listenToPage(it: Context, frame: HTMLIFrameElement): { deliver(): void } {
  const waiting: unknown[] = [];
  it.listen<MessageEvent<Message | null>>(it.window, 'message', ({ source, data }) => {
    if (source !== frame.contentWindow || !data?.miniProgram) return;
    const { miniProgram: name, data: options = {} } = data;
    if (name === 'postMessage') waiting.push(options.data ?? options);
    else if (calls.has(name)) it.hooks.call(name, options).catch(() => undefined);
  });
  return {
    deliver() {
      if (waiting.length) it.emit('message', { data: waiting.splice(0) });
    },
  };
}

export default defineBuiltin(props, (it) => {
  const frame = it.document.createElement('iframe');
  const bar = it.document.createElement('i');
  frame.className = 'wx-web-view-control';
  bar.className = 'wx-web-view-progress';
  bar.hidden = true;
  // A foreign page may run, but neither leave its frame nor act for the program.
  frame.setAttribute('sandbox', 'allow-scripts allow-forms allow-same-origin allow-popups');
  it.node.append(frame, bar);
  const { deliver } = listenToPage(it, frame);
  it.listen(frame, 'load', () => {
    bar.hidden = true;
    if (!frame.hasAttribute('src')) return;
    it.emit('load', { src: it.data.src });
    takeTitle(it, frame);
  });
  const fail = () => {
    frame.removeAttribute('src');
    it.emit('error', { url: it.data.src, fullUrl: it.data.src });
  };
  const open = () => {
    const { src } = it.data;
    if (!src) return frame.removeAttribute('src');
    const address = addressOf(it);
    if (!address || (/^https?:/i.test(src) && !it.hooks.isOnline())) return fail();
    bar.hidden = false;
    frame.src = address;
  };
  return {
    leaf: true,
    changed: {
      src: open,
      progressbarColor(color) {
        bar.style.backgroundColor = color;
      },
    },
    // Documented: messages arrive when the page goes back, is destroyed or shared.
    detached: deliver,
    methods: { deliver },
  };
});
