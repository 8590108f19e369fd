import { group } from '../scenario.ts';

const page = 'pages/index/index.js';

/** The page with other lines in one of its methods. */
const inside = (body: string): string =>
  `Page({\n  data: { title: 'Teas', list: [{ id: 1, name: 'oolong' }], user: { name: 'Lin', city: { zip: 1 } }, any: null, empty: {} },\n  go() {\n    ${body}\n  },\n});\n`;

export const scriptScenarios = [
  group('scripts are completed', 'offers', page, [
    [inside('wx.show|'), ['showToast', 'showModal', 'showLoading']],
    [inside('this.|'), ['data', 'setData', 'go', 'selectComponent']],
    [inside('this.data.|'), ['title', 'list', 'user']],
    [inside('this.data.user.|'), ['name', 'city']],
    [inside('wx.showToast({ |'), ['title', 'icon', 'duration']],
    [inside('getAp|'), ['getApp', '!getDate', '!getRegExp']],
    ["const m = require('../../utils/money');\nm.|", ['money']],
    ["require('../../utils/|')", ['money']],
    ['Page({\n  on|\n});', ['onLoad', 'onShow', 'onPullDownRefresh', 'onShareAppMessage']],
  ]),
  group('paths of setData are completed', 'offers', page, [
    [inside("this.setData({ '|': 1 });"), ['title', 'list', 'user']],
    [inside("this.setData({ 'user.|': 1 });"), ['name', 'city']],
    [inside("this.setData({ 'user.city.|': 1 });"), ['zip']],
    [inside("this.setData({ 'list[0].|': 1 });"), ['id', 'name', '!length']],
    [inside("this.setData({ 'title.|': 1 });"), ['!charAt']],
  ]),
  group('paths of setData are checked', 'finds', page, [
    [inside("this.setData({ 'list[0].name': 'x', 'user.city.zip': 2, fresh: 1, 'any.thing': 1 });"), []],
    [inside("this.setData({ 'list[0].nmae': 1 });"), ['script/data-path “nmae”']],
    [inside("this.setData({ 'usr.name': 1 });"), ['script/data-path “usr”']],
    [inside("this.setData({ 'user.ctiy.zip': 1 });"), ['script/data-path “ctiy”']],
    [inside("this.setData({ 'user.phone': 1, 'empty.name': 1, 'list[0].price': 1 });"), []],
    [inside("const nmae = 1; this.setData({ 'list[0].nmae': nmae });"), []],
    [
      inside("const that = this; that.setData({ ['list[0].' + 'x']: 1, 'user.nam': 1 });"),
      ['script/data-path “nam”'],
    ],
    [inside("other.setData({ 'list[0].nmae': 1 });"), []],
  ]),
  group('members of wx are checked', 'finds', page, [
    [inside("wx.showToast({ title: 'x' });"), []],
    [inside('wx.getSystemInfoSync();'), ['api/deprecated “wx.getSystemInfoSync”']],
    [inside("wx.base64ToArrayBuffer('');"), ['api/deprecated “wx.base64ToArrayBuffer”']],
    // Nothing better is there yet: the project runs on a library of before its deprecation.
    [inside('wx.chooseImage({});'), []],
    [inside('wx.getSkylineInfo({});'), ['api/newer “wx.getSkylineInfo”']],
    [inside('if (wx.getSkylineInfo) wx.getSkylineInfo({});'), []],
    [inside('if (canIUseGetSkylineInfo) wx.getSkylineInfo({});'), []],
    [inside("if (wx.canIUse('getSkylineInfo')) wx.getSkylineInfo({});"), []],
    [inside('wx.shwoToast({});'), ['api/unknown “shwoToast”']],
    [inside('wx.somethingElseEntirely({});'), []],
    [inside("// wx.getSystemInfoSync()\n    const text = 'wx.getSystemInfoSync()';"), []],
  ]),
  group('pages that nothing can open are found', 'finds', 'pages/hidden/hidden.js', [
    ['Page({ data: {} });', ['page/not-listed “Page”']],
  ]),
  group('listed pages are not', 'finds', 'shop/cart/cart.js', [['Page({ data: {} });', []]]),
  group('scripts are mended', 'fixes', page, [
    [
      inside("this.setData({ 'list[0].nm|ae': 1 });"),
      ['Change to “name”', { [page]: inside("this.setData({ 'list[0].name': 1 });") }],
    ],
    [inside('wx.shwo|Toast({});'), ['Change to “showToast”', { [page]: inside('wx.showToast({});') }]],
  ]),
  group('a page is listed', 'fixes', 'pages/hidden/hidden.js', [
    [
      'Pa|ge({ data: {} });',
      ['List pages/hidden/hidden in app.json', { 'app.json': '…"pages/hidden/hidden"' }],
    ],
  ]),
  group('a page of a sub-package is listed there', 'fixes', 'shop/pay/pay.js', [
    ['Pa|ge({});', ['List shop/pay/pay in app.json', { 'app.json': '…"pay/pay"' }]],
  ]),
  group('scripts are explained', 'hovers', page, [
    [inside('wx.show|Toast({});'), ['showToast', '显示消息提示框']],
    [inside('this.data.ti|tle;'), ['title: string']],
    [inside('this.data.list.map((te|a) => tea.id);'), ['id: number', 'name: string']],
    ["const { money } = require('../../utils/money');\nmon|ey(1);", ['Cents as text.']],
  ]),
  group('signatures are shown', 'signs', page, [
    [inside('wx.setStorageSync(|)'), 'setStorageSync([key: string], data: any): void'],
    [inside("wx.setStorageSync('a', |)"), 'setStorageSync(key: string, [data: any]): void'],
    ["const { money } = require('../../utils/money');\nmoney(|);", 'money([cents: any]): string'],
  ]),
  group('scripts lead somewhere', 'leads', page, [
    [
      "const { money } = require('../../utils/money');\nmon|ey(1);",
      ['utils/money.js: function money(cents) {'],
    ],
    [inside('this.g|o();'), ['pages/index/index.js: go() {']],
    [
      inside('this.data.us|er;'),
      [
        "pages/index/index.js: data: { title: 'Teas', list: [{ id: 1, name: 'oolong' }], user: { name: 'Lin', city: { zip: 1 } }, any: null, empty: {} },",
      ],
    ],
  ]),
  group('actions on scripts', 'mends', page, [
    ["import { b } from './b';\nimport { a } from './a';\n|a(b);|", ['Organize Imports']],
  ]),
  group('occurrences light up', 'lights', page, [[inside('const a = 1; return |a + a;'), 3]]),
];

