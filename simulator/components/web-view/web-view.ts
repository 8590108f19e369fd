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

/** What a phone shows instead of a page whose domain is not on the console's list. */
function createRefusal(it: Context): { show(src: string): void; hide(): void } {
  const box = it.document.createElement('div');
  box.className = 'wx-web-view-refused';
  return {
    show(src) {
      const isChinese = it.hooks.language() === 'zh';
      const title = it.document.createElement('b');
      const text = it.document.createElement('p');
      title.textContent = isChinese ? '无法打开该页面' : 'This page cannot be opened';
      text.textContent = isChinese
        ? `不支持打开 ${src}`
        : `${src} is not a business domain of this mini program.`;
      box.replaceChildren(title, text);
      it.node.append(box);
    },
    hide: () => box.remove(),
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
  const refused = createRefusal(it);
  const fail = () => {
    frame.removeAttribute('src');
    it.emit('error', { url: it.data.src, fullUrl: it.data.src });
  };
  const show = (address: string) => {
    bar.hidden = false;
    frame.src = address;
  };
  const open = () => {
    const { src } = it.data;
    refused.hide();
    if (!src) return frame.removeAttribute('src');
    const address = addressOf(it);
    const isForeign = /^https?:/i.test(src);
    if (!address || (isForeign && !it.hooks.isOnline())) return fail();
    const may = isForeign ? it.hooks.mayShow(src) : true;
    if (may === true) return show(address);
    void may.then((isAllowed) => {
      // Another page may be wanted by now.
      if (it.data.src !== src) return;
      if (isAllowed) return show(address);
      refused.show(src);
      fail();
    });
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
