import type { NetworkBody, NetworkMessage } from '../../contract/debug/network.ts';
import { bodyOf, type Exchange } from './network-bodies.ts';
import type { Recorder } from './network.ts';

const MOST_MESSAGES = 1_000;
const LONGEST = 100_000;

/** Sees the sockets that `wx.connectSocket` opens; those to the page's own origin are the simulator's. */
export function watchSockets(window: Window & typeof globalThis, recorder: Recorder): void {
  window.WebSocket = new Proxy(window.WebSocket, {
    construct(Target, [url, protocols]: [string, string[]?]) {
      const socket = new Target(url, protocols);
      if (new URL(socket.url).host !== window.location.host) follow(socket, recorder);
      return socket;
    },
  });
}

function follow(socket: WebSocket, recorder: Recorder): void {
  const exchange = recorder.begin('socket', socket.url, 'GET');
  const { entry } = exchange;
  exchange.messages = [];
  recorder.touch(exchange);
  const note = (direction: NetworkMessage['direction'], data: unknown): void => {
    const body = messageBody(data);
    if (direction === 'sent') entry.sent += body.size;
    else entry.received += body.size;
    addMessage(exchange, { direction, time: Date.now(), body });
    recorder.touch(exchange);
  };
  const { send } = socket;
  socket.send = (data) => {
    note('sent', data);
    send.call(socket, data);
  };
  socket.addEventListener('open', () => {
    entry.status = 101;
    recorder.touch(exchange);
  });
  socket.addEventListener('message', ({ data }) => note('received', data));
  socket.addEventListener('error', () => {
    entry.error = 'the connection failed';
  });
  socket.addEventListener('close', ({ code, reason }) => {
    entry.state = entry.error ? 'failed' : 'done';
    if (code !== 1000 && !entry.error) entry.error = [code, reason].filter(Boolean).join(' ');
    entry.milliseconds = performance.now() - exchange.clock;
    recorder.touch(exchange);
  });
}

function addMessage(exchange: Exchange, message: NetworkMessage): void {
  const messages = (exchange.messages ??= []);
  messages.push(message);
  if (messages.length > MOST_MESSAGES) messages.splice(0, MOST_MESSAGES / 10);
}

function messageBody(data: unknown): NetworkBody {
  if (typeof data === 'string') {
    const cut = data.length > LONGEST ? { isCut: true } : {};
    return { size: new TextEncoder().encode(data).length, text: data.slice(0, LONGEST), ...cut };
  }
  const bytes =
    data instanceof ArrayBuffer
      ? new Uint8Array(data)
      : ArrayBuffer.isView(data)
        ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
        : new Uint8Array();
  const part = bytes.subarray(0, LONGEST);
  const base64 = btoa(Array.from(part, (byte) => String.fromCharCode(byte)).join(''));
  return { ...bodyOf(base64, ''), size: bytes.length };
}
