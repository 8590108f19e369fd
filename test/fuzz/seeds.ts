/** What a target starts from: valid texts, and pieces that are put where they hurt. */
export interface Seeds {
  texts: readonly string[];
  pieces: readonly string[];
}

const anywhere = [
  '',
  '\0',
  '\ufeff',
  '\ud800',
  '\u2028',
  '\r\n',
  '😀',
  '{{',
  '}}',
  '"',
  "'",
  '`',
  '\\',
  '/*',
  '*/',
  '//',
  '<!--',
  '-->',
];

const wxml: Seeds = {
  texts: [
    '<view class="a {{b}}" wx:for="{{list}}" wx:key="id" bindtap="go"><text>{{item.name || "x"}}</text></view>',
    '<import src="./part.wxml"/><template name="t" data="{{...x}}"><slot name="s"/></template><template is="{{a ? 1 : 2}}"/>',
    '<wxs module="m">module.exports = { f: function (a) { return a.length > 1 ? /x+/.test(a) : {} } }</wxs><text>{{m.f("a")}}</text>',
    '<block wx:if="{{a}}"><input model:value="{{v}}" disabled/></block><block wx:elif="{{b > 2 && c[0].d}}"/><view wx:else>&lt;&nbsp;&#x41;</view>',
    '<comp generic:item="x" capture-catch:tap="{{fn}}" mut-bind:tap="b" mark:a="1" data-b-c="{{ {a: 1, ...b} }}" change:prop="{{m.f}}"/>',
    '<include src="part"/><page-meta root-font-size="{{16}}"></page-meta><!-- c --><view style="width: {{w}}rpx"/>',
  ],
  pieces: [
    ...anywhere,
    '<view>',
    '</view>',
    '<wxs module="q">',
    '</wxs>',
    '<template name="t">',
    '<include src="/pages/a/a"/>',
    '<import src="x"/>',
    ' wx:for="{{',
    ' wx:if=',
    '{{a[',
    '{{(',
    '{{{',
    '}}}',
    '<',
    '>',
    '/>',
    '&',
    '&#99999999;',
    ' bind:',
    '=',
  ],
};

const wxss: Seeds = {
  texts: [
    '@import "./part.wxss"; .a, page > .b:not(.c)::after { width: 10rpx; color: var(--x, #fff); content: "}" }',
    ':host { display: flex } @media (min-width: 10rpx) { .a { margin: -1.5rpx calc(100% - 2rpx) } } #id .wx-button[a="b"] { }',
    '@font-face { font-family: x; src: url("data:font/woff2;base64,AAAA") } @keyframes k { from { top: 0 } to { top: 1rpx } }',
    '@supports (display: grid) { view text.a { background: url(./a.png) no-repeat } }',
  ],
  pieces: [
    ...anywhere,
    '@import "',
    '@media',
    '{',
    '}',
    ';',
    ':',
    '.',
    '#',
    'url(',
    ')',
    '(',
    '[',
    ']',
    '@',
    '!important',
    '1e999rpx',
    '-rpx',
    ':host(',
    '::',
    '\\2f',
    '__tessera_scope__',
  ],
};

const wxs: Seeds = {
  texts: [
    'var a = require("./part.wxs"); module.exports = { a: a, f: function (x, y) { for (var i = 0; i < x; i++) { if (y[i] === undefined) continue } return getRegExp("a+", "g").exec(x) } }',
    'function f() { var d = getDate(0); switch (d.getDay()) { case 1: return "\\d"; default: return d.constructor === "Date" } } module.exports.f = f',
    'var o = { "a-b": 1, c: [1, , 2] }; do { o.c++ } while (o.c < 3); for (var k in o) { delete o[k] } exports.o = typeof o, void 0',
  ],
  pieces: [
    ...anywhere,
    'function ',
    '=>',
    'let ',
    'class ',
    '...',
    'require(',
    '(',
    ')',
    '{',
    '}',
    '[',
    ']',
    '/a[/',
    '?.',
    '??',
    '**',
    'while(1)',
    'this',
    'new ',
    'constructor',
    '0x',
    '1e',
    '\\u{',
    '${',
  ],
};

const json: Seeds = {
  texts: [
    '{"usingComponents":{"c":"/c/c","d":"../../c/c"},"navigationBarTitleText":"标题","componentGenerics":{"g":{"default":"/c/c"}},"componentPlaceholder":{"c":"view"}}',
    '{"component":true,"styleIsolation":"apply-shared","enablePullDownRefresh":true,"backgroundColor":"#fff"}',
  ],
  pieces: [
    ...anywhere,
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    'null',
    'true',
    '-',
    '1e999',
    '"__proto__":',
    '"usingComponents":',
    '"a":"b",',
    '// x\n',
    '{"a":{"a":{"a":',
  ],
};

