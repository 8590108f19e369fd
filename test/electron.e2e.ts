// main/ and preload/ as bundled, end to end on the electron double: it tests our wiring (test/electron-double/README.md).
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { build } from 'esbuild';
import type { MenuTemplate } from './electron-double/electron.ts';
import { startDouble, type RunningDouble } from './electron-double/start.ts';
import * as suite from '../simulator/testing/shell-suite.ts';

const root = path.resolve(import.meta.dirname, '..');
const executablePath = process.env.TESSERA_CHROMIUM ?? '/usr/bin/chromium';
const args = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-features=LocalNetworkAccessChecks',
];

const folder = mkdtempSync(path.join(tmpdir(), 'tessera-electron-'));
const application = path.join(folder, 'application');
const project = path.join(folder, 'tea 小程序');
let runs: RunningDouble[] = [];
let dataFolder = '';

/** The bundled application with a page of the tests in place of the renderer. */
test.beforeAll(async () => {
  const { bundleAll } = (await import(path.join(root, 'build/bundle.mjs'))) as {
    bundleAll: (names: string[]) => Promise<string[]>;
  };
  await bundleAll(['main', 'preload', 'simulator']);
  for (const part of ['main', 'preload', 'simulator'])
    cpSync(path.join(root, 'dist', part), path.join(application, 'dist', part), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(application, 'node_modules'));
  symlinkSync(path.join(root, 'examples'), path.join(application, 'examples'));
  const renderer = path.join(application, 'dist', 'renderer');
  await build({
    entryPoints: [path.join(root, 'test/electron-double/page.ts')],
    outfile: path.join(renderer, 'page.js'),
    bundle: true,
    format: 'iife',
    logLevel: 'error',
  });
  writeFileSync(
    path.join(renderer, 'index.html'),
    '<!doctype html><title>Test</title><script src="./page.js"></script><body>The page</body>',
  );
  mkdirSync(project);
  writeFileSync(path.join(project, 'app.json'), '{ "pages": ["pages/index/index"] }');
});

test.beforeEach(() => {
  dataFolder = mkdtempSync(path.join(folder, 'data-'));
});

test.afterEach(async () => {
  for (const run of runs) await run.stop();
  runs = [];
  delete process.env.TESSERA_DATA;
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function start(argv: string[] = [], options: { isFirst?: boolean } = {}): Promise<RunningDouble> {
  process.env.TESSERA_DATA = dataFolder;
  const run = await startDouble(path.join(application, 'dist/main/main.mjs'), argv, {
    dataFolder,
    executablePath,
    args,
    ...options,
  });
  runs.push(run);
  return run;
}

async function firstPage(run: RunningDouble) {
  await expect.poll(() => run.windows()[0]?.visible).toBe(true);
  const ide = run.windows()[0]!;
  await ide.webContents.page.waitForFunction(() => window.host);
  return { ide, page: ide.webContents.page };
}

test('starts, opens a window and the page calls the host over one port', async () => {
  const { ide, page } = await firstPage(await start());
  expect(await page.textContent('body')).toContain('The page');
  expect(ide.options.webPreferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
  });
  const opened = await page.evaluate(
    async (path) => (await window.host).projects.open({ folder: path }),
    project,
  );
  expect(opened).toMatchObject({ folder: project });
  const text = await page.evaluate(
    async (projectId) => (await (await window.host).files.read({ projectId, path: 'app.json' })).text,
    opened.id,
  );
  expect(text).toContain('pages/index/index');
  expect(await page.evaluate(async () => (await window.host).shell.describe())).toMatchObject({
    shell: 'electron',
  });
  // The page itself has nothing of Electron or Node.
  expect(
    await page.evaluate(() =>
      ['require', 'process', 'electron', 'ipcRenderer', 'module'].filter((name) => name in window),
    ),
  ).toEqual([]);
});

test('enforces the content security policy', async () => {
  const { page } = await firstPage(await start());
  const refused = await page.evaluate(async () => {
    const names: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      names.push(effectiveDirective),
    );
    const add = (tag: 'script' | 'iframe' | 'img', attributes: object) =>
      document.body.append(Object.assign(document.createElement(tag), attributes));
    add('script', { textContent: 'window.inlineRan = true' });
    add('script', { src: 'https://elsewhere.test/x.js' });
    add('iframe', { src: 'https://elsewhere.test/' });
    add('img', { src: 'https://elsewhere.test/x.png' });
    await fetch('https://elsewhere.test/').catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 50));
    return names;
  });
  for (const directive of ['script-src-elem', 'frame-src', 'img-src', 'connect-src'])
    expect(refused).toContain(directive);
  expect(await page.evaluate(() => 'inlineRan' in window)).toBe(false);
  // Tried by the page's own script: what a test evaluates is exempt.
  expect(await page.evaluate(() => window.mayEvaluate)).toBe(false);
});

