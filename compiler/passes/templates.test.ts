import { describe, expect, it } from 'vitest';
import { buildFiles, type Files, remarks, smallest } from '../testing/build-files.ts';
import { environmentOf, render } from '../testing/render-template.ts';

interface Row {
  does: string;
  wxml: string;
  data?: Record<string, unknown>;
  files?: Files;
  shows?: string;
  remarks?: string[];
}

const rows: Row[] = [
  { does: 'binds text', wxml: '<view>{{a}} b</view>', data: { a: 1 }, shows: '<view>1 b</view>' },
  { does: 'shows nothing for undefined and null', wxml: '{{a}}{{b}}|', data: { b: null }, shows: '|' },
  { does: 'keeps spaces inside a text', wxml: '<text> a  b </text>', shows: '<text> a  b </text>' },
  {
    does: 'drops text that is only white space',
    wxml: '<view>\n  <view/>\n</view>',
    shows: '<view><view></view></view>',
  },
  {
    does: 'decodes entities',
    wxml: '<view>&lt;&nbsp;&amp;&#39;&copy;</view>',
    shows: "<view><\u00a0&'©</view>",
  },
  { does: 'drops comments', wxml: '<!-- <view> --><view/>', shows: '<view></view>' },
  ...['in', 'class', 'for', 'switch', 'new', 'delete', 'default', 'if', 'this1', 'var', 'function'].map(
    (name) => ({
      does: `takes ${name} as the name of a data field`,
      wxml: `<view a="{{${name}}}">{{${name}.b}}</view>`,
      data: { [name]: { b: 2 } },
      shows: '<view a={"b":2}>2</view>',
    }),
  ),
  {
    does: 'reads fields named by reserved words',
    wxml: '{{a.class}}{{a.in}}',
    data: { a: { class: 1, in: 2 } },
    shows: '12',
  },
  {
    does: 'repeats a list',
    wxml: '<view wx:for="{{l}}" wx:key="id">{{index}}{{item.id}}</view>',
    data: { l: [{ id: 'x' }, { id: 'y' }] },
    shows: '<view>0x</view><view>1y</view>',
  },
  {
    does: 'repeats with names of its own',
    wxml: '<block wx:for="{{l}}" wx:for-item="a" wx:for-index="b">{{b}}{{a}}</block>',
    data: { l: [7] },
    shows: '07',
  },
  {
    does: 'repeats lists within lists',
    wxml: '<block wx:for="{{l}}"><block wx:for="{{item}}" wx:for-item="x">{{index}}{{x}};</block></block>',
    data: { l: [[1, 2], [3]] },
    shows: '01;12;03;',
  },
  {
    does: 'knows the old spelling wx:for-items',
    wxml: '<view wx:for-items="{{l}}">{{item}}</view>',
    data: { l: [1] },
    shows: '<view>1</view>',
    remarks: [],
  },
  {
    does: 'repeats a literal list',
    wxml: '<view wx:for="{{[1,2]}}">{{item}}</view>',
    shows: '<view>1</view><view>2</view>',
  },
  {
    does: 'repeats the fields of an object',
    wxml: '<view wx:for="{{o}}">{{index}}={{item}}</view>',
    data: { o: { a: 1 } },
    shows: '<view>a=1</view>',
  },
  ...[
    [1, 'a'],
    [2, 'b'],
    [3, 'c'],
  ].map(([n, shows]) => ({
    does: `takes the branch for ${n}`,
    wxml: '<block wx:if="{{n===1}}">a</block><block wx:elif="{{n===2}}">b</block><block wx:else>c</block>',
    data: { n },
    shows: String(shows),
  })),
  {
    does: 'computes',
    wxml: '{{1+2*3}}{{a?"x":"y"}}{{!a}}{{a&&b||c}}',
    data: { a: 0, c: 'z' },
    shows: '7ytruez',
  },
  {
    does: 'builds objects',
    wxml: '<v a="{{ {a:1,...b,c} }}"/>',
    data: { b: { d: 2 }, c: 3 },
    shows: '<v a={"a":1,"d":2,"c":3}></v>',
  },
  {
    does: 'takes an object without braces of its own',
    wxml: '<v a="{{x:1,y}}"/>',
    data: { y: 2 },
    shows: '<v a={"x":1,"y":2}></v>',
  },
  { does: 'reads by computed keys', wxml: '{{a[i].b[0]}}', data: { a: [{ b: [5] }], i: 0 }, shows: '5' },
  { does: 'survives reading from undefined', wxml: '{{a.b.c}}|', shows: '|' },
  {
    does: 'mixes text and bindings in attributes',
    wxml: '<v a="x{{1}}y{{b}}"/>',
    data: { b: 2 },
    shows: '<v a=x1y2></v>',
  },
  {
    does: 'gives a flag without a value true',
    wxml: '<v hidden disabled/>',
    shows: '<v hidden=true disabled=true></v>',
  },
  {
    does: 'binds class, style and id',
    wxml: '<v class="a {{b}}" style="width:{{w}}rpx" id="i{{b}}"/>',
    data: { b: 'c', w: 1 },
    shows: '<v class=a c style=width:1rpx id=ic></v>',
  },
  {
    does: 'keeps data attributes',
    wxml: '<v data-a-b="{{1}}" data-id="x"/>',
    shows: '<v data:aB=1 data:id=x></v>',
  },
  { does: 'marks', wxml: '<v mark:m="{{1}}"/>', shows: '<v mark:m=1></v>' },
  ...['bind:tap', 'catch:tap', 'capture-bind:tap', 'capture-catch:tap', 'mut-bind:tap'].map((name) => ({
    does: `listens with ${name}`,
    wxml: `<v ${name}="f"/>`,
    shows: `<v ${name.replace('mut-bind', 'mut-bind')}=f></v>`,
  })),
  {
    does: 'hands bindtap on, for components and native nodes alike',
    wxml: '<v bindtap="f" catchtap="g"/>',
    shows: '<v bindtap=f catchtap=g></v>',
  },
  {
    does: 'takes a handler from data',
    wxml: '<v bind:tap="{{f}}"/>',
    data: { f: 'go' },
    shows: '<v bind:tap=go></v>',
  },
  {
    does: 'binds both ways',
    wxml: '<v model:value="{{a.b}}"/>',
    data: { a: { b: 1 } },
    shows: '<v value=1></v>',
  },
  {
    does: 'keeps camelCase attributes',
    wxml: '<v scrollY openType="x"/>',
    shows: '<v scrollY=true openType=x></v>',
  },
  {
    does: 'names slots',
    wxml: '<slot/><slot name="a"/><v slot="b"/>',
    shows: '<slot ><slot a><v slot=b></v>',
  },
  { does: 'passes generics', wxml: '<v generic:item="w"/>', shows: '<v generic:item=w></v>' },
  {
    does: 'uses a template',
    wxml: '<template name="t"><v>{{x}}</v></template><template is="t" data="{{x:1}}"/>',
    shows: '<v>1</v>',
  },
  {
    does: 'uses the template a name from data says',
    wxml: '<template name="t">1</template><template name="u">2</template><template is="{{n}}"/>',
    data: { n: 'u' },
    shows: '2',
  },
  {
    does: 'spreads data into a template',
    wxml: '<template name="t">{{a}}{{b}}</template><template is="t" data="{{...o, b:2}}"/>',
    data: { o: { a: 1 } },
    shows: '12',
  },
  {
    does: 'keeps a template from the data around it',
    wxml: '<template name="t">{{a}}|</template><template is="t"/>',
    data: { a: 1 },
    shows: '|',
  },
  {
    does: 'imports templates',
    wxml: '<import src="../t.wxml"/><template is="t"/>',
    files: { 't.wxml': '<template name="t">T</template>x' },
    shows: 'T',
  },
  {
    does: 'imports without an extension, from the root',
    wxml: '<import src="/lib/t"/><template is="t"/>',
    files: { 'lib/t.wxml': '<template name="t">T</template>' },
    shows: 'T',
  },
  {
    does: 'does not hand on what an imported file imports',
    wxml: '<import src="/a"/><template is="t"/>',
    files: { 'a.wxml': '<import src="/b"/>', 'b.wxml': '<template name="t">T</template>' },
    shows: '',
  },
  {
    does: 'includes with the data around it',
    wxml: '<include src="i.wxml"/>',
    files: { 'p/i.wxml': '<v>{{a}}</v>' },
    data: { a: 1 },
    shows: '<v>1</v>',
  },
  {
    does: 'includes what includes',
    wxml: '<include src="/a"/>',
    files: { 'a.wxml': '<include src="b/c"/>', 'b/c.wxml': 'deep' },
    shows: 'deep',
  },
  {
    does: 'survives files that import each other',
    wxml: '<import src="/a"/><template is="t"/>',
    files: { 'a.wxml': '<import src="/b"/><template name="t">A</template>', 'b.wxml': '<import src="/a"/>' },
    shows: 'A',
  },
  {
    does: 'reports files that include each other',
    wxml: '<include src="/a"/>',
    files: { 'a.wxml': '<include src="/b"/>', 'b.wxml': '<include src="/a"/>' },
    remarks: ['b.wxml:1:1 wxml/import-cycle'],
  },
  {
    does: 'reports a missing import at its place',
    wxml: '<view/>\n<import src="./gone"/>',
    remarks: ['p/p.wxml:2:9 wxml/import-missing'],
  },
  {
    does: 'reports an expression without an end',
    wxml: '<view>\n  <v a="{{ b "/>\n</view>',
    remarks: ['p/p.wxml:1:2 wxml/missing-end-tag', 'p/p.wxml:2:3 wxml/syntax', 'p/p.wxml:2:9 wxml/syntax'],
  },
  {
    does: 'reports what no expression can hold',
    wxml: '<v a="{{ x => 1 }}"/>',
    remarks: ['p/p.wxml:1:12 wxml/syntax'],
  },
  {
    does: 'reports a wrong end tag and goes on',
    wxml: '<view>a</text></view><b/>',
    shows: '<view>a</view><b></b>',
  },
  { does: 'draws unknown tags', wxml: '<div><span>x</span></div>', shows: '<div><span>x</span></div>' },
  { does: 'takes attributes without quotes', wxml: '<v a=b c=1/>', shows: '<v a=b c=1></v>' },
  { does: 'takes CRLF', wxml: '<view>\r\n<v/>\r\n</view>', shows: '<view><v></v></view>' },
  {
    does: 'runs inline WXS',
    wxml: '<wxs module="m">module.exports = { f: function (x) { return x + 1 } }</wxs>{{m.f(a)}}',
    data: { a: 1 },
    shows: '2',
  },
  {
    does: 'runs a WXS file',
    wxml: '<wxs src="../m.wxs" module="m"/>{{m.f(2)}}',
    files: { 'm.wxs': 'module.exports.f = function (x) { return x * 2 }' },
    shows: '4',
  },
  {
    does: 'runs WXS inside an imported template',
    wxml: '<import src="/t"/><template is="t"/>',
    files: {
      't.wxml': '<wxs module="m">module.exports = { a: 5 }</wxs><template name="t">{{m.a}}</template>',
    },
    shows: '5',
  },
  {
    does: 'keeps a template alive whose WXS throws',
    wxml: '<wxs module="m">throw 1</wxs>a{{m.f(1)}}',
    shows: 'a',
  },
  {
    does: 'keeps a template alive whose WXS does not parse',
    wxml: '<wxs module="m">\n  var = ;\n</wxs>a',
    shows: 'a',
    remarks: ['p/p.wxml:2:7 wxs/syntax'],
  },
  {
    does: 'reports a missing WXS file',
    wxml: '<wxs src="gone.wxs" module="m"/>a',
    remarks: ['p/gone.wxs:1:1 wxs/missing'],
  },
  {
    does: 'lets one WXS file fail alone',
    wxml: '<wxs src="/bad.wxs" module="b"/><wxs src="/good.wxs" module="g"/>{{g.a}}',
    files: { 'bad.wxs': '}', 'good.wxs': 'module.exports = { a: 1 }' },
    shows: '1',
    remarks: ['bad.wxs:1:1 wxs/syntax'],
  },
  {
    does: 'hands on change handlers',
    wxml: '<wxs module="m">module.exports = { f: function () {} }</wxs><v change:a="{{m.f}}" a="{{1}}"/>',
    shows: '<v change:a=function a=1></v>',
  },
];

