// The README's command as a person runs it: build/start.mjs, the address it prints, the window it opens, the end of it all.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(tmpdir(), 'tessera-start-'));
const started: ChildProcess[] = [];

interface Started {
  child: ChildProcess;
  output: () => string;
  /** Settles with what stood in the first group of the pattern. */
  says: (pattern: RegExp) => Promise<string>;
  ended: Promise<number | null>;
}

function start(args: string[], env: Record<string, string> = {}): Started {
  const child = spawn(
    process.execPath,
    [path.join(root, 'build/start.mjs'), '--data', path.join(folder, 'data'), '--port', '0', ...args],
    {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  started.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return {
    child,
    output: () => text,
    async says(pattern) {
      await expect.poll(() => text, { timeout: 60_000 }).toMatch(pattern);
      return pattern.exec(text)?.[1] ?? '';
    },
    ended: new Promise((resolve) => child.on('exit', resolve)),
  };
}

/** Linux tells which processes hold our data folder in their command line. */
function processesOf(dataFolder: string): string[] {
  if (!existsSync('/proc/self/cmdline')) return [];
  const commands = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')];
      } catch {
        return [];
      }
    });
  return commands.filter((command) => command.includes(dataFolder));
}

// What a first start builds is measured by nobody: the second one counts.
test.beforeAll(() =>
  execFileSync(process.execPath, [path.join(root, 'build/bundle.mjs')], { stdio: 'inherit' }),
);

test.afterAll(async () => {
  for (const child of started) if (child.exitCode === null) child.kill('SIGTERM');
  await expect.poll(() => processesOf(folder)).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
});

test('prints an address that shows the IDE without an error', async ({ page, browser }) => {
  const run = start(['--no-open']);
  const address = await run.says(/(http:\/\/ide\.localhost:\d+\/\?token=\S+)/);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.goto(address);
  await expect(page.getByRole('banner').or(page.locator('#root > *')).first()).toBeVisible();
  await expect(page.locator('.first-paint')).toHaveCount(0);
  // The token leaves the address bar; without it, nothing is shown to a stranger.
  expect(page.url()).not.toContain('token');
  const stranger = await browser.newPage();
  expect((await stranger.goto(new URL('/', address).href))?.status()).toBe(401);
  await stranger.close();
  expect(problems).toEqual([]);
  await page.screenshot({ path: 'test-results/start.png' });
  await page.close();

  run.child.kill('SIGTERM');
  expect(await run.ended).toBe(0);
  await expect.poll(() => processesOf(folder)).toEqual([]);
});

test('is ready in under three seconds the second time, with its console beside it', async () => {
  const run = start(['--no-open']);
  const seconds = Number(await run.says(/Ready after ([\d.]+) s/));
  test.info().annotations.push({ type: 'measured', description: `${seconds} s` });
  expect(seconds).toBeLessThan(3);
  const console = await run.says(/Console: (http:\S+)/);
  expect((await fetch(console)).status).toBeLessThan(500);
  run.child.kill('SIGINT');
  expect(await run.ended).toBe(0);
});

test('ends with whoever started it, even without a word', async () => {
  const run = start(['--no-open']);
  await run.says(/Ready after ([\d.]+) s/);
  run.child.kill('SIGKILL');
  await run.ended;
  await expect.poll(() => processesOf(folder), { timeout: 10_000 }).toEqual([]);
});

test('opens an app window and ends when that is closed', async () => {
  const hasDisplay = existsSync('/usr/bin/Xvfb');
  test.skip(!hasDisplay, 'no Xvfb here: the app window was not tried');
  const display = `:${90 + Math.floor(Math.random() * 900)}`;
  const screen = spawn('/usr/bin/Xvfb', [display, '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {
    stdio: 'ignore',
  });
  started.push(screen);
  await expect.poll(() => existsSync(`/tmp/.X11-unix/X${display.slice(1)}`)).toBe(true);
  const run = start(['--browser', '--no-console'], { DISPLAY: display });
  await run.says(/Open in (\w+)/);
  const isWindow = (command: string) =>
    command.includes('--app=http://ide.localhost') && !command.includes('--type=');
  await expect.poll(() => processesOf(folder).some(isWindow)).toBe(true);
  expect(processesOf(folder).filter((command) => command.includes('--remote-debugging-port'))).toEqual([]);
  const pids = readdirSync('/proc').filter((pid) => {
    try {
      return (
        isWindow(readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')) &&
        readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder)
      );
    } catch {
      return false;
    }
  });
  for (const pid of pids) process.kill(Number(pid), 'SIGTERM');
  expect(await run.ended).toBe(0);
  screen.kill();
});
