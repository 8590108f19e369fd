import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AllowedDomain } from '../../contract/sandbox.ts';
import { createDoor } from '../door.ts';
import { networkSandbox } from './network.ts';

const log = { debug() {}, info() {}, warn() {}, error() {} };
let own: Server;
let foreign: Server;
let domains: AllowedDomain[] | null = null;
const portOf = (server: Server): number => (server.address() as AddressInfo).port;
const listen = (server: Server): Promise<Server> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));

beforeAll(async () => {
  own = await listen(createServer((_, response) => response.end('the host')));
  foreign = await listen(
    createServer((request, response) => {
      if (request.url === '/to-host') {
        response.writeHead(302, { location: `http://127.0.0.1:${portOf(own)}/` }).end();
        return;
      }
      response.writeHead(200, { 'set-cookie': ['a=1', 'b=2'] });
      request.pipe(response);
    }),
  );
});

afterAll(() => {
  own.close();
  foreign.close();
});

const client = () =>
  createRouterClient({
    network: networkSandbox(createDoor(log as never), {
      ownPorts: () => [portOf(own)],
      referer: () => 'https://r/',
      domains: () => Promise.resolve(domains),
    }),
  });

const request = (url: string, body = '') =>
  client().network.request({ url, method: body ? 'POST' : 'GET', header: {}, body, timeout: 5000 });

describe('R-SIM requests of a program', () => {
  it('reach other servers, bytes and cookies intact', async () => {
    const answer = await request(
      `http://127.0.0.1:${portOf(foreign)}/`,
      Buffer.from('hé').toString('base64'),
    );
    expect(answer.statusCode).toBe(200);
    expect(Buffer.from(answer.body, 'base64').toString()).toBe('hé');
    expect(answer.cookies).toEqual(['a=1', 'b=2']);
  });

  it.each([
    '127.0.0.1',
    'localhost',
    'ide.localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '0.0.0.0',
    '127.1',
    '2130706433',
  ])('never reach the host as %s', async (name) => {
    await expect(request(`http://${name}:${portOf(own)}/`)).rejects.toMatchObject({
      code: 'REQUEST_REFUSED',
    });
  });

  it('do not reach the host by a redirect', async () => {
    await expect(request(`http://127.0.0.1:${portOf(foreign)}/to-host`)).rejects.toMatchObject({
      code: 'REQUEST_REFUSED',
    });
  });

  it('are http and https only', async () => {
    await expect(request('file:///etc/passwd')).rejects.toMatchObject({ code: 'REQUEST_REFUSED' });
  });

  it('name the reason where nobody answers', async () => {
    await expect(request('http://127.0.0.1:9/')).rejects.toMatchObject({ code: 'REQUEST_FAILED' });
  });
});

describe('R-DOM-01 requests of a project that checks domains', () => {
  const ask = (given: { kind?: 'upload'; checksDomains: boolean }) =>
    client().network.request({
      ...{
        url: `http://127.0.0.1:${portOf(foreign)}/a?b=1`,
        method: 'GET',
        header: {},
        body: '',
        timeout: 5000,
      },
      ...given,
    });

  it('reach listed servers only, each for what it is listed for', async () => {
    domains = [{ kind: 'request', host: `http://127.0.0.1:${portOf(foreign)}` }];
    expect((await ask({ checksDomains: true })).statusCode).toBe(200);
    await expect(ask({ kind: 'upload', checksDomains: true })).rejects.toMatchObject({
      code: 'DOMAIN_NOT_ALLOWED',
    });
    domains = [];
    await expect(ask({ checksDomains: true })).rejects.toMatchObject({ code: 'DOMAIN_NOT_ALLOWED' });
    expect((await ask({ checksDomains: false })).statusCode).toBe(200);
    domains = null;
    expect((await ask({ checksDomains: true })).statusCode).toBe(200);
  });

  it('show listed pages only in a web-view', async () => {
    domains = [{ kind: 'business', host: 'https://www.example.com' }];
    expect(await client().network.mayShow({ url: 'https://www.example.com/a' })).toBe(true);
    await expect(client().network.mayShow({ url: 'https://example.com/' })).rejects.toMatchObject({
      code: 'DOMAIN_NOT_ALLOWED',
    });
    domains = null;
  });
});
