import { connect, createServer, type Server, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { refuse } from '../errors.ts';

export interface NetworkShareOptions {
  /** This machine's addresses in its networks, the likeliest first. */
  addresses?: () => string[];
  /** Where the local console is in the network already (it was started with --lan). */
  known?: string | undefined;
}

/** How phones reach a console that this machine knows by a loopback address. */
export interface Reach {
  /** The address that a phone can open, or undefined: none. */
  phone: string | undefined;
  /** It listens on this machine alone, and may be shared. */
  canShare: boolean;
  isShared: boolean;
}

interface Shared {
  server: Server;
  sockets: Set<Socket>;
  /** The console, and where phones find it. */
  origin: string;
  address: string;
}

/**
 * Lets phones of the same network reach the local console, from the moment somebody asks for it until the IDE ends:
 * a port of this machine's address in the network that carries to the console's own.
 */
export class NetworkShare {
  readonly #addresses: () => string[];
  readonly #known: string | undefined;
  #shared: Shared | undefined;

  constructor({ addresses = lanAddresses, known }: NetworkShareOptions = {}) {
    this.#addresses = addresses;
    this.#known = known;
  }

  reach(address: string): Reach {
    const phone = this.reachable(address);
    const isLocal = isLoopback(address);
    const isShared = this.#shared !== undefined && this.#shared.origin === originOf(address);
    return { phone: isLocal && phone === address ? undefined : phone, canShare: isLocal, isShared };
  }

  /** An address of a console as a phone can open it; unchanged where it needs no change, or where nothing is shared. */
  reachable(address: string): string {
    if (!isLoopback(address)) return address;
    const origin = originOf(address);
    const base = this.#shared?.origin === origin ? this.#shared.address : this.#known;
    return base === undefined ? address : base + address.slice(origin.length);
  }

  async share(address: string): Promise<void> {
    if (!isLoopback(address) || this.reach(address).isShared) return;
    await this.stop();
    const [host] = this.#addresses();
    if (host === undefined) throw refuse('NO_NETWORK');
    const { port: text, hostname } = new URL(address);
    const port = Number(text || 80);
    const sockets = new Set<Socket>();
    const server = createServer((phone) =>
      carry(phone, connect(port, hostname.replace(/^\[|\]$/g, '')), sockets),
    );
    // The same port where it is free: then both addresses look alike.
    await listen(server, host, port).catch(() => listen(server, host, 0));
    const own = (server.address() as { port: number }).port;
    this.#shared = { server, sockets, origin: originOf(address), address: `http://${host}:${own}` };
  }

  async stop(): Promise<void> {
    const shared = this.#shared;
    this.#shared = undefined;
    if (!shared) return;
    for (const socket of shared.sockets) socket.destroy();
    await new Promise<void>((resolve) => shared.server.close(() => resolve()));
  }
}

function carry(phone: Socket, console: Socket, sockets: Set<Socket>): void {
  for (const [one, other] of [
    [phone, console],
    [console, phone],
  ] as const) {
    sockets.add(one);
    one.on('error', () => other.destroy());
    one.on('close', () => {
      sockets.delete(one);
      other.destroy();
    });
    one.pipe(other);
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}

const originOf = (address: string): string => /^https?:\/\/[^/]+/.exec(address)?.[0] ?? address;

/** Plain http on this machine: what TLS protects is not carried in the clear. */
function isLoopback(address: string): boolean {
  return /^http:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?(\/|$)/.test(address);
}

/** Networks at home and at work first; what containers and tunnels make comes last. */
function lanAddresses(): string[] {
  const rank = (address: string) => (/^192\.168\./.test(address) ? 0 : /^10\./.test(address) ? 1 : 2);
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter((entry) => entry.family === 'IPv4' && !entry.internal)
    .map((entry) => entry.address)
    .sort((a, b) => rank(a) - rank(b));
}
