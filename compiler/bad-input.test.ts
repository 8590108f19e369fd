import { describe, expect, it } from 'vitest';
import { findRequires } from './parse/requires.ts';
import { scanWxml } from './parse/wxml.ts';
import { createCompiler } from './compile.ts';
import { buildFiles, engines, type Files, remarks, runScript, smallest } from './testing/build-files.ts';
import { render } from './testing/render-template.ts';

const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
  const bytes = new Uint8Array(text.length * 2 + 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, littleEndian);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2 + 2, text.charCodeAt(at), littleEndian);
  return bytes;
};

const build = async (files: Files) =>
  createCompiler(engines).build(new Map(Object.entries({ ...smallest, ...files })));

/** Runs and answers how long it took, in milliseconds. */
/** Processor time in milliseconds: what else the machine does is not the compiler's. */
const spent = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; milliseconds: number }> {
  const begin = spent();
  const result = await work();
  return { result, milliseconds: spent() - begin };
}

describe('bad input', () => {
  it('R-COMPILER-INPUT a byte order mark and CRLF are no mistake anywhere', async () => {
    const mark = '\ufeff';
    const files = {
      'project.config.json': `${mark}{}\r\n`,
      'app.json': `${mark}{\r\n"pages": ["p/p"]\r\n}\r\n`,
      'p/p.js': `${mark}module.exports = 1\r\n`,
      'p/p.json': `${mark}{}\r\n`,
      'p/p.wxml': `${mark}<view>\r\n</view>\r\n`,
      'p/p.wxss': `${mark}.a{}\r\n`,
    };
    const { program, diagnostics } = await buildFiles(files);
    expect(diagnostics).toEqual([]);
    expect(runScript(program, 'p/p.js')).toBe(1);
    expect(render(program, 'p/p')).toBe('<view></view>');
  });

  it.each([
    ['little', true],
    ['big', false],
  ])('R-COMPILER-INPUT UTF-16 (%s-endian) is read, and remarked upon', async (_, littleEndian) => {
    const { program, diagnostics } = await buildFiles({
      'p/p.js': utf16('module.exports = "样"', littleEndian),
      'p/p.wxml': utf16('<view>样</view>', littleEndian),
    });
    expect(runScript(program, 'p/p.js')).toBe('样');
    expect(render(program, 'p/p')).toBe('<view>样</view>');
    expect(diagnostics.map(({ file, code }) => [file, code])).toEqual([
      ['p/p.js', 'file/encoding'],
      ['p/p.wxml', 'file/encoding'],
    ]);
  });

  it('R-COMPILER-INPUT binary files under any name break nothing else', async () => {
    const binary = Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919) % 256);
    for (const file of [
      'app.json',
      'p/p.json',
      'p/p.js',
      'p/p.wxml',
      'p/p.wxss',
      'p/p.less',
      'app.wxss',
      'project.config.json',
    ]) {
      const { diagnostics } = await build({ [file]: binary });
      expect(
        diagnostics.some((one) => one.file === file),
        file,
      ).toBe(true);
    }
  });

  it('R-COMPILER-INPUT a file cut off anywhere gives remarks, never an exception', async () => {
    const files: Record<string, string> = {
      'app.json': '{"pages":["p/p"],"window":{"a":[1,2]}}',
      'p/p.json': '{"usingComponents":{"a":"/a"}}',
      'p/p.js': 'const a = `x${require("./a")}`; export default { a: /[/]/ }',
      'p/p.wxml':
        '<wxs module="m">exports.a = 1</wxs><view wx:if="{{a.b}}" class="x">{{m.a}}<!-- c --></view>',
      'p/p.wxss': '@import "a.wxss"; .a:not(.b) > c { width: calc(1rpx + 2rpx) } /* x */',
    };
    for (const [file, text] of Object.entries(files)) {
      const compiler = createCompiler(engines);
      await compiler.build(new Map(Object.entries({ ...smallest, ...files })));
      for (let length = 0; length < text.length; length += 3) {
        await compiler.update(new Map([[file, text.slice(0, length)]]));
      }
    }
  });

  it('R-COMPILER-INPUT a template nested 10,000 deep is refused in words, and the next one compiles', async () => {
    const deep = '<view>'.repeat(10_000) + '</view>'.repeat(10_000);
    const { diagnostics, program } = await build({
      'p/p.wxml': deep,
      'app.json': '{"pages":["p/p","q/q"]}',
      'q/q.js': '',
      'q/q.wxml': '<text/>',
    });
    expect(diagnostics.map(({ code }) => code)).toEqual(['wxml/too-deep']);
    expect(render(program, 'q/q')).toBe('<text></text>');
  });

  it.each([
    ['an expression', `{{${'('.repeat(5000)}1${')'.repeat(5000)}}}`, 'p/p.wxml'],
    ['an expression of arrays', `<v a="{{${'['.repeat(5000)}}}"/>`, 'p/p.wxml'],
    ['a WXS file', `<wxs module="m">var a = ${'('.repeat(20_000)}1${')'.repeat(20_000)}</wxs>`, 'p/p.wxml'],
    ['JSON', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, 'p/p.json'],
    ['a script', `var a = ${'['.repeat(3000)}${']'.repeat(3000)}`, 'p/p.js'],
    ['a style', '.a{'.repeat(5000), 'p/p.wxss'],
    ['a Less style', '.a{'.repeat(3000) + '}'.repeat(3000), 'p/p.less'],
  ])('R-COMPILER-INPUT %s nested too deeply does not end the process', async (_, text, file) => {
    const { milliseconds } = await timed(() => build({ [file]: text }));
    expect(milliseconds).toBeLessThan(5000);
    const after = await build({ 'p/p.wxml': '<b>{{1}}</b>' });
    expect(render(after.program, 'p/p')).toBe('<b>1</b>');
  });

  const big = 10_000_000;
  it.each([
    ['p/p.js', `var a = "${'x'.repeat(big)}"`, undefined],
    ['p/p.js', `var a = [${'1,'.repeat(big / 2)}]`, undefined],
    ['p/p.wxss', `.a{background:url(data:image/png;base64,${'A'.repeat(big)})}`, undefined],
    ['p/p.wxss', '.a{width:1rpx}'.repeat(big / 100), undefined],
    ['p/p.wxml', '<view/>'.repeat(big / 7), 'file/too-large'],
    ['p/p.json', `{"a":"${'x'.repeat(big)}"}`, undefined],
  ])('R-COMPILER-INPUT a single line of megabytes in %s (%.10s…) takes no age', async (file, text, code) => {
    const { result, milliseconds } = await timed(() => build({ [file]: text }));
    expect(result.diagnostics.map((one) => one.code)).toEqual(code ? [code] : []);
    expect(milliseconds).toBeLessThan(8000);
  });

  it('R-COMPILER-INPUT scanners take time in proportion to the text', () => {
    for (const text of [
      '<'.repeat(500_000),
      '{{'.repeat(100_000),
      '<a '.repeat(200_000),
      '<a b="'.repeat(100_000),
      '</a>'.repeat(200_000),
      '<wxs>'.repeat(100_000),
    ]) {
      const begin = spent();
      scanWxml(text);
      expect(spent() - begin, text.slice(0, 8)).toBeLessThan(3000);
    }
    for (const text of [
      'require('.repeat(200_000),
      '`${'.repeat(200_000),
      '/'.repeat(500_000),
      'require("'.repeat(100_000),
    ]) {
      const begin = spent();
      findRequires(text);
      expect(spent() - begin, text.slice(0, 8)).toBeLessThan(3000);
    }
  });

  it('R-COMPILER-INPUT names like __proto__ and constructor are names', async () => {
    const { program } = await build({
      'app.json': '{"pages":["p/p","constructor/constructor"],"__proto__":{"x":1}}',
      'constructor/constructor.js': 'module.exports = require("./toString")',
      'constructor/toString.js': 'module.exports = 1',
      'constructor/constructor.wxml': '<view __proto__="{{constructor}}"/>',
    });
    expect(program.pages).toContain('constructor/constructor');
    expect(runScript(program, 'constructor/constructor.js')).toBe(1);
    expect(remarks({ diagnostics: [] })).toEqual([]);
  });

  it('R-COMPILER-INPUT a component that uses itself, and styles in a ring of three', async () => {
    const { diagnostics } = await build({
      'p/p.json': '{"usingComponents":{"p":"/p/p"}}',
      'p/p.wxss': '@import "a.wxss";',
      'p/a.wxss': '@import "b.wxss";',
      'p/b.wxss': '@import "a.wxss";',
    });
    expect(diagnostics.map(({ code }) => code)).toEqual(['wxss/import-cycle']);
  });
});
