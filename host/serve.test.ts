import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { os } from '@orpc/server';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { serve, type Serving } from './serve.ts';
import { ask, askSocket, type Question } from './testing/ask.ts';
import { clientOver, openSocket, signIn } from './testing/sockets.ts';
import { startTestHost, takeUntil, temporaryFolder, writeFiles, type TestHost } from './testing/test-host.ts';

interface Served extends TestHost {
  serving: Serving;
  cookie: string;
  renderer: string;
}

async function startServing(): Promise<Served> {
  const started = startTestHost();
  const dist = temporaryFolder();
  writeFiles(dist, {
    'renderer/index.html': '<title>IDE</title>',
    'renderer/assets/a-1.js': 'ide()',
    'simulator/index.html': '<title>Simulator</title>',
    'simulator/assets/b-1.js': 'simulator()',
    'secret.txt': 'secret',
  });
  const serving = await serve({
    host: started.host,
    port: 0,
    rendererFolder: path.join(dist, 'renderer'),
    simulatorFolder: path.join(dist, 'simulator'),
  });
  onTestFinished(() => serving.dispose());
  const { cookie } = await signIn(serving.address);
  return { ...started, serving, cookie, renderer: path.join(dist, 'renderer') };
}

/** A program that is served beside the IDE. */
function registerProgram({ host, folder }: TestHost, id = 'shop') {
  const file = path.join(folder, 'film.mp4');
  writeFiles(folder, { 'film.mp4': '0123456789' });
  host.parts.programs.register(id, {
    readProgram: async () => '{"format":1}',
    readAsset: async (name) => {
      if (name === 'images/茶.png') return { bytes: Buffer.from('png') };
      return name === 'film.mp4' ? { file } : undefined;
    },
    sandbox: { hello: os.handler(() => `sandbox of ${id}`) },
  });
  return host.parts.programs.address(id);
}

const paths = ['/', '/index.html', '/assets/a-1.js', '/rpc', '/nothing', '/program.json', '/sandbox'];

