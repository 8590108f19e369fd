// simulated: UDP and TCP by this computer's own network; a simulated phone has no other.
import type { SocketFact, SocketPlace } from '../../contract/sandbox.ts';
import { fromBase64, toBytes } from '../files/encoding.ts';
import { syncApi, type ApiContext } from '../wx/define.ts';
import { canOpenSockets, openHostSocket, type HostSocket } from '../wx/host-sockets.ts';

type Listener = (detail?: object) => void;

/** What UDP and TCP sockets share: listeners by fact, and the host's socket. */
class RawSocket {
  readonly #name: string;
  readonly #context: ApiContext;
  readonly #listeners = new Map<string, Set<Listener>>();
  socket: HostSocket | undefined;
  local: SocketPlace | undefined;

  constructor(name: string, context: ApiContext) {
    this.#name = name;
    this.#context = context;
  }

  /** `onX` and `offX` of each fact. */
  members(facts: readonly string[]): object {
    const on = (fact: string) => (listener: Listener) => {
      if (typeof listener === 'function')
        this.#listeners.set(fact, (this.#listeners.get(fact) ?? new Set()).add(listener));
    };
    const off = (fact: string) => (listener?: Listener) => {
      if (listener) this.#listeners.get(fact)?.delete(listener);
      else this.#listeners.delete(fact);
    };
    return Object.fromEntries(
      facts.flatMap((fact) => [
        [`on${fact}`, on(fact)],
        [`off${fact}`, off(fact)],
      ]),
    );
  }

  tell(fact: string, detail: object = {}): void {
    for (const listener of this.#listeners.get(fact) ?? []) {
      try {
        listener(detail);
      } catch (error) {
        this.#context.runtime.reporter.exception(error, `${this.#name} on ${fact}`);
      }
    }
  }

  fail(member: string, reason: string): void {
    this.tell('Error', { errMsg: `${this.#name}.${member}:fail ${reason}` });
  }

  /** Opens the host's socket; says by `error` where that cannot be. */
  open(kind: 'udp' | 'tcp', member: string, options: object, opened: () => void): void {
    const { host, device } = this.#context;
    if (device.settings.network === 'none')
      return void queueMicrotask(() => this.fail(member, 'network is down'));
    if (!canOpenSockets(host))
      return void queueMicrotask(() => this.fail(member, 'sockets need the IDE: a browser has none'));
    const tell = (fact: SocketFact): void => {
      if (fact.type === 'socket.opened') {
        this.local = fact.local;
        opened();
      } else if (fact.type === 'socket.received') this.#received(fact);
      else if (fact.type === 'socket.failed') this.fail(member, fact.reason);
      else if (fact.type === 'socket.closed') this.#closed();
    };
    const refused = (error: unknown): void => {
      this.fail(member, (error as Error).message);
      this.#closed();
    };
    this.socket = openHostSocket(host, kind, options, { tell, refused });
  }

  #received({ base64 = '', remote }: Extract<SocketFact, { type: 'socket.received' }>): void {
    const bytes = fromBase64(base64);
    const remoteInfo = { ...remote, size: bytes.byteLength };
    this.tell('Message', { message: bytes.buffer, remoteInfo, localInfo: { ...this.local } });
  }

  #closed(): void {
    this.socket = undefined;
    this.tell('Close');
  }
}

interface SendOptions {
  address?: string;
  port?: number;
  message?: unknown;
  offset?: number;
  length?: number;
  setBroadcast?: boolean;
}

/** Documented: `offset` and `length` are of an ArrayBuffer. */
function partOf({ message, offset = 0, length }: SendOptions): unknown {
  if (typeof message === 'string') return message;
  const bytes = toBytes(message);
  return bytes.slice(offset, length === undefined ? undefined : offset + length);
}

/** Ports that a system gives to whoever asks for any. */
const anyPort = () => 49_152 + Math.floor(Math.random() * 16_384);

class UdpSocket {
  readonly #raw: RawSocket;
  #to: { address: string; port: number } | undefined;
  #ttl = 64;

  constructor(context: ApiContext) {
    this.#raw = new RawSocket('UDPSocket', context);
    Object.assign(this, this.#raw.members(['Listening', 'Message', 'Error', 'Close']));
  }

  bind(port?: number): number {
    const at = port ?? anyPort();
    if (this.#raw.socket) {
      queueMicrotask(() => this.#raw.fail('bind', 'already bound'));
      return this.#raw.local?.port ?? at;
    }
    this.#raw.open('udp', 'bind', { port: at }, () => this.#raw.tell('Listening'));
    return at;
  }

  setTTL(ttl: number): void {
    this.#ttl = Math.min(255, Math.max(1, Math.round(ttl)));
  }

  connect({ address, port }: { address: string; port: number }): void {
    this.#to = { address, port };
  }

  send(options: SendOptions): void {
    this.#send('send', options, options);
  }

  write(options: SendOptions): void {
    if (!this.#to) return this.#raw.fail('write', 'not connected');
    this.#send('write', options, this.#to);
  }

  close(): void {
    this.#raw.socket?.close();
  }

  #send(member: string, options: SendOptions, { address, port }: { address?: string; port?: number }): void {
    const { socket } = this.#raw;
    if (!socket) return this.#raw.fail(member, 'not bound');
    if (typeof address !== 'string' || typeof port !== 'number' || options.message === undefined)
      return this.#raw.fail(member, 'invalid address, port or message');
    const to = { address, port, broadcast: options.setBroadcast === true, ttl: this.#ttl };
    socket.send(partOf(options), to).catch((error: Error) => this.#raw.fail(member, error.message));
  }
}

/** Documented default of connecting, in seconds. */
const USUAL_TIMEOUT = 2;

class TcpSocket {
  readonly #raw: RawSocket;

  constructor(context: ApiContext) {
    this.#raw = new RawSocket('TCPSocket', context);
    Object.assign(this, this.#raw.members(['Connect', 'Message', 'Error', 'Close', 'BindWifi']));
  }

  connect({
    address,
    port,
    timeout = USUAL_TIMEOUT,
  }: {
    address: string;
    port: number;
    timeout?: number;
  }): void {
    if (this.#raw.socket) return this.#raw.fail('connect', 'already connected');
    const options = { address, port, timeout: timeout * 1000 };
    this.#raw.open('tcp', 'connect', options, () => this.#raw.tell('Connect'));
  }

  write(data: unknown): void {
    const { socket } = this.#raw;
    if (!socket) return this.#raw.fail('write', 'not connected');
    socket.send(data).catch((error: Error) => this.#raw.fail('write', error.message));
  }

  bindWifi(): void {
    this.#raw.fail('bindWifi', 'the simulated phone has one network only');
  }

  close(): void {
    this.#raw.socket?.close();
  }
}

export const createUDPSocket = syncApi((context: ApiContext) => new UdpSocket(context));
export const createTCPSocket = syncApi((context: ApiContext) => new TcpSocket(context));
