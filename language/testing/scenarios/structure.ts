import { group } from '../scenario.ts';

const page = 'pages/index/index.wxml';
const rows = 'templates/rows.wxml';

export const structureScenarios = [
  group('the outline of a template', 'outlines', page, [
    ['<view id="top">\n  <text class="title big">a</text>\n</view>', 'view#top(text.title)'],
    ['<template name="row"><view/></template>', 'template#row(view)'],
    ['<wxs module="m" src="./a.wxs"/><view/>', 'wxs#m view'],
  ]),
  group('elements fold', 'folds', page, [
    ['<view>\n  <text>\n    a\n  </text>\n</view>', '0-3 1-2'],
    ['<view>a</view>', ''],
    ['<view\n  class="a"\n  id="b">\n  a\n</view>', '0-3'],
  ]),
  group('paths are links', 'links', page, [
    ['<import src="../../templates/rows.wxml"/>', ['../../templates/rows.wxml → templates/rows.wxml']],
    ['<wxs src="../../utils/format.wxs" module="m"/>', ['../../utils/format.wxs → utils/format.wxs']],
    [
      '<image src="/images/logo.png"/><image src="https://a.b/c.png"/><image src="{{title}}"/>',
      ['/images/logo.png → images/logo.png'],
    ],
    ['<navigator url="/pages/list/list?a=1"/>', ['/pages/list/list?a=1 → pages/list/list.wxml']],
  ]),
  group('colours of attributes are shown', 'colours', page, [
    [
      '<view style="color: #ff0000; background: rgba(0, 0, 255, 0.5)"/>',
      ['#ff0000 → #ff0000', 'rgba(0, 0, 255, 0.5) → #0000ff'],
    ],
    ['<icon color="#00ff00"/><view id="#abc"/>', ['#00ff00 → #00ff00']],
    ['<switch color="{{title}}"/>', []],
  ]),
  group('tags close by themselves', 'closes', page, [
    ['<view>|', '$0</view>'],
    ['<view class="a">|', '$0</view>'],
    ['<view/>|', 'nothing'],
    ['<view></|', 'view>'],
    ['<view><text></text></|', 'view>'],
    ['<view>|</view>', 'nothing'],
  ]),
  group('both tags change together', 'mirrors', page, [
    ['<vi|ew>a</view>', ['view', 'view']],
    ['<view>a</vi|ew>', ['view', 'view']],
    ['<view><te|xt></text></view>', ['text', 'text']],
    ['<view cla|ss="a"></view>', []],
  ]),
  group('the selection widens', 'widens', page, [
    [
      '<view><text class="a">b|c</text></view>',
      [
        'bc',
        '<text class="a">bc</text>',
        '<text class="a">bc</text>',
        '<view><text class="a">bc</text></view>',
      ],
    ],
    ['<view class="a|b"></view>', ['ab', 'class="ab"', '<view class="ab"></view>']],
  ]),
  group('templates are formatted', 'formats', page, [
    ['<view>\n<text/>\n</view>', '<view>\n  <text />\n</view>\n'],
    ['<view   class="a"  ></view>', '<view class="a"></view>\n'],
    ['<text> a  b </text>', '<text> a  b </text>\n'],
  ]),
  group('references are found', 'refers', page, [
    [
      '<tea-c|ard/>',
      {
        'pages/index/index.json': 1,
        'pages/index/index.wxml': 1,
        'pages/list/list.json': 1,
        'pages/list/list.wxml': 1,
      },
    ],
    [
      '<tea-card main-ti|tle="x"/>',
      {
        'components/card/card.js': 1,
        'components/card/card.wxml': 1,
        'pages/index/index.wxml': 1,
        'pages/list/list.wxml': 1,
      },
    ],
    ['<tea-card bind:pi|ck="onPick"/>', { 'components/card/card.js': 1, 'pages/index/index.wxml': 1 }],
    ['<view class="ro|w"/>', { 'pages/index/index.wxss': 2, 'pages/index/index.wxml': 1 }],
    ['<view class="sha|red"/>', { 'app.wxss': 1, 'pages/index/index.wxml': 1, 'pages/list/list.wxml': 1 }],
    ['<view bindtap="on|Pick"/>', { 'pages/index/index.js': 1, 'pages/index/index.wxml': 1 }],
    ['<view>{{pri|ce}} {{price}}</view>', { 'pages/index/index.js': 1, 'pages/index/index.wxml': 2 }],
  ]),
  group('names are changed everywhere', 'renames', page, [
    [
      '<tea-c|ard></tea-card>',
      [
        'leaf-card',
        {
          [page]: '<leaf-card></leaf-card>',
          'pages/index/index.json': '…"leaf-card": "/components/card/card"',
          'pages/list/list.json': '…"leaf-card"',
          'pages/list/list.wxml': '…<leaf-card main-title="List" />',
        },
      ],
    ],
    [
      '<tea-card main-ti|tle="x"/>',
      [
        'head-line',
        {
          [page]: '<tea-card head-line="x"/>',
          'components/card/card.js': '…    headLine: {',
          'components/card/card.wxml': '…{{headLine}}',
          'pages/list/list.wxml': '…head-line="List"',
        },
      ],
    ],
    [
      '<tea-card bind:pi|ck="onPick"/>',
      [
        'choose',
        { [page]: '<tea-card bind:choose="onPick"/>', 'components/card/card.js': "…triggerEvent('choose'" },
      ],
    ],
    [
      '<view bindtap="on|Pick"/>',
      ['onChoose', { [page]: '<view bindtap="onChoose"/>', 'pages/index/index.js': '…  onChoose() {},' }],
    ],
    [
      '<view>{{pri|ce}}</view>',
      ['cost', { [page]: '<view>{{cost}}</view>', 'pages/index/index.js': '…    cost: money(120),' }],
    ],
    [
      '<view class="ro|w"/>',
      ['line', { [page]: '<view class="line"/>', 'pages/index/index.wxss': '….line .badge {' }],
    ],
    [
      '<view wx:for="{{teas}}" wx:for-item="t|ea">{{tea.id}}</view>',
      ['leaf', { [page]: '<view wx:for="{{teas}}" wx:for-item="leaf">{{leaf.id}}</view>' }],
    ],
    [
      '<template is="a" data="{{pri|ce}}"/>',
      [
        'cost',
        {
          [page]: '<template is="a" data="{{price: cost}}"/>',
          'pages/index/index.js': '…    cost: money(120),',
        },
      ],
    ],
  ]),
  group('fragments are not judged as pages', 'finds', rows, [
    ['<template name="a"><view class="nowhere">{{text}}</view></template>', []],
  ]),
];
