import { runCases } from '../testing/cases.ts';

const one = (wxml: string, js: string, wxss = '', json: object = {}) => [wxml, js, wxss, json] as const;

runCases('R-SIM properties and observers', [
  {
    title: 'a property comes from the template',
    wxml: '<a n="{{5}}"/>',
    parts: { a: one('<view class="v">{{n}}</view>', 'Component({ properties: { n: Number } })') },
    act: 'return texts(".a--none, wx-view")[0]',
    expect: '5',
  },
  {
    title: 'text becomes a number',
    wxml: '<a id="a" n="5"/>',
    parts: { a: one('', 'Component({ properties: { n: Number } })') },
    act: 'return page().selectComponent("#a").data.n',
    expect: 5,
  },
  {
    title: 'a bare attribute is true',
    wxml: '<a id="a" b/>',
    parts: { a: one('', 'Component({ properties: { b: Boolean } })') },
    act: 'return page().selectComponent("#a").data.b',
    expect: true,
  },
  {
    title: 'a number becomes text',
    wxml: '<a id="a" s="{{5}}"/>',
    parts: { a: one('', 'Component({ properties: { s: String } })') },
    act: 'return page().selectComponent("#a").data.s',
    expect: '5',
  },
  {
    title: 'defaults by type',
    wxml: '<a id="a"/>',
    parts: {
      a: one('', 'Component({ properties: { s: String, n: Number, b: Boolean, l: Array, o: Object } })'),
    },
    act: 'return page().selectComponent("#a").data',
    expect: { s: '', n: 0, b: false, l: [], o: null },
  },
  {
    title: 'defaults by value',
    wxml: '<a id="a"/>',
    parts: {
      a: one(
        '',
        'Component({ properties: { s: { type: String, value: "x" }, l: { type: Array, value: [1] } } })',
      ),
    },
    act: 'return page().selectComponent("#a").data',
    expect: { s: 'x', l: [1] },
  },
  {
    title: 'any type with null',
    wxml: '<a id="a" v="{{o}}"/>',
    js: 'Page({ data: { o: { k: 1 } } })',
    parts: { a: one('', 'Component({ properties: { v: null } })') },
    act: 'return page().selectComponent("#a").data.v',
    expect: { k: 1 },
  },
  {
    title: 'dashes become camels',
    wxml: '<a id="a" my-prop="x"/>',
    parts: { a: one('', 'Component({ properties: { myProp: String } })') },
    act: 'return page().selectComponent("#a").data.myProp',
    expect: 'x',
  },
  {
    title: 'a property observer hears new and old',
    wxml: '<a n="{{n}}"/>',
    js: 'Page({ data: { n: 1 } })',
    parts: { a: one('', 'Component({ properties: { n: { type: Number, observer(v, o) { log(v, o) } } } })') },
    act: 'page().setData({ n: 2 }); return log()',
    expect: [
      [1, 0],
      [2, 1],
    ],
  },
  {
    title: 'a property observer by method name',
    wxml: '<a n="{{n}}"/>',
    js: 'Page({ data: { n: 1 } })',
    parts: {
      a: one(
        '',
        'Component({ properties: { n: { type: Number, observer: "seen" } }, methods: { seen(v) { log(v) } } })',
      ),
    },
    act: 'page().setData({ n: 2 }); return log()',
    expect: [1, 2],
  },
  {
    title: 'observers of one field',
    wxml: '<a id="a"/>',
    parts: { a: one('', 'Component({ data: { x: 1 }, observers: { x(v) { log(v) } } })') },
    act: 'page().selectComponent("#a").setData({ x: 3 }); return log()',
    expect: [3],
  },
  {
    title: 'observers of several fields',
    wxml: '<a id="a"/>',
    parts: { a: one('', 'Component({ data: { x: 1, y: 2 }, observers: { "x, y"(x, y) { log(x, y) } } })') },
    act: 'page().selectComponent("#a").setData({ y: 3 }); return log()',
    expect: [[1, 3]],
  },
  {
    title: 'observers of a path',
    wxml: '<a id="a"/>',
    parts: { a: one('', 'Component({ data: { o: { p: 1 } }, observers: { "o.p"(v) { log(v) } } })') },
    act: 'page().selectComponent("#a").setData({ "o.p": 4 }); return log()',
    expect: [4],
  },
  {
    title: 'observers with wildcards',
    wxml: '<a id="a"/>',
    parts: { a: one('', 'Component({ data: { o: { p: 1 } }, observers: { "o.**"(v) { log(v.p) } } })') },
    act: 'page().selectComponent("#a").setData({ "o.p": 4 }); return log()',
    expect: [4],
  },
  {
    title: 'observers of everything',
    wxml: '<a id="a"/>',
    parts: { a: one('', 'Component({ data: { x: 1 }, observers: { "**"() { log("any") } } })') },
    act: 'page().selectComponent("#a").setData({ x: 2 }); return log().length > 0',
    expect: true,
  },
  {
    title: 'observers run where the value is set again',
    wxml: '<a id="a"/>',
    parts: { a: one('', 'Component({ data: { x: 1 }, observers: { x(v) { log(v) } } })') },
    act: 'page().selectComponent("#a").setData({ x: 1 }); return log()',
    expect: [1],
  },
  {
    title: 'pure data stays out of the template',
    wxml: '<a/>',
    parts: {
      a: one(
        '<view class="v">[{{_p}}]</view>',
        'Component({ options: { pureDataPattern: /^_/ }, data: { _p: 5 }, attached() { log(this.data._p) } })',
      ),
    },
    act: 'return [log(), texts("wx-view")]',
    expect: [[5], ['[]']],
  },
  {
    title: 'this.properties is this.data',
    wxml: '<a n="2"/>',
    parts: {
      a: one(
        '',
        'Component({ properties: { n: Number }, data: { x: 1 }, attached() { log(this.properties.n, this.properties.x) } })',
      ),
    },
    expect: [[2, 1]],
  },
  {
    title: 'a property called dataset does not harm',
    wxml: '<a id="a" dataset="{{o}}" data-k="v"/>',
    js: 'Page({ data: { o: { x: 1 } } })',
    parts: { a: one('', 'Component({ properties: { dataset: null } })') },
    act: 'return [page().selectComponent("#a").data.dataset, page().selectComponent("#a").dataset]',
    expect: [{ x: 1 }, { k: 'v' }],
  },
  {
    title: 'a property called style replaces the node style',
    wxml: '<a id="a" style="color: red"/>',
    parts: { a: one('', 'Component({ properties: { style: String } })') },
    act: 'return page().selectComponent("#a").data.style',
    expect: 'color: red',
  },
]);
