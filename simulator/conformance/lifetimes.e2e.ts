import { runCases } from '../testing/cases.ts';

const told = (names: string): string =>
  names
    .split(' ')
    .map((name) => `${name}() { log('${name}') }`)
    .join(',');

runCases('R-SIM lifetimes', [
  {
    title: 'a page is loaded, shown, ready',
    js: `Page({${told('onLoad onShow onReady')}})`,
    expect: ['onLoad', 'onShow', 'onReady'],
  },
  {
    title: 'onLoad gets the query as it was written',
    js: 'Page({ onLoad(q) { log(q) } })',
    query: 'a=1&b=%E4%BD%A0&c=',
    expect: [{ a: '1', b: '%E4%BD%A0', c: '' }],
  },
  {
    title: 'a page has its route and options',
    js: 'Page({ onLoad() { log(this.route, this.options.x) } })',
    query: 'x=7',
    expect: [['c2/page', '7']],
  },
  {
    title: 'this.data is there in onLoad',
    js: 'Page({ data: { a: 1 }, onLoad() { log(this.data.a) } })',
    expect: [1],
  },
  {
    title: 'methods are callable with the page as this',
    js: 'Page({ v: 3, get() { return this.v }, onLoad() { log(this.get()) } })',
    expect: [3],
  },
  {
    title: 'own fields of a page are copied for each opening',
    js: 'Page({ list: [], onLoad() { this.list.push(1); log(this.list.length) } })',
    act: 'await wx.reLaunch({ url: "/c5/page" }); return log()',
    expect: [1, 1],
  },
  {
    title: 'a page opened again starts with its own data',
    js: 'Page({ data: { n: 0 }, onLoad() { this.setData({ n: this.data.n + 1 }); log(this.data.n) } })',
    act: 'await wx.reLaunch({ url: "/c6/page" }); return log()',
    expect: [1, 1],
  },
  {
    title: 'a component is created, attached, shown, ready before its page',
    wxml: '<a/>',
    js: `Page({${told('onLoad onShow onReady')}})`,
    parts: {
      a: [
        '<view/>',
        `Component({ lifetimes: {${told('created attached ready')}}, pageLifetimes: {${told('show')}} })`,
      ],
    },
    expect: ['created', 'attached', 'onLoad', 'show', 'onShow', 'ready', 'onReady'],
  },
  {
    title: 'parents attach before children, are ready after',
    wxml: '<p/>',
    parts: {
      p: ['<k/>', `Component({ lifetimes: { attached() { log('p+') }, ready() { log('p!') } } })`],
      k: ['<view/>', `Component({ lifetimes: { attached() { log('k+') }, ready() { log('k!') } } })`],
    },
    expect: ['p+', 'k+', 'k!', 'p!'],
  },
  {
    title: 'children are created inside their parent',
    wxml: '<p/>',
    parts: {
      p: ['<k/>', `Component({ lifetimes: { created() { log('p') } } })`],
      k: ['<view/>', `Component({ lifetimes: { created() { log('k') } } })`],
    },
    expect: ['k', 'p'],
  },
  {
    title: 'lifetimes outside `lifetimes` count as well',
    wxml: '<a/>',
    parts: { a: ['', `Component({ ${told('created attached ready')} })`] },
    expect: ['created', 'attached', 'ready'],
  },
  {
    title: '`lifetimes` win over those outside',
    wxml: '<a/>',
    parts: { a: ['', `Component({ attached() { log('old') }, lifetimes: { attached() { log('new') } } })`] },
    expect: ['new'],
  },
  {
    title: 'detached when wx:if takes it away',
    wxml: '<a wx:if="{{on}}"/>',
    js: 'Page({ data: { on: true } })',
    parts: { a: ['', `Component({ lifetimes: {${told('detached')}} })`] },
    act: 'page().setData({ on: false }); return log()',
    expect: ['detached'],
  },
  {
    title: 'attached when wx:if brings it, ready before the task ends',
    wxml: '<a wx:if="{{on}}"/>',
    js: 'Page({ data: { on: false } })',
    parts: { a: ['', `Component({ lifetimes: {${told('attached ready')}} })`] },
    act: 'page().setData({ on: true }); await tick(); return log()',
    expect: ['attached', 'ready'],
  },
  {
    title: 'ready comes once',
    wxml: '<a/>',
    parts: { a: ['', `Component({ lifetimes: {${told('ready')}} })`] },
    act: 'page().setData({ x: 1 }); await tick(); return log()',
    expect: ['ready'],
  },
  {
    title: 'moved when keyed rows change places',
    wxml: '<a wx:for="{{l}}" wx:key="*this" n="{{item}}"/>',
    js: 'Page({ data: { l: [1, 2] } })',
    parts: {
      a: ['', `Component({ properties: { n: Number }, lifetimes: { moved() { log('m' + this.data.n) } } })`],
    },
    act: 'page().setData({ l: [2, 1] }); return log().length > 0',
    expect: true,
  },
  {
    title: 'onUnload before components detach',
    wxml: '<a/>',
    js: `Page({${told('onUnload')}})`,
    parts: { a: ['', `Component({ lifetimes: {${told('detached')}} })`] },
    act: 'await wx.reLaunch({ url: "/c0/page" }); return log().slice(0, 2)',
    expect: ['onUnload', 'detached'],
  },
  {
    title: 'pageLifetimes hide and show around a page above',
    wxml: '<a/>',
    parts: { a: ['', `Component({ pageLifetimes: {${told('show hide')}} })`] },
    act: 'await wx.navigateTo({ url: "/c0/page" }); await wx.navigateBack(); return log().filter((x) => !x.startsWith("on"))',
    expect: ['show', 'hide', 'show'],
  },
  {
    title: 'an error in a lifetime reaches the error lifetime',
    wxml: '<a/>',
    parts: {
      a: [
        '',
        `Component({ lifetimes: { attached() { throw new Error('x') }, error(e) { log(e.message) } } })`,
      ],
    },
    expect: ['x'],
  },
  {
    title: 'an error in onLoad does not keep the page from showing',
    js: `Page({ onLoad() { throw new Error('x') }, onShow() { log('shown') } })`,
    expect: ['shown'],
  },
  {
    title: 'App.onError hears errors of pages',
    js: `getApp().onError = (m) => log('e:' + String(m).includes('boom')); Page({ onLoad() { throw new Error('boom') } })`,
    act: 'await tick(); delete app.onError; return log()',
    expect: ['e:true'],
  },
  {
    title: 'a page made by Component has its lifetimes and methods',
    js: `Component({ lifetimes: {${told('created attached ready')}}, methods: {${told('onLoad onShow onReady')}} })`,
    json: { component: true },
    expect: ['created', 'attached', 'onLoad', 'onShow', 'ready', 'onReady'],
  },
  {
    title: 'such a page takes its query as typed properties',
    js: `Component({ properties: { n: Number, s: String }, methods: { onLoad() { log(this.data.n + 1, this.data.s) } } })`,
    query: 'n=41&s=x',
    expect: [[42, 'x']],
  },
  {
    title: 'getCurrentPages names the open pages',
    js: 'Page({ onLoad() { log(getCurrentPages().map((p) => p.route)) } })',
    expect: [['c23/page']],
  },
  {
    title: 'app goes to the background: page first, app after',
    js: `Page({ onHide() { log('p') } })`,
    act: 'app.onHide = () => app.log.push("a"); sim.runtime.setForeground(false); sim.runtime.setForeground(true); delete app.onHide; return log()',
    expect: ['p', 'a'],
  },
  {
    title: 'Behavior lifetimes come before those of the component',
    wxml: '<a/>',
    parts: {
      a: [
        '',
        `const b = Behavior({ attached() { log('b') } }); Component({ behaviors: [b], attached() { log('c') } })`,
      ],
    },
    expect: ['b', 'c'],
  },
  {
    title: 'setData in attached is seen in onLoad',
    wxml: '<a id="a"/>',
    js: 'Page({ onLoad() { log(this.selectComponent("#a").data.v) } })',
    parts: { a: ['', 'Component({ data: { v: 1 }, attached() { this.setData({ v: 2 }) } })'] },
    expect: [2],
  },
  {
    title: 'a closed page keeps taking data without a sound',
    js: 'Page({ onLoad() { getApp().kept = this } })',
    act: 'await wx.reLaunch({ url: "/c0/page" }); app.kept.setData({ v: 5, "o.p": 1 }); return [app.kept.data.v, app.kept.data.o.p]',
    expect: [5, 1],
  },
  {
    title: 'worklets of two scripts share a global object that other scripts do not see',
    js: `Page({ onLoad() { log(typeof globalThis); require('./one.js'); require('./two.js')(log) } })`,
    files: {
      'one.js': `wx.worklet.runOnUI(() => { 'worklet'; globalThis.kept = 7 })()`,
      'two.js': `module.exports = (log) => wx.worklet.runOnUI(() => { 'worklet'; log(globalThis.kept, typeof globalThis.document) })()`,
    },
    expect: ['undefined', [7, 'undefined']],
  },
  {
    title: 'getAppBar answers null: there is none here',
    js: 'Page({ onLoad() { log(this.getAppBar()) } })',
    expect: [null],
  },
  {
    title: 'a component that is attached finds its page on top of the open pages',
    wxml: '<a/>',
    parts: { a: ['', 'Component({ attached() { log(getCurrentPages().map((page) => page.route)) } })'] },
    expect: [['c30/page']],
  },
  {
    title: 'the canvas of a page that was closed still measures text',
    wxml: '<canvas type="2d" id="c"/>',
    act: `const [{ node }] = await new Promise((done) => wx.createSelectorQuery().select('#c').node().exec(done));
      const pen = node.getContext('2d'); pen.font = '20px sans-serif'; const before = pen.measureText('wide').width;
      await wx.reLaunch({ url: '/c0/page' }); pen.font = '40px sans-serif'; const after = pen.measureText('wide').width;
      return [before > 0, Math.round(after / before)]`,
    expect: [true, 2],
  },
]);
