import { fromBase64 } from '../files/encoding.ts';
import type { ApiContext } from './define.ts';
import { canOpenSockets, openHostSocket } from './host-sockets.ts';

export interface WireOptions {
  url: string;
  protocols: string[];
  header: Record<string, string>;
  timeout: number;
  perMessageDeflate: boolean;
}

/** What becomes of a WebSocket, whoever holds it. */
export interface WireEvents {
  /** It may be opened, and is being opened. */
  begun(): void;
  opened(header: Record<string, string>): void;
  received(data: string | ArrayBuffer): void;
  failed(error: { message: string; code?: string }): void;
  closed(code: number, reason: string): void;
}

export interface Wire {
  send(data: string | ArrayBuffer): Promise<void>;
  close(code: number, reason: string): void;
}

/** The host's socket, with headers of its own; where there is no host, the browser's. */
export function openWire(context: ApiContext, options: WireOptions, events: WireEvents): Wire {
  if (canOpenSockets(context.host)) return openByHost(context, options, events);
  const words = { en: 'a browser sends no headers with a socket', zh: '浏览器的 socket 不发送自定义 header' };
  if (Object.keys(options.header).length) context.warn(words[context.language()], 'wx.connectSocket');
  return openByBrowser(options, events);
}

function openByHost(context: ApiContext, options: WireOptions, events: WireEvents): Wire {
  const { checksDomains } = context.runtime.program.project;
  return openHostSocket(
    context.host,
    'web',
    { ...options, checksDomains },
    {
      tell(fact) {
        if (fact.type === 'socket.begun') events.begun();
        else if (fact.type === 'socket.opened') events.opened(fact.header);
        else if (fact.type === 'socket.received')
          events.received(fact.text ?? fromBase64(fact.base64!).buffer);
        else if (fact.type === 'socket.closed') events.closed(fact.code, fact.reason);
        else
          events.failed({
            message: fact.reason,
            ...(fact.isTimeout ? { code: 'REQUEST_TIMEOUT' } : {}),
          });
      },
      refused(error) {
        events.failed(error as { message: string; code?: string });
        events.closed(1006, '');
      },
    },
  );
}

function openByBrowser({ url, protocols }: WireOptions, events: WireEvents): Wire {
  const socket = new WebSocket(url, protocols);
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => events.opened({});
  socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => events.received(data);
  socket.onerror = () => events.failed({ message: 'the connection failed' });
  socket.onclose = ({ code, reason }) => events.closed(code, reason);
  queueMicrotask(() => events.begun());
  return {
    send: async (data) => socket.send(data),
    close: (code, reason) =>
      // A page may name 1000 and its own range only.
      socket.close(code !== 1000 && code < 3000 ? 1000 : code, reason),
  };
}
