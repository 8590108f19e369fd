import { describe, expect, it } from 'vitest';
import type { PatchKind, Program } from '../contract/program.ts';
import { type Build, type Compiler, createCompiler } from './compile.ts';
import type { FileContent } from './decode.ts';
import { engines, expectSame, type Files } from './testing/build-files.ts';
import { applyPatch } from './testing/apply-patch.ts';

const sample: Files = {
  'project.config.json': '{"appid":"wx1"}',
  'app.json':
    '{"pages":["p/p","q/q"],"subPackages":[{"root":"s","pages":["a/a"]}],"usingComponents":{"g":"/c/g"},"window":{}}',
  'app.js': 'const u = require("./utils/u"); App({ u })',
  'app.wxss': '@import "common.wxss"; page { color: red }',
  'common.wxss': '.common { width: 10rpx }',
  'utils/u.js': 'exports.f = () => require("./v.ts")',
  'utils/v.ts': 'export const v: number = 1',
  'p/p.json': '{"usingComponents":{"c":"/c/c"}}',
  'p/p.js': 'import { f } from "../utils/u"; Page({ f })',
  'p/p.wxml': '<import src="/t/t"/><wxs src="/w/w.wxs" module="w"/><c/><template is="t"/>{{w.f(1)}}',
  'p/p.wxss': '@import "/common.wxss"; .p { top: 1rpx }',
  'q/q.js': 'Page({})',
  'q/q.wxml': '<include src="../t/i.wxml"/><g/>',
  'q/q.less': '.q { .r { left: 1rpx } }',
  's/a/a.js': 'Page({ x: require("lib") })',
  's/a/a.wxml': '<view/>',
  'c/c.json': '{"component":true}',
  'c/c.js': 'Component({})',
  'c/c.wxml': '<slot/>',
  'c/g.json': '{"component":true,"usingComponents":{"c":"./c"}}',
  'c/g.ts': 'Component({})',
  'c/g.wxml': '<c><view/></c>',
  't/t.wxml': '<template name="t"><view>t</view></template>',
  't/i.wxml': '<text>i</text>',
  'w/w.wxs': 'var x = require("./x.wxs"); module.exports = { f: x.f }',
  'w/x.wxs': 'module.exports = { f: function (a) { return a } }',
  'package.json': '{"dependencies":{"lib":"1"}}',
  'node_modules/lib/package.json': '{"main":"m.js"}',
  'node_modules/lib/m.js': 'module.exports = 1',
  'i.png': 'png',
};

