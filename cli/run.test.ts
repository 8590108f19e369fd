import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Command } from './command.ts';
import { commandsIn, runCli } from './run.ts';
import { createTerminal } from './terminal.ts';

const commands = commandsIn(
  import.meta.glob<{ default: Command }>(['./commands/*.ts', '!./commands/*.test.ts']),
);
const repository = path.resolve(import.meta.dirname, '..');
const sample = path.join(repository, 'examples/sample');
const temporary = mkdtempSync(path.join(tmpdir(), 'tessera-cli-'));
afterAll(() => rmSync(temporary, { recursive: true }));

async function cli(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const terminal = createTerminal({ write: (text) => (out += text) }, { write: (text) => (err += text) }, {});
  const signal = new AbortController().signal;
  const code = await runCli(args, { commands, terminal, variables: {}, version: '1.2.3', signal });
  return { code, out, err };
}

/** A project in a fresh folder. */
function project(name: string, files: Record<string, string>): string {
  const folder = path.join(temporary, name);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return folder;
}

const small = {
  'app.json': '{"pages":["pages/a/a"],"subPackages":[{"root":"shop","pages":["b/b"]}]}',
  'app.js': 'App({})',
  'pages/a/a.js':
    "const { used } = require('../../lib/used'); Page({ onLoad() { wx.showToast({ title: used }); wx.flyToTheMoon(); } })",
  'pages/a/a.json': '{"usingComponents":{"idle":"/lib/idle"}}',
  'pages/a/a.wxml': '<view><image src="/images/on.png"/></view>',
  'shop/b/b.js': "require('../../lib/shop-only'); Page({})",
  'shop/b/b.wxml': '<import src="./part.wxml"/><view/>',
  'shop/b/part.wxml': '<template name="p"><text>x</text></template>',
  'lib/used.js': 'exports.used = 1',
  'lib/shop-only.js': 'exports.x = 1',
  'lib/never.js': 'exports.x = 1',
  'lib/idle.js': 'Component({})',
  'lib/idle.json': '{"component":true}',
  'lib/idle.wxml': '<view/>',
  'images/on.png': 'on',
  'images/off.png': 'off',
  'notes/big.bin': 'x'.repeat(3000),
  'project.config.json':
    '{"appid":"wx0123456789abcdef","packOptions":{"ignore":[{"type":"folder","value":"notes"}],"include":[]}}',
};