const appJson: Seeds = {
  texts: [
    '{"pages":["pages/a/a","pages/b/b"],"window":{"navigationBarTextStyle":"black"},"usingComponents":{"c":"c/c"},"subPackages":[{"root":"sub","pages":["p/p"],"independent":true}]}',
    '{"pages":["pages/a/a","pages/b/b"],"tabBar":{"list":[{"pagePath":"pages/a/a","text":"A"},{"pagePath":"pages/b/b","text":"B","iconPath":"a.png"}],"custom":false},"resolveAlias":{"~/*":"/*"},"themeLocation":"theme.json","workers":"w","lazyCodeLoading":"requiredComponents"}',
  ],
  pieces: [
    ...json.pieces,
    '"pages":',
    '"pages/b/b"',
    '"root":"',
    '..',
    '/',
    '"subpackages":[',
    '"tabBar":',
    '"plugins":{"p":{}},',
    '"entryPagePath":"x"',
  ],
};

const script: Seeds = {
  texts: [
    'const { x } = require("./part"); Page({ data: { a: 1 }, async go(e) { await wx.request({ url: `https://${x}` }); this.setData({ "a.b[0]": e?.detail ?? 0 }) } })',
    'import part, { x as y } from "./part"; export default part; export const z = y; Page({ onLoad() { import("./part").then(console.log); require.async("../b/b") } })',
    'Component({ properties: { a: { type: String, value: /[/]\\/x/g.source } }, methods: { *g() { yield* [1] } }, lifetimes: { attached() { label: for (;;) break label } } })',
  ],
  pieces: [
    ...anywhere,
    'import ',
    'export ',
    'await ',
    'async ',
    'class ',
    'require(',
    '=>',
    '...',
    '?.',
    '#a',
    '/x/u',
    '${',
    '(',
    ')',
    '{',
    '}',
    '[',
    ']',
    '<a>',
    '@d',
    '0b2',
    '08',
    '\\u{110000}',
    'yield',
    '__tessera_define(',
    '</script>',
  ],
};

const typescript: Seeds = {
  texts: [
    'enum E { A = 1 } interface I { a?: string } const part: I = require("./part"); Page<{ a: E }, {}>({ data: { a: E.A as const }, f(this: void, a!: number) { return <T,>(b: T) => b! } })',
  ],
  pieces: [
    ...script.pieces,
    ': ',
    '<T>',
    'as ',
    'enum ',
    'namespace N {',
    'abstract ',
    'declare ',
    'type A = ',
  ],
};

const less: Seeds = {
  texts: [
    '@import "./part"; @w: 10rpx; .m(@a; @b: 2) when (@a > 1) { width: @a * @b } .a { .m(@w); &:hover { color: fade(#000, 50%) } @media (x) { b: ~"e" } }',
  ],
  pieces: [
    ...wxss.pieces,
    '@w',
    '.m(',
    'when (',
    '~"',
    '@{',
    '&',
    '@plugin "x";',
    '@import (inline) "x";',
    '!',
  ],
};

/**
 * Known and not ours to mend: Sass weaves `@extend` in exponential time over a selector that repeats the extended class
 * dozens of times (`.a.a.a… { } .b { @extend .a }`). A placeholder, which repeats less often, keeps the fuzzer off it.
 */
const scss: Seeds = {
  texts: [
    '@use "sass:math"; @import "./part"; $w: 10rpx; %p { top: 0 } @mixin m($a...) { width: math.div($w, 2) } .a { @include m(1); &-b { @extend %p; } @each $x in (a, b) { .#{$x} { c: if($x == a, 1, 2) } } }',
  ],
  pieces: [
    ...wxss.pieces,
    '$w',
    '#{',
    '@include ',
    '@mixin ',
    '@extend ',
    '@function f() {',
    '@while true {',
    '@use "',
    '@if ',
    '%',
  ],
};

/** The file that each target mutates, and what it starts from. */
export const sources = {
  wxml: { file: 'pages/a/a.wxml', seeds: wxml },
  wxss: { file: 'pages/a/a.wxss', seeds: wxss },
  wxs: { file: 'pages/a/part.wxs', seeds: wxs },
  json: { file: 'pages/a/a.json', seeds: json },
  app: { file: 'app.json', seeds: appJson },
  project: {
    file: 'project.config.json',
    seeds: {
      texts: [
        '{"appid":"wx1","setting":{"minified":true},"packOptions":{"ignore":[{"type":"glob","value":"**/*.md"}]}}',
      ],
      pieces: json.pieces,
    },
  },
  js: { file: 'pages/a/a.js', seeds: script },
  ts: { file: 'pages/a/t.ts', seeds: typescript },
  less: { file: 'pages/a/l.less', seeds: less },
  scss: { file: 'pages/a/s.scss', seeds: scss },
} as const satisfies Record<string, { file: string; seeds: Seeds }>;

export type SourceTarget = keyof typeof sources;
