import { runCases } from '../testing/cases.ts';

const one = (wxml: string, js: string, wxss = '', json: object = {}) => [wxml, js, wxss, json] as const;

runCases('R-SIM queries', [
  {
    title: 'boundingClientRect',
    wxml: '<view id="v" style="width: 50px; height: 20px"/>',
    act: 'return await new Promise((r) => page().createSelectorQuery().select("#v").boundingClientRect((b) => r([b.width, b.height, b.id])).exec())',
    expect: [50, 20, 'v'],
  },
  {
    title: 'selectAll and exec in order',
    wxml: '<view class="r" style="height: 5px"/><view class="r" style="height: 6px"/>',
    act: 'return await new Promise((r) => wx.createSelectorQuery().selectAll(".r").boundingClientRect().select("#none").boundingClientRect().exec((l) => r([l[0].map((b) => b.height), l[1]])))',
    expect: [[5, 6], null],
  },
  {
    title: 'fields: dataset, properties, computed style',
    wxml: '<view id="v" data-a="{{1}}" hover-class="h" style="color: rgb(1, 2, 3)"/>',
    act: 'return await new Promise((r) => wx.createSelectorQuery().select("#v").fields({ dataset: true, properties: ["hoverClass"], computedStyle: ["color"] }, r).exec())',
    expect: { dataset: { a: 1 }, hoverClass: 'h', color: 'rgb(1, 2, 3)' },
  },
  {
    title: 'in(component) looks inside it',
    wxml: '<a id="a"/>',
    parts: { a: one('<view class="in" style="height: 7px"/>', 'Component({})') },
    act: 'return await new Promise((r) => wx.createSelectorQuery().in(page().selectComponent("#a")).select(".in").boundingClientRect((b) => r(b.height)).exec())',
    expect: 7,
  },
  {
    title: 'a canvas-id belongs to its component: each draws on its own',
    wxml: '<a id="a"/><a id="b"/>',
    parts: {
      a: one(
        '<canvas class="c" canvas-id="c" style="width: 20px; height: 20px"/>',
        'Component({ methods: { paint() { const pen = wx.createCanvasContext("c", this); pen.setFillStyle("#f00"); pen.fillRect(0, 0, 20, 20); return new Promise((done) => pen.draw(false, done)); } } })',
      ),
    },
    act: 'for (const id of ["#a", "#b"]) await page().selectComponent(id).paint(); return [...top().frame.document.querySelectorAll("canvas")].map((c) => [c.parentElement.style.visibility, c.getContext("2d").getImageData(1, 1, 1, 1).data[0]])',
    expect: [
      ['', 255],
      ['', 255],
    ],
  },
  {
    title: 'selectViewport tells the scroll place',
    wxml: '<view style="height: 2000px"/>',
    act: 'top().frame.window.scrollTo(0, 50); return await new Promise((r) => wx.createSelectorQuery().selectViewport().scrollOffset((o) => r(o.scrollTop)).exec())',
    expect: 50,
  },
  {
    title: 'the intersection observer tells what is seen',
    wxml: '<view id="v" style="height: 10px"/>',
    act: 'return await new Promise((r) => page().createIntersectionObserver().relativeToViewport().observe("#v", (e) => r([e.id, e.intersectionRatio])))',
    expect: ['v', 1],
  },
  {
    title: 'the media query observer tells at once',
    act: 'return await new Promise((r) => page().createMediaQueryObserver().observe({ minWidth: 100 }, (e) => r(e.matches)))',
    expect: true,
  },
  {
    title: 'animate leads to its last frame',
    wxml: '<view id="v"/>',
    act: 'await new Promise((r) => page().animate("#v", [{ opacity: 1 }, { opacity: 0.5 }], 10, r)); return style("#v", "opacity")',
    expect: '0.5',
  },
]);
