import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createContext, Script } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import { runNpmBuild, type NpmRun } from './run-npm-build.ts';

const repository = path.resolve(import.meta.dirname, '..', '..');
const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** A project in a fresh folder. `installed` names packages of this repository; `files` are written as they are. */
function project(files: Record<string, string>, installed: string[] = []): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tessera-npm-'));
  folders.push(folder);
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  for (const [file, text] of Object.entries(files)) write(file, text);
  if (installed.length > 0) {
    const dependencies = Object.fromEntries(installed.map((name) => [name, '*']));
    write('package.json', JSON.stringify({ dependencies }));
    for (const name of installed) {
      mkdirSync(path.dirname(path.join(folder, 'node_modules', name)), { recursive: true });
      symlinkSync(path.join(repository, 'node_modules', name), path.join(folder, 'node_modules', name));
    }
  }
  return folder;
}

const build = (folder: string, miniprogramRoot = ''): Promise<NpmRun> =>
  runNpmBuild({ folder, miniprogramRoot });
const read = (folder: string, file: string): string => readFileSync(path.join(folder, file), 'utf8');

/** Runs a packed module as a mini program would: no browser, no Node, `require` finds packed packages only. */
function load(folder: string, name: string, scope: Record<string, unknown> = {}): Record<string, unknown> {
  const module = { exports: {} as Record<string, unknown> };
  const require = (request: string): unknown => load(folder, request, scope);
  const context = createContext({
    ...scope,
    module,
    exports: module.exports,
    require,
    setTimeout,
    clearTimeout,
  });
  new Script(read(folder, `miniprogram_npm/${name}/index.js`)).runInContext(context);
  return module.exports;
}

const did = ({ lines }: NpmRun): string[] => lines.map((line) => `${line.name} ${line.did}: ${line.why.en}`);
const pkg = (value: Record<string, unknown>): string => JSON.stringify({ version: '1.0.0', ...value });

describe('build npm on real packages', () => {
  it('copies what is made for mini programs and bundles the rest, each with its reason', async () => {
    const folder = project({}, [
      'tdesign-miniprogram',
      '@vant/weapp',
      'weui-miniprogram',
      'dayjs',
      'lodash',
      'mobx-miniprogram',
    ]);
    const run = await build(folder);
    expect(did(run)).toEqual([
      '@vant/weapp copied: made for mini programs: "lib" is copied as it is',
      'dayjs bundled: from its main file dayjs.min.js',
      'lodash bundled: from its main file lodash.js',
      'mobx-miniprogram bundled: from its main file dist/mobx.cjs.production.min.js',
      'tdesign-miniprogram copied: made for mini programs: "miniprogram_dist" is copied as it is',
      'weui-miniprogram copied: made for mini programs: "miniprogram_dist" is copied as it is',
    ]);
    const dayjs = load(folder, 'dayjs') as unknown as (text: string) => { format(pattern: string): string };
    expect(dayjs('2026-03-01').format('DD/MM/YYYY')).toBe('01/03/2026');
    const lodash = load(folder, 'lodash') as unknown as { chunk(list: number[], size: number): number[][] };
    expect(lodash.chunk([1, 2, 3], 2).map((part) => [...part])).toEqual([[1, 2], [3]]);
    expect(load(folder, 'mobx-miniprogram').observable).toBeTypeOf('function');
    expect(existsSync(path.join(folder, 'miniprogram_npm/tdesign-miniprogram/button/button.wxml'))).toBe(
      true,
    );
    expect(read(folder, 'miniprogram_npm/dayjs/index.js')).toMatch(
      /\/\/miniprogram-npm-outsideDeps=\[\]\n\/\/# sourceMappingURL=index\.js\.map\n$/,
    );
  });

  it('makes axios work, whose main file the platform cannot find and Node is needed for', async () => {
    const folder = project({}, ['axios']);
    const run = await build(folder);
    expect(run.lines[0]?.why.en).toMatch(/from dist\/browser\/axios\.cjs .*through wx\.request/);
    expect(run.lines.slice(1).map((line) => line.did)).toEqual(run.lines.slice(1).map(() => 'left out'));
    const sent: unknown[] = [];
    const wx = {
      request(options: { url: string; method: string; data: unknown; success(answer: unknown): void }) {
        sent.push([options.method, options.url, options.data]);
        setTimeout(
          () => options.success({ statusCode: 200, data: '{"id":7}', header: { 'X-Count': '3' } }),
          1,
        );
      },
    };
    const axios = load(folder, 'axios', { wx }) as unknown as {
      post(url: string, body: unknown): Promise<{ data: { id: number }; headers: Record<string, string> }>;
    };
    const answer = await axios.post('https://shop.example/orders', { count: 3 });
    expect(answer.data.id).toBe(7);
    expect(answer.headers['x-count']).toBe('3');
    expect(sent).toEqual([['POST', 'https://shop.example/orders', '{"count":3}']]);
  });

  it('builds again only what changed, and removes what is gone', async () => {
    const folder = project({}, ['dayjs', 'weui-miniprogram']);
    expect((await build(folder)).written).toBeGreaterThan(50);
    const again = await build(folder);
    expect([again.written, again.removed, again.lines.map((line) => line.did)]).toEqual([
      0,
      0,
      ['unchanged', 'unchanged'],
    ]);
    rmSync(path.join(folder, 'miniprogram_npm/dayjs/index.js'));
    expect((await build(folder)).written).toBe(2);
    writeFileSync(path.join(folder, 'package.json'), '{"dependencies":{"dayjs":"*"}}');
    expect((await build(folder)).removed).toBeGreaterThan(50);
    expect(existsSync(path.join(folder, 'miniprogram_npm/weui-miniprogram'))).toBe(false);
  });
});

