import { runCases } from '../testing/cases.ts';

/** Presses an entry of the capsule's menu; gives the entries and what the person then reads. */
const press = (entry: string): string =>
  `sim.openMenu(() => log_.push('restart')); await tick(30); const all = [...document.querySelectorAll('.tessera-menu .item')];
   all.find((one) => one.textContent === '${entry}').click(); await tick(400);
   const entries = all.map((one) => one.textContent); const words = document.querySelector('.tessera-toast')?.textContent.replace(top().path, 'PAGE');`;

runCases(
  'R-SIM Members of App, Page and Component',
  [
    {
      title: 'App.onThemeChange and wx.onThemeChange hear the theme',
      act: `const heard = []; app.onThemeChange = (e) => heard.push(e.theme); const f = (e) => heard.push(e.theme);
        wx.onThemeChange(f); sim.device.set({ theme: 'dark' }); sim.device.set({ theme: 'light' });
        wx.offThemeChange(f); delete app.onThemeChange; return heard`,
      expect: ['dark', 'dark', 'light', 'light'],
    },
    {
      title:
        'onPageNotFound is told of every way to a page that is not there, and its own vain way is not told again',
      act: `const heard = []; const seen = [];
        app.onPageNotFound = (e) => { heard.push([e.path, e.query, e.isEntryPage]); wx.redirectTo({ url: '/none/either', fail: (r) => seen.push(r.errMsg) }) };
        for (const name of ['navigateTo', 'redirectTo', 'reLaunch']) { await wx[name]({ url: '/none/page?a=1' }).catch((r) => seen.push(r.errMsg)); await tick() }
        delete app.onPageNotFound; return [heard, seen.filter((x) => x.includes('either')).length, sim.runtime.stack.pages.length]`,
      expect: [Array.from({ length: 3 }, () => ['none/page', { a: '1' }, false]), 3, 1],
    },
    {
      title: 'onUnhandledRejection tells reason and promise, wx.onUnhandledRejection too',
      js: 'Page({ refuse() { this.made = Promise.reject(7) } })',
      act: `const heard = []; const made = new Promise((resolve) => { app.onUnhandledRejection = (e) => { heard.push(e.reason, e.promise === page().made); resolve() } });
        wx.onUnhandledRejection((e) => heard.push(e.reason)); window.addEventListener('unhandledrejection', (e) => e.preventDefault(), { once: true }); page().refuse(); await made; await tick();
        wx.offUnhandledRejection(); delete app.onUnhandledRejection; return heard`,
      expect: [7, true, 7],
    },
    {
      title:
        'onResize, pageLifetimes.resize and wx.onWindowResize are told once where bars and sides change one after the other',
      wxml: '<a/>',
      js: 'Page({ onResize(e) { log(["page", e.size.windowWidth]) } })',
      parts: {
        a: ['', 'Component({ pageLifetimes: { resize(e) { log(["part", e.size.windowWidth]) } } })'],
      },
      act: `const frame_ = top().frame.element; const told = new Promise((resolve) => wx.onWindowResize((e) => { log_.push(["wx", e.size.windowWidth]); resolve() }));
        const log_ = app.log; frame_.style.maxHeight = '300px'; await frame(); await frame(); frame_.style.width = '250px'; await told; await tick(150);
        frame_.style.maxHeight = ''; frame_.style.width = ''; await tick(200); wx.offWindowResize(); return log_.slice(0, 3).concat(log_.length)`,
      expect: [['part', 250], ['page', 250], ['wx', 250], 6],
    },
    {
      title: 'onRouteDone and pageLifetimes.routeDone come after onReady, and again on the way back',
      wxml: '<a/>',
      js: 'Page({ onReady() { log("ready") }, onRouteDone() { log("done") } })',
      parts: { a: ['', 'Component({ pageLifetimes: { routeDone() { log("part") } } })'] },
      act: `await tick(10); const before = [...log()]; app.log.length = 0; await wx.navigateTo({ url: "/c0/page" }); await wx.navigateBack(); await tick(10); return [before, log()]`,
      expect: [
        ['ready', 'part', 'done'],
        ['part', 'done'],
      ],
    },
    {
      title: 'onTabItemTap tells which tab was pressed',
      act: 'await wx.switchTab({ url: "/c6/page" }); app.log.length = 0; document.querySelectorAll(".tabs button")[1].click(); await tick(20); document.querySelectorAll(".tabs button")[0].click(); await tick(20); return log()',
      expect: [{ index: '0', pagePath: 'c6/page', text: 'A' }],
    },
    {
      title: 'a tab page that hears its tab',
      js: 'Page({ onTabItemTap(e) { log(e) } })',
      act: 'return top().path',
      expect: 'c6/page',
    },
    { title: 'another tab page', act: 'return page().getTabBar() ?? null', expect: null },
    {
      title: 'setUpdatePerformanceListener tells what was set and when',
      act: `const facts = []; page().setUpdatePerformanceListener({ withDataPaths: true }, (e) => facts.push(e)); page().setData({ 'a.b': 1 }); await tick();
        page().setUpdatePerformanceListener(null); page().setData({ c: 1 }); await tick();
        const [one] = facts; return [facts.length, one.dataPaths, one.isMergedUpdate, one.updateEndTimestamp >= one.updateStartTimestamp, typeof one.updateProcessId]`,
      expect: [1, [['a', 'b']], false, true, 'number'],
    },
    {
      title: 'setData of more than 1 MB, and more than 20 calls within a second, are warned of',
      act: `const said = []; const off = sim.runtime.reporter.onReport((r) => said.push([r.kind, r.message.replace(/ \\(.*/, '')])); const p = page();
        p.setData({ small: 'x'.repeat(1000) }); const quiet = said.length; p.setData({ large: 'x'.repeat(1024 * 1024 + 1) });
        for (let at = 0; at < 60; at += 1) p.setData({ at }); off(); return [quiet, said]`,
      expect: [
        0,
        [
          ['warning', 'setData of more than 1 MB in one call'],
          ['warning', 'setData was called more than 20 times within a second'],
        ],
      ],
    },
    {
      title: 'an intersection observer tells at its thresholds, for all that match, until it is disconnected',
      wxml: '<scroll-view id="s" scroll-y style="height: 100px"><view style="height: 300px"/><view class="v" data-n="1" style="height: 50px"/><view class="v" data-n="2" style="height: 50px"/></scroll-view>',
      act: `const told = []; const o = page().createIntersectionObserver({ thresholds: [1], observeAll: true }).relativeTo('#s'); o.observe('.v', (e) => told.push([e.dataset.n, e.intersectionRatio]));
        const scroller = [...$$('#s, #s *')].find((one) => one.scrollHeight > one.clientHeight + 100); const seen = async (n) => { for (let at = 0; at < 60 && told.length < n; at += 1) await frame() };
        await frame(); scroller.scrollTop = 300; await seen(2); o.disconnect(); scroller.scrollTop = 0; await frame(); await frame(); return told.sort()`,
      expect: [
        ['1', 1],
        ['2', 1],
      ],
    },
    {
      title: 'a media query observer tells of a change until it is disconnected',
      act: `const told = []; const o = page().createMediaQueryObserver(); const element = top().frame.element; const seen = async (n) => { for (let at = 0; at < 60 && told.length < n; at += 1) await frame() };
        o.observe({ maxWidth: 300 }, (e) => told.push(e.matches)); await seen(1); element.style.width = '250px'; await seen(2); o.disconnect(); element.style.width = ''; await frame(); await frame(); return told`,
      expect: [false, true],
    },
    {
      title: 'animate keeps its last frame until clearAnimation, and calls back',
      wxml: '<view id="v" style="width: 50px"/>',
      act: `await new Promise((done) => page().animate('#v', [{ width: '60px' }, { width: '90px' }], 20, done)); const kept = style('#v', 'width');
        await new Promise((done) => page().clearAnimation('#v', {}, done)); return [kept, style('#v', 'width')]`,
      expect: ['90px', '50px'],
    },
    {
      title:
        'applyAnimatedStyle follows shared values, plays timings in them, and clearAnimatedStyle ends it',
      wxml: '<view id="v" style="height: 10px"/>',
      act: `const x = wx.worklet.shared(0); const twice = wx.worklet.derived(() => x.value * 2); const v = $('#v');
        const { styleId } = await new Promise((done) => page().applyAnimatedStyle('#v', () => ({ marginLeft: twice.value + 'px' }), { immediate: true, flush: 'sync' }, done));
        x.value = 4; const at = v.style.marginLeft; const ended = await new Promise((done) => { x.value = wx.worklet.timing(10, { duration: 30 }, done) }); const then = v.style.marginLeft;
        page().clearAnimatedStyle('#v', [styleId]); x.value = 1; return [at, ended, then, v.style.marginLeft, v.style.height]`,
      expect: ['8px', true, '20px', '', '10px'],
    },
    {
      title:
        'the route context of a page: its way in has come to its end, and it follows like any shared value',
      wxml: '<view id="v"/>',
      act: `const route = wx.router.getRouteContext(page()); page().applyAnimatedStyle('#v', () => ({ opacity: route.primaryAnimation.value }), { flush: 'sync' });
        const before = $('#v').style.opacity; route.primaryAnimation.value = 0.5; return [before, $('#v').style.opacity, wx.router.getRouteContext(page()) === route]`,
      expect: ['1', '0.5', true],
    },
    {
      title: 'worklet motions: sequence, delay, repeat there and back, spring, decay, cancelAnimation',
      act: `const { shared, sequence, delay, timing, repeat, spring, decay, cancelAnimation } = wx.worklet; const end = (make) => new Promise((done) => make((f) => done(f)));
        const a = shared(0); await end((done) => { a.value = sequence(timing(5, { duration: 10 }), delay(5, timing(9, { duration: 10 }, done))) });
        const b = shared(1); await end((done) => { b.value = repeat(timing(3, { duration: 10 }), 2, true, done) });
        const c = shared(0); await end((done) => { c.value = spring(1, { damping: 40, stiffness: 400 }, done) });
        const d = shared(0); await end((done) => { d.value = decay({ velocity: 500, clamp: [0, 20] }, done) });
        const e = shared(0); const stopped = end((done) => { e.value = timing(9, { duration: 5000 }, done) }); cancelAnimation(e);
        return [a.value, b.value, c.value, d.value, await stopped]`,
      expect: [9, 1, 1, 20, false],
    },
    {
      title: 'hasBehavior knows own, inherited and built-in behaviors',
      wxml: '<a id="a"/>',
      files: {
        'b.js':
          'exports.x = Behavior({}); exports.y = Behavior({ behaviors: [exports.x] }); exports.z = Behavior({})',
      },
      parts: {
        a: [
          '',
          'const { x, y, z } = require("./b"); Component({ behaviors: [y, "wx://form-field"], attached() { log([x, y, z, "wx://form-field", "wx://component-export"].map((one) => this.hasBehavior(one))) } })',
        ],
      },
      expect: [[true, true, false, true, false]],
    },
    {
      title: 'setPassiveEvent and getPassiveEvent',
      act: `page().setPassiveEvent({ touchmove: true }); return await new Promise((done) => page().getPassiveEvent(done))`,
      expect: { touchstart: false, touchmove: true, wheel: false },
    },
    {
      title: 'a method of Page() keeps its page where a timer calls it',
      js: 'Page({ data: { n: 3 }, m() { log(this.data.n) }, onLoad() { setTimeout(this.m) } })',
      act: 'await tick(20); return log()',
      expect: [3],
    },
    { title: 'renderer is the web view', act: 'return page().renderer', expect: 'webview' },
    {
      title: 'setInitialRenderingCache says in words that it shows nothing earlier here',
      act: 'const said = []; const off = sim.runtime.reporter.onReport((r) => said.push(r.kind)); page().setInitialRenderingCache({ a: 1 }); page().setInitialRenderingCache(null); off(); return said',
      expect: ['warning'],
    },
    {
      title: "the capsule's menu sends the page with the program's words or the default title and path",
      query: 'a=1',
      js: 'Page({ onShareAppMessage(e) { log(e.from) } })',
      json: { navigationBarTitleText: 'Shown' },
      act: `const log_ = app.log; ${press('发送给朋友')} return [entries, words, log_]`,
      expect: [['发送给朋友', '收藏', '重新进入小程序', '取消'], '已转发“Shown”：/PAGE?a=1', ['menu']],
    },
    {
      title: 'onShareAppMessage may promise a better card',
      js: 'Page({ onShareAppMessage() { return { title: "now", promise: Promise.resolve({ title: "later", path: "/x" }) } }, onShareTimeline() {} })',
      act: `const log_ = app.log; ${press('发送给朋友')} return [entries[1], words]`,
      expect: ['分享到朋友圈', '已转发“later”：/x'],
    },
    {
      title: 'onShareTimeline gives title and query',
      js: 'Page({ onShareAppMessage() {}, onShareTimeline() { return { title: "T", query: "b=2" } } })',
      act: `const log_ = app.log; ${press('分享到朋友圈')} return words`,
      expect: '已分享到朋友圈“T”：/PAGE?b=2',
    },
    {
      title: 'onAddToFavorites gives title and query, and a restart is offered',
      js: 'Page({ onAddToFavorites() { return { title: "F" } } })',
      act: `const log_ = app.log; ${press('收藏')} const first = words; { ${press('重新进入小程序')} } return [first, log_]`,
      expect: ['已收藏“F”：/PAGE', ['restart']],
    },
  ],
  {
    json: {
      tabBar: {
        list: [
          { pagePath: 'c6/page', text: 'A' },
          { pagePath: 'c7/page', text: 'B' },
        ],
      },
    },
  },
);