test('refuses foreign webviews, admits those of our own programs, each in a partition of its own', async () => {
  const { ide, page } = await firstPage(await start());
  const asked: { refused: boolean; preferences: Record<string, unknown> }[] = [];
  ide.webContents.on('webview-asked', (answer) => asked.push(answer));
  const add = (src: string) =>
    page.evaluate((src) => {
      const webview = document.createElement('webview');
      webview.setAttribute('src', src);
      webview.setAttribute('preload', 'file:///tmp/evil.js');
      document.body.append(webview);
    }, src);
  const foreign = [
    'https://elsewhere.test/',
    'file:///etc/passwd',
    'http://ide.localhost:7420/',
    'app://ide/index.html',
    'http://localhost:1/',
  ];
  for (const src of foreign) await add(src);
  await expect.poll(() => asked.length).toBe(foreign.length);
  expect(asked.every(({ refused }) => refused)).toBe(true);
  const port = await page.evaluate(
    async () =>
      /frame-src http:\/\/\*\.localhost:(\d+)/.exec(
        (await fetch('/')).headers.get('content-security-policy') ?? '',
      )?.[1],
  );
  await add(`http://p-1.localhost:${port}/`);
  await expect.poll(() => asked.length).toBe(foreign.length + 1);
  expect(asked.at(-1)).toMatchObject({
    refused: false,
    preferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      partition: 'program-p-1.localhost',
    },
  });
  expect(asked.at(-1)?.preferences).not.toHaveProperty('preload');
});

