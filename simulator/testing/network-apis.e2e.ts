import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { WebSocketServer } from 'ws';
import { cloudCases, cloudFunctions } from './cases/cloud.ts';
import { privacyCases } from './cases/privacy.ts';
import { networkCases } from './cases/network-apis.ts';
import { programOf, runIde } from './running-ide.ts';

/** Echoes; answers `/slow` never, and counts how many it holds at `/hold` until all that may come are there. */
function createPeer(): { server: Server; sockets: WebSocketServer } {
  let held: (() => void)[] = [];
  let most = 0;
  let total = 0;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    if (pathname === '/slow') return;
    if (pathname === '/most') return void response.end(JSON.stringify({ most, total }));
    if (pathname === '/hold') {
      total += 1;
      held.push(() => response.end('held'));
      most = Math.max(most, held.length);
      const go = () => {
        for (const answer of held) answer();
        held = [];
      };
      // Ten are let go together; the last two of twelve by the twelfth.
      if (held.length === 10 || total === 12) go();
      return;
    }
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      response.writeHead(pathname === '/missing' ? 404 : 200, { 'content-type': 'application/json' });
      const text = Buffer.concat(parts).toString();
      response.end(JSON.stringify({ method: request.method, url: request.url, text }));
    });
  });
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: true });
  server.on('upgrade', (request, socket, head) => {
    // An upgraded connection is left half open: who went away is let go.
    if (request.url === '/slow') return void socket.on('end', () => socket.destroy()).resume();
    if (request.url === '/refused') return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  });
  sockets.on('headers', (headers) => headers.push('x-kettle: hot'));
  sockets.on('connection', (socket, { url, headers }) => {
    socket.on('message', (said, isBinary) => socket.send(isBinary ? said : `echo ${String(said)}`));
    const { referer, 'x-tea': tea } = headers;
    const deflates = String(headers['sec-websocket-extensions']).includes('permessage-deflate');
    if (url === '/headers')
      socket.send(JSON.stringify({ tea, referer, protocol: socket.protocol, deflates }));
  });
  return { server, sockets };
}

const cases = [...networkCases, ...cloudCases, ...privacyCases];

test(`R-SIM the network members of wx against a server: ${cases.length} cases in every form`, async ({
  page,
}) => {
  test.setTimeout(120_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const { server, sockets } = createPeer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const peer = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ide = await runIde({
    'project.config.json': '{"appid":"wx0000000000000000"}',
    'app.json': '{"pages":["pages/index/index"]}',
    'app.js': 'App({})',
    ...cloudFunctions,
    'pages/index/index.wxml': '<text class="here">here</text>',
    'pages/index/index.js': 'Page({})',
    'pages/index/index.json': '{}',
  });
  try {
    await page.goto(ide.address);
    const inside = programOf(page).locator('body');
    await expect(programOf(page).frameLocator('iframe.page:not([hidden])').locator('.here')).toBeVisible();
    for (const [name, body, expected] of cases) {
      const value = await inside.evaluate(
        async (_, given) => {
          const { wx, device } = (
            window as unknown as { __tesseraSimulator: { wx: Record<string, unknown>; device: object } }
          ).__tesseraSimulator;
          const Body = (async () => undefined).constructor as new (
            ...names: string[]
          ) => (...values: unknown[]) => Promise<unknown>;
          const memberOf = (path: string) =>
            path
              .split('.')
              .reduce<unknown>((holder, key) => (holder as Record<string, unknown>)[key], wx) as (
              options: object,
            ) => unknown;
          const call = (member: string, options: object, act?: (task: unknown) => void) =>
            new Promise((resolve) => {
              const called: string[] = [];
              let result: { errMsg: string; errno?: number; errCode?: number };
              const note = (kind: string) => (told: typeof result) => {
                called.push(kind);
                result = told;
                if (kind === 'complete')
                  resolve([called.join(), result.errMsg, result.errno ?? result.errCode ?? 0, result]);
              };
              const run = memberOf(member);
              const task = run({
                ...options,
                success: note('success'),
                fail: note('fail'),
                complete: note('complete'),
              });
              act?.(task);
            });
          /** Callbacks and promise, which must agree; without what differs from run to run. */
          const both = async (member: string, options: object, act?: (task: unknown) => void) => {
            const told = (await call(member, options, act)) as [string, string, number, object];
            const promise = memberOf(member)({ ...options }) as Promise<object>;
            act?.(promise);
            const settled = await promise.then(
              (result) => ['resolved', result],
              (result: object) => ['rejected', result],
            );
            const {
              errMsg,
              errCode = 0,
              errno = errCode,
            } = settled[1] as Record<'errMsg', string> & Record<'errno' | 'errCode', number | undefined>;
            return [told[0], told[1], told[2], settled[0], errMsg === told[1] && errno === told[2]];
          };
          const run = new Body('wx', 'device', 'peer', 'both', 'call', given.body);
          const answer = run(wx, device, given.peer, both, call);
          const silence = new Promise((resolve) => setTimeout(resolve, 20_000, 'no answer'));
          return Promise.race([answer, silence]).catch((error: unknown) => String(error));
        },
        { body, peer },
      );
      expect.soft(value, name).toEqual(expected);
    }
  } finally {
    await ide.close();
    for (const client of sockets.clients) client.terminate();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  expect(errors).toEqual([]);
});
