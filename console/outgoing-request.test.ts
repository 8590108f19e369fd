import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendOutgoing } from './outgoing-request.ts';

let server: Server;
let address = '';
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/moved') return void response.writeHead(302, { location: '/' }).end();
    if (request.url === '/round') return void response.writeHead(302, { location: '/round' }).end();
    if (request.url === '/huge') return void response.end(Buffer.alloc(6 * 1024 * 1024));
    response.setHeader('set-cookie', ['a=1', 'b=2']);
    response.setHeader('x-heard', JSON.stringify(request.headers));
    request.pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

const asked = { method: 'GET', header: {}, body: '', timeout: 5000 };
const send = (url: string, change: object = {}, isPrivateAllowed = true) =>
  sendOutgoing({ ...asked, url, ...change }, { isPrivateAllowed, referer: 'https://r/' }, undefined);

describe('a request of a program on a phone (R-DOM-01)', () => {
  it('arrives as it was sent, and the answer comes back whole', async () => {
    const body = Buffer.from('hé').toString('base64');
    const answer = await send(`${address}/`, {
      method: 'POST',
      body,
      header: { 'X-Own': '1', Host: 'evil' },
    });
    expect(answer).toMatchObject({ statusCode: 200, cookies: ['a=1', 'b=2'], body });
    const heard = JSON.parse(answer.header['x-heard']!) as Record<string, string>;
    expect(heard).toMatchObject({ 'x-own': '1', referer: 'https://r/' });
    expect(heard['host']).not.toBe('evil');
    expect(await send(`${address}/moved`)).toMatchObject({ statusCode: 200 });
  });

  it.each(['127.0.0.1', '[::1]', '10.0.0.1', '192.168.1.1', 'localhost', '0.0.0.0', '2130706433'])(
    'never goes to %s, an address of the local network',
    async (host) => {
      await expect(send(`http://${host}:9/`, {}, false)).rejects.toThrow('an address of the local network');
    },
  );

  it('ends where it goes round, is too large, or is no request', async () => {
    await expect(send(`${address}/round`)).rejects.toThrow('too many redirects');
    await expect(send(`${address}/huge`)).rejects.toThrow('larger than 5 MB');
    await expect(send(`${address}/`, { header: { 'bad name': 'x' } })).rejects.toThrow();
    await expect(send('ftp://127.0.0.1/')).rejects.toThrow('an address of the local network');
  });
});
