import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { connectInProcess } from '../in-process.ts';
import { servePort } from '../message-port.ts';
import { serve } from '../serve.ts';
import type { HostClient } from '../services.ts';
import type { Host } from '../start.ts';
import { clientOver, openSocket } from './sockets.ts';

export interface Wire {
  client: HostClient;
  close(): Promise<void>;
}

/** The same host over each wire there is. */
export const wires: Record<string, (host: Host) => Promise<Wire>> = {
  'in-process': async (host) => ({ client: connectInProcess(host.router), close: async () => undefined }),
  WebSocket: async (host) => {
    const serving = await serve({ host, port: 0, rendererFolder: '/nowhere', simulatorFolder: '/nowhere' });
    const socket = await openSocket(serving.address);
    return { client: clientOver(socket), close: () => serving.dispose() };
  },
  'message port': async (host) => {
    const { port1, port2 } = new MessageChannel();
    servePort(host.router, port1);
    const client: HostClient = createORPCClient(
      new PortLink({ port: port2 as unknown as globalThis.MessagePort }),
    );
    port2.start();
    return {
      client,
      close: async () => {
        port1.close();
      },
    };
  },
};
