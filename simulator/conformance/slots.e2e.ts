import { runCases } from '../testing/cases.ts';

const one = (wxml: string, js: string, wxss = '', json: object = {}) => [wxml, js, wxss, json] as const;

runCases('R-SIM slots and generics', [
  {
    title: 'children go into the slot',
    wxml: '<a><view class="in">x</view></a>',
    parts: { a: one('<view class="box"><slot/></view>', 'Component({})') },
    act: 'return $(".in").parentNode.className.includes("box")',
    expect: true,
  },
  {
    title: 'several slots by name',
    wxml: '<a><view slot="b">B</view><view slot="a">A</view></a>',
    parts: {
      a: one(
        '<view><slot name="a"/>-<slot name="b"/></view>',
        'Component({ options: { multipleSlots: true } })',
      ),
    },
    act: 'return text("wx-a")',
    expect: 'A-B',
  },
  {
    title: 'slot names that change',
    wxml: '<a><view slot="{{s}}">X</view></a>',
    js: 'Page({ data: { s: "a" } })',
    parts: {
      a: one(
        '<view>1<slot name="a"/>2<slot name="b"/></view>',
        'Component({ options: { multipleSlots: true } })',
      ),
    },
    act: 'const first = text("wx-a"); page().setData({ s: "b" }); return [first, text("wx-a")]',
    expect: ['1X2', '12X'],
  },
  {
    title: 'no slot: children are not drawn',
    wxml: '<a>x</a>',
    parts: { a: one('<view>y</view>', 'Component({})') },
    act: 'return text("wx-a")',
    expect: 'y',
  },
  {
    title: 'dynamic slots repeat their content with values',
    wxml: '<a list="{{l}}"><view slot:item>{{item}}</view></a>',
    js: 'Page({ data: { l: [1, 2] } })',
    parts: {
      a: one(
        '<block wx:for="{{list}}"><slot item="{{item}}"/></block>',
        'Component({ options: { dynamicSlots: true }, properties: { list: Array } })',
      ),
    },
    act: 'return text("wx-a")',
    expect: '12',
  },
  {
    title: 'generics are chosen by the user of a component',
    wxml: '<a generic:g="k"/>',
    parts: {
      a: one('<g/>', 'Component({})', '', { componentGenerics: { g: true } }),
      k: one('<view>K</view>', 'Component({})'),
    },
    act: 'return text("wx-a")',
    expect: 'K',
  },
  {
    title: 'generics have defaults',
    wxml: '<a/>',
    parts: {
      a: one('<g/>', 'Component({})', '', { componentGenerics: { g: { default: './k' } } }),
      k: one('<view>D</view>', 'Component({})'),
    },
    act: 'return text("wx-a")',
    expect: 'D',
  },
  {
    title: 'a component that uses itself',
    wxml: '<a n="{{3}}"/>',
    parts: {
      a: one(
        '<view>{{n}}</view><a wx:if="{{n > 1}}" n="{{n - 1}}"/>',
        'Component({ properties: { n: Number } })',
      ),
    },
    act: 'return text("wx-a")',
    expect: '321',
  },
  {
    title: 'virtualHost leaves no node',
    wxml: '<view id="o"><a class="k"/></view>',
    parts: { a: one('<view class="in">x</view>', 'Component({ options: { virtualHost: true } })') },
    act: 'return [$("wx-a"), $("#o").children[0].tagName]',
    expect: [null, 'WX-VIEW'],
  },
  {
    title: 'setData of a component that was just created',
    wxml: '<a id="a"/>',
    parts: {
      a: one(
        '<view>{{x}}</view>',
        'Component({ data: { x: 1 }, created() { this.own = 5 }, attached() { this.setData({ x: this.own }) } })',
      ),
    },
    act: 'return text("wx-a")',
    expect: '5',
  },
  {
    title: 'model: writes back to the page',
    wxml: '<a id="a" model:value="{{v}}"/>',
    js: 'Page({ data: { v: 1 } })',
    parts: {
      a: one(
        '',
        'Component({ properties: { value: Number }, methods: { up() { this.setData({ value: 9 }) } } })',
      ),
    },
    act: 'page().selectComponent("#a").up(); return page().data.v',
    expect: 9,
  },
  {
    title: 'placeholders stand in until the real one is there',
    wxml: '<a/>',
    json: { componentPlaceholder: { a: 'view' } },
    parts: { a: one('<view>real</view>', 'Component({})') },
    act: 'return text("wx-a")',
    expect: 'real',
  },
  {
    title: 'triggerEvent without a listener does no harm',
    wxml: '<a id="a"/>',
    parts: { a: one('', 'Component({ methods: { go() { this.triggerEvent("x", 1); return 1 } } })') },
    act: 'return page().selectComponent("#a").go()',
    expect: 1,
  },
]);
