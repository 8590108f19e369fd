import { describe, expect, it } from 'vitest';
import { buildFiles, type Files, remarks } from '../testing/build-files.ts';
import { environmentOf } from '../testing/render-template.ts';

interface Row {
  does: string;
  /** Body of a function whose result is looked at. */
  wxs: string;
  files?: Files;
  gives?: unknown;
  remarks?: string[];
}

const rows: Row[] = [
  {
    does: 'names constructors',
    wxs: 'return [[].constructor, ({}).constructor, "".constructor, (1).constructor, true.constructor, (function () {}).constructor].join()',
    gives: 'Array,Object,String,Number,Boolean,Function',
  },
  { does: 'names constructors by a computed name', wxs: 'return [1]["constructor"]', gives: 'Array' },
  {
    does: 'names the constructor of a longer expression',
    wxs: 'var a = { b: [[1]] }; return a.b[0].constructor === "Array"',
    gives: true,
  },
  {
    does: 'throws on the constructor of undefined',
    wxs: 'var a; try { return a.constructor } catch (e) { return "caught" }',
    gives: 'caught',
  },
  {
    does: 'knows the constructor of a date and of an expression',
    wxs: 'return getDate(0).constructor + getRegExp("a").constructor',
    gives: 'DateRegExp',
  },
  { does: 'gives no way to Function', wxs: 'var F = "x".constructor.constructor; return F', gives: 'String' },
  { does: 'makes regular expressions', wxs: 'return getRegExp("A", "i").test("xa")', gives: true },
  { does: 'keeps unknown escapes', wxs: "return getRegExp('^-?\\d+(\\.\\d+)?$').test('-12.5')", gives: true },
  { does: 'keeps known escapes', wxs: "return 'a\\n\\'\\\\\\u0041\\x41'", gives: "a\n'\\AA" },
  { does: 'leaves regular expressions alone', wxs: 'return /^\\d+$/.test("12")', gives: true },
  {
    does: 'makes dates',
    wxs: 'return getDate(2020, 1, 1).getFullYear() + getDate(0).getTime() + typeof getDate()',
    gives: '2020object',
  },
  ...[
    'window',
    'document',
    'wx',
    'globalThis',
    'setTimeout',
    'fetch',
    'self',
    'Page',
    'getApp',
    'process',
  ].map((name) => ({
    does: `does not see ${name}`,
    wxs: `return typeof ${name}`,
    gives: 'undefined',
  })),
  { does: 'keeps an undeclared name to itself', wxs: 'leak = 1; return leak', gives: 1 },
  {
    does: 'sees Math, JSON and Number',
    wxs: 'return Math.max(1, 2) + JSON.stringify([1]) + Number("3") + parseInt("4x")',
    gives: '2[1]34',
  },
  {
    does: 'takes parameters named like page globals',
    wxs: 'return (function (window) { return window })(5)',
    gives: 5,
  },
  {
    does: 'requires with an extension',
    wxs: 'return require("./a.wxs").n',
    files: { 'w/a.wxs': 'module.exports = { n: 1 }' },
    gives: 1,
  },
  {
    does: 'requires without an extension, and from the root',
    wxs: 'return require("./a").n + require("/b").n',
    files: { 'w/a.wxs': 'exports.n = 1', 'b.wxs': 'exports.n = 2' },
    gives: 3,
  },
  {
    does: 'requires through folders',
    wxs: 'return require("../x/a.wxs").n',
    files: { 'x/a.wxs': 'module.exports = require("./y/b.wxs")', 'x/y/b.wxs': 'exports.n = 7' },
    gives: 7,
  },
  {
    does: 'loads a module once',
    wxs: 'var a = require("./a.wxs"); a.n++; return require("/w/a").n',
    files: { 'w/a.wxs': 'exports.n = 1' },
    gives: 2,
  },
  {
    does: 'survives modules that require each other, and says so',
    wxs: 'return require("./a.wxs").n',
    files: { 'w/a.wxs': 'exports.n = 1; require("./b.wxs")', 'w/b.wxs': 'exports.m = require("./a.wxs").n' },
    gives: 1,
    remarks: ['w/b.wxs:1:1 wxs/import-cycle'],
  },
  {
    does: 'reports a missing module',
    wxs: 'return require("./gone.wxs")',
    gives: {},
    remarks: ['w/m.wxs:1:44 wxs/missing'],
  },
  {
    does: 'reports a require without a literal',
    wxs: 'var a = "x"; return require(a)',
    remarks: ['w/m.wxs:1:57 wxs/dynamic-require'],
  },
  {
    does: 'reports what does not parse, at its place',
    wxs: 'return )',
    remarks: ['w/m.wxs:1:44 wxs/syntax'],
  },
  {
    does: 'runs newer syntax, and says that phones may not',
    wxs: 'const f = (x) => `${x}`; return f(1)',
    gives: '1',
    remarks: ['w/m.wxs:1:37 wxs/unsupported', 'w/m.wxs:1:47 wxs/unsupported', 'w/m.wxs:1:54 wxs/unsupported'],
  },
];

describe('WXS', () => {
  it.each(rows)('R-COMPILER-WXS $does', async ({ wxs, files, gives, remarks: expected }) => {
    const build = await buildFiles({
      'p/p.wxml': '<wxs src="/w/m.wxs" module="m"/>',
      'w/m.wxs': `module.exports = { f: function () { ${wxs} } }`,
      ...files,
    });
    expect(remarks(build)).toEqual(expected ?? []);
    const environment = environmentOf(build.program);
    environment.hooks.scriptFailed = () => undefined;
    const module = environment.script('w/m') as { f?: () => unknown };
    if (gives !== undefined) expect(module.f?.()).toEqual(gives);
  });

  it('R-COMPILER-WXS keeps its lines', async () => {
    const source = 'var a = 1\n\nvar b = a.constructor\nmodule.exports = b\n';
    const { program } = await buildFiles({ 'p/p.wxml': '<wxs src="/m.wxs" module="m"/>', 'm.wxs': source });
    const lines = program.templates.wxs['m']?.split('\n') ?? [];
    expect(lines[3]).toBe('module.exports = b');
  });
});
