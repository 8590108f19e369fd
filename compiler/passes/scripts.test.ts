import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { describe, expect, it } from 'vitest';
import { buildFiles, type Files, remarks, runScript } from '../testing/build-files.ts';

interface Row {
  does: string;
  /** p/p.js, whose exports are looked at. */
  js: string;
  files?: Files;
  gives?: unknown;
  scripts?: string[];
  remarks?: string[];
}

const one = 'module.exports = 1';

const rows: Row[] = [
  { does: 'requires a neighbour', js: 'module.exports = require("./a")', files: { 'p/a.js': one }, gives: 1 },
  { does: 'requires without ./', js: 'module.exports = require("a")', files: { 'p/a.js': one }, gives: 1 },
  {
    does: 'requires with an extension and through ..',
    js: 'module.exports = require("../b/a.js")',
    files: { 'b/a.js': one },
    gives: 1,
  },
  {
    does: 'requires from the root',
    js: 'module.exports = require("/b/a")',
    files: { 'b/a.js': one },
    gives: 1,
  },
  {
    does: 'requires a path from the root without a slash',
    js: 'module.exports = require("utils/a")',
    files: { 'utils/a.js': one },
    gives: 1,
  },
  {
    does: 'requires the index of a folder',
    js: 'module.exports = require("./b")',
    files: { 'p/b/index.js': one },
    gives: 1,
  },
  {
    does: 'requires JSON',
    js: 'module.exports = require("./d.json").a',
    files: { 'p/d.json': '{"a":[2]}' },
    gives: [2],
  },
  {
    does: 'requires JSON with line separators',
    js: 'module.exports = require("./d.json")',
    files: { 'p/d.json': '"\u2028"' },
    gives: '\u2028',
  },
  {
    does: 'imports what CommonJS exports',
    js: 'import a, { b } from "./a"; export default [a.b, b]',
    files: { 'p/a.js': 'exports.b = 3' },
    gives: { default: [3, 3] },
  },
  {
    does: 'requires what a module exports',
    js: 'module.exports = require("./a").default + require("./a").b',
    files: { 'p/a.js': 'export default 1; export const b = 2' },
    gives: 3,
  },
  {
    does: 'mixes both in one file',
    js: 'import a from "./a"; module.exports = { a, b: require("./a") }',
    files: { 'p/a.js': 'module.exports = 4' },
    gives: { a: 4, b: 4 },
  },
  {
    does: 'exports everything of another module',
    js: 'export * from "./a"',
    files: { 'p/a.js': 'export const x = 1' },
    gives: { x: 1 },
  },
  {
    does: 'imports JSON',
    js: 'import d from "./d.json"; export const a = d.a',
    files: { 'p/d.json': '{"a":5}' },
    gives: { a: 5 },
  },
  {
    does: 'survives modules that import each other',
    js: 'export { f } from "./a"',
    files: {
      'p/a.js': 'import { g } from "./b"; export const f = () => g(); ',
      'p/b.js': 'import { f } from "./a"; export const g = () => typeof f',
    },
    scripts: ['app.js', 'p/a.js', 'p/b.js', 'p/p.js'],
  },
  {
    does: 'compiles TypeScript',
    js: 'module.exports = require("./a").f(1)',
    files: { 'p/a.ts': 'enum E { A = 2 }\nexport const f = (x: number): number => x + E.A' },
    gives: 3,
    scripts: ['app.js', 'p/a.js', 'p/p.js'],
  },
  {
    does: 'elides imports of types',
    js: 'module.exports = require("./a")',
    files: {
      'p/a.ts': 'import type { T } from "./gone"; import { U } from "./gone2"; const a: U = 1; export = a',
    },
    gives: 1,
  },
  {
    does: 'finds x.ts where x.js is asked for',
    js: 'module.exports = require("./a.js").b',
    files: { 'p/a.ts': 'export const b = 1' },
    gives: 1,
  },
  {
    does: 'finds built npm packages',
    js: 'module.exports = require("lib")',
    files: { 'miniprogram_npm/lib/index.js': one },
    gives: 1,
  },
  {
    does: 'finds files in npm packages',
    js: 'module.exports = require("@a/lib/x")',
    files: { 'miniprogram_npm/@a/lib/x.js': one },
    gives: 1,
  },
  {
    does: 'finds the npm package of the nearest folder',
    js: 'module.exports = require("lib")',
    files: { 'miniprogram_npm/lib/index.js': 'module.exports = 0', 'p/miniprogram_npm/lib/index.js': one },
    gives: 1,
  },
  {
    does: 'finds installed packages that nobody built',
    js: 'module.exports = require("lib")',
    files: {
      'node_modules/lib/package.json': '{"main":"./dist/m"}',
      'node_modules/lib/dist/m.js': 'module.exports = require("./n")',
      'node_modules/lib/dist/n.js': one,
    },
    gives: 1,
    scripts: ['app.js', 'miniprogram_npm/lib/dist/m.js', 'miniprogram_npm/lib/dist/n.js', 'p/p.js'],
  },
  {
    does: 'takes the mini program form of a package',
    js: 'module.exports = require("lib")',
    files: {
      'node_modules/lib/package.json': '{"miniprogram":"mp"}',
      'node_modules/lib/mp/index.js': one,
      'node_modules/lib/index.js': 'throw 1',
    },
    gives: 1,
    scripts: ['app.js', 'miniprogram_npm/lib/index.js', 'p/p.js'],
  },
  {
    does: 'reads exports, module and .cjs where main is of no use',
    js: 'module.exports = [require("x"), require("y").default]',
    files: {
      'node_modules/x/package.json':
        '{"main":"node.cjs","exports":{".":{"browser":{"require":"./b.cjs"},"default":"./node.cjs"}}}',
      'node_modules/x/b.cjs': one,
      'node_modules/x/node.cjs': 'throw 1',
      'node_modules/y/package.json': '{"module":"m.mjs"}',
      'node_modules/y/m.mjs': 'export default 2',
    },
    gives: [1, 2],
  },
  {
    does: 'finds packages inside packages',
    js: 'module.exports = require("a")',
    files: {
      'node_modules/a/package.json': '{}',
      'node_modules/a/index.js': 'module.exports = require("b")',
      'node_modules/a/node_modules/b/package.json': '{}',
      'node_modules/a/node_modules/b/index.js': one,
    },
    gives: 1,
  },
  {
    does: 'applies aliases',
    js: 'module.exports = [require("@/a"), require("~u")]',
    files: {
      'app.json': '{"pages":["p/p"],"resolveAlias":{"@/*":"/lib/*","~u":"lib/u"}}',
      'lib/a.js': one,
      'lib/u.js': 'module.exports = 2',
    },
    gives: [1, 2],
  },
  {
    does: 'does not fail on an optional module',
    js: 'let a = 1; try { a = require("fs") } catch (e) {} module.exports = a',
    gives: 1,
    remarks: ['p/p.js:1:30 script/module-missing'],
  },
  {
    does: 'does not take comments, strings and expressions for calls',
    js: '// require("a")\n/* require("b") */ const s = "require(\'c\')", r = /require\\("d"\\)/, t = `require("e") ${s}`; module.exports = t.length > 0',
    gives: true,
  },
  {
    does: 'sees calls inside template strings',
    js: 'module.exports = `${require("./a")}`',
    files: { 'p/a.js': one },
    gives: '1',
  },
  {
    does: 'does not take methods and properties for calls',
    js: 'const o = { require: () => 2 }; module.exports = o.require("zz")',
    gives: 2,
  },
  {
    does: 'keeps every script for a call without a literal',
    js: 'const n = "./x"; module.exports = () => require(n)',
    files: { 'other/x.js': one },
    scripts: ['app.js', 'other/x.js', 'p/p.js'],
    remarks: ['p/p.js:1:41 script/dynamic-require'],
  },
  {
    does: 'follows require.async',
    js: 'module.exports = require.async("./a")',
    files: { 'p/a.js': one },
    scripts: ['app.js', 'p/a.js', 'p/p.js'],
  },
  {
    does: 'follows import()',
    js: 'export const f = () => import("./a")',
    files: { 'p/a.js': 'export default 1' },
    scripts: ['app.js', 'p/a.js', 'p/p.js'],
  },
  {
    does: 'takes a path with a slash from its own folder where the root has none',
    js: 'module.exports = require("/lib/a")',
    files: { 'p/lib/a.js': one },
    gives: 1,
  },
  {
    does: 'hands a bundle what it asks from outside',
    js: 'var M = {}; var D = function (f) { M.f = f }; var R = function (s) { return require(s) };\nD(function (require, module) { module.exports = require("./a") });\nM.f(R, module)',
    files: { 'p/a.js': one },
    gives: 1,
  },
  {
    does: 'leaves a bundle with a require of its own alone',
    js: '(function (m) { module.exports = m[1]((n) => 8) })({ 1: function (require) { return require("./q") } })',
    gives: 8,
  },
  ...['top', 'location', 'history', 'window', 'fetch', 'self', 'navigator', 'parent', 'module1'].map(
    (name) => ({
      does: `lets a program declare ${name}`,
      js: `const ${name} = 6; module.exports = ${name}`,
      gives: 6,
    }),
  ),
  ...['window', 'document', 'localStorage', 'XMLHttpRequest', 'globalThis'].map((name) => ({
    does: `hides ${name}`,
    js: `module.exports = typeof ${name}`,
    gives: 'undefined',
  })),
  {
    does: 'keeps sloppy scripts sloppy',
    js: 'module.exports = (function () { return delete Object.prototype })()',
    gives: false,
  },
  {
    does: 'keeps strict scripts strict',
    js: '"use strict"; module.exports = (function () { return this })()',
    gives: undefined,
  },
  {
    does: 'reports a syntax error at its place and lets the others run',
    js: 'module.exports = require("./a")',
    files: { 'app.js': 'var a = 1;\nvar = 2;', 'p/a.js': one },
    gives: 1,
    remarks: ['app.js:2:5 script/syntax'],
  },
  {
    does: 'reports broken JSON modules',
    js: 'try { require("./d.json") } catch (e) { module.exports = e.name }',
    files: { 'p/d.json': '{a}' },
    gives: 'SyntaxError',
    remarks: ['p/d.json:1:1 script/syntax'],
  },
  {
    does: 'takes a file without a last line, with a comment at its end',
    js: 'module.exports = 1 // end',
    gives: 1,
  },
  { does: 'takes an empty file', js: '', gives: {} },
];

