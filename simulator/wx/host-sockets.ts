import type { SocketFact } from '../../contract/sandbox.ts';
import { toBase64, toBytes } from '../files/encoding.ts';
import type { HostClient } from './host-client.ts';

/** Where a datagram goes. */
export interface Destination {
  address: string;
  port: number;
  broadcast: boolean;
  ttl: number;
}

/** A socket that the host holds for the program. */
export interface HostSocket {
  send(data: unknown, to?: Destination): Promise<void>;
  close(code?: number, reason?: string): void;
  /** Ends it at once; nothing more is told. */
  drop(): void;
}

interface Hearing {
  tell(fact: SocketFact): void;
  /** It could not even be begun. */
  refused(error: unknown): void;
}

export const canOpenSockets = (host: HostClient): boolean => host.stream !== undefined;

/** Opens a socket of the host (host/sandbox/sockets.ts). The call is made at once: who watches sees which line made it. */
export function openHostSocket(
  host: HostClient,
  kind: 'web' | 'tcp' | 'udp',
  options: object,
  { tell, refused }: Hearing,
): HostSocket {
  const id = crypto.randomUUID();
  const ending = new AbortController();
  const stream = host.stream!<SocketFact>(`sockets.${kind}`, { id, ...options }, ending.signal);
  let begin = (): void => undefined;
  let begun: Promise<void> | undefined = new Promise((resolve) => (begin = resolve));
  const hear = (fact: SocketFact) => {
    if (fact.type === 'socket.begun') {
      begun = undefined;
      begin();
    }
    if (!ending.signal.aborted) tell(fact);
  };
  void (async () => {
    try {
      for await (const fact of await stream) hear(fact);
    } catch (error) {
      if (!ending.signal.aborted) refused(error);
    }
  })();
  return {
    async send(data, to) {
      const body = typeof data === 'string' ? { text: data } : { base64: toBase64(toBytes(data)) };
      // The host knows the socket from then on.
      if (begun) await begun;
      await host.call('sockets.send', { id, ...body, ...(to && { to }) });
    },
    close: (code = 1000, reason = '') =>
      void host.call('sockets.close', { id, code, reason }).catch(() => undefined),
    drop: () => ending.abort(),
  };
}
