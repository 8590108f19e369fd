import { defineBuiltin } from '../define.ts';
import props from './props.ts';

/** What a page within sends to its parent: `{ miniProgram: 'navigateTo', data: { url } }`. */
interface Message {
  miniProgram?: string;
  data?: Record<string, unknown>;
}

const calls = new Set(['navigateTo', 'navigateBack', 'switchTab', 'reLaunch', 'redirectTo']);

export default defineBuiltin(props, (it) => {
  const frame = it.document.createElement('iframe');
  frame.className = 'wx-web-view-control';
  // A foreign page may run, but neither leave its frame nor act for the program.
  frame.setAttribute('sandbox', 'allow-scripts allow-forms allow-same-origin allow-popups');
  it.node.append(frame);
  const waiting: unknown[] = [];
  const deliver = () => {
    if (waiting.length) it.emit('message', { data: waiting.splice(0) });
  };
  it.listen<MessageEvent<Message | null>>(it.window, 'message', ({ source, data }) => {
    if (source !== frame.contentWindow || !data?.miniProgram) return;
    const { miniProgram: name, data: options = {} } = data;
    if (name === 'postMessage') waiting.push(options.data ?? options);
    else if (calls.has(name)) it.hooks.call(name, options).catch(() => undefined);
  });
  it.listen(frame, 'load', () => {
    if (!it.data.src) return;
    it.emit('load', { src: it.data.src });
  });
  it.listen(frame, 'error', () => it.emit('error', { url: it.data.src, fullUrl: it.data.src }));
  return {
    leaf: true,
    changed: {
      src(src) {
        if (/^(https?:|data:|blob:)/.test(src)) frame.src = src;
        else if (src) frame.src = it.hooks.resolveUrl(src, it.owner());
        else frame.removeAttribute('src');
      },
    },
    // Documented: messages arrive when the page goes back, is destroyed or shared.
    detached: deliver,
    methods: { deliver },
  };
});