describe('templates', () => {
  it.each(rows)('R-COMPILER-WXML $does', async (row) => {
    const build = await buildFiles({ 'p/p.wxml': row.wxml, ...row.files });
    const environment = environmentOf(build.program);
    environment.hooks.scriptFailed = () => undefined;
    if (row.shows !== undefined) expect(render(build.program, 'p/p', row.data, environment)).toBe(row.shows);
    // The rows use short tags of no platform.
    const found = remarks(build).filter((remark) => !remark.endsWith('unknown-component'));
    if (row.remarks) expect(found).toEqual(row.remarks);
  });

  it('R-COMPILER-WXML reports tags that are neither of the platform nor declared', async () => {
    const build = await buildFiles({
      'p/p.json': '{"usingComponents":{"a-b":"/a"},"componentGenerics":{"g":true}}',
      'a.json': '{"component":true}',
      'a.wxml': '<view/>',
      'p/p.wxml': '<view>\n  <a-b/><g/><c-d/><c-d/></view>',
    });
    expect(remarks(build)).toEqual(['p/p.wxml:2:13 wxml/unknown-component']);
  });

  it('R-COMPILER-WXML says in Chinese what the engine says in English', async () => {
    const { diagnostics } = await buildFiles({ 'p/p.wxml': '<view>{{a</view>' });
    expect(diagnostics.map(({ message }) => message.zh).join()).toContain('表达式缺少结尾的 }}');
    const other = await buildFiles({ 'p/p.wxml': '<view></text></view>' });
    expect(other.diagnostics.map(({ message }) => message.en)).toContain('</text> closes nothing.');
  });

  it('R-COMPILER-WXML tells where each element stands in its file', async () => {
    const { program } = await buildFiles({ 'p/p.wxml': '<view>\n  <text wx:if="{{1}}"/><b\n/>\n</view>' });
    const environment = environmentOf(program);
    const places: unknown[] = [];
    environment.hooks.nodeCreated = (_, path, line, column) => places.push([path, line, column]);
    render(program, 'p/p', {}, environment);
    expect(places).toEqual([
      ['p/p', 0, 0],
      ['p/p', 1, 2],
      ['p/p', 1, 23],
    ]);
  });

  it('R-COMPILER-WXML a patched template and script show at once, in those that import them too', async () => {
    const { program } = await buildFiles({
      'p/p.wxml': '<import src="/t"/><template is="t"/>',
      't.wxml': '<wxs src="/m.wxs" module="m"/><template name="t">{{m.a}}</template>',
      'm.wxs': 'module.exports = { a: 1 }',
    });
    const environment = environmentOf(program);
    expect(render(program, 'p/p', {}, environment)).toBe('1');
    environment.addScript('m', (0, eval)('((__q)=>(require,exports,module)=>{module.exports={a:2}})'));
    expect(render(program, 'p/p', {}, environment)).toBe('2');
    expect(environment.script('m')).toEqual({ a: 2 });
  });

  it('R-COMPILER-WXML the fix for a bound wx:key writes the name', async () => {
    const { diagnostics } = await buildFiles({ 'p/p.wxml': '<v wx:for="{{l}}" wx:key="{{item.id}}"/>' });
    const hint = diagnostics.find(({ code }) => code === 'wxml/key-binding');
    expect(hint).toMatchObject({
      code: 'wxml/key-binding',
      fix: { edits: [{ file: 'p/p.wxml', text: 'id' }] },
    });
    expect(Object.keys(smallest)).toContain('p/p.wxml');
  });
});