const wxs = 'utils/math.wxs';

export const wxsScenarios = [
  group('wxs is completed', 'offers', wxs, [
    ['var first = 1;\nvar second = fir|', ['first']],
    ["var f = require('./format.wxs');\nvar g = f.|", ['upper']],
    ['var a = get|', ['getDate', 'getRegExp', '!getApp', '!getCurrentPages']],
    ['var a = |', ['Math', 'JSON', 'parseInt', '!Promise', '!setTimeout', '!wx', '!Proxy', '!Symbol']],
    ['var m = Math.|', ['floor', 'max']],
    ['|', ['var', 'function', '!class', '!let', '!const', '!async', '!import']],
    ['var d = getDate(0);\nd.|', ['getFullYear', 'getTime']],
  ]),
  group('wxs is checked', 'finds', wxs, [
    ['var a = 1;\nmodule.exports = { a: a, d: getDate(), m: Math.max(1, 2), j: JSON.stringify(a) };', []],
    ['wx.showToast();', ['wxs/unknown-global “wx”']],
    ['setTimeout(function () {}, 1);', ['wxs/unknown-global “setTimeout”']],
    ['var p = new Promise(function () {});', ['wxs/unknown-global “Promise”']],
    ["console.log('a');", []],
    [
      'getApp();\ngetCurrentPages();',
      ['wxs/unknown-global “getApp”', 'wxs/unknown-global “getCurrentPages”'],
    ],
    ['let a = 1;', ['wxs/unsupported “let”']],
    ['const a = 1;', ['wxs/unsupported “const”']],
    ['var f = (x) => x;', ['wxs/unsupported “(x) => x”']],
    ['var t = `a`;', ['wxs/unsupported “`a`”']],
    ['class A {}', ['wxs/unsupported “class A {}”']],
    ['var o = {};\nvar v = o?.a;', ['wxs/unsupported “o?.a”']],
    ['for (var a of []) { }', ['wxs/unsupported “for (var a of []) { }”']],
    ['misspelt(1);', ['wxs/unknown-global “misspelt”']],
  ]),
  group('bodies in templates are checked', 'finds', 'pages/index/index.wxml', [
    ['<wxs module="m">\nvar f = function () { return wx; };\n</wxs>', ['wxs/unknown-global “wx”']],
    ['<wxs module="m">\nlet a = 1;\n</wxs>', ['wxs/unsupported “let”']],
  ]),
  group('bodies in templates are completed', 'offers', 'pages/index/index.wxml', [
    ['<wxs module="m">\nvar one = 1;\nvar two = on|\n</wxs>', ['one', '!onLoad']],
  ]),
];