test('refuses popups, navigation away and every permission it did not name', async () => {
  const run = await start();
  const { ide, page } = await firstPage(run);
  const answers: { action: string }[] = [];
  ide.webContents.on('popup-asked', (answer) => answers.push(answer));
  await page.evaluate(() => void window.open('https://elsewhere.test/'));
  await expect.poll(() => answers).toEqual([{ action: 'deny' }]);
  await page.evaluate(() => void (location.href = 'https://elsewhere.test/'));
  await page.evaluate(() => void (location.href = 'file:///etc/passwd')).catch(() => {});
  expect(ide.webContents.getURL()).toMatch(/^app:\/\/ide\//);

  const request = run.permissionHandlers.request as (
    contents: unknown,
    permission: string,
    answer: (allowed: boolean) => void,
    details: object,
  ) => void;
  const ask = (permission: string, details: object) =>
    new Promise((resolve) => request(null, permission, resolve, details));
  const ours = { requestingUrl: 'app://ide/index.html', isMainFrame: true };
  const program = { requestingUrl: 'http://p-1.localhost:7420/', isMainFrame: false };
  expect(await ask('clipboard-read', ours)).toBe(true);
  for (const permission of [
    'media',
    'geolocation',
    'notifications',
    'midi',
    'openExternal',
    'display-capture',
  ])
    expect(await ask(permission, ours)).toBe(false);
  expect(await ask('clipboard-read', program)).toBe(false);
  expect((run.permissionHandlers.device as () => boolean)()).toBe(false);
});

test('shows declared commands as the native menu and tells the window which was chosen', async () => {
  const { ide, page } = await firstPage(await start());
  await page.evaluate(async () => {
    void window.follow();
    const items = [{ command: 'files.save', title: 'Save', keys: 'mod+s', enabled: true }];
    await (await window.host).shell.setMenu({ groups: [{ id: 'file', title: 'File', items }] });
  });
  const [file] = ide.menu as {
    label: string;
    submenu: { label: string; accelerator: string; click: () => void }[];
  }[];
  expect(file).toMatchObject({
    label: 'File',
    submenu: [{ label: 'Save', accelerator: 'CommandOrControl+S' }],
  });
  file?.submenu[0]?.click();
  await expect
    .poll(() => page.evaluate(() => window.facts))
    .toEqual([{ type: 'command.chosen', command: 'files.save' }]);
});

test('asks the system for folders, opens links in the browser and nothing else', async () => {
  const run = await start();
  const { ide, page } = await firstPage(run);
  run.answers.folders.push(project);
  expect(await page.evaluate(async () => (await window.host).shell.pickFolder({ title: 'Open' }))).toBe(
    project,
  );
  expect(await page.evaluate(async () => (await window.host).shell.pickFolder({ title: 'Open' }))).toBeNull();
  const open = (url: string) =>
    page.evaluate(
      async (url) =>
        (await window.host).shell.openExternal({ url }).then(
          () => 'opened',
          () => 'refused',
        ),
      url,
    );
  expect(await open('https://example.com/docs')).toBe('opened');
  for (const url of ['file:///etc/passwd', 'javascript:alert(1)', 'smb://x/y', 'app://ide/'])
    expect(await open(url)).toBe('refused');
  expect(run.seen.external).toEqual(['https://example.com/docs']);
  await page.evaluate(async () =>
    (await window.host).shell.describeWindow({ title: 'index.js', edited: true }),
  );
  expect(ide.title).toBe('index.js');
});

test('opens a folder from the command line, from a second start and by drop', async () => {
  const run = await start([project]);
  const { page } = await firstPage(run);
  await page.evaluate(() => void window.follow());
  await expect
    .poll(() => page.evaluate(() => window.facts))
    .toEqual([{ type: 'folder.chosen', path: project }]);
  run.app.emit('second-instance', {}, ['electron', '--flag', '.'], project);
  await expect.poll(() => page.evaluate(() => window.facts.length)).toBe(2);
  // A drop that the page itself makes up carries no path and is not trusted.
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([], '@:etc'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
  });
  await drop(page);
  await expect.poll(() => page.evaluate(() => window.facts.length)).toBe(3);
  expect(await page.evaluate(() => window.facts.at(-1))).toEqual({ type: 'folder.chosen', path: project });
  expect(run.windows()).toHaveLength(1);
});

/** A real drop of a folder. Its name tells the double which path Electron would have told. */
async function drop(page: Page): Promise<void> {
  const dropped = path.join(folder, `@${project.replaceAll('/', ':')}`);
  mkdirSync(dropped);
  const cdp = await page.context().newCDPSession(page);
  const data = { items: [], files: [dropped], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await cdp.send('Input.dispatchDragEvent', { type, x: 20, y: 20, data });
  }
}

test('leaves at once where another instance holds the lock', async () => {
  const run = await start([], { isFirst: false });
  await run.ended;
  expect(run.windows()).toEqual([]);
});

test('loads a crashed page anew and the host serves it again', async () => {
  const run = await start();
  const { ide } = await firstPage(run);
  const dead = ide.webContents.page;
  ide.webContents.forcefullyCrashRenderer();
  await expect.poll(() => ide.webContents.page !== dead).toBe(true);
  const { page } = await firstPage(run);
  expect(await page.evaluate(async () => (await window.host).shell.describe())).toMatchObject({
    shell: 'electron',
  });
  expect(run.windows()).toHaveLength(1);
});

test('remembers its windows and ends in order', async () => {
  const run = await start();
  const { ide, page } = await firstPage(run);
  ide.setBounds({ x: 40, y: 50, width: 900, height: 700 });
  await page.evaluate(() => history.replaceState(null, '', '?project=tea'));
  await page.evaluate(async () => (await window.host).shell.openWindow());
  await expect.poll(() => run.windows().length).toBe(2);
  run.app.quit();
  await run.ended;
  const states = JSON.parse(readFileSync(path.join(dataFolder, 'windows.json'), 'utf8')) as unknown[];
  expect(states).toHaveLength(2);
  expect(states[0]).toEqual({
    bounds: { x: 40, y: 50, width: 900, height: 700 },
    maximized: false,
    search: '?project=tea',
  });

  const again = await start();
  await expect.poll(() => again.windows().length).toBe(2);
  await expect.poll(() => again.windows()[0]?.webContents.getURL()).toBe('app://ide/index.html?project=tea');
});

