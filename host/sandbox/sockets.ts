import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { connect, type Socket as TcpSocket } from 'node:net';
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { SocketFact, SocketPlace, WebSocketRequest } from '../../contract/sandbox.ts';
import type { Door } from '../door.ts';
import { AppError } from '../../contract/errors.ts';
import { refuse } from '../errors.ts';
import { FactsOfOne } from '../facts-of-one.ts';
import { checkDomain, checkPlace, checkPort, checkTarget, type NetworkRules } from '../program-reach.ts';

const megabyte = 1024 * 1024;
const limits = { open: 32, message: 16 * megabyte, unread: 10_000, datagram: 65_507 };

const id = z.uuid();
const port = z.number().int().min(1).max(65_535);
const address = z.string().min(1).max(255);
const base64 = z.string().max(limits.message * 1.4);

const web = z.object({
  id,
  url: z.url().max(64 * 1024),
  protocols: z.array(z.string().max(200)).max(20),
  header: z.record(z.string().max(200), z.string().max(16 * 1024)),
  timeout: z.number().min(1).max(600_000),
  perMessageDeflate: z.boolean(),
  checksDomains: z.boolean(),
});
const tcp = z.object({ id, address, port, timeout: z.number().min(1).max(600_000) });
const udp = z.object({ id, port: z.number().int().min(0).max(65_535) });
const sent = z.object({
  id,
  text: z.string().max(limits.message).optional(),
  base64: base64.optional(),
  /** Of a datagram. */
  to: z.object({ address, port, broadcast: z.boolean(), ttl: z.number().int().min(1).max(255) }).optional(),
});
const closed = z.object({
  id,
  code: z.number().int().default(1000),
  reason: z.string().max(123).default(''),
});

type Sent = z.infer<typeof sent>;

/** An open socket, of whatever kind. */
interface Open {
  send(message: Sent): Promise<void>;
  close(code: number, reason: string): void;
  /** Nobody reads what it tells any more. */
  destroy(): void;
}

type Facts = FactsOfOne<SocketFact>;
type Make = (facts: Facts) => Open | Promise<Open>;

/** Headers of the handshake itself, and those that the platform sets. */
const own = /^(host|connection|upgrade|referer|sec-websocket-.*)$/i;

const bytesOf = ({ text, base64: bytes }: Sent): Buffer | string =>
  text ?? Buffer.from(bytes ?? '', 'base64');

const placeOf = (
  host: string | undefined,
  at: number | undefined,
  family: string | undefined,
): SocketPlace => ({
  address: host ?? '',
  port: at ?? 0,
  family: family === 'IPv6' ? 'IPv6' : 'IPv4',
});

function openWeb(asked: WebSocketRequest, referer: string, facts: Facts): Open {
  const header = Object.fromEntries(Object.entries(asked.header).filter(([name]) => !own.test(name)));
  const socket = new WebSocket(asked.url, asked.protocols, {
    headers: { ...header, referer },
    handshakeTimeout: asked.timeout,
    maxPayload: limits.message,
    perMessageDeflate: asked.perMessageDeflate,
  });
  let answered: Record<string, string> = {};
  socket.on('upgrade', ({ headers }) => {
    answered = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  });
  socket.on('open', () => facts.tell({ type: 'socket.opened', header: answered }));
  socket.on('message', (data: Buffer, isBinary) =>
    facts.tell({
      type: 'socket.received',
      ...(isBinary ? { base64: data.toString('base64') } : { text: data.toString() }),
    }),
  );
  socket.on('error', ({ message }) => {
    facts.tell({
      type: 'socket.failed',
      reason: message,
      isTimeout: /handshake has timed out/.test(message),
    });
  });
  socket.on('close', (code, reason) => {
    facts.tell({ type: 'socket.closed', code, reason: reason.toString() });
    facts.end();
  });
  return {
    send: (message) =>
      new Promise((resolve, reject) =>
        socket.send(bytesOf(message), (error) => (error ? reject(error) : resolve())),
      ),
    close: (code, reason) => socket.close(code, reason),
    destroy: () => socket.terminate(),
  };
}

function openTcp(asked: z.infer<typeof tcp>, facts: Facts): Open {
  const socket: TcpSocket = connect({ host: asked.address, port: asked.port, timeout: asked.timeout });
  const remote = () => placeOf(socket.remoteAddress, socket.remotePort, socket.remoteFamily);
  const local = () => placeOf(socket.localAddress, socket.localPort, socket.localFamily);
  socket.on('connect', () => {
    // The time is that of connecting.
    socket.setTimeout(0);
    facts.tell({ type: 'socket.opened', header: {}, local: local(), remote: remote() });
  });
  socket.on('data', (data) =>
    facts.tell({ type: 'socket.received', base64: data.toString('base64'), remote: remote() }),
  );
  socket.on('timeout', () => {
    facts.tell({ type: 'socket.failed', reason: 'timeout', isTimeout: true });
    socket.destroy();
  });
  socket.on('error', ({ message }) => facts.tell({ type: 'socket.failed', reason: message }));
  socket.on('close', () => {
    facts.tell({ type: 'socket.closed', code: 1000, reason: '' });
    facts.end();
  });
  return {
    send: (message) =>
      new Promise((resolve, reject) =>
        socket.write(bytesOf(message), (error) => (error ? reject(error) : resolve())),
      ),
    close: () => socket.destroy(),
    destroy: () => socket.destroy(),
  };
}

