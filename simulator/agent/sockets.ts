import type { NetworkBody, NetworkMessage } from '../../contract/debug/network.ts';
import { bodyOf, failureOf, type Exchange } from './network-bodies.ts';
import type { SocketFact, WebSocketRequest } from '../../contract/sandbox.ts';
import type { HostClient } from '../wx/host-client.ts';
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

interface Sent {
  id: string;
  text?: string;
  base64?: string;
}

/** Sees the sockets that the host opens for `wx.connectSocket`: by their streams, and by what is sent. */
export function watchHostSockets(client: HostClient, recorder: Recorder): HostClient {
  if (!client.stream) return client;
  const exchanges = new Map<string, Exchange>();
  return {
    async call<Result>(method: string, input: unknown, signal?: AbortSignal): Promise<Result> {
      if (method === 'sockets.send') noteSent(exchanges, input as Sent, recorder);
      return client.call<Result>(method, input, signal);
    },
    stream<Told>(method: string, input: unknown, signal: AbortSignal): Promise<AsyncIterable<Told>> {
      const facts = client.stream!<Told>(method, input, signal);
      if (method !== 'sockets.web') return facts;
      const asked = input as WebSocketRequest;
      const exchange = recorder.begin('socket', asked.url, 'GET');
      exchange.requestHeader = asked.header;
      exchange.messages = [];
      recorder.touch(exchange);
      exchanges.set(asked.id, exchange);
      return seen(facts as Promise<AsyncIterable<SocketFact>>, exchange, recorder, () =>
        exchanges.delete(asked.id),
      ) as Promise<AsyncIterable<never>>;
    },
  };
}

function noteSent(
  exchanges: ReadonlyMap<string, Exchange>,
  { id, text, base64 }: Sent,
  recorder: Recorder,
): void {
  const exchange = exchanges.get(id);
  if (!exchange) return;
  const body = text === undefined ? bodyOf(base64 ?? '', '') : messageBody(text);
  exchange.entry.sent += body.size;
  addMessage(exchange, { direction: 'sent', time: Date.now(), body });
  recorder.touch(exchange);
}

async function seen(
  facts: Promise<AsyncIterable<SocketFact>>,
  exchange: Exchange,
  recorder: Recorder,
  ended: () => void,
): Promise<AsyncIterable<SocketFact>> {
  const { entry } = exchange;
  const end = (change: Partial<typeof entry>) => {
    Object.assign(entry, change, { milliseconds: performance.now() - exchange.clock });
    recorder.touch(exchange);
    ended();
  };
  const note = (fact: SocketFact) => {
    if (fact.type === 'socket.opened') {
      entry.status = 101;
      exchange.responseHeader = fact.header;
    } else if (fact.type === 'socket.received') {
      const body = fact.text === undefined ? bodyOf(fact.base64 ?? '', '') : messageBody(fact.text);
      entry.received += body.size;
      addMessage(exchange, { direction: 'received', time: Date.now(), body });
    } else if (fact.type === 'socket.failed') entry.error = fact.reason;
    else if (fact.type === 'socket.closed') return end(closing(entry.error, fact.code, fact.reason));
    recorder.touch(exchange);
  };
  async function* noted(given: AsyncIterable<SocketFact>): AsyncGenerator<SocketFact> {
    try {
      for await (const fact of given) {
        note(fact);
        yield fact;
      }
    } catch (error) {
      end(failureOf(error, false));
      throw error;
    }
  }
  try {
    return noted(await facts);
  } catch (error) {
    end(failureOf(error, false));
    throw error;
  }
}

/** 1000 is how a socket ends that has done its work. */
function closing(error: string | undefined, code: number, reason: string) {
  const words = error ?? (code === 1000 ? '' : [code, reason].filter(Boolean).join(' '));
  return { state: error ? ('failed' as const) : ('done' as const), ...(words && { error: words }) };
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
    Object.assign(entry, closing(entry.error, code, reason));
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
