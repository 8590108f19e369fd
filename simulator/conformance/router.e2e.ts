import { runCases, type Case } from '../testing/cases.ts';

const told = 'onLoad onShow onReady onHide onUnload'
  .split(' ')
  .map((name) => `${name}() { log(this.route.split('/')[0] + '.${name.slice(2)}') }`)
  .join(',');
const plain = `Page({${told}})`;
const fail = (call: string): string => `return await ${call}.then(() => "ok", (error) => error.errMsg)`;

// c0, c1: tabs; c2, c3: pages that tell; the others act.
const cases: Case[] = [
  {
    title: 'a tab page opens',
    js: plain,
    act: 'return log().filter((x) => x.startsWith("c0")).slice(-3)',
    expect: ['c0.Load', 'c0.Show', 'c0.Ready'],
  },
  {
    title: 'another tab page opens',
    js: plain,
    act: 'return log().filter((x) => x.startsWith("c1")).slice(-3)',
    expect: ['c1.Load', 'c1.Show', 'c1.Ready'],
  },
  {
    title: 'a page opens',
    js: plain,
    act: 'return log().filter((x) => x.startsWith("c2")).slice(-3)',
    expect: ['c2.Load', 'c2.Show', 'c2.Ready'],
  },
  {
    title: 'another page opens',
    js: plain,
    act: 'return log().filter((x) => x.startsWith("c3")).slice(-3)',
    expect: ['c3.Load', 'c3.Show', 'c3.Ready'],
  },
  {
    title: 'navigateTo hides the page below, then loads',
    js: plain,
    act: 'app.log.length = 0; await wx.navigateTo({ url: "/c2/page" }); return log()',
    expect: ['c4.Hide', 'c2.Load', 'c2.Show', 'c2.Ready'],
  },
  {
    title: 'navigateBack unloads, then shows the page below',
    js: plain,
    act: 'await wx.navigateTo({ url: "/c2/page" }); app.log.length = 0; await wx.navigateBack(); return log()',
    expect: ['c2.Unload', 'c5.Show'],
  },
  {
    title: 'redirectTo unloads, then loads',
    js: plain,
    act: 'app.log.length = 0; await wx.redirectTo({ url: "/c2/page" }); return log()',
    expect: ['c6.Unload', 'c2.Load', 'c2.Show', 'c2.Ready'],
  },
  {
    title: 'reLaunch unloads all from the top',
    js: plain,
    act: 'await wx.navigateTo({ url: "/c2/page" }); await wx.navigateTo({ url: "/c3/page" }); app.log.length = 0; await wx.reLaunch({ url: "/c2/page" }); return log()',
    expect: ['c3.Unload', 'c2.Unload', 'c7.Unload', 'c2.Load', 'c2.Show', 'c2.Ready'],
  },
  {
    title: 'navigateBack over several pages closes from the top',
    js: plain,
    act: 'await wx.navigateTo({ url: "/c2/page" }); await wx.navigateTo({ url: "/c3/page" }); app.log.length = 0; await wx.navigateBack({ delta: 2 }); return log()',
    expect: ['c3.Unload', 'c2.Unload', 'c8.Show'],
  },
  {
    title: 'a delta larger than the stack goes to the first page',
    js: plain,
    act: 'await wx.navigateTo({ url: "/c2/page" }); await wx.navigateBack({ delta: 99 }); return sim.runtime.stack.pages.length',
    expect: 1,
  },
  {
    title: 'switchTab from a page above a tab unloads it',
    js: plain,
    act: 'await wx.switchTab({ url: "/c0/page" }); await wx.navigateTo({ url: "/c2/page" }); app.log.length = 0; await wx.switchTab({ url: "/c0/page" }); return log()',
    expect: ['c2.Unload', 'c0.Show'],
  },
  {
    title: 'switchTab between tabs hides and loads, later only shows',
    js: plain,
    act: 'await wx.switchTab({ url: "/c0/page" }); app.log.length = 0; await wx.switchTab({ url: "/c1/page" }); await wx.switchTab({ url: "/c0/page" }); return log()',
    expect: ['c0.Hide', 'c1.Load', 'c1.Show', 'c1.Ready', 'c1.Hide', 'c0.Show'],
  },
  {
    title: 'switchTab to the tab that is shown does nothing',
    act: 'await wx.switchTab({ url: "/c0/page" }); app.log.length = 0; await wx.switchTab({ url: "/c0/page" }); return log()',
    expect: [],
  },
  {
    title: 'a tab page keeps its data',
    act: 'await wx.switchTab({ url: "/c0/page" }); page().setData({ kept: 1 }); await wx.switchTab({ url: "/c1/page" }); await wx.switchTab({ url: "/c0/page" }); return page().data.kept',
    expect: 1,
  },
  {
    title: 'navigateTo a tab page is refused',
    act: fail('wx.navigateTo({ url: "/c0/page" })'),
    expect: 'navigateTo:fail can not navigateTo a tabbar page',
  },
  {
    title: 'redirectTo a tab page is refused',
    act: fail('wx.redirectTo({ url: "/c0/page" })'),
    expect: 'redirectTo:fail can not redirectTo a tabbar page',
  },
  {
    title: 'switchTab to another page is refused',
    act: fail('wx.switchTab({ url: "/c2/page" })'),
    expect: 'switchTab:fail can not switch to no-tabBar page',
  },
  {
    title: 'a page that is not there is refused by its path',
    act: fail('wx.navigateTo({ url: "/no/such?x=1" })'),
    expect: 'navigateTo:fail page "no/such?x=1" is not found',
  },
  {
    title: 'navigateBack on the first page is refused',
    act: fail('wx.navigateBack()'),
    expect: 'navigateBack:fail cannot navigate back at first page.',
  },
  {
    title: 'an eleventh page is refused',
    act: 'for (let i = 0; i < 9; i++) await wx.navigateTo({ url: "/c2/page" }); return [sim.runtime.stack.pages.length, await wx.navigateTo({ url: "/c2/page" }).catch((e) => e.errMsg)]',
    expect: [10, 'navigateTo:fail webview count limit exceed'],
  },
  {
    title: 'reLaunch may open a tab page',
    act: 'await wx.reLaunch({ url: "/c1/page" }); return top().path',
    expect: 'c1/page',
  },
  {
    title: 'relative addresses start at the page',
    act: 'await wx.navigateTo({ url: "../c2/page?a=1" }); return [top().path, top().query]',
    expect: ['c2/page', { a: '1' }],
  },
  {
    title: 'success, then complete',
    act: 'return await new Promise((done) => { const seen = []; wx.navigateTo({ url: "/c2/page", success: (r) => seen.push(r.errMsg), fail: () => seen.push("fail"), complete: (r) => done([...seen, r.errMsg]) }) })',
    expect: ['navigateTo:ok', 'navigateTo:ok'],
  },
  {
    title: 'fail, then complete',
    act: 'return await new Promise((done) => { const seen = []; wx.navigateTo({ url: "/none", fail: () => seen.push("fail"), complete: () => done([...seen, "complete"]) }) })',
    expect: ['fail', 'complete'],
  },
  {
    title: 'with callbacks there is no promise',
    act: 'return wx.navigateTo({ url: "/c2/page", success() {} }) === undefined',
    expect: true,
  },
  {
    title: 'navigation begins after the task that asked for it',
    js: `Page({ onLoad() { wx.navigateTo({ url: '/c2/page' }); log(getCurrentPages().length) } })`,
    act: 'await tick(20); return [log().find((x) => x === 1 || x === 2), sim.runtime.stack.pages.length]',
    expect: [1, 2],
  },
  {
    title: 'a page that redirects in onLoad is first opened to its end',
    js: `Page({ onLoad() { log('load'); wx.redirectTo({ url: '/c2/page' }) }, onReady() { log('ready') } })`,
    act: 'await tick(20); return [log().filter((x) => x === "load" || x === "ready"), top().path]',
    expect: [['load', 'ready'], 'c2/page'],
  },
  {
    title: 'the opener hears what the opened page emits',
    act: 'const heard = []; await wx.navigateTo({ url: "/c2/page", events: { back(x) { heard.push(x) } } }); page().getOpenerEventChannel().emit("back", 5); return heard',
    expect: [5],
  },
  {
    title: 'the opened page hears what the opener emits',
    act: 'const heard = []; const { eventChannel } = await wx.navigateTo({ url: "/c2/page" }); page().getOpenerEventChannel().on("go", (x) => heard.push(x)); eventChannel.emit("go", 1); eventChannel.emit("go", 2); return heard',
    expect: [1, 2],
  },
  {
    title: 'what is emitted before anybody listens is not lost',
    act: 'const heard = []; const { eventChannel } = await wx.navigateTo({ url: "/c2/page" }); eventChannel.emit("early", 7); page().getOpenerEventChannel().on("early", (x) => heard.push(x)); return heard',
    expect: [7],
  },
  {
    title: 'once listens once, off no more',
    act: 'const heard = []; const { eventChannel } = await wx.navigateTo({ url: "/c2/page" }); const c = page().getOpenerEventChannel(); c.once("a", () => heard.push("a")); const f = () => heard.push("b"); c.on("b", f); c.off("b", f); eventChannel.emit("a"); eventChannel.emit("a"); eventChannel.emit("b"); return heard',
    expect: ['a'],
  },
  {
    title: 'getCurrentPages after several navigations',
    act: 'await wx.navigateTo({ url: "/c2/page" }); await wx.navigateTo({ url: "/c3/page" }); return sim.runtime.stack.pages.map((p) => p.path)',
    expect: ['c31/page', 'c2/page', 'c3/page'],
  },
  {
    title: 'each page has a document of its own',
    act: 'const first = doc(); await wx.navigateTo({ url: "/c2/page" }); return first !== doc()',
    expect: true,
  },
  {
    title: 'the page below keeps its scroll place',
    wxml: '<view style="height: 3000px"/>',
    act: 'top().frame.window.scrollTo(0, 400); await wx.navigateTo({ url: "/c2/page" }); await wx.navigateBack(); return top().frame.window.scrollY',
    expect: 400,
  },
  {
    title: 'onPageScroll tells the place',
    wxml: '<view style="height: 3000px"/>',
    js: 'Page({ onPageScroll(e) { log(e.scrollTop) } })',
    act: 'top().frame.window.scrollTo(0, 120); await frame(); await frame(); return log().at(-1)',
    expect: 120,
  },
  {
    title: 'onReachBottom comes once per approach',
    wxml: '<view style="height: 3000px"/>',
    js: 'Page({ onReachBottom() { log("bottom") } })',
    act: 'const w = top().frame.window; for (const y of [2900, 2990, 0, 2900]) { w.scrollTo(0, y); await frame(); await frame() } return log()',
    expect: ['bottom', 'bottom'],
  },
  {
    title: 'the title follows setNavigationBarTitle',
    act: 'await wx.setNavigationBarTitle({ title: "Hello" }); return document.querySelector(".navigation .text").textContent',
    expect: 'Hello',
  },
  {
    title: 'the title comes from the page over the app',
    json: { navigationBarTitleText: 'Mine' },
    act: 'return document.querySelector(".navigation .text").textContent',
    expect: 'Mine',
  },
  {
    title: 'the tab bar is shown on tab pages only',
    act: 'const seen = [document.querySelector(".tabs").hidden]; await wx.switchTab({ url: "/c0/page" }); seen.push(document.querySelector(".tabs").hidden); return seen',
    expect: [true, false],
  },
  {
    title: 'a tab badge and a red dot',
    act: 'await wx.switchTab({ url: "/c0/page" }); await wx.setTabBarBadge({ index: 1, text: "9" }); await wx.showTabBarRedDot({ index: 0 }); const bar = document.querySelector(".tabs"); return [bar.querySelector(".badge").textContent, bar.querySelectorAll(".dot").length]',
    expect: ['9', 1],
  },
  {
    title: 'the custom navigation style gives the page the whole screen',
    json: { navigationStyle: 'custom' },
    act: 'return top().frame.window.innerHeight === window.innerHeight',
    expect: true,
  },
  {
    title: 'onAppRoute facts name path and way',
    act: 'const seen = []; const off = sim.runtime.router.onRoute((f) => seen.push([f.openType, f.path])); await wx.navigateTo({ url: "/c2/page" }); await wx.navigateBack(); off(); return seen',
    expect: [
      ['navigateTo', 'c2/page'],
      ['navigateBack', 'c41/page'],
    ],
  },
];

runCases('R-SIM router', cases, {
  json: {
    tabBar: {
      list: [
        { pagePath: 'c0/page', text: 'A' },
        { pagePath: 'c1/page', text: 'B' },
      ],
    },
  },
});
