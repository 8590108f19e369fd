import { group } from '../scenario.ts';

const page = 'pages/index/index.wxml';

export const findingScenarios = [
  group('markup that is wrong is found', 'finds', page, [
    ['<view></view><text></text>', []],
    ['<view><text></view>', ['wxml/unclosed-tag “text”']],
    ['</view>', ['wxml/stray-closing-tag “</view>”']],
    ['<nope/>', ['wxml/unknown-component “nope”']],
    ['<tile/>', ['wxml/unknown-component “tile”']],
    ['<veiw/>', ['wxml/unknown-component “veiw”']],
    ['<tea-card/><top-bar/><block/>', []],
    ['<view id="a" id="b"/>', ['wxml/duplicate-attribute “id”']],
    ['<button type="primry"/>', ['wxml/unknown-value “primry”']],
    ['<button tpye="primary"/>', ['wxml/unknown-attribute “tpye”']],
    ['<view wx:fi="{{isOpen}}"/>', ['wxml/unknown-attribute “wx:fi”']],
    ['<tea-card main-titel="x"/>', ['wxml/unknown-attribute “main-titel”']],
    ['<tea-card mainTitle="x" count="{{1}}" frame-class="page"/>', []],
    ['<tea-card bind:pikc="onPick"/>', ['wxml/unknown-event “pikc”']],
    ['<tea-card bind:pick="onPick" bindtap="onPick" catch:longpress="onPick"/>', []],
    ['<view data-tpye="x" aria-role="button" mark:id="1" model:value="{{title}}" slot="a"/>', []],
    ['<view wx:for="{{teas}}"/>', ['wxml/missing-wx-key “wx:for”']],
    ['<view wx:for="{{teas}}" wx:key="item.id"/>', ['wxml/wx-key-path “item.id”']],
    ['<view wx:for="{{teas}}" wx:key="{{title}}"/>', ['wxml/wx-key-expression “{{title}}”']],
    ['<view wx:for="{{teas}}" wx:key="id"/><view wx:for="{{[1]}}" wx:key="*this"/>', []],
    ['<view wx:else/>', ['wxml/else-without-if “wx:else”']],
    ['<view wx:if="{{isOpen}}"/><!-- c --><view wx:elif="{{title}}"/> <view wx:else/>', []],
    ['<template is="palin-row"/>', ['wxml/unknown-template “palin-row”']],
    ['<import src="../../templates/rows.wxml"/><template is="plain-row"/>', []],
    ['{{ title ', ['wxml/unfinished-expression “{{”']],
    ['<!-- never ended', ['wxml/unfinished-comment “<!--”']],
  ]),
  group('keys of loops are checked where the items are known', 'finds', page, [
    ['<view wx:for="{{teas}}" wx:key="nmae"/>', ['wxml/wx-key-unknown “nmae”']],
    ['<view wx:for="{{teas}}" wx:key="elsewhere"/><view wx:for="{{prices}}" wx:key="index"/>', []],
    [
      '<view wx:for="{{teas}}" wx:key="id"><view wx:for="{{item.tags}}" wx:for-item="tag" wx:key="tag"/></view>',
      ['wxml/wx-key-of-value “tag”'],
    ],
    ['<view wx:for="{{teas}}" wx:for-index="at" wx:key="at"/>', []],
    // What plain JavaScript seems to hold, against what the template takes it for.
    ['<view wx:for="{{teas[0].tags}}" wx:key="id">{{item.id}}</view>', []],
  ]),
  group('names of the script are checked', 'finds', page, [
    ['<view>{{title}} {{user.name}} {{theme}} {{teas.length}}</view>', []],
    ['<view>{{titel}}</view>', ['wxml/unknown-name “titel”']],
    ['<view bindtap="onTapTe"/>', ['wxml/unknown-name “onTapTe”']],
    ['<view bindtap="onTapTea" bindlongpress="onLoad"/>', []],
    ['<view wx:for="{{taes}}" wx:key="id">{{item.id}}</view>', ['wxml/unknown-name “taes”']],
    ['<view wx:for="{{teas}}" wx:for-item="tea" wx:key="id">{{tea.id}} {{index}}</view>', []],
    [
      '<view wx:for="{{teas}}" wx:for-item="tea" wx:key="id">{{item.id}}</view>',
      ['wxml/unknown-name “item”'],
    ],
    ['<wxs module="f">module.exports.up = function () {}</wxs>{{f.up(title)}}', []],
    ['<template name="t"><view>{{anything}}</view></template>', []],
    ['<view style="color: {{colr}}"/>', ['wxml/unknown-name “colr”']],
    ['<view>{{isOpen ? title : undefined}} {{price > 1 && title}}</view>', []],
    [
      '<template is="plain-row" data="{{text: titel}}"/><import src="../../templates/rows.wxml"/>',
      ['wxml/unknown-name “titel”'],
    ],
  ]),
  group('classes are checked', 'finds', page, [
    ['<view class="page row badge base shared"/>', []],
    ['<view class="nowhere"/>', ['wxml/unknown-class “nowhere”']],
    ['<view class="shraed"/>', ['wxml/unknown-class “shraed”']],
    ['<view class="row-{{title}} {{title}}"/>', []],
    ["<view class=\"page {{isOpen ? 'row' : ''}} gone\"/>", ['wxml/unknown-class “gone”']],
  ]),
  group('what a screen reader cannot say is remarked', 'finds', page, [
    ['<image src="/images/logo.png"/>', []],
    ['<image src="/images/logo.png" bindtap="onPick"/>', ['wxml/no-label “image”']],
    ['<image src="/images/logo.png" bindtap="onPick" aria-label="Logo"/>', []],
    ['<view bindtap="onPick"><image src="/images/logo.png"/></view>', ['wxml/no-label “view”']],
    ['<view bindtap="onPick"><image src="/images/logo.png"/>Tea</view>', []],
  ]),
  group('tags that are newer than the base library are found', 'finds', page, [
    ['<root-portal></root-portal>', ['wxml/newer-tag “root-portal”']],
    ['<page-container></page-container>', []],
  ]),
  group('mistakes are mended', 'fixes', page, [
    [
      '<view wx:for="{{teas}}" wx:key="nm|ae"/>',
      ['Change to “name”', { [page]: '<view wx:for="{{teas}}" wx:key="name"/>' }],
    ],
    [
      '<view wx:for="{{teas[0].tags}}" wx:key="t|ag"/>',
      ['Change to “*this”', { [page]: '<view wx:for="{{teas[0].tags}}" wx:key="*this"/>' }],
    ],
    [
      '<ti|le/>',
      [
        'Register /components/tile/tile as <tile>',
        { 'pages/index/index.json': '…"tile": "/components/tile/tile"' },
      ],
    ],
    ['<ve|iw></veiw>', ['Change to “view”', { [page]: '<view></veiw>' }]],
    ['<button type="pri|mry"/>', ['Change to “primary”', { [page]: '<button type="primary"/>' }]],
    ['<button tp|ye="primary"/>', ['Change to “type”', { [page]: '<button type="primary"/>' }]],
    ['<tea-card main-t|itel="x"/>', ['Change to “main-title”', { [page]: '<tea-card main-title="x"/>' }]],
    ['<tea-card bind:pi|kc="onPick"/>', ['Change to “pick”', { [page]: '<tea-card bind:pick="onPick"/>' }]],
    [
      '<view wx:f|or="{{teas}}"/>',
      ['Add wx:key="*this"', { [page]: '<view wx:for="{{teas}}" wx:key="*this"/>' }],
    ],
    [
      '<view wx:for="{{teas}}" wx:key="it|em.id"/>',
      ['Change to “id”', { [page]: '<view wx:for="{{teas}}" wx:key="id"/>' }],
    ],
    ['<view>{{ti|tel}}</view>', ['Change to “title”', { [page]: '<view>{{title}}</view>' }]],
    ['<view bindtap="onTap|Te"/>', ['Change to “onTapTea”', { [page]: '<view bindtap="onTapTea"/>' }]],
    [
      '<view bindtap="on|New"/>',
      ['Create method “onNew”', { 'pages/index/index.js': '…  onNew(event) {\n    \n  },' }],
    ],
    ['<view>{{fr|esh}}</view>', ['Add “fresh” to data', { 'pages/index/index.js': '…    fresh: null,' }]],
    ['<view class="sh|raed"/>', ['Change to “shared”', { [page]: '<view class="shared"/>' }]],
    [
      '<view class="no|where"/>',
      ['Add .nowhere to index.wxss', { 'pages/index/index.wxss': '….nowhere {\n}\n' }],
    ],
    [
      '<ima|ge bindtap="onPick"/>',
      ['Add aria-label=""', { [page]: '<image aria-label="" bindtap="onPick"/>' }],
    ],
    [
      '<view>\n  <te|xt>Tea\n</view>',
      ['Close with </text>', { [page]: '<view>\n  <text>Tea</text>\n</view>' }],
    ],
    [
      '<template is="palin|-row"/><import src="../../templates/rows.wxml"/>',
      [
        'Change to “plain-row”',
        { [page]: '<template is="plain-row"/><import src="../../templates/rows.wxml"/>' },
      ],
    ],
  ]),
  group('a handler is no data, and data no handler', 'mends', page, [
    ['<view bindtap="on|New"/>', ['Create method “onNew”', '!Add “onNew” to data']],
    ['<view>{{fr|esh}}</view>', ['Add “fresh” to data', '!Create method “fresh”']],
  ]),
  group('a component is extracted only from whole elements', 'mends', page, [
    ['<view>|<text>a</text>|</view>', ['Extract to component <index-part>']],
    ['<view>|<text class="tea-row">a</text>|</view>', ['Extract to component <tea-row>']],
    ['<view>|<text>a</te|xt></view>', ['!Extract to component <index-part>']],
    ['<view>|</view>|', ['!Extract to component <index-part>']],
    ['|<import src="../../templates/rows.wxml"/>|', ['!Extract to component <index-part>']],
    ['<view wx:if="{{isOpen}}"/>|<view wx:else/>|', ['!Extract to component <index-part>']],
    ['<view>{{ti|t|le}}</view>', ['!Extract to component <index-part>']],
  ]),
  group('a component is extracted', 'fixes', page, [
    [
      '<view>\n  |<view class="row" wx:for="{{teas}}" wx:key="id" bindtap="onTapTea" data-name="{{item.name}}">\n    {{title}} {{item.name}}\n  </view>|\n</view>',
      [
        'Extract to component <row>',
        {
          'components/row/row.wxml':
            '<view class="row" wx:for="{{teas}}" wx:key="id" bindtap="onTapTea" data-name="{{item.name}}">\n  {{title}} {{item.name}}\n</view>\n',
          'components/row/row.wxss': '.row {\n  color: var(--tea);\n}\n',
          'components/row/row.js':
            "Component({\n  properties: {\n    teas: Array,\n    title: String,\n  },\n  methods: {\n    onTapTea(event) {\n      this.triggerEvent('taptea', { ...event.detail, ...event.currentTarget.dataset });\n    },\n  },\n});\n",
          'components/row/row.json': '{\n  "component": true,\n  "usingComponents": {}\n}\n',
          [page]: '<view>\n  <row teas="{{teas}}" title="{{title}}" bind:taptea="onTapTea" />\n</view>',
          'pages/index/index.json':
            '{\n  "usingComponents": {\n    "tea-card": "/components/card/card",\n    "row": "/components/row/row"\n  }\n}\n',
        },
      ],
    ],
    [
      '<wxs src="../../utils/format.wxs" module="format"/>\n|<tea-card main-title="{{format.upper(title)}}"/>\n<input model:value="{{title}}"/>|',
      [
        'Extract to component <index-part>',
        {
          'components/index-part/index-part.wxml':
            '<wxs src="../../utils/format.wxs" module="format"/>\n<tea-card main-title="{{format.upper(title)}}"/>\n<input model:value="{{title}}"/>\n',
          'components/index-part/index-part.wxss': '',
          'components/index-part/index-part.js':
            'Component({\n  properties: {\n    title: String,\n  },\n  methods: {},\n});\n',
          'components/index-part/index-part.json': '…"tea-card": "/components/card/card"',
          [page]:
            '<wxs src="../../utils/format.wxs" module="format"/>\n<index-part model:title="{{title}}" />',
          'pages/index/index.json': '…"index-part": "/components/index-part/index-part"',
        },
      ],
    ],
  ]),
  group('items of loops show their types', 'hints', page, [
    [
      '<view wx:for="{{teas}}" wx:key="id"/>',
      '<view wx:for="{{teas}}"«item: { id, name, tags }» wx:key="id"/>',
    ],
    [
      '<view wx:for="{{teas}}" wx:for-item="tea" wx:key="id"/>',
      '<view wx:for="{{teas}}"«tea: { id, name, tags }» wx:for-item="tea" wx:key="id"/>',
    ],
    [
      '<view wx:for="{{prices}}" wx:key="*this"/>',
      '<view wx:for="{{prices}}"«item: number, index: "small" | "large"» wx:key="*this"/>',
    ],
    ['<view wx:for="{{5}}" wx:key="*this"/>', '<view wx:for="{{5}}"«item: number» wx:key="*this"/>'],
    [
      '<view wx:for="{{teas}}" wx:key="id"><text wx:for="{{item.tags}}" wx:for-item="tag" wx:key="*this"/></view>',
      '<view wx:for="{{teas}}"«item: { id, name, tags }» wx:key="id"><text wx:for="{{item.tags}}"«tag: string» wx:for-item="tag" wx:key="*this"/></view>',
    ],
    ['<view>{{title}}</view>', '<view>{{title}}</view>'],
  ]),
];