function openUdp(asked: z.infer<typeof udp>, rules: NetworkRules, facts: Facts): Open {
  const socket: UdpSocket = createSocket('udp4');
  let isClosed = false;
  const close = () => {
    if (!isClosed) socket.close();
    isClosed = true;
  };
  socket.on('message', (data, from) =>
    facts.tell({
      type: 'socket.received',
      base64: data.toString('base64'),
      remote: placeOf(from.address, from.port, from.family),
    }),
  );
  socket.on('error', ({ message }) => {
    facts.tell({ type: 'socket.failed', reason: message });
    close();
  });
  socket.on('close', () => {
    facts.tell({ type: 'socket.closed', code: 1000, reason: '' });
    facts.end();
  });
  socket.bind(asked.port, () => {
    const { address: host, port: at, family } = socket.address();
    facts.tell({ type: 'socket.opened', header: {}, local: placeOf(host, at, family) });
  });
  return {
    async send(message) {
      const { to } = message;
      if (!to) throw refuse('SOCKET_FAILED', { reason: 'no address' });
      await checkPlace(to.address, to.port, rules);
      const data = Buffer.from(bytesOf(message));
      if (data.length > limits.datagram) throw refuse('SOCKET_FAILED', { reason: 'the message is too long' });
      socket.setBroadcast(to.broadcast || to.address === '255.255.255.255');
      socket.setTTL(to.ttl);
      await new Promise<void>((resolve, reject) =>
        socket.send(data, to.port, to.address, (error) => (error ? reject(error) : resolve())),
      );
    },
    close,
    destroy: close,
  };
}

/** Sockets of programs: WebSocket with headers of their own, TCP and UDP. None reaches the host's own doors. */
export function socketsSandbox(door: Door, rules: NetworkRules) {
  const open = new Map<string, Open>();
  const find = (socketId: string): Open => {
    const socket = open.get(socketId);
    if (!socket) throw refuse('SOCKET_GONE');
    return socket;
  };

  /** The stream of one socket: it ends with the socket, and the socket with it. */
  async function* follow(
    socketId: string,
    make: Make,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<SocketFact> {
    if (open.size >= limits.open) throw refuse('TOO_MANY_SOCKETS', { limit: limits.open });
    const facts: Facts = new FactsOfOne();
    const socket = await make(facts);
    open.set(socketId, socket);
    const stop = () => facts.end();
    signal?.addEventListener('abort', stop);
    if (signal?.aborted) stop();
    try {
      yield { type: 'socket.begun' };
      for await (const fact of facts.read()) {
        // Who does not read what comes in is cut off before the memory is full.
        if (facts.length > limits.unread) throw refuse('SOCKET_FAILED', { reason: 'too much is unread' });
        yield fact;
      }
    } finally {
      signal?.removeEventListener('abort', stop);
      open.delete(socketId);
      socket.destroy();
    }
  }

  return {
    /** A stream of SocketFact. */
    web: door.input(web).handler(({ input, signal }) =>
      follow(
        input.id,
        async (facts) => {
          await checkTarget(new URL(input.url), ['ws:', 'wss:'], rules);
          if (input.checksDomains) await checkDomain('socket', input.url, rules);
          return openWeb(input, rules.referer(), facts);
        },
        signal,
      ),
    ),
    tcp: door.input(tcp).handler(({ input, signal }) =>
      follow(
        input.id,
        async (facts) => {
          checkPort(input.port);
          await checkPlace(input.address, input.port, rules);
          return openTcp(input, facts);
        },
        signal,
      ),
    ),
    udp: door
      .input(udp)
      .handler(({ input, signal }) => follow(input.id, (facts) => openUdp(input, rules, facts), signal)),
    send: door.input(sent).handler(async ({ input }) => {
      await find(input.id)
        .send(input)
        .catch((error: unknown) => {
          if (error instanceof AppError) throw error;
          throw refuse('SOCKET_FAILED', { reason: (error as Error).message }, error);
        });
    }),
    close: door.input(closed).handler(({ input }) => {
      const { code } = input;
      const isAllowed = code === 1000 || (code >= 3000 && code <= 4999);
      find(input.id).close(isAllowed ? code : 1000, input.reason);
    }),
  };
}
