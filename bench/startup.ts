// node bench/startup.ts [host] [start] [paint]: how fast the IDE is there, and how much it takes. Each line with its limit; ratios in one run.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';
import { clientOver, openSocket } from '../host/testing/sockets.ts';

const root = path.dirname(import.meta.dirname);
const scratch = mkdtempSync(path.join(tmpdir(), 'tessera-bench-'));
const endings: (() => unknown)[] = [];
let isOverLimit = false;

function report(what: string, value: number, limit: number, unit: string, note = '') {
  const isOk = value <= limit;
  isOverLimit ||= !isOk;
  const digits = unit === 'x' || unit === 's' ? 2 : 0;
  const words = `${what}: ${value.toFixed(digits)} ${unit} (limit ${limit} ${unit})${note}`;
  console.log(`${isOk ? 'ok  ' : 'OVER'} ${words}`);
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** What it takes when nothing else runs: others on the machine only ever add. */
function lowerQuartile(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 4)] ?? Number.NaN;
}

/** Runs a script of ours until it prints a line that `isWanted`; gives that line and the milliseconds it took. */
async function startUntil(args: string[], isWanted: (line: string) => boolean) {
  const started = performance.now();
  const child: ChildProcess = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TESSERA_SHELL: 'none' },
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'close');
    child.kill('SIGTERM');
    await ended;
  };
  endings.push(stop);
  let text = '';
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      text += String(chunk);
      const found = text.split('\n').find(isWanted);
      if (found !== undefined) resolve(found);
    });
    child.once('close', () => reject(new Error(`${args[0]} ended before it was ready:\n${text}`)));
  });
  return { child, line, milliseconds: performance.now() - started, stop };
}

async function startHost(name: string) {
  const args = ['dist/host/main.mjs', '--json', '--port', '0', '--data', path.join(scratch, name)];
  const running = await startUntil(args, (line) => line.includes('"ready"'));
  const { url } = JSON.parse(running.line) as { url: string };
  return { ...running, url };
}

/** Resident megabytes of a process, and of what it started where the system tells. */
function megabytesOf(process: number | undefined): number {
  const status = readFileSync(`/proc/${process}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

function makeTree(folder: string, folders: number, filesEach: number) {
  for (let n = 0; n < folders; n += 1) {
    const child = path.join(folder, `d${n % 40}`, `s${n}`);
    mkdirSync(child, { recursive: true });
    for (let file = 0; file < filesEach; file += 1) writeFileSync(path.join(child, `f${file}.js`), '');
  }
}

async function measureHost() {
  const tree = path.join(scratch, 'tree');
  makeTree(tree, 1_000, 100);
  const flat = path.join(scratch, 'flat');
  mkdirSync(flat);
  for (let n = 0; n < 100_000; n += 1) writeFileSync(path.join(flat, `f${n}.js`), '');
  const host = await startHost('idle');
  const socket = await openSocket(host.url);
  const client = clientOver(socket);
  await client.projects.recent();
  if (process.platform === 'linux') {
    report('host memory, idle', megabytesOf(host.child.pid), 120, 'MB');
  } else console.log('skip host memory: only Linux tells it here');

  for (const [folder, words] of [
    [tree, '100,000 files in 1,000 folders'],
    [flat, '100,000 files in one folder'],
  ] as const) {
    const times: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const started = performance.now();
      const { id } = await client.projects.open({ folder });
      await client.files.list({ projectId: id, path: '' });
      times.push(performance.now() - started);
      await client.projects.close({ id });
    }
    const memory = process.platform === 'linux' ? `, then ${megabytesOf(host.child.pid).toFixed(0)} MB` : '';
    report(`opening ${words}`, median(times) / 1_000, 2, 's', memory);
  }
  socket.close();
  await host.stop();
}

async function measureStart() {
  const args = ['build/start.mjs', '--no-open', '--port', '0', '--data', path.join(scratch, 'start')];
  const isReady = (line: string) => line.includes('/?token=');
  // The first one bundles what changed and makes the data folder.
  await (await startUntil(args, isReady)).stop();
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const { milliseconds, stop } = await startUntil(args, isReady);
    times.push(milliseconds);
    await stop();
  }
  report('npm start, second time, until the address is there', median(times) / 1_000, 3, 's');
}

async function firstPaint(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  try {
    // Closed right after its first paint: what the workbench does then is not part of it, nor of the next round.
    const response = await page.goto(url, { waitUntil: 'commit' });
    if (!response?.ok()) throw new Error(`${url} answers ${response?.status()}: is dist/renderer bundled?`);
    return await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list, observer) => {
            const paint = list.getEntries().find(({ name }) => name === 'first-paint');
            if (!paint) return;
            observer.disconnect();
            resolve(paint.startTime);
          }).observe({ type: 'paint', buffered: true });
        }),
    );
  } finally {
    await page.close();
  }
}

async function measurePaint() {
  const empty = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>-</title>-');
  }).listen(0, '127.0.0.1');
  await once(empty, 'listening');
  endings.push(() => empty.close());
  const host = await startHost('paint');
  const browser = await chromium.launch({
    executablePath: process.env.TESSERA_CHROMIUM ?? '/usr/bin/chromium',
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', '--disable-quic'],
  });
  endings.push(() => browser.close());
  const { port } = empty.address() as AddressInfo;
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  // Signs in and warms the caches, as on any day but the first.
  await firstPaint(context, host.url);
  const emptyTimes: number[] = [];
  const shellTimes: number[] = [];
  // In turns, so that a busy machine is busy for both.
  for (let round = 0; round < 24; round += 1) {
    emptyTimes.push(await firstPaint(context, `http://127.0.0.1:${port}/`));
    shellTimes.push(await firstPaint(context, `${new URL(host.url).origin}/`));
  }
  const [base, shell] = [lowerQuartile(emptyTimes), lowerQuartile(shellTimes)];
  const note = `: ${shell.toFixed(0)} ms against ${base.toFixed(0)} ms`;
  report('first paint of the shell against an empty page', shell / base, 1.3, 'x', note);
  await browser.close();
  await host.stop();
}

const parts = { host: measureHost, start: measureStart, paint: measurePaint };
const asked = process.argv.slice(2);
try {
  for (const [name, measure] of Object.entries(parts)) {
    if (asked.length === 0 || asked.includes(name)) await measure();
  }
} finally {
  for (const end of endings) await end();
  rmSync(scratch, { recursive: true, force: true });
}
process.exitCode = isOverLimit ? 1 : 0;
