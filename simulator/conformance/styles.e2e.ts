import { runCases } from '../testing/cases.ts';

const red = 'rgb(255, 0, 0)';
const blue = 'rgb(0, 0, 255)';
const black = 'rgb(0, 0, 0)';
const color = (selector: string): string => `return style("${selector}", "color")`;

runCases(
  'R-SIM styles',
  [
    {
      title: 'page styles reach the page',
      wxml: '<view id="v" class="a"/>',
      wxss: '.a { color: red }',
      act: color('#v'),
      expect: red,
    },
    { title: 'app styles reach the page', wxml: '<view id="v" class="app"/>', act: color('#v'), expect: red },
    {
      title: 'page styles win over app styles',
      wxml: '<view id="v" class="app"/>',
      wxss: '.app { color: blue }',
      act: color('#v'),
      expect: blue,
    },
    {
      title: 'page styles stop at components',
      wxml: '<a/>',
      wxss: '.in { color: red }',
      parts: { a: ['<view class="in">x</view>', 'Component({})'] },
      act: color('wx-a wx-view'),
      expect: black,
    },
    {
      title: 'app styles stop at components',
      wxml: '<a/>',
      parts: { a: ['<view class="app">x</view>', 'Component({})'] },
      act: color('wx-a wx-view'),
      expect: black,
    },
    {
      title: 'component styles stay inside',
      wxml: '<a/><view id="v" class="in"/>',
      parts: { a: ['<view class="in">x</view>', 'Component({})', '.in { color: red }'] },
      act: 'return [style("wx-a wx-view", "color"), style("#v", "color")]',
      expect: [red, black],
    },
    {
      title: 'apply-shared takes the page styles',
      wxml: '<a/>',
      wxss: '.in { color: red }',
      parts: {
        a: ['<view class="in">x</view>', 'Component({ options: { styleIsolation: "apply-shared" } })'],
      },
      act: color('wx-a wx-view'),
      expect: red,
    },
    {
      title: 'addGlobalClass is apply-shared',
      wxml: '<a/>',
      parts: { a: ['<view class="app">x</view>', 'Component({ options: { addGlobalClass: true } })'] },
      act: color('wx-a wx-view'),
      expect: red,
    },
    {
      title: 'shared gives its styles to the page',
      wxml: '<a/><view id="v" class="out"/>',
      parts: { a: ['', 'Component({ options: { styleIsolation: "shared" } })', '.out { color: red }'] },
      act: color('#v'),
      expect: red,
    },
    ...(
      [
        ['page-isolated', [black, black, black]],
        ['page-apply-shared', [black, black, red]],
        ['page-shared', [black, red, red]],
      ] as const
    ).map(([isolation, wanted]) => ({
      title: `${isolation}: no styles of the app; what a page gives to components and takes from them`,
      wxml: '<view id="v" class="app"/><a/><b/><view id="w" class="out"/>',
      wxss: '.in { color: red }',
      json: { styleIsolation: isolation },
      js: 'Component({})',
      parts: {
        a: ['<view class="in">x</view>', 'Component({ options: { styleIsolation: "apply-shared" } })'],
        b: ['', 'Component({ options: { styleIsolation: "shared" } })', '.out { color: red }'],
      } as const,
      act: 'return [style("#v", "color"), style("wx-a wx-view", "color"), style("#w", "color")]',
      expect: [...wanted],
    })),
    {
      title: 'styleIsolation in json',
      wxml: '<a/>',
      wxss: '.in { color: red }',
      parts: { a: ['<view class="in">x</view>', 'Component({})', '', { styleIsolation: 'apply-shared' }] },
      act: color('wx-a wx-view'),
      expect: red,
    },
    {
      title: ':host is the component',
      wxml: '<a/>',
      parts: { a: ['', 'Component({})', ':host { color: red; display: block }'] },
      act: 'return [style("wx-a", "color"), style("wx-a", "display")]',
      expect: [red, 'block'],
    },
    {
      title: 'external classes',
      wxml: '<a my-class="a"/>',
      wxss: '.a { color: red }',
      parts: { a: ['<view class="my-class">x</view>', 'Component({ externalClasses: ["my-class"] })'] },
      act: color('wx-a wx-view'),
      expect: red,
    },
    {
      title: 'external classes through two components',
      wxml: '<p c1="a"/>',
      wxss: '.a { color: red }',
      parts: {
        p: ['<k c2="c1"/>', 'Component({ externalClasses: ["c1"] })'],
        k: ['<view class="c2">x</view>', 'Component({ externalClasses: ["c2"] })'],
      },
      act: color('wx-k wx-view'),
      expect: red,
    },
    {
      title: 'the class of a component styles its host',
      wxml: '<a class="a"/>',
      wxss: '.a { color: red }',
      parts: { a: ['<view>x</view>', 'Component({})'] },
      act: color('wx-a'),
      expect: red,
    },
    {
      title: 'slotted content keeps the styles of its page',
      wxml: '<a><view id="v" class="a">x</view></a>',
      wxss: '.a { color: red }',
      parts: { a: ['<slot/>', 'Component({})', '.a { color: blue }'] },
      act: color('#v'),
      expect: red,
    },
    {
      title: 'page is the body',
      wxss: 'page { background-color: red }',
      act: 'return style("body", "background-color")',
      expect: red,
    },
    {
      title: 'tags in selectors',
      wxml: '<view id="v"/>',
      wxss: 'view { color: red }',
      act: color('#v'),
      expect: red,
    },
    {
      title: 'ids in selectors',
      wxml: '<view id="v"/>',
      wxss: '#v { color: red }',
      act: color('#v'),
      expect: red,
    },
    {
      title: 'rpx follow the width',
      wxml: '<view id="v" class="a"/>',
      wxss: '.a { width: 750rpx }',
      act: 'return $("#v").getBoundingClientRect().width === top().frame.window.innerWidth',
      expect: true,
    },
    {
      title: '@import',
      wxml: '<view id="v" class="a"/>',
      wxss: '@import "./more.wxss";',
      files: { 'more.wxss': '.a { color: red }' },
      act: color('#v'),
      expect: red,
    },
    {
      title: 'variables of page',
      wxml: '<view id="v" class="a"/>',
      wxss: 'page { --c: red } .a { color: var(--c) }',
      act: color('#v'),
      expect: red,
    },
    {
      title: 'keyframes keep their names',
      wxml: '<view id="v" class="a"/>',
      wxss: '@keyframes go { from { opacity: 0 } to { opacity: 1 } } .a { animation: go 1s }',
      act: 'return style("#v", "animation-name")',
      expect: 'go',
    },
    {
      title: 'the dark scheme follows the device',
      wxml: '<view id="v" class="a"/>',
      wxss: '.a { color: red } @media (prefers-color-scheme: dark) { .a { color: blue } }',
      act: 'const seen = [style("#v", "color")]; sim.device.set({ theme: "dark" }); seen.push(style("#v", "color")); sim.device.set({ theme: "light" }); seen.push(style("#v", "color")); return seen',
      expect: [red, blue, red],
    },
    {
      title: 'each page has its own styles',
      wxml: '<view id="v" class="a"/>',
      act: color('#v'),
      expect: black,
    },
    {
      title: 'what a page holds lies in the layout of the page: flex, a percentage, a child combinator',
      wxml: '<view id="a">a</view><view id="b"/>',
      wxss: 'page { display: flex; flex-direction: column; height: 100% } page > view { width: 50% } #b { flex: 1 }',
      act: `const [a, b] = [$('#a'), $('#b')].map((one) => one.getBoundingClientRect()), { innerWidth, innerHeight } = top().frame.window;
        return [a.width === innerWidth / 2, b.top === a.bottom, b.bottom === innerHeight]`,
      expect: [true, true, true],
    },
    {
      title: 'Skyline and web tags share one look',
      wxml: '<view id="v" style="display: flex"/>',
      act: 'return style("#v", "display")',
      expect: 'flex',
    },
  ],
  { wxss: '.app { color: red }' },
);
