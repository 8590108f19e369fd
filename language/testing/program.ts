import type { Files } from './client.ts';

/** The program that scenarios are asked about: a tea shop with one of everything that names cross languages by. */
export const program: Files = {
  'project.config.json': '{ "appid": "touristappid", "libVersion": "2.20.2", "setting": {} }\n',
  'app.json': `{
  "pages": ["pages/index/index", "pages/list/list"],
  "subpackages": [{ "root": "shop", "pages": ["cart/cart"] }],
  "usingComponents": { "top-bar": "/components/top-bar/top-bar" },
  "window": { "navigationBarTitleText": "Tea", "backgroundColor": "@ground" }
}
`,
  'app.js': 'App({ globalData: { user: null } });\n',
  'app.wxss': 'page {\n  --tea: #2e7d32;\n  --gap: 20rpx;\n}\n.shared {\n  color: red;\n}\n',
  'theme.json':
    '{\n  "light": { "ground": "#ffffff", "ink": "#000000" },\n  "dark": { "ground": "#000000", "ink": "#ffffff" }\n}\n',
  'sitemap.json': '{ "rules": [{ "action": "allow", "page": "*" }] }\n',
  'images/logo.png': '',
  'components/top-bar/top-bar.json': '{ "component": true }\n',
  'components/top-bar/top-bar.js':
    "Component({\n  properties: { label: String },\n  methods: {\n    back() {\n      this.triggerEvent('back');\n    },\n  },\n});\n",
  'components/top-bar/top-bar.wxml': '<view class="bar" bindtap="back">{{label}}</view>\n',
  'components/top-bar/top-bar.wxss': '.bar {\n  height: 88rpx;\n}\n',
  'components/card/card.json': '{ "component": true }\n',
  'components/card/card.js': `Component({
  externalClasses: ['frame-class'],
  properties: {
    /** What stands at the top. */
    mainTitle: { type: String, value: 'Tea' },
    count: Number,
    isOpen: Boolean,
  },
  data: { taps: 0 },
  methods: {
    pick() {
      this.triggerEvent('pick', { id: 1, name: 'oolong' });
    },
  },
});
`,
  'components/card/card.wxml':
    '<view class="card" bindtap="pick">{{mainTitle}} {{taps}}</view>\n<slot></slot>\n',
  'components/card/card.wxss': '.card {\n  color: green;\n}\n',
  'components/tile/tile.json': '{ "component": true }\n',
  'components/tile/tile.js': 'Component({});\n',
  'components/tile/tile.wxml': '<view></view>\n',
  'behaviors/paged.js': 'module.exports = Behavior({ data: { page: 1 }, methods: { nextPage() {} } });\n',
  'pages/index/index.json': '{\n  "usingComponents": {\n    "tea-card": "/components/card/card"\n  }\n}\n',
  'pages/index/index.js': `const { money } = require('../../utils/money');

Page({
  data: {
    title: 'Teas',
    price: money(120),
    isOpen: false,
    user: { name: 'Lin', age: 30, address: { city: 'Fuzhou' } },
    teas: [{ id: 1, name: 'oolong', tags: ['green'] }],
    prices: { small: 1, large: 2 },
  },
  onLoad() {
    this.setData({ theme: 'dark' });
  },
  onTapTea(event) {
    this.setData({ title: event.currentTarget.dataset.name });
  },
  onPick() {},
});
`,
  'pages/index/index.wxml': `<wxs src="../../utils/format.wxs" module="format" />
<import src="../../templates/rows.wxml" />
<view class="page">
  <view class="row shared" wx:for="{{teas}}" wx:key="id" data-name="{{item.name}}" bindtap="onTapTea">
    {{format.upper(item.name)}} {{price}}
  </view>
  <tea-card main-title="{{title}}" bind:pick="onPick" />
</view>
`,
  'pages/index/index.wxss':
    '@import "../../styles/base.wxss";\n.page {\n  padding: var(--gap);\n}\n.row {\n  color: var(--tea);\n}\n.row .badge {\n  color: red;\n}\n',
  'pages/list/list.json': '{ "usingComponents": { "tea-card": "../../components/card/card" } }\n',
  'pages/list/list.js':
    "const paged = require('../../behaviors/paged');\nComponent({\n  behaviors: [paged],\n  data: { rows: [{ id: 1 }] },\n  methods: { onRow() {} },\n});\n",
  'pages/list/list.wxml': '<tea-card main-title="List" /><view class="shared"></view>\n',
  'pages/hidden/hidden.js': 'Page({ data: {} });\n',
  'pages/hidden/hidden.json': '{}\n',
  'pages/hidden/hidden.wxml': '<view></view>\n',
  'shop/cart/cart.json': '{}\n',
  'shop/cart/cart.js': "Page({\n  open() {\n    wx.navigateTo({ url: '/pages/list/list' });\n  },\n});\n",
  'shop/cart/cart.wxml': '<navigator url="/pages/list/list?from=cart"></navigator>\n',
  'shop/cart/cart.wxss': '',
  'shop/pay/pay.js': 'Page({});\n',
  'shop/pay/pay.json': '{}\n',
  'shop/pay/pay.wxml': '<view></view>\n',
  'styles/base.wxss': '.base {\n  color: blue;\n}\n',
  'templates/rows.wxml': '<template name="plain-row"><view>{{text}}</view></template>\n',
  'utils/money.js':
    '/** Cents as text. */\nfunction money(cents) {\n  return (cents / 100).toFixed(2);\n}\nmodule.exports = { money };\n',
  'utils/format.wxs':
    'var upper = function (text) {\n  return text.toUpperCase();\n};\nmodule.exports = { upper: upper };\n',
  'utils/math.wxs': 'module.exports = { twice: function (n) { return n * 2; } };\n',
};