test('asks before a window with unsaved files closes', async () => {
  const run = await start();
  const { ide, page } = await firstPage(run);
  await page.click('body');
  await page.evaluate(() => window.addEventListener('beforeunload', (event) => event.preventDefault()));
  run.answers.buttons.push(0, 1);
  ide.close();
  await expect.poll(() => run.seen.dialogs.length).toBe(1);
  expect(run.windows()).toHaveLength(1);
  ide.close();
  await run.ended;
  expect(run.seen.dialogs).toHaveLength(2);
});

async function useRealRenderer(): Promise<void> {
  const { bundleAll } = (await import(path.join(root, 'build/bundle.mjs'))) as {
    bundleAll: (names: string[]) => Promise<string[]>;
  };
  await bundleAll(['renderer']);
  const renderer = path.join(application, 'dist', 'renderer');
  rmSync(renderer, { recursive: true });
  cpSync(path.join(root, 'dist/renderer'), renderer, { recursive: true });
}

test('the real renderer lives in it: frame, native menu, system dialog, a project that comes back', async () => {
  await useRealRenderer();
  const run = await start();
  await expect.poll(() => run.windows()[0]?.visible).toBe(true);
  const ide = run.windows()[0]!;
  const { page } = ide.webContents;
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  const menu = () => (Array.isArray(ide.menu) ? (ide.menu as MenuTemplate[]) : []);
  await expect.poll(() => menu().map(({ id }) => id)).toContain('file');
  run.answers.folders.push(project);
  menu()
    .find(({ id }) => id === 'file')
    ?.submenu?.find(({ id }) => id === 'home.openFolder')
    ?.click?.();
  await expect.poll(() => ide.title).toContain('tea 小程序');
  await expect(page.getByText('app.json').first()).toBeVisible();
  await expect.poll(() => ide.webContents.getURL()).toContain('folder=');
  expect(problems).toEqual([]);
  run.app.quit();
  await run.ended;

  const again = await start();
  await expect.poll(() => again.windows()[0]?.title).toContain('tea 小程序');
});

test('the real renderer runs a program in its simulator', async () => {
  await useRealRenderer();
  const sample = path.join(folder, 'sample');
  cpSync(path.join(root, 'examples/sample'), sample, { recursive: true });
  const run = await start([sample]);
  await expect.poll(() => run.windows()[0]?.visible).toBe(true);
  const { page } = run.windows()[0]!.webContents;
  const program = page.frameLocator('iframe').frameLocator('iframe.page:not([hidden])');
  await expect(program.getByText('Longjing').first()).toBeVisible({ timeout: 30_000 });
  const programs = page.frames().filter((frame) => /^http:\/\/p-\w+\.localhost:\d+\//.test(frame.url()));
  expect(programs).toHaveLength(1);
});

test('R-SIM a program in its sandbox, electron double: tries, hot reload, an endless loop', async () => {
  test.setTimeout(180_000);
  await useRealRenderer();
  const hostile = path.join(folder, 'hostile');
  const write = async (file: string, text: string): Promise<void> => {
    mkdirSync(path.dirname(path.join(hostile, file)), { recursive: true });
    writeFileSync(path.join(hostile, file), text);
  };
  for (const [file, text] of Object.entries(suite.suiteFiles)) await write(file, text);
  const run = await start([hostile]);
  await expect.poll(() => run.windows()[0]?.visible).toBe(true);
  const view = run.windows()[0]!.webContents.page;
  await view.setViewportSize({ width: 1500, height: 1150 });
  const shell: suite.Shell = { view, write };
  await test.step('every try to get out is refused', () => suite.refusesEveryTry(shell));
  await test.step('saved files change the page in place', () => suite.reloadsInPlace(shell));
  await test.step('an endless loop stops nothing but itself', () => suite.survivesAnEndlessLoop(shell));
});

test('R-SIM a program of 4 GB ends alone in a process that Electron counts', () => {
  test.skip(
    true,
    'The double has no guest processes of its own: test/electron-smoke.e2e.ts runs where Electron is.',
  );
});