/** The same numbers on every run and machine. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** What an editor, a branch switch or a slip of the hand may do to a file. */
function edit(text: string, random: (below: number) => number): FileContent | null {
  const at = random(text.length + 1);
  switch (random(9)) {
    case 0:
      return null;
    case 1:
      return text.slice(0, at);
    case 2:
      return text.slice(0, at) + text.slice(at + 1 + random(5));
    case 3:
      return `${text.slice(0, at)}${['"', '{', '}', '<view>', '\n', ',', '/*', '{{', 'require("./x")'][random(9)]}${text.slice(at)}`;
    case 4:
      return `${text}\n`;
    case 5:
      return text.replace(/[pqcguvwt](?=[./"])/, 'pqcguvwt'[random(8)] ?? 'p');
    case 6:
      return new Uint8Array([0xff, 0xfe, 0x61, 0, 0x0a, 0]);
    default:
      return text;
  }
}

const edits = Number(process.env['TESSERA_COMPILER_EDITS'] ?? 60);

describe('updates', () => {
  it(`R-COMPILER-INCREMENTAL ${edits} random edits: every update equals a build from scratch, and its patch leads there`, async () => {
    const random = createRandom(Number(process.env['TESSERA_COMPILER_SEED'] ?? 7));
    const files = new Map<string, FileContent>(Object.entries(sample));
    const names = Object.keys(sample);
    const compiler = createCompiler(engines);
    let patched: Program = (await compiler.build(files)).program;
    for (let round = 0; round < edits; round++) {
      const changes = new Map<string, FileContent | null>();
      for (let count = 1 + random(3); count > 0; count--) {
        const name = names[random(names.length)] ?? '';
        const original = String(sample[name]);
        changes.set(name, random(3) === 0 ? original : edit(original, random));
      }
      for (const [name, content] of changes) {
        if (content === null) files.delete(name);
        else files.set(name, content);
      }
      const updated = await compiler.update(changes);
      const scratch = await createCompiler(engines).build(files);
      expectSame(updated, scratch);
      if (updated.patch) patched = applyPatch(patched, updated.patch);
      expectSame({ ...scratch, program: patched }, scratch);
    }
  }, 600_000);

  const kinds: [string, Record<string, string | null>, PatchKind][] = [
    ['nothing', { 'README.md': 'x' }, 'none'],
    ['the same text', { 'p/p.js': String(sample['p/p.js']) }, 'none'],
    ['a comment in a script', { 'utils/v.ts': 'export const v: number = 1 // c' }, 'none'],
    ['a style', { 'p/p.wxss': '.p{top:2rpx}' }, 'style'],
    ['an imported style', { 'common.wxss': '.x{}' }, 'style'],
    ['a Less style', { 'q/q.less': '.q{left:3rpx}' }, 'style'],
    ['the style of the app', { 'app.wxss': 'page{}' }, 'style'],
    ['a new picture', { 'j.png': 'x' }, 'style'],
    ['a template', { 'p/p.wxml': '<view/>' }, 'template'],
    ['an imported template', { 't/t.wxml': '<template name="t"/>' }, 'template'],
    ['a WXS file', { 'w/x.wxs': 'module.exports = {}' }, 'template'],
    ['a template and a style', { 't/i.wxml': 'x', 'p/p.wxss': '' }, 'template'],
    ['the script of a page', { 'p/p.js': 'Page({a:1})' }, 'script'],
    ['a module', { 'utils/v.ts': 'export const v = 2' }, 'script'],
    ['a module, new and required', { 'utils/n.js': '', 'q/q.js': 'require("../utils/n")' }, 'script'],
    ['the json of a page', { 'q/q.json': '{"navigationBarTitleText":"x"}' }, 'json'],
    ['the json of a component', { 'c/c.json': '{"component":true,"styleIsolation":"shared"}' }, 'json'],
    ['a style that was not there', { 'q/q.less': null, 'p/q.wxss': 'x{}' }, 'json'],
    ['the app', { 'app.js': 'App({a:1})' }, 'app'],
    ['app.json', { 'app.json': '{"pages":["p/p"]}' }, 'app'],
    ['the project', { 'project.config.json': '{"appid":"wx2"}' }, 'app'],
  ];

  it.each(kinds)('R-COMPILER-INCREMENTAL the kind of patch for %s', async (_, changes, kind) => {
    const compiler = createCompiler(engines);
    const first = await compiler.build(new Map(Object.entries(sample)));
    const { patch, program } = await compiler.update(new Map(Object.entries(changes)));
    expect(patch).toMatchObject({ kind, from: first.program.id, to: program.id });
    expect(kind === 'none').toBe(first.program.id === program.id);
  });

  it('R-COMPILER-INCREMENTAL a patch holds what changed and nothing else', async () => {
    const compiler = createCompiler(engines);
    await compiler.build(new Map(Object.entries(sample)));
    const { patch } = await compiler.update(new Map([['p/p.wxss', '.n{}']]));
    expect(Object.keys(patch?.set ?? {})).toEqual(['styles']);
    expect(Object.keys(patch?.set.styles ?? {})).toEqual(['p/p']);
  });

  it('R-COMPILER-INCREMENTAL updates that overlap are worked off in order', async () => {
    const compiler: Compiler = createCompiler(engines);
    void compiler.build(new Map(Object.entries(sample)));
    const all = [1, 2, 3].map((n) => compiler.update(new Map([['q/q.js', `Page({ n: ${n} })`]])));
    const builds: Build[] = await Promise.all(all);
    expect(builds.map(({ program }) => program.scripts['q/q.js']?.code.match(/n: (\d)/)?.[1])).toEqual([
      '1',
      '2',
      '3',
    ]);
    expect(builds[1]?.patch?.from).toBe(builds[0]?.program.id);
  });

  it('R-COMPILER-INCREMENTAL two compilers make the same bytes, whatever the order of the files', async () => {
    const forth = await createCompiler(engines).build(new Map(Object.entries(sample)));
    const back = await createCompiler(engines).build(new Map(Object.entries(sample).reverse()));
    expectSame(forth, back);
    expect(forth.program.id).toMatch(/^[0-9a-f]{64}$/);
  });
});