describe('the command line', () => {
  it('lists its commands in both languages, and knows each by --help', async () => {
    const { code, out } = await cli('--help');
    expect(code).toBe(0);
    for (const [file, load] of commands) {
      const { name, summary } = await load();
      expect(name).toBe(file);
      expect(out).toContain(name);
      expect((await cli('help', '--lang=zh')).out).toContain(summary.zh);
      expect((await cli(name, '--help', '--lang', 'zh')).out).toContain('退出码');
    }
    expect((await cli('--version')).out).toBe('1.2.3\n');
  });

  it('answers 2 where it is called wrongly, with what to do', async () => {
    for (const [args, words] of [
      [[], ''],
      [['biuld'], 'There is no command "biuld"'],
      [['build'], '<dir> is missing'],
      [['build', sample, 'x'], '"x" is one argument too many'],
      [['build', sample, '--outt', 'x'], "Unknown option '--outt'"],
      [['build', path.join(temporary, 'none')], 'does not exist'],
      [['build', sample, '--release', '1.0-beta'], '"1.0-beta" is not a version number'],
      [['verify', path.join(temporary, 'none.apkg')], 'cannot be read (ENOENT)'],
    ] as [string[], string][]) {
      const { code, err } = await cli(...args);
      expect([code, err]).toEqual([2, expect.stringContaining(words)]);
    }
  });

  it('builds byte-identical packages on different paths and dates, and verify accepts them', async () => {
    const copies = ['one', 'two/deeper'].map((name) => path.join(temporary, name, 'sample'));
    const packages = copies.map((folder) => `${folder}.apkg`);
    for (const [index, folder] of copies.entries()) {
      cpSync(sample, folder, { recursive: true });
      const date = new Date(index === 0 ? '2001-02-03' : '2030-01-01');
      utimesSync(path.join(folder, 'app.js'), date, date);
      const built = await cli(
        'build',
        folder,
        '--out',
        packages[index] ?? '',
        '--release',
        '1.0.0',
        '--remark',
        'r',
      );
      expect(built).toMatchObject({ code: 0, err: '' });
      expect(built.out).toContain('Written: ');
    }
    const [one, two] = packages.map((file) => readFileSync(file));
    expect(one?.equals(two ?? Buffer.alloc(0))).toBe(true);
    const verified = await cli('verify', packages[0] ?? '', '--json');
    expect(verified.code).toBe(0);
    expect(JSON.parse(verified.out)).toMatchObject({
      ok: true,
      problems: [],
      manifest: { version: '1.0.0', remark: 'r' },
    });
    writeFileSync(packages[1] ?? '', (one ?? Buffer.alloc(0)).subarray(0, 1000));
    const cut = await cli('verify', packages[1] ?? '', '--lang', 'zh');
    expect([cut.code, cut.out]).toEqual([1, expect.stringContaining('package/truncated')]);
  });

  it('answers 1 and writes nothing where the program has errors, and names each with its place', async () => {
    const folder = project('broken', { ...small, 'pages/a/a.js': 'Page({', 'app.js': 'App({})' });
    const out = path.join(temporary, 'broken.apkg');
    const built = await cli('build', folder, '--out', out);
    expect(built.code).toBe(1);
    expect(built.out).toMatch(/pages\/a\/a\.js:1:\d+ {2}error {2}/);
    expect(built.out).toContain('Not written');
    expect(existsSync(out)).toBe(false);
    const json = JSON.parse((await cli('build', folder, '--json')).out) as Record<string, unknown>;
    expect(json).toMatchObject({ ok: false, package: { file: null } });
  });

  it('reports sizes, unused files, the eleven checks and compatibility; --why explains a file', async () => {
    const folder = project('checked', small);
    const { code, out } = await cli('check', folder, '--json');
    expect(code).toBe(0);
    const report = JSON.parse(out) as {
      sizes: { root: string; files: { path: string }[] }[];
      unused: { path: string; isPacked: boolean }[];
      scan: { name: string; passed: boolean; files: { path: string; note?: string }[] }[];
      compatibility: { items: { name: string; support: string; uses: { file: string }[] }[] };
    };
    expect(report.sizes.map(({ root }) => root)).toEqual(['', 'shop']);
    expect(report.sizes[0]?.files.map((file) => file.path)).not.toContain('assets/notes/big.bin');
    expect(report.unused.map(({ path: file, isPacked }) => [file, isPacked])).toEqual([
      ['lib/never.js', false],
      ['images/off.png', true],
    ]);
    const failed = report.scan
      .filter(({ passed }) => !passed)
      .map(({ name, files }) => [name, files[0]?.path]);
    expect(report.scan).toHaveLength(11);
    expect(failed).toEqual([
      ['CONTAINS_OTHER_PKG_JS', 'lib/shop-only.js'],
      ['JS_COMPRESS_OPEN', 'project.config.json'],
      ['WXML_COMPRESS_OPEN', 'project.config.json'],
      ['WXSS_COMPRESS_OPEN', 'project.config.json'],
      ['LAZYCODE_LOADING_OPEN', 'app.json'],
      ['CONTAINS_UNUSED_COMPONENTS', 'pages/a/a.json'],
      ['CONTAINS_UNUSED_CODES', 'lib/never.js'],
    ]);
    expect(report.compatibility.items[0]).toMatchObject({
      name: 'flyToTheMoon',
      support: 'unknown',
      uses: [{ file: 'pages/a/a.js' }],
    });
    const why = await cli('check', folder, '--why', 'shop/b/part.wxml');
    expect(why.out.split('\n').map((line) => line.trim().split('  ')[0])).toEqual([
      'shop/b/part.wxml',
      'shop/b/b.wxml',
      'app.json',
      '',
    ]);
    expect((await cli('check', folder, '--why', 'lib/never.js')).code).toBe(1);
    expect((await cli('check', folder, '--lang', 'zh')).out).toContain('不存在无依赖文件');
  });

  it('names what the editor would underline, each line once', async () => {
    const folder = project('underlined', {
      ...small,
      'pages/a/a.wxml': '<view bindtap="onTpa">{{cups}}</view>\n<image mode="squash" />\n',
      'pages/a/a.js': 'Page({ data: { cups: 1 }, onTap() {} });\n',
    });
    const { code, out } = await cli('check', folder);
    expect(out).toMatch(/pages\/a\/a\.wxml:1:16 {2}warning {2}.*onTpa/);
    expect(out).toMatch(/pages\/a\/a\.wxml:2:14 {2}warning {2}.*squash/);
    expect(out.match(/a\.wxml:1:/g)).toHaveLength(1);
    expect(code).toBe(0);
    expect((await cli('check', folder, '--lang', 'zh')).out).toMatch(
      /a\.wxml:1:16 {2}警告 {2}.*[\u4e00-\u9fff]/,
    );
  });

  it('lists what an editor shows quietly with --hints alone', async () => {
    const folder = project('quiet', {
      ...small,
      'pages/a/a.wxml': '<view wx:for="{{cups}}">{{item}}</view>\n',
      'pages/a/a.js': 'Page({ data: { cups: [1] } });\n',
    });
    const hint = /pages\/a\/a\.wxml:1:7 {2}hint {2}.*wxml\/missing-wx-key/;
    expect((await cli('check', folder)).out).not.toMatch(hint);
    expect((await cli('check', folder, '--hints')).out).toMatch(hint);
    const { diagnostics } = JSON.parse((await cli('check', folder, '--hints', '--json')).out) as {
      diagnostics: { severity: string }[];
    };
    expect(diagnostics.map(({ severity }) => severity)).toContain('hint');
  });

  it('speaks SARIF 2.1.0', async () => {
    const folder = project('sarif', { ...small, 'pages/a/a.js': 'Page({' });
    const { code, out } = await cli('check', folder, '--sarif');
    expect(code).toBe(1);
    const sarif = JSON.parse(out) as {
      version: string;
      runs: {
        tool: { driver: { rules: { id: string }[] } };
        results: { ruleId: string; ruleIndex: number; level: string; locations: unknown[] }[];
      }[];
    };
    expect(sarif.version).toBe('2.1.0');
    const [run] = sarif.runs;
    const error = run?.results.find(({ level }) => level === 'error');
    expect(error?.locations).toMatchObject([
      { physicalLocation: { artifactLocation: { uri: 'pages/a/a.js' }, region: { startLine: 1 } } },
    ]);
    for (const { ruleId, ruleIndex } of run?.results ?? []) {
      expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    }
  });

  it('builds npm before the program where packages are installed, and only once', async () => {
    const folder = project('npm', {
      ...small,
      'package.json': '{"dependencies":{"tiny":"1"}}',
      'node_modules/tiny/package.json': '{"name":"tiny","version":"1.0.0","main":"main.cjs"}',
      'node_modules/tiny/main.cjs': 'exports.tiny = 1',
      'lib/used.js': "exports.used = require('tiny').tiny",
    });
    expect((await cli('build', folder)).out).toContain('npm: 1 packages, 2 files written');
    expect((await cli('build', folder)).out).not.toContain('npm:');
    const npm = await cli('build-npm', folder, '--force');
    expect([npm.code, npm.out]).toEqual([
      0,
      expect.stringMatching(/tiny 1\.0\.0 {2}bundled {2}from main\.cjs/),
    ]);
  });

  it('builds again after a change with --watch, until it is told to stop', async () => {
    const folder = project('watched', small);
    const stop = new AbortController();
    const built: { ok: boolean; program: { id: string } }[] = [];
    const out = {
      write: (text: string) => {
        built.push(JSON.parse(text) as (typeof built)[number]);
        if (built.length === 2) stop.abort();
      },
    };
    // The first word on stderr says that it listens.
    const watching = {
      write: () => writeFileSync(path.join(folder, 'pages/a/a.wxml'), '<view>changed</view>'),
    };
    const terminal = createTerminal(out, watching, {});
    const args = ['build', folder, '--watch', '--json'];
    const code = await runCli(args, {
      commands,
      terminal,
      variables: {},
      version: '1.2.3',
      signal: stop.signal,
    });
    expect(code).toBe(0);
    expect(built.map(({ ok }) => ok)).toEqual([true, true]);
    expect(built[0]?.program.id).not.toBe(built[1]?.program.id);
  });

  it('runs as a program in a checkout', () => {
    const args = ['build/task.mjs', 'tessera', 'build', sample, '--json'];
    const result = JSON.parse(
      execFileSync(process.execPath, args, {
        cwd: repository,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    ) as Record<string, unknown>;
    expect(result).toMatchObject({ ok: true, program: { pages: 4 } });
  });
});