describe('the IDE over HTTP', () => {
  it('gives the cookie for the token, once and for all windows', async () => {
    const { serving, cookie } = await startServing();
    const url = new URL(serving.address);
    expect(url.host).toBe(`ide.localhost:${serving.port}`);
    const signedIn = await ask(serving, { path: `/${url.search}&folder=%2Ftmp%2Fa` });
    expect(signedIn.status).toBe(303);
    expect(signedIn.headers.location).toBe('/?folder=%2Ftmp%2Fa');
    expect(signedIn.headers['set-cookie']?.[0]).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    const page = await ask(serving, { headers: { Cookie: cookie } });
    expect(page).toMatchObject({ status: 200, text: '<title>IDE</title>' });
    expect((await ask(serving, { headers: { Cookie: `x=1; ${cookie}` } })).status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';");
    expect(page.headers['access-control-allow-origin']).toBeUndefined();
  });

  const port = '0';
  const refused: [string, number, (serving: Serving, cookie: string) => Question][] = [
    ['without token', 401, () => ({})],
    ['with a wrong token', 401, () => ({ path: '/?token=wrong' })],
    ['with a wrong cookie', 401, ({ port }) => ({ headers: { Cookie: `tessera-${port}=wrong` } })],
    ['with a foreign Origin', 403, (_, Cookie) => ({ headers: { Cookie, Origin: 'http://evil.example' } })],
    ['with the Origin null', 403, (_, Cookie) => ({ headers: { Cookie, Origin: 'null' } })],
    [
      "with another port's Origin",
      403,
      (_, Cookie) => ({ headers: { Cookie, Origin: `http://ide.localhost:${port}` } }),
    ],
    ['from a foreign site', 403, (_, Cookie) => ({ headers: { Cookie, 'Sec-Fetch-Site': 'cross-site' } })],
    ['from a sibling site', 403, (_, Cookie) => ({ headers: { Cookie, 'Sec-Fetch-Site': 'same-site' } })],
    [
      'with a foreign Host',
      403,
      ({ port }, Cookie) => ({ host: `evil.example:${port}`, headers: { Cookie } }),
    ],
    ['with an IP as Host', 403, ({ port }, Cookie) => ({ host: `127.0.0.1:${port}`, headers: { Cookie } })],
    ['with plain localhost', 403, ({ port }, Cookie) => ({ host: `localhost:${port}`, headers: { Cookie } })],
    ['with no port in Host', 403, (_, Cookie) => ({ host: 'ide.localhost', headers: { Cookie } })],
    [
      'with a name that ends like ours',
      403,
      ({ port }, Cookie) => ({ host: `evil.ide.localhost:${port}`, headers: { Cookie } }),
    ],
    ['with an unknown program', 403, ({ port }) => ({ host: `p-00.localhost:${port}` })],
  ];
  it.each(refused)('refuses every path and the WebSocket %s (%i)', async (_title, status, make) => {
    const { serving, cookie } = await startServing();
    const question = make(serving, cookie);
    for (const path of paths) {
      for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS']) {
        const answer = await ask(serving, { ...question, path: question.path ?? path, method });
        expect([path, method, answer.status]).toEqual([path, method, status]);
        expect(answer.text).not.toContain('IDE</title>');
      }
    }
    const headers = { Origin: `http://ide.localhost:${serving.port}`, ...question.headers };
    const isFetchOnly = 'Sec-Fetch-Site' in headers;
    if (!isFetchOnly) expect(await askSocket(serving, { ...question, path: '/rpc', headers })).toBe(status);
  });

  it('puts the scripts that block the first paint into the page, and lets no other inline script run', async () => {
    const { serving, cookie, renderer } = await startServing();
    writeFiles(renderer, {
      'index.html': '<script src="./theme.js"></script><script type="module" src="./assets/a-1.js"></script>',
      'theme.js': 'theme()',
    });
    const page = await ask(serving, { headers: { Cookie: cookie } });
    expect(page.text).toBe('<script>theme()</script><script type="module" src="./assets/a-1.js"></script>');
    const hash = createHash('sha256').update('theme()').digest('base64');
    expect(page.headers['content-security-policy']).toContain(`; script-src 'self' 'sha256-${hash}'; `);
    const again = await ask(serving, {
      headers: { Cookie: cookie, 'If-None-Match': page.headers.etag ?? '' },
    });
    expect(again).toMatchObject({ status: 304, text: '' });
  });

  it('opens the WebSocket for its own page only', async () => {
    const { serving, cookie } = await startServing();
    const Origin = `http://ide.localhost:${serving.port}`;
    expect(await askSocket(serving, { headers: { Origin, Cookie: cookie } })).toBe(101);
    expect(await askSocket(serving, { headers: { Cookie: cookie } })).toBe(403);
    expect(await askSocket(serving, { path: '/sandbox', headers: { Origin, Cookie: cookie } })).toBe(403);
  });

  it('serves nothing outside its folder and takes no orders over HTTP', async () => {
    const { serving, cookie } = await startServing();
    const headers = { Cookie: cookie };
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/..%5csecret.txt',
      '/%00',
      '/%',
    ]) {
      const { status, text } = await ask(serving, { path, headers });
      expect([path, status]).toEqual([path, 404]);
      expect(text).not.toContain('secret');
    }
    expect((await ask(serving, { method: 'POST', headers })).status).toBe(405);
    expect((await ask(serving, { path: 'http://evil.example/', headers })).status).toBe(403);
  });

  it('listens on the loopback interface only', async () => {
    const { serving } = await startServing();
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address && !address.internal && address.family === 'IPv4');
    if (!outside) return;
    const connecting = fetch(`http://${outside.address}:${serving.port}/`);
    await expect(connecting).rejects.toThrow();
  });

  it('is not there at all where windows have a wire of their own (Electron)', async () => {
    const started = startTestHost();
    const serving = await serve({
      host: started.host,
      port: 0,
      simulatorFolder: '/nowhere',
      framedBy: ['app://ide'],
    });
    onTestFinished(() => serving.dispose());
    expect(serving.address).toBe('');
    for (const path of paths) expect((await ask(serving, { path })).status).toBe(403);
    const Origin = `http://ide.localhost:${serving.port}`;
    expect(await askSocket(serving, { headers: { Origin } })).toBe(403);
    const name = new URL(registerProgram(started).origin).host;
    const page = await ask(serving, { host: name, path: '/program.json' });
    expect(page.headers['content-security-policy']).toContain('frame-ancestors app://ide;');
  });

  it('says in one sentence that a port is taken', async () => {
    const { host } = startTestHost();
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await expect(serve({ host, port, simulatorFolder: '/nowhere' })).rejects.toThrow(
      `Port ${port} is taken by another program. Choose another with --port, or leave --port out.`,
    );
  });
});

