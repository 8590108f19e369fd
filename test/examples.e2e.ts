// Every template as a person gets it: it checks without a complaint and every page opens, through the command line.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '..');
const examples = path.join(root, 'examples');
const templates = readdirSync(examples).filter((name) =>
  existsSync(path.join(examples, name, 'template.json')),
);

/** stdout of a command that may also end with an exit code of its own. */
function tessera<T>(...args: string[]): T {
  const run = () =>
    execFileSync(process.execPath, [path.join(root, 'dist/cli/main.mjs'), ...args, '--json'], {
      encoding: 'utf8',
      stdio: 'pipe',
      maxBuffer: 1 << 26,
    });
  try {
    return JSON.parse(run()) as T;
  } catch (error) {
    const { stdout } = error as { stdout?: string };
    if (!stdout) throw error;
    return JSON.parse(stdout) as T;
  }
}

const projects = mkdtempSync(path.join(tmpdir(), 'tessera-examples-'));
test.afterAll(() => rmSync(projects, { recursive: true, force: true }));

test.beforeAll(() => {
  execFileSync(process.execPath, [path.join(root, 'build/bundle.mjs'), 'cli', 'simulator'], {
    stdio: 'inherit',
  });
});

for (const name of templates) {
  test(`template ${name}: no mistake is found and every page opens`, () => {
    const folder = path.join(projects, name);
    cpSync(path.join(examples, name), folder, {
      recursive: true,
      filter: (file) => path.basename(file) !== 'template.json',
    });
    const check = tessera<{
      diagnostics: unknown[];
      scan: { name: string; passed: boolean }[];
    }>('check', folder);
    expect(check.diagnostics).toEqual([]);
    expect(check.scan.filter(({ passed }) => !passed)).toEqual([]);

    const { pages } = tessera<{ pages: Record<string, unknown>[] }>('sweep', folder);
    expect(pages.length).toBeGreaterThan(0);
    for (const page of pages) {
      expect(page).toMatchObject({
        opened: true,
        blank: false,
        exceptions: [],
        engineErrors: [],
        missingApis: [],
        missingTags: [],
        failedResources: [],
      });
    }
  });
}

interface Swept {
  pages: { path: string; blank: boolean; exceptions: string[] }[];
  mistakes: { file: string }[];
}

test('R-SIM the sweep says what is blank, whose script threw, and what could not be compiled', () => {
  const folder = path.join(projects, 'swept');
  const pages = {
    late: ['<text>late</text>', 'Page({ onReady() { setTimeout(() => { throw new Error("late") }, 200) } })'],
    quiet: ['<text>quiet</text>', 'Page({})'],
    empty: ['<view hidden><image src="/no.png"/></view>', 'Page({})'],
    icon: ['<view class="icon"/>', 'Page({})'],
    slow: [
      '<view>{{text}}</view>',
      'Page({ onLoad() { setTimeout(() => this.setData({ text: "here" }), 600) } })',
    ],
    asks: [
      '<text wx:if="{{at}}">{{at}}</text>',
      'Page({ onLoad() { wx.getLocation({ success: ({ latitude }) => this.setData({ at: latitude }) }) } })',
    ],
    wrong: ['<text>a</text><import src="./none.wxml"/>', 'Page({})'],
  };
  const files: Record<string, string> = {
    'app.json': JSON.stringify({ pages: Object.keys(pages).map((name) => `${name}/${name}`) }),
    'app.js': 'App({})',
    'project.config.json': '{}',
    'icon/icon.wxss': '.icon::before { content: "x" }',
  };
  for (const [name, [wxml = '', js = '']] of Object.entries(pages))
    Object.assign(files, { [`${name}/${name}.wxml`]: wxml, [`${name}/${name}.js`]: js });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  const swept = tessera<Swept>('sweep', folder);
  const named = (wanted: (page: Swept['pages'][number]) => boolean): string[] =>
    swept.pages.filter(wanted).map((page) => page.path);
  expect(named(({ blank }) => blank)).toEqual(['empty/empty']);
  expect(named(({ exceptions }) => exceptions.length > 0)).toEqual(['late/late']);
  expect(swept.mistakes.map(({ file }) => file)).toEqual(['wrong/wrong.wxml']);
});