describe('build npm, rule by rule', () => {
  it('follows dependencies where the installer put them, nested ones stay nested, types and dev are left', async () => {
    const folder = project({
      'package.json': pkg({ dependencies: { a: '1', '@types/node': '1' }, devDependencies: { d: '1' } }),
      'node_modules/a/package.json': pkg({ name: 'a', dependencies: { b: '2', c: '1' } }),
      'node_modules/a/index.js': `module.exports = require('b') + require('c');`,
      'node_modules/a/node_modules/b/package.json': pkg({ name: 'b' }),
      'node_modules/a/node_modules/b/index.js': `module.exports = 2;`,
      'node_modules/b/package.json': pkg({ name: 'b' }),
      'node_modules/b/index.js': `module.exports = 1;`,
      'node_modules/c/package.json': pkg({ name: 'c', main: 'lib' }),
      'node_modules/c/lib/index.js': `export default 5; export const name = 'c';`,
      'node_modules/d/package.json': pkg({ name: 'd' }),
      'node_modules/@types/node/package.json': pkg({ name: '@types/node' }),
    });
    const { lines } = await build(folder);
    expect(lines.map((line) => line.out)).toEqual([
      'miniprogram_npm/a',
      'miniprogram_npm/a/miniprogram_npm/b',
      'miniprogram_npm/c',
    ]);
    expect(read(folder, 'miniprogram_npm/a/index.js')).toContain('//miniprogram-npm-outsideDeps=["b","c"]');
    expect(load(folder, 'c')).toMatchObject({ default: 5, name: 'c' });
  });

  it('follows the links of pnpm', async () => {
    const folder = project({
      'package.json': pkg({ dependencies: { a: '1' } }),
      'node_modules/.pnpm/a@1/node_modules/a/package.json': pkg({ name: 'a', dependencies: { b: '1' } }),
      'node_modules/.pnpm/a@1/node_modules/a/index.js': `module.exports = require('b');`,
      'node_modules/.pnpm/b@1/node_modules/b/package.json': pkg({ name: 'b' }),
      'node_modules/.pnpm/b@1/node_modules/b/index.js': `module.exports = 'b';`,
    });
    symlinkSync('.pnpm/a@1/node_modules/a', path.join(folder, 'node_modules/a'));
    symlinkSync('../../b@1/node_modules/b', path.join(folder, 'node_modules/.pnpm/a@1/node_modules/b'));
    const { lines } = await build(folder);
    expect(lines.map((line) => line.out)).toEqual(['miniprogram_npm/a', 'miniprogram_npm/b']);
    expect(load(folder, 'a')).toBe('b');
  });

  it('takes what the platform cannot: .cjs and .mjs mains, exports, module, imports', async () => {
    const folder = project({
      'package.json': pkg({ dependencies: { cjs: '1', esm: '1', exported: '1', typed: '1', empty: '1' } }),
      'node_modules/cjs/package.json': pkg({ name: 'cjs', main: './dist/x.cjs' }),
      'node_modules/cjs/dist/x.cjs': `exports.kind = 'cjs';`,
      'node_modules/esm/package.json': pkg({ name: 'esm', module: 'es/x.mjs' }),
      'node_modules/esm/es/x.mjs': `import { y } from './y.mjs'; export const kind = y;`,
      'node_modules/esm/es/y.mjs': `export const y = 'esm';`,
      'node_modules/exported/package.json': pkg({
        name: 'exported',
        imports: { '#inner': { browser: './inner.js', default: './node.js' } },
        exports: { '.': { node: './node.js', default: { import: './main.mjs' } } },
      }),
      'node_modules/exported/main.mjs': `export { kind } from '#inner';`,
      'node_modules/exported/inner.js': `export const kind = 'exported';`,
      'node_modules/typed/package.json': pkg({ name: 'typed', main: '', types: 'index.d.ts' }),
      'node_modules/typed/index.d.ts': `export {};`,
      'node_modules/empty/package.json': pkg({ name: 'empty', main: 'lib/none' }),
    });
    const run = await build(folder);
    expect(did(run).map((text) => text.split(':')[0])).toEqual([
      'cjs bundled',
      'empty failed',
      'esm bundled',
      'exported bundled',
      'typed left out',
    ]);
    for (const name of ['cjs', 'esm', 'exported']) expect(load(folder, name).kind).toBe(name);
  });

  it('goes on after a package that cannot be parsed, and warns of requests that a mini program cannot follow', async () => {
    const folder = project({
      'package.json': pkg({ dependencies: { bad: '1', odd: '1', absent: '1' } }),
      'node_modules/bad/package.json': pkg({ name: 'bad' }),
      'node_modules/bad/index.js': `module.exports = {;`,
      'node_modules/odd/package.json': pkg({ name: 'odd' }),
      'node_modules/odd/index.js': `const load = require;\nexports.a = (x) => require(x);\nrequire('./none');\nrequire('fs');`,
    });
    const { lines } = await build(folder);
    expect(lines.map((line) => [line.name, line.did])).toEqual([
      ['bad', 'failed'],
      ['odd', 'bundled'],
      ['absent', 'failed'],
    ]);
    expect(lines[0]?.why.en).toMatch(/cannot be parsed: node_modules\/bad\/index\.js:1: /);
    const warnings = lines[1]?.warnings.map((text) => text.en).join('\n') ?? '';
    expect(warnings).toMatch(/odd\/index\.js:1: /);
    expect(warnings).toMatch(/odd\/index\.js:2: /);
    expect(warnings).toContain('"./none" is required but does not exist');
    expect(warnings).toContain('it requires fs of Node');
    expect(lines[2]?.why.en).toContain('run "npm install"');
  });

  it('keeps circular requires, drops a hash-bang, and answers process.env.NODE_ENV', async () => {
    const folder = project({
      'package.json': pkg({ dependencies: { loop: '1' } }),
      'node_modules/loop/package.json': pkg({ name: 'loop', main: 'a' }),
      'node_modules/loop/a.js': `#!/usr/bin/env node\nexports.name = 'a';\nexports.other = require('./b').seen;\nexports.env = process.env.NODE_ENV;`,
      'node_modules/loop/b.js': `exports.seen = require('./a').name + require('./c.json').c;`,
      'node_modules/loop/c.json': `{"c":"c"}`,
    });
    await build(folder);
    expect({ ...load(folder, 'loop') }).toEqual({ name: 'a', other: 'ac', env: 'production' });
  });

  it('replaces what somebody else put there only when asked, and never removes it by itself', async () => {
    const folder = project({
      'package.json': pkg({ dependencies: { a: '1', b: '1' } }),
      'node_modules/a/package.json': pkg({ name: 'a' }),
      'node_modules/a/index.js': `exports.a = 'installed';`,
      'node_modules/b/package.json': pkg({ name: 'b' }),
      'node_modules/b/index.js': `exports.b = 1;`,
      'miniprogram_npm/a/index.js': `exports.a = 'patched';`,
      'miniprogram_npm/by-hand/index.js': `exports.c = 1;`,
    });
    const automatic = { folder, miniprogramRoot: '', isAutomatic: true };
    for (const expected of ['bundled', 'unchanged']) {
      const { lines, removed } = await runNpmBuild(automatic);
      expect([removed, ...lines.map(({ did }) => did)]).toEqual([0, 'unchanged', expected]);
      expect(lines[0]?.why.en).toContain('not built by Tessera');
      expect(load(folder, 'a').a).toBe('patched');
    }
    writeFileSync(path.join(folder, 'package.json'), pkg({ dependencies: { a: '1' } }));
    expect((await runNpmBuild(automatic)).removed).toBe(2);
    expect(existsSync(path.join(folder, 'miniprogram_npm/by-hand/index.js'))).toBe(true);
    expect((await build(folder)).removed).toBe(1);
    expect(load(folder, 'a').a).toBe('installed');
  });

  it('puts the result into the mini program where package.json lies beside it', async () => {
    const folder = project({
      'package.json': pkg({ dependencies: { a: '1' } }),
      'miniprogram/app.json': '{}',
      'node_modules/a/package.json': pkg({ name: 'a' }),
      'node_modules/a/index.js': `exports.a = 1;`,
    });
    await build(folder, 'miniprogram');
    expect(existsSync(path.join(folder, 'miniprogram/miniprogram_npm/a/index.js'))).toBe(true);
  });

  it('obeys packNpmRelationList, and leaves a committed miniprogram_npm without installed packages alone', async () => {
    const files = {
      'tools/package.json': pkg({ dependencies: { a: '1' } }),
      'tools/node_modules/a/package.json': pkg({ name: 'a' }),
      'tools/node_modules/a/index.js': `exports.a = 1;`,
      'package.json': pkg({ dependencies: { kept: '1' } }),
      'miniprogram_npm/kept/index.js': 'exports.kept = 1;',
    };
    const folder = project(files);
    const relations = [{ packageJsonPath: './tools/package.json', miniprogramNpmDistDir: './mini/' }];
    await runNpmBuild({ folder, miniprogramRoot: '', relations });
    expect(existsSync(path.join(folder, 'mini/miniprogram_npm/a/index.js'))).toBe(true);
    const { lines } = await runNpmBuild({ folder, miniprogramRoot: '' });
    expect(lines.map((line) => [line.name, line.did])).toContainEqual(['kept', 'failed']);
    expect(existsSync(path.join(folder, 'miniprogram_npm/kept/index.js'))).toBe(true);
  });
});