describe('a program over HTTP', () => {
  it('has an origin of its own with simulator, program and assets', async () => {
    const served = await startServing();
    const { serving } = served;
    const { origin } = registerProgram(served);
    const host = new URL(origin).host;
    expect(await ask(serving, { host })).toMatchObject({ status: 200, text: '<title>Simulator</title>' });
    expect((await ask(serving, { host, path: '/assets/b-1.js' })).text).toBe('simulator()');
    const program = await ask(serving, { host, path: '/program.json' });
    expect(program).toMatchObject({ status: 200, text: '{"format":1}' });
    expect(program.headers['content-security-policy']).toContain(
      `frame-ancestors http://ide.localhost:${serving.port};`,
    );
    const picture = encodeURI('/images/茶.png');
    for (const path of [picture, `/program${picture}`]) {
      const asset = await ask(serving, { host, path });
      expect(asset).toMatchObject({ status: 200, text: 'png' });
      expect(asset.headers['content-type']).toBe('image/png');
    }
    const part = await ask(serving, { host, path: '/program/film.mp4', headers: { Range: 'bytes=2-4' } });
    expect(part).toMatchObject({ status: 206, text: '234' });
    expect(part.headers['content-range']).toBe('bytes 2-4/10');
    expect((await ask(serving, { host, path: '/program/none.png' })).status).toBe(404);
  });

  it('is not reachable with the IDE’s rights, nor the IDE with a program’s', async () => {
    const served = await startServing();
    const { serving, cookie, host } = served;
    const { origin, token } = registerProgram(served);
    const name = new URL(origin).host;
    const ide = `http://ide.localhost:${serving.port}`;
    const knock = (question: Question) => askSocket(serving, question);
    expect(await knock({ host: name, path: `/sandbox?token=${token}`, headers: { Origin: origin } })).toBe(
      101,
    );
    expect(await knock({ host: name, path: '/sandbox', headers: { Origin: origin, Cookie: cookie } })).toBe(
      401,
    );
    expect(await knock({ host: name, path: `/sandbox?token=${token}`, headers: { Origin: ide } })).toBe(403);
    expect(await knock({ host: name, path: `/sandbox?token=${token}` })).toBe(403);
    expect(
      await knock({ host: name, path: `/rpc?token=${token}`, headers: { Origin: origin, Cookie: cookie } }),
    ).toBe(403);
    expect(await knock({ path: '/rpc', headers: { Origin: origin, Cookie: cookie } })).toBe(403);
    expect(await knock({ path: `/rpc?token=${token}`, headers: { Origin: ide } })).toBe(401);
    for (const path of ['/program.json', '/program/film.mp4', '/assets/b-1.js']) {
      const foreign = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors', Cookie: cookie };
      expect((await ask(serving, { host: name, path, headers: foreign })).status).toBe(403);
      expect((await ask(serving, { host: name, path, headers: { Origin: ide } })).status).toBe(403);
    }
    const other = registerProgram(served, 'other');
    expect(
      await knock({ host: name, path: `/sandbox?token=${other.token}`, headers: { Origin: origin } }),
    ).toBe(401);
    expect(host.parts.programs.address('shop').origin).toBe(origin);
  });

  it('talks to its own sandbox', async () => {
    const served = await startServing();
    const { origin, token } = registerProgram(served);
    const socket = new WebSocket(`ws://127.0.0.1:${served.serving.port}/sandbox?token=${token}`, {
      origin,
      headers: { Host: new URL(origin).host },
    });
    const client: { hello(): Promise<string> } = createORPCClient(
      new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
    );
    expect(await client.hello()).toBe('sandbox of shop');
  });

  it('keeps its origin over restarts of the host', () => {
    const { host, dataFolder } = startTestHost();
    const label = (programs: typeof host.parts.programs) => {
      programs.servedAt(1);
      programs.register('shop', {
        readProgram: async () => undefined,
        readAsset: async () => undefined,
        sandbox: {},
      });
      return programs.address('shop').origin;
    };
    const Programs = host.parts.programs.constructor as new (folder: string) => typeof host.parts.programs;
    expect(label(new Programs(dataFolder))).toBe(label(host.parts.programs));
    expect(label(new Programs(temporaryFolder()))).not.toBe(label(host.parts.programs));
  });
});

