import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A small program with one of everything the workbench shows. */
export const sampleFiles: Record<string, string> = {
  'project.config.json':
    '{\n  // of the test\n  "appid": "touristappid",\n  "projectname": "tea",\n  "setting": {}\n}\n',
  'app.json': '{ "pages": ["pages/index/index", "pages/list/list"] }\n',
  'app.js': 'App({ globalData: { kettle: 1 } });\n',
  'app.wxss': 'page {\n  padding: 20rpx;\n}\n',
  'pages/index/index.js':
    "Page({\n  data: { title: 'kettle' },\n  onTap() {\n    wx.showToast({ title: 'kettle' });\n  },\n});\n",
  'pages/index/index.wxml': '<view class="page" bindtap="onTap">{{title}}</view>\n',
  'pages/index/index.wxss': '.page {\n  color: #333;\n}\n',
  'pages/index/index.json': '{}\n',
  'pages/list/list.js': 'Page({});\n',
  'pages/list/list.wxml': '<view wx:for="{{[1,2]}}" wx:key="*this">{{item}}</view>\n',
  'pages/list/list.json': '{}\n',
  'notes.txt': 'one\ntwo\nthree\n',
};

export interface Studio {
  /** The address with its token, and the project opened. */
  url: string;
  folder: string;
  data: string;
  process: ChildProcess;
  /** Kills the host without a word, as a crash would. */
  kill: () => Promise<void>;
  /** Starts it again on the same data, project and port. */
  restart: () => Promise<void>;
  dispose: () => Promise<void>;
}

export function makeProject(files: Record<string, string> = sampleFiles): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tessera-workbench-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

/** The real host from its bundle, on a free port, with a data folder of its own. */
export async function startStudio(
  folder = makeProject(),
  withProject = true,
  env: Record<string, string> = {},
): Promise<Studio> {
  const data = mkdtempSync(path.join(tmpdir(), 'tessera-data-'));
  const start = async (port: number) => {
    const child = spawn(
      process.execPath,
      [
        path.join(root, 'dist/host/main.mjs'),
        ...['--json', '--no-open', '--port', String(port), '--data', data],
        ...(withProject ? ['--project', folder] : []),
      ],
      { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } },
    );
    return { child, ready: await readReady(child) };
  };
  const first = await start(0);
  const studio: Studio = {
    url: first.ready.url,
    folder,
    data,
    process: first.child,
    kill: () => end(studio.process, 'SIGKILL'),
    restart: async () => {
      const again = await start(first.ready.port);
      studio.process = again.child;
      studio.url = again.ready.url;
    },
    dispose: async () => {
      await end(studio.process, 'SIGTERM');
      rmSync(data, { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return studio;
}

function readReady(child: ChildProcess): Promise<{ url: string; port: number }> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const line = text.split('\n').find((one) => one.includes('"ready"'));
      if (line) resolve(JSON.parse(line) as { url: string; port: number });
    });
    child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.once('exit', () => reject(new Error(`The host ended before it was ready: ${text}`)));
  });
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

/** Everything the page complained of; a test ends by asserting that it is empty. */
export function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`console: ${message.text()}`);
  });
  return errors;
}

export const tree = (page: Page, file: string) => page.locator(`[role=treeitem][data-path="${file}"]`);
export const tab = (page: Page, name: string) => page.locator('.tab', { hasText: name });
export const editor = (page: Page) => page.locator('.monaco-editor .view-lines').first();

/** Opens the folders above, then the file in a tab that stays, with the focus in it. */
export async function openFile(page: Page, file: string): Promise<void> {
  const parts = file.split('/');
  for (let index = 1; index < parts.length; index += 1) {
    const folder = tree(page, parts.slice(0, index).join('/'));
    const child = tree(page, parts.slice(0, index + 1).join('/'));
    // The folders that were open the last time open by themselves: a click meant to open may find one open already.
    await expect(async () => {
      if ((await folder.getAttribute('aria-expanded', { timeout: 5_000 })) !== 'true') await folder.click();
      await expect(child).toBeVisible({ timeout: 3_000 });
    }).toPass();
  }
  await tree(page, file).dblclick();
  await page.locator('.monaco-editor.focused').waitFor();
}

/** The first suggestion at the cursor. Asked for again while the language server is still reading the program. */
export async function suggested(page: Page, text: string): Promise<void> {
  const first = page.locator('.suggest-widget.visible .monaco-list-row').first();
  await expect(async () => {
    if (!(await first.isVisible())) await page.keyboard.press('Control+Space');
    await expect(first).toContainText(text, { timeout: 5_000 });
  }).toPass();
}

/** Runs a command by its English name, as a person does. */
export async function runCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+Shift+P');
  const box = page.locator('.quick input');
  await box.fill(`>${name}`);
  await page.locator('.quick .row.focused').waitFor();
  await box.press('Enter');
  await expect(box).toHaveCount(0);
}

/** The wire of a slow host: what the host says can be held back for a while. Before the page is loaded. */
export async function holdableWire(page: Page): Promise<{ hold: () => void; release: () => void }> {
  let isHeld = false;
  const waiting: (() => void)[] = [];
  await page.routeWebSocket(/.*/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      const pass = () => socket.send(message);
      if (isHeld) waiting.push(pass);
      else pass();
    });
  });
  return {
    hold: () => (isHeld = true),
    release: () => {
      isHeld = false;
      for (const pass of waiting.splice(0)) pass();
    },
  };
}
