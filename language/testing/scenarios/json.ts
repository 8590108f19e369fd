import { group } from '../scenario.ts';

const app = 'app.json';
const page = 'pages/index/index.json';

export const jsonScenarios = [
  group('fields of app.json are completed', 'offers', app, [
    ['{ "|" }', ['pages', 'tabBar', 'subpackages', 'usingComponents', 'window', 'darkmode', '!component']],
    ['{ "tabBar": { "|" } }', ['list', 'selectedColor', 'custom']],
    ['{ "tabBar": { "list": [{ "|" }] } }', ['pagePath', 'text', 'iconPath']],
    ['{ "window": { "|" } }', ['navigationBarTitleText', 'enablePullDownRefresh']],
    [
      '{ "pages": ["|"] }',
      ['pages/index/index', 'pages/hidden/hidden', 'shop/cart/cart', '!components/card/card'],
    ],
    ['{ "entryPagePath": "|" }', ['pages/index/index']],
    ['{ "tabBar": { "list": [{ "pagePath": "|" }] } }', ['pages/list/list']],
    [
      '{ "subpackages": [{ "root": "shop", "pages": ["|"] }] }',
      ['cart/cart', 'pay/pay', '!pages/index/index'],
    ],
    ['{ "usingComponents": { "x": "|" } }', ['/components/card/card', '/components/tile/tile']],
    ['{ "lazyCodeLoading": | }', ['"requiredComponents"']],
    ['{ "w|" }', ['enablePassiveEvent', 'rendererOptions', 'debugOptions']],
    ['{ "enablePassiveEvent": { "|" } }', ['touchstart', 'touchmove', 'wheel']],
    ['{ "rendererOptions": { "skyline": { "|" } } }', ['defaultDisplayBlock', 'tagNameStyleIsolation']],
    ['{ "window": { "backgroundColor": "@|" } }', ['@ground', '@ink']],
  ]),
  group('fields of other files are completed', 'offers', page, [
    ['{ "|" }', ['navigationBarTitleText', 'usingComponents', 'disableScroll', '!pages']],
    ['{ "usingComponents": { "t": "/|" } }', ['/components/tile/tile']],
    ['{ "navigationStyle": | }', ['"default"', '"custom"']],
    ['{ "enablePassiveEvent": { "|" } }', ['touchmove']],
  ]),
  group('project.config.json', 'offers', 'project.config.json', [
    ['{ "|" }', ['appid', 'setting', 'libVersion', 'miniprogramRoot']],
    ['{ "setting": { "|" } }', ['urlCheck', 'es6', 'minified']],
  ]),
  group('sitemap.json', 'offers', 'sitemap.json', [
    ['{ "rules": [{ "|" }] }', ['action', 'page', 'params']],
    ['{ "rules": [{ "action": | }] }', ['"allow"', '"disallow"']],
  ]),
  group('theme.json', 'offers', 'theme.json', [['{ "|" }', ['light', 'dark']]]),
  group('ext.json', 'offers', 'ext.json', [['{ "|" }', ['extEnable', 'extAppid', 'ext', 'extPages']]]),
  group('fields are explained', 'hovers', app, [
    ['{ "tab|Bar": {} }', ['The tab bar.']],
    ['{ "dark|mode": true }', ['dark look']],
    ['{ "window": { "backgroundColor": "@gro|und" } }', ['@ground', '#ffffff', '#000000']],
  ]),
  group('paths and variables lead somewhere', 'leads', app, [
    [
      '{ "pages": ["pages/in|dex/index"] }',
      ['pages/index/index.wxml: <wxs src="../../utils/format.wxs" module="format" />'],
    ],
    [
      '{ "usingComponents": { "c": "/components/ca|rd/card" } }',
      ['components/card/card.wxml: <view class="card" bindtap="pick">{{mainTitle}} {{taps}}</view>'],
    ],
    [
      '{ "window": { "backgroundColor": "@in|k" } }',
      ['theme.json: "light": { "ground": "#ffffff", "ink": "#000000" },'],
    ],
  ]),
  group('app.json is checked', 'finds', app, [
    ['{ "pages": ["pages/index/index"] } // note', []],
    ['{ "pages": ["pages/index/index", "pages/gone/gone"] }', ['json/missing-page “"pages/gone/gone"”']],
    [
      '{ "pages": ["pages/index/index"], "subpackages": [{ "root": "shop", "pages": ["cart/cart", "no/no"] }] }',
      ['json/missing-page “"no/no"”'],
    ],
    [
      '{ "pages": ["pages/index/index"], "window": { "backgroundColor": "@gruond" } }',
      ['json/unknown-variable “"@gruond"”'],
    ],
    [
      '{ "pages": ["pages/index/index"], "usingComponents": { "c": "/components/no/no" } }',
      ['json/missing-component “"/components/no/no"”'],
    ],
    ['{ "pages": ["pages/index/index"], "darkmode": 1 }', ['undefined “1”']],
    ['{ "pages": ["pages/index/index"], "debug": true, "debug": false }', ['520 “"debug"”', '520 “"debug"”']],
  ]),
  group('page json is checked', 'finds', page, [
    ['{ "usingComponents": { "tea-card": "/components/card/card" } }', []],
    ['{ "usingComponents": { "tea-card": "./nope" } }', ['json/missing-component “"./nope"”']],
    [
      '{ "usingComponents": { "tea-card": "/components/card/card", "spare": "/components/tile/tile" } }',
      ['json/unused-component “"spare": "/components/tile/tile"”'],
    ],
  ]),
  group('mistakes in app.json are mended', 'fixes', app, [
    [
      '{ "pages": ["pages/index/index", "pages/go|ne/gone"] }',
      [
        'Create the page pages/gone/gone',
        {
          'pages/gone/gone.js': '…Page({',
          'pages/gone/gone.wxml': '<view class="gone">gone</view>\n',
          'pages/gone/gone.wxss': '.gone {\n}\n',
          'pages/gone/gone.json': '…"navigationBarTitleText": "gone"',
        },
      ],
    ],
    [
      '{ "window": { "backgroundColor": "@gru|ond" } }',
      ['Change to “@ground”', { [app]: '{ "window": { "backgroundColor": "@ground" } }' }],
    ],
    [
      '{ "usingComponents": { "c": "/parts/ca|rd" } }',
      [
        'Change to “/components/card/card”',
        { [app]: '{ "usingComponents": { "c": "/components/card/card" } }' },
      ],
    ],
  ]),
  group('mistakes in page json are mended', 'fixes', page, [
    [
      '{\n  "usingComponents": {\n    "tea-card": "/components/card/card",\n    "spa|re": "/components/tile/tile"\n  }\n}',
      [
        'Remove <spare>',
        { [page]: '{\n  "usingComponents": {\n    "tea-card": "/components/card/card"\n  }\n}' },
      ],
    ],
  ]),
  group('colours are shown', 'colours', page, [
    ['{ "navigationBarBackgroundColor": "#ff8800" }', ['#ff8800 → #ff8800']],
    ['{ "backgroundColor": "#0f0", "navigationBarTitleText": "#1" }', ['#0f0 → #00ff00']],
  ]),
];