describe('a window whose wire breaks', () => {
  it('comes back and has missed nothing', async () => {
    const { serving, folder } = await startServing();
    mkdirSync(path.join(folder, 'pages'));
    const first = await openSocket(serving.address);
    const client = clientOver(first);
    const { id: projectId } = await client.projects.open({ folder });
    const stream = await client.watch.follow({ projectId });
    writeFiles(folder, { 'pages/a.js': '1' });
    const before = await takeUntil(stream, ({ fact }) => JSON.stringify(fact).includes('pages/a.js'));
    const reading = stream.next().catch((error: unknown) => error);
    first.terminate();
    await reading;

    // While nobody is there ...
    const { host } = { host: await clientOver(await openSocket(serving.address)) };
    writeFiles(folder, { 'pages/b.js': '1' });
    await host.watch.settled({ projectId });
    writeFiles(folder, { 'pages/c.js': '1' });
    await host.watch.settled({ projectId });

    const again = clientOver(await openSocket(serving.address));
    const { epoch, sequence } = before.at(-1)!;
    const resumed = await again.watch.follow({ projectId, from: { epoch, sequence } });
    const after = await takeUntil(resumed, ({ fact }) => JSON.stringify(fact).includes('pages/c.js'));
    expect(after[0]?.fact).toEqual({ type: 'stream.opened', missed: false });
    expect(JSON.stringify(after)).toContain('pages/b.js');
    expect(after.map((item) => item.sequence)).toEqual([
      sequence,
      ...after.slice(1).map((_, n) => sequence + n + 1),
    ]);
  });

  it('that went without a word is let go of, and so are its streams; one that answers stays', async () => {
    const { host, folder } = startTestHost();
    const serving = await serve({
      host,
      port: 0,
      rendererFolder: '/nowhere',
      simulatorFolder: '/nowhere',
      heartbeat: 150,
    });
    onTestFinished(() => serving.dispose());
    const alive = clientOver(await openSocket(serving.address));
    const asleep = await openSocket(serving.address);
    const closed = once(asleep, 'close');
    const { id: projectId } = await clientOver(asleep).projects.open({ folder });
    const ended = new Promise<void>((resolve) => {
      const { follow } = host.parts.tasks.facts;
      host.parts.tasks.facts.follow = (place, signal) => {
        signal?.addEventListener('abort', () => resolve());
        return follow.call(host.parts.tasks.facts, place, signal);
      };
    });
    const stream = await clientOver(asleep).tasks.follow();
    await stream.next();
    const reading = stream.next().catch((error: unknown) => error);
    // A computer that sleeps reads nothing and answers nothing.
    asleep.pause();
    await ended;
    asleep.resume();
    await Promise.all([closed, reading]);
    expect(await alive.files.list({ projectId, path: '' })).toMatchObject({ names: '' });
  });

  it('saves again what it does not know to be saved', async () => {
    const { serving, folder } = await startServing();
    writeFiles(folder, { 'a.js': 'old' });
    const client = clientOver(await openSocket(serving.address));
    const { id: projectId } = await client.projects.open({ folder });
    const { version } = await client.files.read({ projectId, path: 'a.js' });
    const save = { projectId, path: 'a.js', text: 'new', version };
    const written = await client.files.write(save);
    expect(await client.files.write(save)).toEqual(written);
    await expect(client.files.write({ ...save, text: 'newer' })).rejects.toMatchObject({
      code: 'FILE_CHANGED',
    });
  });
});
