import { group } from '../scenario.ts';

const page = 'pages/index/index.wxml';

export const chineseScenarios = [
  group('words are explained in Chinese', 'hovers', page, [
    ['<but|ton/>', ['按钮', '基础库 1.0.0 起支持']],
    ['<image mo|de="widthFix"/>', ['mode']],
    ['<view wx:f|or="{{teas}}"/>', ['列表渲染']],
    ['<view bind|tap="onPick"/>', ['手指触摸后马上离开']],
    ['<blo|ck/>', ['包装元素']],
    ['<tea-c|ard/>', ['事件']],
  ]),
  group('json is explained in Chinese', 'hovers', 'app.json', [
    ['{ "tab|Bar": {} }', ['tab 栏']],
    ['{ "window": { "backgroundColor": "@gro|und" } }', ['浅色', '深色']],
  ]),
  group('rpx in Chinese', 'hovers', 'pages/index/index.wxss', [['.a { width: 75|0rpx; }', ['屏幕宽度']]]),
  group('fixes in Chinese', 'mends', page, [
    ['<ti|le/>', ['将 /components/tile/tile 注册为 <tile>']],
    ['<view bindtap="on|New"/>', ['创建方法“onNew”']],
    ['<view>{{fr|esh}}</view>', ['在 data 中添加“fresh”']],
    ['<view>|<text>a</text>|</view>', ['提取为组件 <index-part>']],
    ['<view class="sh|raed"/>', ['改为“shared”', '在 index.wxss 中添加 .shraed']],
  ]),
  group('fixes of json in Chinese', 'mends', 'app.json', [
    ['{ "pages": ["pages/index/index", "pages/go|ne/gone"] }', ['创建页面 pages/gone/gone']],
  ]),
];