describe('scripts', () => {
  it.each(rows)('R-COMPILER-JS $does', async ({ js, files, gives, scripts, remarks: expected }) => {
    const build = await buildFiles({ 'p/p.js': js, ...files });
    expect(remarks(build)).toEqual(expected ?? []);
    if (scripts) expect(Object.keys(build.program.scripts)).toEqual(scripts);
    if (gives === undefined) return;
    const exports = runScript(build.program, 'p/p.js');
    expect(
      typeof gives === 'object' && gives !== null && !Array.isArray(gives)
        ? { ...(exports as object) }
        : exports,
    ).toEqual(gives);
  });

  it('R-COMPILER-JS a syntax error is thrown by the file that has it, with its place', async () => {
    const { program } = await buildFiles({ 'p/p.js': '\nvar = 2;' });
    expect(() => runScript(program, 'p/p.js')).toThrow(/p\/p\.js:2/);
  });

  it('R-COMPILER-JS the wrapper is on line one, and maps lead to line and column', async () => {
    const source = 'import a from "./a"\n\nexport function f() {\n  return a.b.c\n}\n';
    const { program } = await buildFiles({ 'p/p.js': source, 'p/a.js': 'export default {}' });
    const { code = '', map = '' } = program.scripts['p/p.js'] ?? {};
    expect(code.startsWith('__tessera_define("p/p.js",function(require,')).toBe(true);
    expect(code.trimEnd().endsWith('//# sourceURL=miniprogram:///p/p.js')).toBe(true);
    const lines = code.split('\n');
    const line = lines.findIndex((text) => text.includes('.b.c'));
    const column = lines[line]?.indexOf('return') ?? 0;
    const place = originalPositionFor(new TraceMap(map), { line: line + 1, column });
    expect(place).toMatchObject({ source: 'p/p.js', line: 4, column: 2 });
  });

  it('R-COMPILER-JS the first line maps behind the wrapper', async () => {
    const { program } = await buildFiles({ 'p/p.js': 'throw new Error("x")' });
    const { code = '', map = '' } = program.scripts['p/p.js'] ?? {};
    const first = code.split('\n')[0] ?? '';
    const place = originalPositionFor(new TraceMap(map), { line: 1, column: first.indexOf('throw') });
    expect(place).toMatchObject({ line: 1, column: 0 });
  });

  it('R-COMPILER-JS workers are compiled though nobody requires them', async () => {
    const build = await buildFiles({
      'app.json': '{"pages":["p/p"],"workers":"w"}',
      'w/a.js': 'require("./b")',
      'w/b.js': '',
    });
    expect(Object.keys(build.program.scripts)).toEqual(['app.js', 'p/p.js', 'w/a.js', 'w/b.js']);
    const none = await buildFiles({ 'app.json': '{"pages":["p/p"],\n"workers":"w"}' });
    expect(remarks(none)).toEqual(['app.json:2:11 app/workers-missing']);
  });

  it('R-COMPILER-JS says where only npm install is missing', async () => {
    const build = await buildFiles({
      'p/p.js': 'require("@a/lib/x")',
      'package.json': '{"dependencies":{"@a/lib":"1"}}',
    });
    expect(remarks(build)).toEqual(['p/p.js:1:9 script/package-missing']);
  });

  it('R-COMPILER-JS what a library puts in the place of Page, every other script sees', async () => {
    const globals = globalThis as { Page?: unknown };
    globals.Page = 'platform';
    const { program } = await buildFiles({
      'p/p.js': 'require("./library"); module.exports = require("./other")',
      'p/library.js': 'Page = "wrapped " + Page',
      'p/other.js': 'module.exports = Page',
    });
    expect(runScript(program, 'p/p.js')).toBe('wrapped platform');
    delete globals.Page;
  });

  it('R-COMPILER-JS minifies and lowers when asked', async () => {
    const files = { 'p/p.js': 'const long = 1;\nmodule.exports = { long, a: long?.b ?? 2 }' };
    const { program } = await buildFiles(files, { minify: true, target: 'es2017', sourceMaps: false });
    const unit = program.scripts['p/p.js'];
    expect(unit?.map).toBeUndefined();
    expect(unit?.code).not.toMatch(/\?\.|\?\?/);
    expect(runScript(program, 'p/p.js')).toEqual({ long: 1, a: 2 });
  });
});
