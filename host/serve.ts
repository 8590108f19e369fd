import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { RPCHandler } from '@orpc/server/ws';
import type { AnyRouter } from '@orpc/server';
import { WebSocketServer, type WebSocket } from 'ws';
import { refuse, systemCode } from './errors.ts';
import type { Host } from './start.ts';
import type { Verdict } from './serve/guard.ts';
import { IdeSite } from './serve/ide-site.ts';
import { answerProgram, judgeSandboxSocket } from './serve/program-site.ts';

export interface ServeOptions {
  host: Host;
  /** Where a fixed port is wished for and taken, starting fails; without one any free port does. */
  port?: number;
  /** dist/renderer: left out in Electron, where windows do not come over HTTP. */
  rendererFolder?: string;
  /** dist/simulator. */
  simulatorFolder: string;
  /** Further origins that may frame programs, such as Electron's `app://ide`. */
  framedBy?: readonly string[];
  /** Milliseconds between two questions whether a window is still there. */
  heartbeat?: number;
}

export interface Serving {
  port: number;
  /** `http://ide.localhost:<port>/?token=…`; '' where no renderer is served. */
  address: string;
  dispose(): Promise<void>;
}

/** Tried first, so that addresses (and with them the programs' storage) stay the same from day to day. */
export const usualPort = 7420;
const usualHeartbeat = 20_000;
const largestMessage = 160 * 1024 * 1024;

async function listenAt(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}

async function listen(server: Server, port: number | undefined): Promise<number> {
  try {
    return await listenAt(server, port ?? usualPort);
  } catch (error) {
    const code = systemCode(error);
    if (port !== undefined && (code === 'EADDRINUSE' || code === 'EACCES')) {
      throw refuse('PORT_TAKEN', { port }, error);
    }
    if (port !== undefined || code !== 'EADDRINUSE') throw error;
    return listenAt(server, 0);
  }
}

function refuseSocket(socket: Duplex, { status, reason }: Verdict): void {
  const title = status === 401 ? 'Unauthorized' : 'Forbidden';
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\nConnection: close\r\nContent-Length: ${reason.length}\r\n\r\n${reason}`,
  );
}

/** Questions without an answer after which a window counts as gone: a busy machine answers late. */
const mostUnanswered = 2;

/** A computer that slept leaves sockets nobody hears from: they are ended, so that their streams are. */
function keepAlive(sockets: WebSocketServer, heartbeat: number): NodeJS.Timeout {
  const unanswered = new WeakMap<WebSocket, number>();
  sockets.on('connection', (socket) => {
    const hear = () => unanswered.set(socket, 0);
    socket.on('pong', hear).on('message', hear);
  });
  const ask = () => {
    for (const socket of sockets.clients) {
      const count = unanswered.get(socket) ?? 0;
      if (count >= mostUnanswered) socket.terminate();
      else {
        unanswered.set(socket, count + 1);
        socket.ping();
      }
    }
  };
  // Where the host itself was held, answers lie unread: they are read before anybody is judged.
  const timer = setInterval(() => setImmediate(ask), heartbeat);
  return timer.unref();
}

class LoopbackServer implements Serving {
  readonly port: number;
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage });
  readonly #timer: NodeJS.Timeout;
  readonly #ide: IdeSite | undefined;
  readonly #options: ServeOptions;
  readonly #handlers = new WeakMap<object, RPCHandler<Record<never, never>>>();

  constructor(server: Server, port: number, options: ServeOptions) {
    this.#server = server;
    this.port = port;
    this.#options = options;
    this.#timer = keepAlive(this.#sockets, options.heartbeat ?? usualHeartbeat);
    if (options.rendererFolder) this.#ide = new IdeSite({ port, folder: options.rendererFolder });
    server.on('request', (request, response) => void this.#answer(request, response));
    server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
    options.host.parts.programs.servedAt(port);
  }

  get address(): string {
    return this.#ide ? `${this.#ide.origin}/?token=${this.#ide.token}` : '';
  }

  /** The site that `Host` names: anything but our own names may be DNS rebinding and is refused. */
  #siteOf(request: IncomingMessage) {
    const name = request.headers.host ?? '';
    const suffix = `.localhost:${this.port}`;
    if (!name.endsWith(suffix)) return undefined;
    const label = name.slice(0, -suffix.length);
    const url = URL.parse(request.url ?? '/', `http://${name}`);
    if (!url || url.host !== name) return undefined;
    if (label === 'ide') return this.#ide ? { ide: this.#ide, url } : undefined;
    const program = this.#options.host.parts.programs.find(label);
    return program ? { program, url } : undefined;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const site = this.#siteOf(request);
      if (!site) response.writeHead(403, { 'Content-Type': 'text/plain' }).end('foreign host');
      else if (site.ide) await site.ide.answer(request, response, site.url);
      else {
        const { simulatorFolder, framedBy = [] } = this.#options;
        const frames = this.#ide ? [this.#ide.origin, ...framedBy] : framedBy;
        const sources = { folder: simulatorFolder, framedBy: frames };
        await answerProgram(request, response, site.url, site.program, sources);
      }
    } catch (error) {
      this.#options.host.parts.log.named('serve').error(`${request.method} ${request.url} failed`, error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const site = this.#siteOf(request);
    if (!site) return refuseSocket(socket, { status: 403, reason: 'foreign host' });
    const { ide, program, url } = site;
    const refusal = ide ? ide.judgeSocket(request) : judgeSandboxSocket(request, url, program);
    if (refusal) return refuseSocket(socket, refusal);
    if (url.pathname !== (ide ? '/rpc' : '/sandbox')) {
      return refuseSocket(socket, { status: 403, reason: 'no such socket' });
    }
    const router = ide ? this.#options.host.router : program.source.sandbox;
    this.#sockets.handleUpgrade(request, socket, head, (opened) => {
      this.#sockets.emit('connection', opened, request);
      void this.#handlerOf(router).upgrade(opened, { context: {} });
    });
  }

  #handlerOf(router: AnyRouter) {
    const known = this.#handlers.get(router);
    if (known) return known;
    const made = new RPCHandler<Record<never, never>>(router);
    this.#handlers.set(router, made);
    return made;
  }

  async dispose(): Promise<void> {
    clearInterval(this.#timer);
    this.#options.host.parts.programs.servedAt(undefined);
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Serves the IDE (in the browser host) and every simulated program's origin, on the loopback interface only. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const server = createServer();
  const port = await listen(server, options.port);
  return new LoopbackServer(server, port, options);
}
