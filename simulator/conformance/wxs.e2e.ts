import { runCases } from '../testing/cases.ts';

runCases('R-SIM wxs', [
  {
    title: 'an inline module',
    wxml: '<wxs module="m">module.exports = { twice: function (n) { return n * 2 } }</wxs><view id="v">{{m.twice(n)}}</view>',
    js: 'Page({ data: { n: 4 } })',
    act: 'page().setData({ n: 5 }); return text("#v")',
    expect: '10',
  },
  {
    title: 'a module in a file',
    wxml: '<wxs module="m" src="./m.wxs"/><view id="v">{{m.x}}</view>',
    files: { 'm.wxs': 'module.exports = { x: 3 }' },
    act: 'return text("#v")',
    expect: '3',
  },
  {
    title: 'require between modules',
    wxml: '<wxs module="m" src="./m.wxs"/><view id="v">{{m.y}}</view>',
    files: { 'm.wxs': 'var k = require("./k.wxs"); module.exports.y = k.z + 1', 'k.wxs': 'exports.z = 4' },
    act: 'return text("#v")',
    expect: '5',
  },
  {
    title: 'getRegExp and getDate',
    wxml: '<wxs module="m">module.exports = { r: getRegExp("^\\\\d+$").test("12"), d: getDate(0).getTime() }</wxs><view id="v">{{m.r}}{{m.d}}</view>',
    act: 'return text("#v")',
    expect: 'true0',
  },
  {
    title: 'constructor is a name',
    wxml: '<wxs module="m">module.exports = function (x) { return x.constructor }</wxs><view id="v">{{m(l)}}{{m("s")}}{{m(o)}}</view>',
    js: 'Page({ data: { l: [], o: {} } })',
    act: 'return text("#v")',
    expect: 'ArrayStringObject',
  },
  {
    title: 'globals of JavaScript are not there',
    wxml: '<wxs module="m">module.exports = typeof window + typeof document + typeof wx</wxs><view id="v">{{m}}</view>',
    act: 'return text("#v")',
    expect: 'undefinedundefinedundefined',
  },
  {
    title: 'a module that throws does not take the page with it',
    wxml: '<wxs module="m">module.exports = null.x</wxs><view id="v">ok</view>',
    act: 'return text("#v")',
    expect: 'ok',
  },
  {
    title: 'an event handler gets descriptors',
    wxml: '<wxs module="m">module.exports = { t: function (e, owner) { e.instance.addClass("on"); owner.callMethod("told", e.type) } }</wxs><view id="v" bindtap="{{m.t}}"/>',
    js: 'Page({ told(x) { log(x) } })',
    act: 'tap("#v"); return [log(), $("#v").classList.contains("on")]',
    expect: [['tap'], true],
  },
  {
    title: 'setStyle, removeClass, hasClass',
    wxml: '<wxs module="m">module.exports = { t: function (e) { var i = e.instance; i.setStyle({ "font-size": "30px" }); i.removeClass("a"); } }</wxs><view id="v" class="a b" bindtap="{{m.t}}"/>',
    act: 'tap("#v"); return style("#v", "font-size")',
    expect: '30px',
  },
  {
    title: 'getDataset and getState',
    wxml: '<wxs module="m">module.exports = { t: function (e, o) { var s = e.instance.getState(); s.n = (s.n || 0) + 1; o.callMethod("told", [s.n, e.instance.getDataset().k]) } }</wxs><view id="v" data-k="z" bindtap="{{m.t}}"/>',
    js: 'Page({ told(x) { log(x) } })',
    act: 'tap("#v"); tap("#v"); return log()',
    expect: [
      [1, 'z'],
      [2, 'z'],
    ],
  },
  {
    title: 'selectComponent of the owner',
    wxml: '<wxs module="m">module.exports = { t: function (e, o) { o.selectComponent(".x").setStyle("opacity: 0.5") } }</wxs><view id="v" bindtap="{{m.t}}"/><view id="x" class="x"/>',
    act: 'tap("#v"); return style("#x", "opacity")',
    expect: '0.5',
  },
  {
    title: 'change: is told at first and at changes',
    wxml: '<wxs module="m">module.exports = { c: function (v, o, owner) { owner.callMethod("told", v) } }</wxs><view id="v" prop="{{n}}" change:prop="{{m.c}}"/>',
    js: 'Page({ data: { n: 1 }, told(x) { log(x) } })',
    act: 'page().setData({ n: 2 }); return log()',
    expect: [1, 2],
  },
  {
    title: 'change: finds at its first call what stands further down',
    wxml: '<a/>',
    parts: {
      a: [
        '<wxs module="m">module.exports = { c: function (v, old, owner, self) { owner.selectComponent("#low").setStyle({ opacity: "0.5" }); owner.callMethod("told", self.getDataset().k) } }</wxs><view prop="{{n}}" change:prop="{{m.c}}" data-k="top"><view id="low"/></view>',
        'Component({ data: { n: 1 }, methods: { told(x) { log(x) } } })',
      ],
    },
    act: 'return [style("#low", "opacity"), log()]',
    expect: ['0.5', ['top']],
  },
  {
    title: 'change: of what wx:if brings finds its children',
    wxml: '<wxs module="m">module.exports = { c: function (v, old, owner) { owner.callMethod("told", owner.selectComponent("#low") ? 1 : 0) } }</wxs><view wx:if="{{on}}" prop="{{on}}" change:prop="{{m.c}}"><view id="low"/></view>',
    js: 'Page({ data: { on: false }, told(x) { log(x) } })',
    act: 'page().setData({ on: true }); return log()',
    expect: [1],
  },
  {
    title: 'a change: handler that throws is told and takes nothing with it',
    wxml: '<wxs module="m">module.exports = { c: function () { return null.x } }</wxs><view prop="{{n}}" change:prop="{{m.c}}"/><view id="v">{{n}}</view>',
    js: 'Page({ data: { n: 1 } })',
    act: 'page().setData({ n: 2 }); return text("#v")',
    expect: '2',
  },
  {
    title: 'returning false stops bubbling',
    wxml: '<wxs module="m">module.exports = { t: function () { return false } }</wxs><view bindtap="h"><view id="v" bindtap="{{m.t}}"/></view>',
    js: 'Page({ h() { log("outer") } })',
    act: 'tap("#v"); return log()',
    expect: [],
  },
  {
    title: 'triggerEvent from a descriptor',
    wxml: '<a bind:go="h"/>',
    js: 'Page({ h(e) { log(e.detail) } })',
    parts: {
      a: [
        '<wxs module="m">module.exports = { t: function (e, o) { o.triggerEvent("go", 5) } }</wxs><view bindtap="{{m.t}}">x</view>',
        'Component({})',
      ],
    },
    act: 'tap("wx-a wx-view"); return log()',
    expect: [5],
  },
]);
