import { runCases } from '../testing/cases.ts';

runCases('R-SIM App, window and page events', [
  {
    title: 'getPageId differs by page and is the same in its components',
    wxml: '<a id="a"/>',
    parts: { a: ['', 'Component({})'] },
    act: `const id = page().getPageId(); const inside = page().selectComponent("#a").getPageId();
        await wx.navigateTo({ url: "/c1/page" }); return [id === inside, id === page().getPageId(), /^pageId:\\d+$/.test(id)]`,
    expect: [true, false, true],
  },
  {
    title: 'onError tells what a handler threw',
    wxml: '<view id="v" bindtap="bad"/>',
    js: 'Page({ bad() { throw new Error("broken") } })',
    act: `const told = new Promise((resolve) => { app.onError = resolve }); tap("#v");
        const words = await told; delete app.onError; return words.includes("broken")`,
    expect: true,
  },
  {
    title: 'applyAnimatedStyle and clearAnimatedStyle call back',
    act: `const done = []; const p = page();
        await new Promise((resolve) => p.applyAnimatedStyle("#v", () => ({}), {}, resolve)); done.push(1);
        await new Promise((resolve) => p.clearAnimatedStyle("#v", [], resolve)); done.push(2); return done`,
    expect: [1, 2],
  },
  {
    title: 'wx://form-field takes part in a form',
    wxml: '<form bindsubmit="h"><a name="n" value="7"/><button id="b" form-type="submit"/></form>',
    js: 'Page({ h(e) { log(e.detail.value) } })',
    parts: { a: ['', 'Component({ behaviors: ["wx://form-field"] })'] },
    act: 'tap("#b"); await tick(); return log()',
    expect: [{ n: '7' }],
  },
  {
    title: 'fields inside a component are part of the form where it is a wx://form-field-group',
    wxml: '<form bindsubmit="h"><a/><button id="b" form-type="submit"/></form>',
    js: 'Page({ h(e) { log(e.detail.value) } })',
    parts: {
      a: ['<input name="inner" value="x"/>', 'Component({ behaviors: ["wx://form-field-group"] })'],
    },
    act: 'tap("#b"); await tick(); return log()',
    expect: [{ inner: 'x' }],
  },
  {
    title: 'onPullDownRefresh is told by wx.startPullDownRefresh',
    js: 'Page({ onPullDownRefresh() { log("pulled"); wx.stopPullDownRefresh() } })',
    json: { enablePullDownRefresh: true },
    act: 'await wx.startPullDownRefresh(); await tick(); return log()',
    expect: ['pulled'],
  },
]);
