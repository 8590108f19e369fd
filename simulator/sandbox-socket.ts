import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { HostClient } from './wx/host-client.ts';

export interface SandboxSocket extends HostClient {
  /** Goes through a stream of facts and goes on where it stopped when the wire was lost. */
  follow<Fact>(
    method: string,
    seen: (fact: Fact | { type: 'stream.opened'; missed: boolean }) => void,
  ): () => void;
  dispose(): void;
}

interface Item<Fact> {
  epoch: string;
  sequence: number;
  fact: Fact | { type: 'stream.opened'; missed: boolean };
}

type Call = (input: unknown, options: { signal?: AbortSignal }) => Promise<unknown>;
type Tree = { [name: string]: Tree } & Call;

/** The one wire from a program's page to the host. It opens again by itself. */
export function openSandboxSocket(token: string): SandboxSocket {
  const url = `${location.origin.replace('http', 'ws')}/sandbox?token=${encodeURIComponent(token)}`;
  let wire = connect(url);
  let isDisposed = false;

  function current(): { tree: Tree; closed: Promise<void> } {
    if (wire.socket.readyState >= WebSocket.CLOSING && !isDisposed) wire = connect(url);
    return wire;
  }

  function method(path: string): Call {
    return path.split('.').reduce<Tree>((tree, name) => tree[name]!, current().tree);
  }

  async function pump<Fact>(
    path: string,
    seen: (fact: Item<Fact>['fact']) => void,
    signal: AbortSignal,
  ): Promise<void> {
    let place: { epoch: string; sequence: number } | undefined;
    while (!signal.aborted) {
      try {
        const stream = (await method(path)(place ? { from: place } : {}, { signal })) as AsyncIterable<
          Item<Fact>
        >;
        for await (const { epoch, sequence, fact } of stream) {
          place = { epoch, sequence };
          seen(fact);
        }
      } catch {
        // The host went away, or this page is about to.
      }
      if (!signal.aborted) await pause(500, signal);
    }
  }

  return {
    async call<Result>(path: string, input: unknown, signal?: AbortSignal): Promise<Result> {
      return (await method(path)(input, signal ? { signal } : {})) as Result;
    },
    async stream<Fact>(path: string, input: unknown, signal: AbortSignal): Promise<AsyncIterable<Fact>> {
      return (await method(path)(input, { signal })) as AsyncIterable<Fact>;
    },
    follow(path, seen) {
      const controller = new AbortController();
      void pump(path, seen, controller.signal);
      return () => controller.abort();
    },
    dispose() {
      isDisposed = true;
      wire.socket.close();
    },
  };
}

function connect(url: string): { socket: WebSocket; tree: Tree; closed: Promise<void> } {
  const socket = new WebSocket(url);
  const closed = new Promise<void>((resolve) =>
    socket.addEventListener('close', () => resolve(), { once: true }),
  );
  return { socket, tree: createORPCClient(new RPCLink({ websocket: socket })), closed };
}

/** Between two tries to connect: a host that restarts is not to be asked a thousand times a second. */
const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
