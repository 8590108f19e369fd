// The browser host as a real Chromium meets it: its own page, pages of others, a rebound name, a program's page.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, expect, test, type Page } from '@playwright/test';
import { clientOver, openSocket } from '../host/testing/sockets.ts';

const root = path.resolve(import.meta.dirname, '..');
const scratch = mkdtempSync(path.join(tmpdir(), 'tessera-browser-host-'));
const project = path.join(scratch, 'project');
let host: ChildProcess;
let url: URL;
let foreign: Server;
let foreignOrigin: string;

test.beforeAll(async () => {
  cpSync(path.join(root, 'examples', 'blank-javascript'), project, { recursive: true });
  const args = ['dist/host/main.mjs', '--json', '--port', '0', '--data', path.join(scratch, 'data')];
  host = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(host.stdout!, 'data')) as [Buffer];
  url = new URL((JSON.parse(String(line)) as { url: string }).url);
  foreign = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>foreign</title>');
  }).listen(0, '127.0.0.1');
  await once(foreign, 'listening');
  foreignOrigin = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}`;
});

test.afterAll(async () => {
  foreign.close();
  const ended = once(host, 'close');
  host.kill('SIGTERM');
  await ended;
  rmSync(scratch, { recursive: true, force: true });
});

/** What a page gets when it tries everything it can against an origin of ours. */
function attack(page: Page, target: string, socket: string) {
  return page.evaluate(
    async ({ target, socket }) => {
      const text = async (options: RequestInit) =>
        fetch(target, options).then(
          (response) => response.text(),
          () => 'refused',
        );
      const loads = (tag: 'script' | 'img', source: string) =>
        new Promise<string>((resolve) => {
          const element = document.createElement(tag);
          element.onload = () => resolve('loaded');
          element.onerror = () => resolve('refused');
          element.src = source;
          document.documentElement.append(element);
        });
      const opens = new Promise<string>((resolve) => {
        const opened = new WebSocket(socket);
        opened.onopen = () => resolve('opened');
        opened.onerror = () => resolve('refused');
      });
      const isFramed = new Promise<string>((resolve) => {
        const frame = document.createElement('iframe');
        // A refused frame shows the browser's own error page, which nobody may look into.
        frame.onload = () => resolve(String(frame.contentWindow?.length ?? 0));
        frame.src = target;
        document.documentElement.append(frame);
      });
      return {
        read: await text({ credentials: 'include' }),
        blind: await text({ mode: 'no-cors', credentials: 'include' }),
        script: await loads('script', `${target}theme.js`),
        picture: await loads('img', `${target}mark.svg`),
        socket: await opens,
        frames: await isFramed,
      };
    },
    { target, socket },
  );
}

test('the IDE opens by its printed address, and the token is gone from it', async ({ page }) => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(url.href);
  await expect(page).toHaveTitle(/Tessera/);
  expect(page.url()).toBe(`${url.origin}/`);
  expect(await page.evaluate(() => document.cookie)).toBe('');
  const second = await page.context().newPage();
  await second.goto(url.origin);
  await expect(second).toHaveTitle(/Tessera/);
  const injected = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.head.append(script);
    return 'injected' in window;
  });
  expect(injected).toBe(false);
  expect(complaints.filter((text) => !text.includes('Content Security Policy'))).toEqual([]);
});

test('a page of another origin gets nothing, with the IDE signed in beside it', async ({ page }) => {
  await page.goto(url.href);
  const other = await page.context().newPage();
  await other.goto(foreignOrigin);
  expect(await attack(other, `${url.origin}/`, `ws://${url.host}/rpc`)).toEqual({
    read: 'refused',
    blind: 'refused',
    script: 'refused',
    picture: 'refused',
    socket: 'refused',
    frames: '0',
  });
  await other.evaluate((href) => void (location.href = href), url.origin);
  await other.waitForURL(`${url.origin}/`);
  expect(await other.locator('body').textContent()).toBe('foreign origin');
});

test('a name that was rebound to this computer gets nothing', async () => {
  const browser = await chromium.launch({
    executablePath: process.env.TESSERA_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--host-resolver-rules=MAP evil.example 127.0.0.1',
    ],
  });
  const page = await browser.newPage();
  const response = await page.goto(`http://evil.example:${url.port}/${url.search}`);
  expect(response?.status()).toBe(403);
  expect(await page.evaluate(() => fetch('/index.html').then((answer) => answer.status))).toBe(403);
  const socket = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const opened = new WebSocket(`ws://${location.host}/rpc`);
        opened.onopen = () => resolve('opened');
        opened.onerror = () => resolve('refused');
      }),
  );
  expect(socket).toBe('refused');
  await browser.close();
});

test('a program’s page reaches neither the IDE nor another program', async ({ page }) => {
  const client = clientOver(await openSocket(url.href));
  const other = path.join(scratch, 'other');
  cpSync(project, other, { recursive: true });
  writeFileSync(path.join(other, 'app.wxss'), '/* other */');
  const [mine, theirs] = [
    await client.projects.open({ folder: project }),
    await client.projects.open({ folder: other }),
  ];
  const address = await client.builds.address({ projectId: mine.id });
  const neighbour = await client.builds.address({ projectId: theirs.id });
  await page.goto(url.href);
  const program = await page.context().newPage();
  // An asset's address: the program's origin without the simulator running in it.
  await program.goto(`${address.origin}/project.config.json`);
  for (const target of [`${url.origin}/`, `${neighbour.origin}/`]) {
    const socket = target.replace('http', 'ws') + (target.startsWith(url.origin) ? 'rpc' : 'sandbox');
    const { picture: _pictures, frames: _frames, ...reached } = await attack(program, target, socket);
    expect(reached).toEqual({ read: 'refused', blind: 'refused', script: 'refused', socket: 'refused' });
  }
  const own = await program.evaluate(() => fetch('/program.json').then((answer) => answer.status));
  expect(own).toBe(200);
});
