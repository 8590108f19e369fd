import { describe, expect, it } from 'vitest';
import { createCompiler, type Build } from '../../compiler/compile.ts';
import { createEngines } from './engines.ts';

const engines = createEngines();
/** Nobody waits long for what never ends. */
const hasty = createEngines(1_000);

/** A program of one page, built from scratch. */
function build(files: Record<string, string>, by = engines): Promise<Build> {
  const all = {
    'app.json': '{"pages":["p"]}',
    'app.js': 'App({})',
    'p.js': 'Page({})',
    'p.wxml': '<view/>',
    ...files,
  };
  return createCompiler(by).build(new Map(Object.entries(all)));
}

const codes = ({ diagnostics }: Build): string[] => diagnostics.map(({ code }) => code);

/** Each of these once hung or broke an engine; the fuzzer found them. */
describe('engines on hurtful input', () => {
  it('reads a template with wide and non-breaking spaces between attributes, and says where they are', async () => {
    const wide = await build({
      'p.wxml': '<view\u3000class="a"\u00a0id = "b">x\u3000{{ "y\u00a0z" }}</view>',
    });
    const plain = await build({ 'p.wxml': '<view class="a" id="b">x\u3000{{ "y\u00a0z" }}</view>' });
    expect(wide.program.templates.units.p).toBe(plain.program.templates.units.p);
    expect(plain.program.templates.units.p).toContain('\\u{3000}');
    expect(plain.diagnostics).toEqual([]);
    const [first] = wide.diagnostics.filter(({ code }) => code === 'wxml/odd-space');
    expect(first).toMatchObject({
      range: { start: { line: 0, column: 5 } },
      fix: { edits: [{ text: ' ' }] },
    });
  });

  it.each(['<a \u2028', '<a></b\u3000>', '<wxs module="m"\u0085>', '<a b=\u00a0', '<\u3000a b="{{'])(
    'ends at once on %j',
    async (wxml) => {
      // Of the processor: a busy machine is no hang.
      const before = process.cpuUsage();
      await build({ 'p.wxml': wxml });
      expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
    },
  );

  it('makes the same template of the same text, however often', async () => {
    const wxml = '<view a="{{x1}}" b="{{x2}}" c="{{x3}}" d="{{x4}}" e="{{x5}}">{{x6}}{{x7}}{{x8}}</view>';
    const made = new Set<string>();
    for (let i = 0; i < 8; i += 1) made.add((await build({ 'p.wxml': wxml })).program.id);
    expect(made.size).toBe(1);
  });

  it('says that a comment or bracket in Less is not closed, where Less would loop', async () => {
    expect(codes(await build({ 'p.less': '@w: 1/* a }' }))).toEqual(['wxss/preprocessor-failed']);
    const deep = await build({ 'p.less': `.a { color: ${'fade(#000, 50%de('.repeat(20)} }` });
    expect(codes(deep)).toEqual(['wxss/preprocessor-failed']);
    expect(codes(await build({ 'p.less': '.a { b: "/*"; c: url(//x/*.png); } // /*' }))).toEqual([]);
  });

  it('stops Less where it would go on for ever, says so, and goes on with the next file', async () => {
    const endless = `@media ${'\\2f'.repeat(40)} { x`;
    const files = {
      'app.json': '{"pages":["p","q"]}',
      'p.less': endless,
      'q.js': 'Page({})',
      'q.wxml': '<view/>',
      'q.less': '@import "./colours"; .a { .b { color: @c } }',
      'colours.less': '@c: red;',
    };
    const { diagnostics, program } = await build(files, hasty);
    expect(diagnostics.map(({ code, file }) => `${file} ${code}`)).toEqual([
      'p.less wxss/preprocessor-too-slow',
    ]);
    expect(JSON.stringify(program.styles)).toContain('color: red');
  });

  it('gives Sass its imports across the thread', async () => {
    const files = { 'p.scss': "@use 'tones'; .a { .b { color: tones.$c } }", '_tones.scss': '$c: red;' };
    const { diagnostics, program } = await build(files);
    expect(diagnostics).toEqual([]);
    expect(JSON.stringify(program.styles)).toContain('color: red');
  });

  it('finds a Sass source that a wxss file imports without an ending', async () => {
    const { diagnostics, program } = await build({
      'p.wxss': "@import 'tones';",
      'tones.scss': '.a { .b { color: red } }',
    });
    expect(diagnostics).toEqual([]);
    expect(JSON.stringify(program.styles)).toContain('color: red');
  });

  it('says that a regular expression is wrong, which keeps a script from loading', async () => {
    const { diagnostics } = await build({ 'p.js': 'var fine = /a{2}/u;\nvar bad = /x{/u;\nPage({})' });
    expect(diagnostics).toMatchObject([{ code: 'script/syntax', range: { start: { line: 1 } } }]);
    expect(codes(await build({ 'p.js': 'Page({ a: 4 / 2 / 1, b: /[/]/.test("x") })' }))).toEqual([]);
  });

  it('counts lines as editors do where a script holds a line separator', async () => {
    const { diagnostics } = await build({ 'p.js': 'var a = "\u2028"; // \u2028\nPage({' });
    expect(diagnostics[0]?.range.start.line).toBe(1);
  });

  it('points into the Less file, not into the css that came of it', async () => {
    const less = '.m { a: b }\n\n.b { .m; }\n.c { background: url(./none.png) }';
    const { diagnostics } = await build({ 'p.less': `${less}\n@import "./gone.css";` });
    for (const { range } of diagnostics) expect(range.start.line).toBeLessThan(5);
  });
});
