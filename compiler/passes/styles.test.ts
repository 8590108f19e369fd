import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { describe, expect, it } from 'vitest';
import { buildFiles, type Files, remarks } from '../testing/build-files.ts';

interface Row {
  does: string;
  wxss: string;
  files?: Files;
  css?: string;
  remarks?: string[];
}

const S = '__tessera_scope__';
const H = '[wx-host="__tessera_host__"]';

const rows: Row[] = [
  { does: 'scopes classes', wxss: '.a.b{}', css: `.${S}a.${S}b{}` },
  {
    does: 'names tags as the document has them',
    wxss: 'view text, scroll-view>image{}',
    css: 'wx-view wx-text, wx-scroll-view>wx-image{}',
  },
  { does: 'takes page for the body', wxss: 'page{} page view{}', css: 'body{} body wx-view{}' },
  { does: 'leaves ids and the star alone', wxss: '#a > *{}', css: '#a > *{}' },
  { does: 'takes :host', wxss: ':host{} :host(.a) b{}', css: `${H}{} ${H}.${S}a wx-b{}` },
  {
    does: 'keeps pseudo elements and classes',
    wxss: '.a::before,.a:nth-child(2n + 1):hover{}',
    css: `.${S}a::before,.${S}a:nth-child(2n + 1):hover{}`,
  },
  {
    does: 'goes into :not and :is',
    wxss: '.a:not(.b):is(view, .c){}',
    css: `.${S}a:not(.${S}b):is(wx-view, .${S}c){}`,
  },
  {
    does: 'lets .wx- classes mean the insides of built-in components too',
    wxss: '.wx-switch-input{}',
    css: `:is(.wx-switch-input,.${S}wx-switch-input){}`,
  },
  {
    does: 'scopes attribute selectors on class',
    wxss: `[class^="i-"],[class*=' i-'],[class~=x],[class$=y]{}`,
    css: `[class^="${S}i-"],[class*=" ${S}i-"],[class~="${S}x"],[class$="y"]{}`,
  },
  {
    does: 'leaves other attribute selectors alone',
    wxss: '[data-a="."] , a[b]{}',
    css: '[data-a="."] , wx-a[b]{}',
  },
  { does: 'keeps escapes in class names', wxss: '.a\\:b.\\31 x{}', css: `.${S}a\\:b.${S}\\31 wx-x{}` },
  {
    does: 'leaves the steps of keyframes alone',
    wxss: '@keyframes k{from{top:1rpx}50%{}to{}}',
    css: '@keyframes k{from{top:0.13333vw}50%{}to{}}',
  },
  {
    does: 'goes into media queries',
    wxss: '@media (min-width: 750rpx){.a{}}',
    css: `@media (min-width: 100vw){.${S}a{}}`,
  },
  {
    does: 'turns rpx into parts of the width',
    wxss: 'a{width:750rpx;margin:-7.5rpx .75rpx 0rpx}',
    css: 'wx-a{width:100vw;margin:-1vw 0.1vw 0vw}',
  },
  {
    does: 'turns RPX inside calc',
    wxss: 'a{width:calc(100% - 75RPX)}',
    css: 'wx-a{width:calc(100% - 10vw)}',
  },
  {
    does: 'keeps what a page holds its child',
    wxss: 'page > view{} page>text view{}',
    css: 'body>wx-page> wx-view{} body>wx-page>wx-text wx-view{}',
  },
  { does: 'turns rpx in custom properties', wxss: 'page{--a:75rpx}', css: 'body{--a:10vw}' },
  { does: 'does not touch names that end so', wxss: '.a10rpx{content:"x"}', css: `.${S}a10rpx{content:"x"}` },
  {
    does: 'keeps font faces and data URLs',
    wxss: '@font-face{src:url(data:font/woff;base64,AA==)}',
    css: '@font-face{src:url(data:font/woff;base64,AA==)}',
  },
  {
    does: 'keeps addresses of the network',
    wxss: 'a{b:url(https://x/y.png)}',
    css: 'wx-a{b:url(https://x/y.png)}',
  },
  {
    does: 'finds local pictures, and says that phones do not',
    wxss: 'a{b:url("../i.png")}',
    files: { 'i.png': 'x' },
    css: 'wx-a{b:url("__tessera_asset__/i.png")}',
    remarks: ['p/p.wxss:1:10 wxss/local-resource'],
  },
  { does: 'keeps comments and lines', wxss: '/* .a */\n\n.b\n{}', css: `/* .a */\n\n.${S}b\n{}` },
  {
    does: 'inlines imports',
    wxss: '@import "./b.wxss";\n.a{}',
    files: { 'p/b.wxss': '.b{}' },
    css: `.${S}b{}\n\n.${S}a{}`,
  },
  {
    does: 'inlines imports from the root, by url() and without extension',
    wxss: "@import '/b';@import url(/c.wxss);",
    files: { 'b.wxss': '.b{}', 'c.wxss': '.c{}' },
    css: `.${S}b{}\n.${S}c{}`,
  },
  {
    does: 'inlines from npm packages',
    wxss: '@import "lib/x.wxss";',
    files: { 'miniprogram_npm/lib/x.wxss': '.x{}' },
    css: `.${S}x{}`,
  },
  {
    does: 'inlines what is imported within',
    wxss: '@import "b.wxss";',
    files: {
      'p/b.wxss': '@import "c/c.wxss";.b{}',
      'p/c/c.wxss': '@import "../d.wxss";',
      'p/d.wxss': '.d{}',
    },
    css: `.${S}d{}\n.${S}b{}`,
  },
  {
    does: 'inlines a file only once',
    wxss: '@import "b.wxss";@import "c.wxss";',
    files: { 'p/b.wxss': '@import "c.wxss";.b{}', 'p/c.wxss': '.c{}' },
    css: `.${S}c{}\n.${S}b{}`,
  },
  {
    does: 'reports a circle',
    wxss: '@import "b.wxss";.a{}',
    files: { 'p/b.wxss': '@import "p.wxss";.b{}' },
    css: `.${S}b{}\n.${S}a{}`,
    remarks: ['p/b.wxss:1:1 wxss/import-cycle'],
  },
  {
    does: 'reports a missing import',
    wxss: '.a{}\n@import "gone.wxss";',
    css: `.${S}a{}\n`,
    remarks: ['p/p.wxss:2:1 wxss/import-missing'],
  },
  {
    does: 'keeps imports from the network',
    wxss: '@import url(https://x/y.css);',
    css: '@import url(https://x/y.css);',
  },
  { does: 'reports an unclosed block', wxss: '.a{}\n.b{', remarks: ['p/p.wxss:2:1 wxss/syntax'] },
  { does: 'reports an unclosed comment', wxss: '.a{} /* b', remarks: ['p/p.wxss:1:6 wxss/syntax'] },
  { does: 'takes CRLF and a byte order mark', wxss: '\ufeff.a{\r\n}\r\n', css: `.${S}a{\r\n}\r\n` },
  { does: 'keeps nested rules', wxss: '.a{.b{top:1px}&:hover{}}', css: `.${S}a{.${S}b{top:1px}&:hover{}}` },
];

