// The only file that knows a wire: a WebSocket in the browser host, the message port that preload hands over in the
// desktop shell. Everybody else holds `HostClient` and sees `connection` change.
import { createORPCClient, type ClientContext, type ClientLink, type ClientOptions } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StreamItem } from '../contract/facts.ts';
import type { HostClient } from '../host/services.ts';

export type { HostClient };
export type OpenedProject = Awaited<ReturnType<HostClient['projects']['open']>>;
export type TextFile = Awaited<ReturnType<HostClient['files']['read']>>;
export type UnsavedBuffer = Awaited<ReturnType<HostClient['buffers']['list']>>[number];
export type Setting = Awaited<ReturnType<HostClient['settings']['catalog']>>[number];
export type SettingsView = Awaited<ReturnType<HostClient['settings']['get']>>;
export type Connection = 'connecting' | 'open' | 'lost';

type Link = ClientLink<ClientContext>;
type Place = { epoch: string; sequence: number };
type Stream<Fact> = AsyncIterable<StreamItem<Fact>>;

export interface Host {
  client: HostClient;
  connection: StoreApi<Connection>;
  /** True in the desktop shell: it has dialogs, a native menu and windows of its own. */
  isDesktop: boolean;
  /** Follows a stream across lost wires, from where it stopped. `missed`: facts were lost, look anew. */
  follow: <Fact>(
    open: (from: Place | undefined, signal: AbortSignal) => Promise<Stream<Fact>>,
    on: { fact: (fact: Fact) => void; missed?: () => void; failed?: (error: unknown) => void },
  ) => () => void;
}

/** Calls wait for a wire; a call whose wire broke under it is refused, for nobody knows whether it arrived. */
class ChangingLink implements ClientLink<ClientContext> {
  #current: Link | undefined;
  #waiting: ((link: Link) => void)[] = [];

  use(link: Link | undefined): void {
    this.#current = link;
    if (!link) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve(link);
  }

  async call(
    path: readonly string[],
    input: unknown,
    options: ClientOptions<ClientContext>,
  ): Promise<unknown> {
    const link = this.#current ?? (await new Promise<Link>((resolve) => this.#waiting.push(resolve)));
    return link.call([...path], input, options);
  }
}

export function connectHost(): Host {
  const link = new ChangingLink();
  const connection = createStore<Connection>(() => 'connecting');
  const isDesktop = location.protocol === 'app:' || /\bElectron\//.test(navigator.userAgent);
  if (isDesktop) connectPort(link, connection);
  else connectSocket(link, connection);
  return {
    client: createORPCClient<HostClient>(link),
    connection,
    isDesktop,
    follow: (open, on) => followStream(connection, open, on),
  };
}

/** Preload answers `tessera.connect` with a port; the host lives in the shell's own process. */
function connectPort(link: ChangingLink, connection: StoreApi<Connection>): void {
  window.addEventListener('message', (event) => {
    const [port] = event.ports;
    if (event.source !== window || event.data !== 'tessera.port' || !port) return;
    port.start();
    link.use(new PortLink({ port }) as Link);
    connection.setState('open', true);
  });
  window.postMessage('tessera.connect', location.origin);
}

/** Comes back by itself: at once after a break, then slower, and at once again when the computer wakes. */
function connectSocket(link: ChangingLink, connection: StoreApi<Connection>): void {
  const url = new URL('/rpc', location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  let attempts = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const connect = () => {
    clearTimeout(retry);
    retry = undefined;
    const socket = new WebSocket(url);
    socket.addEventListener('open', () => {
      attempts = 0;
      link.use(new SocketLink({ websocket: socket }) as Link);
      connection.setState('open', true);
    });
    socket.addEventListener('close', () => {
      link.use(undefined);
      if (connection.getState() === 'open') connection.setState('lost', true);
      attempts += 1;
      retry = setTimeout(connect, Math.min(4_000, 100 * 2 ** attempts));
    });
  };
  const wake = () => retry !== undefined && connect();
  window.addEventListener('online', wake);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && wake());
  connect();
}

function followStream<Fact>(
  connection: StoreApi<Connection>,
  open: (from: Place | undefined, signal: AbortSignal) => Promise<Stream<Fact>>,
  on: { fact: (fact: Fact) => void; missed?: () => void; failed?: (error: unknown) => void },
): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  let place: Place | undefined;
  const read = async () => {
    for await (const { epoch, sequence, fact } of await open(place, signal)) {
      place = { epoch, sequence };
      if (isOpening(fact)) {
        if (fact.missed) on.missed?.();
      } else on.fact(fact);
    }
  };
  const run = async () => {
    while (!signal.aborted) {
      await whenOpen(connection, signal);
      try {
        await read();
        // A stream that ends while the wire holds has nothing more to say (its project was closed).
        if (connection.getState() === 'open') return;
      } catch (error) {
        if (signal.aborted) return;
        if (connection.getState() === 'open' && !isWireError(error)) {
          on.failed?.(error);
          return;
        }
      }
      await whenClosedOrLater(connection);
    }
  };
  void run();
  return () => controller.abort();
}

function isOpening(fact: unknown): fact is { type: 'stream.opened'; missed: boolean } {
  return !!fact && typeof fact === 'object' && 'type' in fact && fact.type === 'stream.opened';
}

/** A refusal of the host has a code; a broken wire throws something without one. */
function isWireError(error: unknown): boolean {
  return !(error && typeof error === 'object' && 'code' in error && typeof error.code === 'string');
}

function whenOpen(connection: StoreApi<Connection>, signal: AbortSignal): Promise<void> {
  if (connection.getState() === 'open') return Promise.resolve();
  return new Promise((resolve) => {
    const stop = connection.subscribe((state) => state === 'open' && done());
    const done = () => {
      stop();
      resolve();
    };
    signal.addEventListener('abort', done, { once: true });
  });
}

/** The socket's close event may come after the stream's error: gives it a turn to be told. */
function whenClosedOrLater(connection: StoreApi<Connection>): Promise<void> {
  if (connection.getState() !== 'open') return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(done, 50);
    const stop = connection.subscribe(done);
    function done() {
      clearTimeout(timer);
      stop();
      resolve();
    }
  });
}
