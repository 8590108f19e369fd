import { group } from '../scenario.ts';

const page = 'miniprogram/pages/tea/tea.wxml';
const script = 'miniprogram/pages/tea/tea.ts';

const inside = (body: string): string =>
  `import type { Maybe, Tea } from '../../models';\nPage({\n  data: { teas: [] as Tea[], chosen: null as Maybe<Tea>, title: 'Tea' },\n  go() {\n    ${body}\n  },\n});\n`;

export const typedScenarios = [
  group('members of types are offered', 'offers', page, [
    ['<view wx:for="{{teas}}">{{item.|}}</view>', ['id', 'name', 'origin']],
    ['<view wx:if="{{chosen}}">{{chosen.|}}</view>', ['id', 'name', 'origin']],
    ['<view bindtap="|"/>', ['onTap']],
  ]),
  group('members of types are checked', 'finds', page, [
    ['<view wx:for="{{teas}}" wx:key="id">{{item.name}} {{item.origin.town}}</view>', []],
    ['<view wx:for="{{teas}}" wx:key="id">{{item.nmae}}</view>', ['2339 “nmae”']],
    ['<view wx:for="{{teas}}" wx:key="id">{{item.price}}</view>', ['2339 “price”']],
    ['<view wx:if="{{chosen}}">{{chosen.name}}</view>', []],
  ]),
  group('keys of loops are checked against the items', 'finds', page, [
    ['<view wx:for="{{teas}}" wx:key="price">{{item.id}}</view>', ['wxml/wx-key-unknown “price”']],
    ['<view wx:for="{{teas}}" wx:key="origin"/>', []],
    ['<view wx:for="{{[title]}}" wx:key="id"/>', ['wxml/wx-key-of-value “id”']],
    ['<view wx:for="{{teas}}" wx:key="index"/><view wx:for="{{5}}" wx:key="*this"/>', []],
    [
      '<template name="t"><view wx:for="{{teas}}" wx:key="price"/></template><template is="t" data="{{teas}}"/>',
      [],
    ],
  ]),
  group('items show their types', 'hints', page, [
    ['<view wx:for="{{teas}}" wx:key="id"/>', '<view wx:for="{{teas}}"«item: Tea» wx:key="id"/>'],
  ]),
  group('handlers are written with types', 'fixes', page, [
    [
      '<view bindtap="on|New"/>',
      ['Create method “onNew”', { [script]: '…  onNew(event: WechatMiniprogram.BaseEvent) {' }],
    ],
  ]),
  group('a component is extracted in the languages of the program', 'fixes', page, [
    [
      '<view>|<text class="tea" bindtap="onTap">{{title}}</text>|</view>',
      [
        'Extract to component <tea>',
        {
          'miniprogram/components/tea/tea.wxml': '<text class="tea" bindtap="onTap">{{title}}</text>\n',
          'miniprogram/components/tea/tea.less': '.tea {\n  color: red;\n}\n',
          'miniprogram/components/tea/tea.ts':
            "Component({\n  properties: {\n    title: String,\n  },\n  methods: {\n    onTap(event: WechatMiniprogram.CustomEvent) {\n      this.triggerEvent('tap', event.detail);\n    },\n  },\n});\n",
          'miniprogram/components/tea/tea.json': '{\n  "component": true,\n  "usingComponents": {}\n}\n',
          [page]: '<view><tea title="{{title}}" bind:tap="onTap" /></view>',
          'miniprogram/pages/tea/tea.json': '…"tea": "/components/tea/tea"',
        },
      ],
    ],
  ]),
  group('paths of setData are checked', 'finds', script, [
    [inside("this.setData({ 'teas[0].name': 'x', 'chosen.origin.town': 'y', title: 'z' });"), []],
    [inside("this.setData({ 'teas[0].price': 1 });"), ['script/data-path “price”']],
    [inside("this.setData({ 'chosen.origin.twon': 'y' });"), ['script/data-path “twon”']],
  ]),
  group('paths of setData are completed', 'offers', script, [
    [inside("this.setData({ 'teas[0].|': 1 });"), ['id', 'name', 'origin']],
    [inside("this.setData({ 'chosen.origin.|': 1 });"), ['town']],
  ]),
  group('imports are organised', 'fixes', 'miniprogram/app.ts', [
    [
      "import { brew, type Tea } from './models';\n|const t: Tea = { id: 1, name: 'x' };|\nApp({ t });\n",
      [
        'Organize Imports',
        {
          'miniprogram/app.ts':
            "import { type Tea } from './models';\nconst t: Tea = { id: 1, name: 'x' };\nApp({ t });\n",
        },
      ],
    ],
  ]),
];