describe('styles', () => {
  it.each(rows)('R-COMPILER-WXSS $does', async (row) => {
    const build = await buildFiles({ 'p/p.wxss': row.wxss, ...row.files });
    if (row.css !== undefined) expect(build.program.styles['p/p']?.css).toBe(row.css);
    expect(remarks(build)).toEqual(row.remarks ?? []);
  });

  it('R-COMPILER-WXSS the app has a style of its own', async () => {
    const { program } = await buildFiles({ 'app.wxss': 'page{color:red}' });
    expect(program.styles['app']?.css).toBe('body{color:red}');
    expect(program.components['p/p']?.hasStyle).toBe(false);
  });

  it('R-COMPILER-WXSS the extended library weui brings its classes in front of those of the app', async () => {
    const { program, diagnostics } = await buildFiles({
      'app.wxss': '.own{}',
      '@extended/weui-miniprogram/package.json': '{"miniprogram":"dist"}',
      '@extended/weui-miniprogram/dist/weui-wxss/dist/style/weui.wxss': '.weui-cell{}',
    });
    expect(program.styles['app']?.css).toMatch(/weui-cell\{\}\n.*own\{\}$/);
    expect(diagnostics).toEqual([]);
  });

  it('R-COMPILER-WXSS Less and Sass sources stand for wxss, with imports through the project', async () => {
    const build = await buildFiles({
      'p/p.less': '@import "../v";\n.a { .b { width: @w } }',
      'v.less': '@w: 75rpx;',
      'app.scss': '@use "lib";\n@import "./vars";\n.c { color: $c; @include lib.m; }',
      '_vars.scss': '$c: red;',
      'lib/_index.scss': '@mixin m { top: 75rpx }',
    });
    const flat = (path: string): string | undefined => build.program.styles[path]?.css.replace(/\s+/g, '');
    expect(flat('p/p')).toBe(`.${S}a.${S}b{width:10vw;}`);
    expect(flat('app')).toBe(`.${S}c{color:red;top:10vw;}`);
    expect(remarks(build)).toEqual([]);
    expect(build.program.components['p/p']?.hasStyle).toBe(true);
  });

  it('R-COMPILER-WXSS a mistake in Less or Sass is told at its place', async () => {
    const build = await buildFiles({
      'p/p.less': '.a {\n  width: @gone;\n}',
      'app.scss': '.b {\n  color: $gone;\n}',
    });
    expect(remarks(build)).toEqual([
      'app.scss:2:10 wxss/preprocessor-failed',
      'p/p.less:2:10 wxss/preprocessor-failed',
    ]);
  });

  it('R-COMPILER-WXSS .wxss wins over .less, unless the compiler plugin is on', async () => {
    const files = { 'p/p.wxss': '.w{}', 'p/p.less': '.l{top:1px}' };
    const plain = await buildFiles(files);
    expect(plain.program.styles['p/p']?.css).toContain('w{}');
    const plugin = { 'project.config.json': '{"setting":{"useCompilerPlugins":["less"]}}' };
    const other = await buildFiles({ ...files, ...plugin });
    expect(other.program.styles['p/p']?.css).toContain('top: 1px');
  });

  it('R-COMPILER-WXSS maps lead to the line in the imported file', async () => {
    const { program } = await buildFiles({ 'p/p.wxss': '@import "b.wxss";\n\n.a{}', 'p/b.wxss': '\n.b{}\n' });
    const { css = '', map = '' } = program.styles['p/p'] ?? {};
    const trace = new TraceMap(map);
    const lineOf = (text: string): number => css.split('\n').findIndex((line) => line.includes(text)) + 1;
    expect(originalPositionFor(trace, { line: lineOf('b{'), column: 0 })).toMatchObject({
      source: 'p/b.wxss',
      line: 2,
    });
    expect(originalPositionFor(trace, { line: lineOf('a{'), column: 0 })).toMatchObject({
      source: 'p/p.wxss',
      line: 3,
    });
  });
});
