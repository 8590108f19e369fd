import { runCases, type Case } from '../testing/cases.ts';

const one = (wxml: string, js: string, wxss = '', json: object = {}) => [wxml, js, wxss, json] as const;

const cases: Case[] = [
  {
    title: 'selectComponent by class',
    wxml: '<a class="k" n="1"/>',
    parts: { a: one('', 'Component({ properties: { n: Number } })') },
    act: 'return page().selectComponent(".k").data.n',
    expect: 1,
  },
  { title: 'selectComponent finds nothing', act: 'return page().selectComponent("#none")', expect: null },
  {
    title: 'selectAllComponents in order',
    wxml: '<a class="k" n="1"/><a class="k" n="2"/>',
    parts: { a: one('', 'Component({ properties: { n: Number } })') },
    act: 'return page().selectAllComponents(".k").map((c) => c.data.n)',
    expect: [1, 2],
  },
  {
    title: 'descendants across a component with >>>',
    wxml: '<p id="p"/>',
    parts: { p: one('<k class="k"/>', 'Component({})'), k: one('', 'Component({ data: { x: 1 } })') },
    act: 'return page().selectComponent("#p >>> .k").data.x',
    expect: 1,
  },
  {
    title: 'selectOwnerComponent',
    wxml: '<p id="p"/>',
    parts: {
      p: one('<k/>', 'Component({ data: { x: 1 } })'),
      k: one('', 'Component({ attached() { log(this.selectOwnerComponent().data.x) } })'),
    },
    expect: [1],
  },
  {
    title: 'wx://component-export gives what export returns',
    wxml: '<a id="a"/>',
    parts: {
      a: one('', 'Component({ behaviors: ["wx://component-export"], export() { return { v: 8 } } })'),
    },
    act: 'return page().selectComponent("#a")',
    expect: { v: 8 },
  },
  {
    title: 'a selected component has its methods',
    wxml: '<a id="a"/>',
    parts: { a: one('', 'Component({ methods: { twice(n) { return n * 2 } } })') },
    act: 'return page().selectComponent("#a").twice(4)',
    expect: 8,
  },
  {
    title: 'is, id and dataset',
    wxml: '<a id="a" data-my-key="{{1}}"/>',
    parts: { a: one('', 'Component({})') },
    act: 'const a = page().selectComponent("#a"); return [a.is.split("/")[1], a.id, a.dataset]',
    expect: ['a', 'a', { myKey: 1 }],
  },
  {
    title: 'a behavior brings data, properties and methods',
    wxml: '<a id="a" p="2"/>',
    parts: {
      a: one(
        '',
        'const b = Behavior({ properties: { p: Number }, data: { d: 1 }, methods: { m() { return this.data.d + this.data.p } } }); Component({ behaviors: [b] })',
      ),
    },
    act: 'return page().selectComponent("#a").m()',
    expect: 3,
  },
  {
    title: 'the component wins over its behavior',
    wxml: '<a id="a"/>',
    parts: {
      a: one(
        '',
        'const b = Behavior({ data: { d: 1 }, methods: { m() { return "b" } } }); Component({ behaviors: [b], data: { d: 2 }, methods: { m() { return "c" } } })',
      ),
    },
    act: 'const a = page().selectComponent("#a"); return [a.data.d, a.m()]',
    expect: [2, 'c'],
  },
  {
    title: 'objects of both are merged',
    wxml: '<a id="a"/>',
    parts: {
      a: one(
        '',
        'const b = Behavior({ data: { o: { x: 1 } } }); Component({ behaviors: [b], data: { o: { y: 2 } } })',
      ),
    },
    act: 'return page().selectComponent("#a").data.o',
    expect: { x: 1, y: 2 },
  },
  {
    title: 'behaviors of behaviors',
    wxml: '<a id="a"/>',
    parts: {
      a: one(
        '',
        'const x = Behavior({ data: { d: 1 } }); const b = Behavior({ behaviors: [x] }); Component({ behaviors: [b] })',
      ),
    },
    act: 'return page().selectComponent("#a").data.d',
    expect: 1,
  },
  {
    title: 'holes in behaviors are skipped',
    wxml: '<a id="a"/>',
    parts: { a: one('', 'Component({ behaviors: [undefined, false], data: { d: 1 } })') },
    act: 'return page().selectComponent("#a").data.d',
    expect: 1,
  },
  {
    title: 'definitionFilter may change the definition',
    wxml: '<a id="a"/>',
    parts: {
      a: one(
        '',
        'const b = Behavior({ definitionFilter(f) { f.data = { ...f.data, added: 1 } } }); Component({ behaviors: [b], data: { d: 2 } })',
      ),
    },
    act: 'return page().selectComponent("#a").data',
    expect: { added: 1, d: 2 },
  },
  {
    title: 'a page with behaviors',
    js: 'const b = Behavior({ data: { d: 4 }, methods: { m() { return 1 } } }); Page({ behaviors: [b], onLoad() { log(this.data.d, this.m()) } })',
    expect: [[4, 1]],
  },
  {
    title: 'wx://form-field brings name and value',
    wxml: '<a id="a" name="n" value="v"/>',
    parts: { a: one('', 'Component({ behaviors: ["wx://form-field"] })') },
    act: 'const { name, value } = page().selectComponent("#a").data; return [name, value]',
    expect: ['n', 'v'],
  },
  {
    title: 'parent and child are linked',
    wxml: '<p id="p"><k n="1"/><k n="2"/></p>',
    parts: {
      p: one(
        '<slot/>',
        'Component({ relations: { "./k": { type: "child", linked(t) { log(t.data.n) } } } })',
      ),
      k: one('', 'Component({ properties: { n: Number }, relations: { "./p": { type: "parent" } } })'),
    },
    expect: [1, 2],
  },
  {
    title: 'getRelationNodes in order',
    wxml: '<p id="p"><k n="1"/><k n="2"/></p>',
    parts: {
      p: one('<slot/>', 'Component({ relations: { "./k": { type: "child" } } })'),
      k: one('', 'Component({ properties: { n: Number }, relations: { "./p": { type: "parent" } } })'),
    },
    act: 'return page().selectComponent("#p").getRelationNodes("./k").map((c) => c.data.n)',
    expect: [1, 2],
  },
  {
    title: 'unlinked when the child goes',
    wxml: '<p><k wx:if="{{on}}"/></p>',
    js: 'Page({ data: { on: true } })',
    parts: {
      p: one('<slot/>', 'Component({ relations: { "./k": { type: "child", unlinked() { log("un") } } } })'),
      k: one('', 'Component({ relations: { "./p": { type: "parent" } } })'),
    },
    act: 'page().setData({ on: false }); return log()',
    expect: ['un'],
  },
  {
    title: 'ancestor and descendant',
    wxml: '<p><view><k/></view></p>',
    parts: {
      p: one('<slot/>', 'Component({ data: { x: 5 }, relations: { "./k": { type: "descendant" } } })'),
      k: one('', 'Component({ relations: { "./p": { type: "ancestor", linked(t) { log(t.data.x) } } } })'),
    },
    expect: [5],
  },
  {
    title: 'relations by a shared behavior',
    wxml: '<p><k/></p>',
    files: { 'b.js': 'module.exports = Behavior({})' },
    parts: {
      p: one(
        '<slot/>',
        'const b = require("./b"); Component({ relations: { kids: { type: "child", target: b, linked() { log("k") } } } })',
      ),
      k: one(
        '',
        'const b = require("./b"); Component({ behaviors: [b], relations: { "./p": { type: "parent" } } })',
      ),
    },
    expect: ['k'],
  },
  {
    title: 'Component() and Behavior() without a definition are chained until register()',
    wxml: '<a id="a" n="{{5}}"/>',
    parts: {
      a: one(
        '<view>{{from}} {{n}} {{twice}}</view>',
        `const shared = Behavior().data(() => ({ from: 'behavior' })).methods({ own() { return 'own'; } }).register();
        Component().options({ styleIsolation: 'apply-shared' }).behavior(shared).behavior('wx://form-field')
          .property('n', { type: Number, value: 1 }).data(() => ({ twice: 0 }))
          .observer('n', function (n) { this.setData({ twice: n * 2 }); })
          .lifetime('attached', function () { log('attached'); })
          .init(({ data, setData, method, lifetime }) => {
            lifetime('ready', () => log('ready ' + data.twice));
            return { go: method(() => { setData({ twice: 99 }); return data.twice; }) };
          })
          .methods({ late() { return this.data.n; } })
          .register();`,
      ),
    },
    act: 'const a = page().selectComponent("#a"); await frame(); const before = text("wx-a"); return [[...log()], before, a.own(), a.late(), a.go(), text("wx-a"), a.hasBehavior("wx://form-field")]',
    expect: [['attached', 'ready 10'], 'behavior 5 10', 'own', 5, 99, 'behavior 5 99', true],
  },
  {
    title: 'Behavior.trait: what a chained component implements, others use in its changed form',
    wxml: '<a id="a"/><b id="b"/>',
    files: {
      'named.js':
        'module.exports = Behavior.trait((impl) => ({ shout: () => impl.name().toUpperCase() + "!" }));',
    },
    js: 'const named = require("./named"); Page({ ask(id) { const trait = this.selectComponent(id).traitBehavior(named); return trait ? trait.shout() : null; } })',
    parts: {
      a: one(
        '',
        'const named = require("./named"); Component().init(({ implement }) => { implement(named, { name: () => "tess" }); }).register();',
      ),
      b: one('', 'Component({})'),
    },
    act: 'return [page().ask("#a"), page().ask("#b")]',
    expect: ['TESS!', null],
  },
  {
    title: 'getTabBar() gives the custom tab bar of a tab page, each page its own',
    act: `const bar = page().getTabBar(); bar.setData({ selected: 1 }); const seen = text("wx-custom-tab-bar"); let told; page().getTabBar((one) => { told = one === bar; });
      await wx.switchTab({ url: "/SECOND/page" }); const other = page().getTabBar(); return [seen, told, other !== bar, other.data.selected, text("wx-custom-tab-bar")]`,
    expect: ['tab 1', true, true, 0, 'tab 0'],
  },
  { title: 'the other tab page', act: 'return page().getTabBar().data.selected', expect: 0 },
];

const [first, second] = [cases.length - 2, cases.length - 1].map((at) => `c${at}`);

runCases(
  'R-SIM selecting, behaviors, relations',
  cases.map((one) => ({ ...one, ...(one.act ? { act: one.act.replace('SECOND', second!) } : {}) })),
  {
    json: {
      tabBar: {
        custom: true,
        list: [first, second].map((page) => ({ pagePath: `${page}/page`, text: `${page}` })),
      },
    },
    files: {
      'custom-tab-bar/index.json': '{"component":true}',
      'custom-tab-bar/index.js': 'Component({ data: { selected: 0 } })',
      'custom-tab-bar/index.wxml': '<view>tab {{selected}}</view>',
      'custom-tab-bar/index.wxss': '',
    },
  },
);
