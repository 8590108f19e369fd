import { group } from '../scenario.ts';

const sheet = 'pages/index/index.wxss';

export const styleScenarios = [
  group('style sheets are completed', 'offers', sheet, [
    ['.a { col| }', ['color', 'column-count']],
    ['.a { display: | }', ['flex', 'block', 'none']],
    ['.a { width: 10| }', ['10rpx']],
    ['.|', ['page', 'row', 'shared', '!bar']],
    ['pa|', ['page']],
    ['vi|', ['view', 'video']],
    ['tea|', ['tea-card']],
    [':|', [':host']],
    ['.a { color: var(--|) }', ['--tea', '--gap']],
    ['@import "|";', ['!index.wxml', '!index.wxss']],
    ['@import "../../styles/|";', ['base.wxss']],
    ['@import "../../|";', ['styles/', 'app.wxss', '!app.json']],
  ]),
  group('abbreviations are expanded', 'accepts', sheet, [
    ['.a { m10| }', ['margin: 10rpx;', '.a { margin: 10rpx;| }']],
    ['.a { df| }', ['display: flex;', '.a { display: flex;| }']],
    ['.a { p10-20| }', ['padding: 10rpx 20rpx;', '.a { padding: 10rpx 20rpx;| }']],
    ['.a { w100p| }', ['width: 100%;', '.a { width: 100%;| }']],
    ['.a { m10px| }', ['margin: 10px;', '.a { margin: 10px;| }']],
    ['.a { fz28| }', ['font-size: 28rpx;', '.a { font-size: 28rpx;| }']],
    ['.a { posa| }', ['position: absolute;', '.a { position: absolute;| }']],
  ]),
  group('words are written whole', 'accepts', sheet, [
    ['.ro|', ['row', '.row|']],
    ['.a { width: 20| }', ['20rpx', '.a { width: 20rpx| }']],
    ['.a { color: var(--t|) }', ['--tea', '.a { color: var(--tea|) }']],
    ['@import "../../styles/b|";', ['base.wxss', '@import "../../styles/base.wxss|";']],
  ]),
  group('words are explained', 'hovers', sheet, [
    ['.a { width: 75|0rpx; }', ['375 px → 375 px', '750rpx']],
    ['.a { mar|gin: 0; }', ['margin']],
    ['.a { color: var(--te|a); }', ['#2e7d32']],
  ]),
  group('imports, classes and variables lead somewhere', 'leads', sheet, [
    ['@import "../../styles/ba|se.wxss";', ['styles/base.wxss: .base {']],
    [
      '.ro|w { }',
      [
        'pages/index/index.wxml: <view class="row shared" wx:for="{{teas}}" wx:key="id" data-name="{{item.name}}" bindtap="onTapTea">',
      ],
    ],
    ['.a { color: var(--te|a); }', ['app.wxss: --tea: #2e7d32;']],
  ]),
  group('style sheets are checked', 'finds', sheet, [
    ['.page { color: red; }\n.row { width: 10rpx; }', []],
    ['page { --a: 1rpx; }\n:host { color: red; }\n.page > view { width: calc(100% - 10rpx); }', []],
    ['.row { colr: red; }', ['unknownProperties “colr”']],
    ['.gone { color: red; }', ['wxss/unused-class “.gone”']],
    ['.row .gone, .page { color: red; }', ['wxss/unused-class “.gone”']],
    ['/* .gone {} */\n.row::after { content: ".gone"; }', []],
    [
      '@media (prefers-color-scheme: dark) { .row { color: red; } .gone { color: red; } }',
      ['wxss/unused-class “.gone”'],
    ],
  ]),
  group('mistakes are mended', 'fixes', sheet, [
    [
      '.page { color: red; }\n.go|ne { color: red; }\n.row { color: red; }',
      ['Remove the rule', { [sheet]: '.page { color: red; }\n.row { color: red; }' }],
    ],
  ]),
  group('links and colours', 'links', sheet, [
    [
      '@import "../../styles/base.wxss";\n@import "./none.wxss";',
      ['../../styles/base.wxss → styles/base.wxss'],
    ],
  ]),
  group('colours are shown', 'colours', sheet, [
    ['.a { color: #ff0000; background: rgb(0, 0, 255); }', ['#ff0000 → #ff0000', 'rgb(0, 0, 255) → #0000ff']],
  ]),
  group('outline', 'outlines', sheet, [['.a { color: red; }\npage { }', '.a page']]),
  group('folds', 'folds', sheet, [['.a {\n  color: red;\n  width: 1px;\n}\n', '0-2']]),
  group('formats', 'formats', sheet, [['.a{color:red;width:1rpx}', '.a {\n  color: red;\n  width: 1rpx\n}']]),
];
