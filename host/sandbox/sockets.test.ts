import { randomUUID } from 'node:crypto';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SocketFact } from '../../contract/sandbox.ts';
import { createDoor } from '../door.ts';
import { socketsSandbox } from './sockets.ts';

const log = { debug() {}, info() {}, warn() {}, error() {} };
let own: Server;
const portOf = (server: Server): number => (server.address() as AddressInfo).port;

beforeAll(async () => {
  own = createServer();
  await new Promise<void>((resolve) => own.listen(0, '127.0.0.1', resolve));
});
afterAll(() => void own.close());

const client = () =>
  createRouterClient({
    sockets: socketsSandbox(createDoor(log as never), {
      ownPorts: () => [portOf(own)],
      referer: () => 'https://r/',
      domains: () => Promise.resolve([{ kind: 'socket', host: 'wss://listed.example' }]),
    }),
  }).sockets;

const web = (url: string, checksDomains = false) => ({
  ...{ id: randomUUID(), url, protocols: [], header: {}, timeout: 5000 },
  ...{ perMessageDeflate: false, checksDomains },
});

async function first(stream: Promise<AsyncIterable<SocketFact>>): Promise<SocketFact | undefined> {
  for await (const fact of await stream) return fact;
  return undefined;
}

describe('R-SIM sockets of a program', () => {
  it.each(['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]', '2130706433'])(
    'never reach the host as %s',
    async (name) => {
      const at = portOf(own);
      const refused = { code: 'REQUEST_REFUSED' };
      await expect(first(client().web(web(`ws://${name}:${at}/`)))).rejects.toMatchObject(refused);
      const address = name.replace(/[[\]]/g, '');
      const tcp = client().tcp({ id: randomUUID(), address, port: at, timeout: 1000 });
      await expect(first(tcp)).rejects.toMatchObject(refused);
    },
  );

  it.each([22, 2375, 6379, 8080])(
    'never reach what listens at port %d by TCP, as on a phone',
    async (port) => {
      const tcp = client().tcp({ id: randomUUID(), address: '127.0.0.1', port, timeout: 1000 });
      await expect(first(tcp)).rejects.toMatchObject({ code: 'PORT_CLOSED_TO_PROGRAMS', data: { port } });
    },
  );

  it('send no datagram to the host', async () => {
    const sockets = client();
    const id = randomUUID();
    const stream = await sockets.udp({ id, port: 0 });
    for await (const fact of stream) {
      if (fact.type !== 'socket.opened') continue;
      const to = { address: '127.0.0.1', port: portOf(own), broadcast: false, ttl: 64 };
      await expect(sockets.send({ id, text: 'a', to })).rejects.toMatchObject({ code: 'REQUEST_REFUSED' });
      break;
    }
    await expect(sockets.send({ id, text: 'a' })).rejects.toMatchObject({ code: 'SOCKET_GONE' });
  });

  it('R-DOM-01 are held to the list where the project checks domains', async () => {
    const refused = { code: 'DOMAIN_NOT_ALLOWED' };
    await expect(first(client().web(web('wss://foreign.example/a', true)))).rejects.toMatchObject(refused);
    await expect(first(client().web(web('ws://listed.example/a', true)))).rejects.toMatchObject(refused);
    expect(await first(client().web(web('wss://listed.example/a', true)))).toEqual({ type: 'socket.begun' });
  });
});
