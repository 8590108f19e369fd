import { expect, type Case } from '../conformance.ts';

const ROWS = '<view wx:for="{{20}}" wx:key="*this" id="r{{item}}" style="height:50px">{{item}}</view>';
const list = (name: string, attributes: string, run: Case['run'], data = {}): Case => ({
  name: `scroll-view ${name}`,
  wxml: `<scroll-view id="it" style="height:200px" ${attributes}>${ROWS}</scroll-view>`,
  data,
  run,
});
const scrollTo = (node: Element, top: number) => node.scrollTo(0, top);

const swiper = (name: string, attributes: string, run: Case['run'], data = {}): Case => ({
  name: `swiper ${name}`,
  wxml: `<swiper id="it" duration="80" ${attributes} bindchange="log" bindanimationfinish="log" bindtransition="log">
    <swiper-item wx:for="{{3}}" wx:key="*this" item-id="i{{item}}"><view id="s{{item}}" style="height:100%">{{item}}</view></swiper-item></swiper>`,
  data,
  run,
});

export const containerCases: Case[] = [
  list('scrolls only along its axis', 'scroll-y', async ({ style }) => {
    expect(await style('#it > .wx-scroll-view', 'overflow-y')).toBe('auto');
    expect(await style('#it > .wx-scroll-view', 'overflow-x')).toBe('hidden');
  }),
  list('scroll event', 'scroll-y bindscroll="log"', async ({ frame, event }) => {
    await frame.locator('#it > .wx-scroll-view').evaluate(scrollTo, 300);
    expect((await event('scroll')).detail).toMatchObject({
      scrollTop: 300,
      scrollHeight: 1000,
      deltaY: -300,
    });
  }),
  list(
    'scrolltolower within lower-threshold',
    'scroll-y lower-threshold="100" bindscrolltolower="log"',
    async ({ frame, events, event }) => {
      await frame.locator('#it > .wx-scroll-view').evaluate(scrollTo, 650);
      expect(await events('scrolltolower')).toEqual([]);
      await frame.locator('#it > .wx-scroll-view').evaluate(scrollTo, 710);
      expect((await event('scrolltolower')).detail).toEqual({ direction: 'bottom' });
    },
  ),
  list('scrolltoupper', 'scroll-y bindscrolltoupper="log"', async ({ frame, event }) => {
    await frame.locator('#it > .wx-scroll-view').evaluate(scrollTo, 400);
    await frame
      .locator('#it > .wx-scroll-view')
      .evaluate(
        (node) =>
          new Promise((done) =>
            requestAnimationFrame(() => requestAnimationFrame(() => (node.scrollTo(0, 0), done(0)))),
          ),
      );
    expect((await event('scrolltoupper')).detail).toEqual({ direction: 'top' });
  }),
  list(
    'scroll-top',
    'scroll-y scroll-top="{{t}}"',
    async ({ frame, setData }) => {
      const top = () => frame.locator('#it > .wx-scroll-view').evaluate((node) => node.scrollTop);
      await expect.poll(top).toBe(100);
      await setData({ t: 250 });
      await expect.poll(top).toBe(250);
    },
    { t: 100 },
  ),
  list(
    'scroll-into-view',
    'scroll-y scroll-into-view="{{i}}"',
    async ({ frame, setData }) => {
      await setData({ i: 'r6' });
      await expect
        .poll(() => frame.locator('#it > .wx-scroll-view').evaluate((node) => node.scrollTop))
        .toBe(300);
    },
    { i: '' },
  ),
  list(
    'scroll-with-animation',
    'scroll-y scroll-with-animation scroll-top="{{t}}"',
    async ({ frame, setData }) => {
      await setData({ t: 400 });
      await expect
        .poll(() => frame.locator('#it > .wx-scroll-view').evaluate((node) => node.scrollTop))
        .toBe(400);
    },
    { t: 0 },
  ),
  {
    name: 'scroll-view enable-flex: a flex container lays its children out so, any other does not',
    wxml: `<scroll-view id="it" scroll-x enable-flex style="display:flex;justify-content:center"><view style="width:50px">a</view><view id="b" style="width:50px">b</view></scroll-view>
      <scroll-view enable-flex style="display:flex;flex-direction:column;height:90px"><view id="c" style="flex:1"/><view id="d" style="height:30px"/></scroll-view>
      <scroll-view scroll-x enable-flex><view id="e" style="width:50px">e</view><view id="f" style="width:50px">f</view></scroll-view>`,
    async run({ box }) {
      const [it, b, c, d] = [await box('#it'), await box('#b'), await box('#c'), await box('#d')];
      expect(b.x).toBe(it.x + it.width / 2);
      expect([c.height, d.y - c.y, d.width]).toEqual([60, 60, it.width]);
      expect((await box('#f')).x).toBe((await box('#e')).x);
    },
  },
  list(
    'refresher: pulled, refreshed, restored',
    'scroll-y refresher-enabled refresher-triggered="{{on}}" bindrefresherpulling="log" bindrefresherrefresh="log" bindrefresherrestore="log"',
    async ({ drag, event, setData }) => {
      await drag('#it', 0, 140);
      await event('refresherpulling');
      await event('refresherrefresh');
      await setData({ on: true });
      await setData({ on: false });
      await event('refresherrestore');
    },
    { on: false },
  ),
  list(
    'refresher: a short pull is given up',
    'scroll-y refresher-enabled bindrefresherabort="log" bindrefresherrefresh="log"',
    async ({ drag, event, events }) => {
      await drag('#it', 0, 40);
      await event('refresherabort');
      expect(await events('refresherrefresh')).toEqual([]);
    },
  ),
  list(
    'refresher-triggered opens it',
    'scroll-y refresher-enabled refresher-triggered="{{on}}" bindrefresherrefresh="log"',
    async ({ setData, event }) => {
      await setData({ on: true });
      await event('refresherrefresh');
    },
    { on: false },
  ),
  list(
    'enhanced tells drags',
    'scroll-y enhanced binddragstart="log" binddragend="log"',
    async ({ drag, event }) => {
      await drag('#it', 0, -40);
      await event('dragstart');
      await event('dragend');
    },
  ),
  swiper('is 150 px high', '', async ({ box }) => {
    expect((await box('#it')).height).toBe(150);
  }),
  swiper('a drag turns one slide', '', async ({ drag, event }) => {
    await drag('#it', -220, 0);
    expect((await event('change')).detail).toEqual({ current: 1, currentItemId: 'i1', source: 'touch' });
    expect((await event('animationfinish')).detail).toMatchObject({ current: 1 });
    await event('transition');
  }),
  swiper('a slow short drag comes back', '', async ({ drag, events, event }) => {
    await drag('#it', -60, 0);
    await event('animationfinish');
    expect((await events('change')).length).toBeLessThanOrEqual(1);
  }),
  swiper(
    'current',
    'current="{{c}}"',
    async ({ setData, event, box }) => {
      await setData({ c: 2 });
      expect((await event('change')).detail).toMatchObject({ current: 2, source: '' });
      await event('animationfinish');
      expect((await box('#s2')).x).toBe(0);
    },
    { c: 0 },
  ),
  swiper(
    'current-item-id',
    'current-item-id="{{c}}"',
    async ({ setData, event }) => {
      await setData({ c: 'i1' });
      expect((await event('change')).detail).toMatchObject({ current: 1 });
    },
    { c: '' },
  ),
  swiper('starts at current', 'current="1"', async ({ box }) => {
    await expect.poll(async () => (await box('#s1')).x).toBe(0);
  }),
  swiper('autoplay', 'autoplay interval="150"', async ({ event }) => {
    expect((await event('change')).detail.source).toBe('autoplay');
  }),
  swiper('circular goes from the first back to the last', 'circular', async ({ drag, event }) => {
    await drag('#it', 220, 0);
    expect((await event('change')).detail).toMatchObject({ current: 2 });
  }),
  swiper('without circular there is an end', '', async ({ drag, event, events }) => {
    await drag('#it', 220, 0);
    await event('animationfinish');
    expect(await events('change')).toEqual([]);
  }),
  swiper('vertical', 'vertical', async ({ drag, event }) => {
    await drag('#it', 0, -110);
    expect((await event('change')).detail).toMatchObject({ current: 1 });
  }),
  swiper(
    'indicator-dots and their colours',
    'indicator-dots indicator-color="rgb(1, 2, 3)" indicator-active-color="rgb(4, 5, 6)"',
    async ({ frame, style }) => {
      await expect(frame.locator('#it .wx-swiper-dots > i')).toHaveCount(3);
      expect(await style('#it .wx-swiper-dots > i.active', 'background-color')).toBe('rgb(4, 5, 6)');
      expect(await style('#it .wx-swiper-dots > i:last-child', 'background-color')).toBe('rgb(1, 2, 3)');
    },
  ),
  swiper('display-multiple-items', 'display-multiple-items="2"', async ({ box }) => {
    await expect.poll(async () => (await box('#s1')).x).toBe((await box('#it')).width / 2);
  }),
  swiper('margins', 'previous-margin="30px" next-margin="20px"', async ({ box }) => {
    const outer = await box('#it');
    await expect.poll(async () => (await box('#s0')).width).toBe(outer.width - 50);
    expect((await box('#s0')).x).toBe(30);
  }),
  {
    name: 'swiper follows items that come later',
    wxml: '<swiper id="it" indicator-dots><swiper-item wx:for="{{l}}" wx:key="*this"><text>{{item}}</text></swiper-item></swiper>',
    data: { l: [] },
    async run({ setData, frame }) {
      await setData({ l: [1, 2, 3, 4] });
      await expect(frame.locator('#it .wx-swiper-dots > i')).toHaveCount(4);
    },
  },
  {
    name: 'movable-view is dragged within its area',
    wxml: '<movable-area style="width:200px;height:200px"><movable-view id="it" direction="all" style="width:50px;height:50px" bindchange="log">x</movable-view></movable-area>',
    async run({ drag, event, box }) {
      await drag('#it', 60, 30);
      expect((await event('change')).detail).toMatchObject({ x: 60, y: 30, source: 'touch' });
      await drag('#it', 400, 400);
      expect(await box('#it')).toMatchObject({ x: 150, y: 150 });
    },
  },
  {
    name: 'movable-view direction horizontal',
    wxml: '<movable-area style="width:200px;height:200px"><movable-view id="it" direction="horizontal" style="width:50px;height:50px" bindhtouchmove="log">x</movable-view></movable-area>',
    async run({ drag, box, event }) {
      await drag('#it', 60, 30);
      expect(await box('#it')).toMatchObject({ x: 60, y: 0 });
      await event('htouchmove');
    },
  },
  {
    name: 'movable-view x and y',
    wxml: '<movable-area style="width:200px;height:200px"><movable-view id="it" x="{{x}}" y="20" animation="{{false}}" direction="all" style="width:50px;height:50px">x</movable-view></movable-area>',
    data: { x: 10 },
    async run({ setData, box }) {
      expect(await box('#it')).toMatchObject({ x: 10, y: 20 });
      await setData({ x: 80 });
      expect((await box('#it')).x).toBe(80);
    },
  },
  {
    name: 'movable-view out-of-bounds springs back',
    wxml: '<movable-area style="width:200px;height:200px"><movable-view id="it" direction="all" out-of-bounds style="width:50px;height:50px" bindchange="log">x</movable-view></movable-area>',
    async run({ drag, box, events }) {
      await drag('#it', -40, 0);
      await expect.poll(async () => Math.round((await box('#it')).x)).toBe(0);
      expect((await events('change')).some(({ detail }) => detail.source === 'touch-out-of-bounds')).toBe(
        true,
      );
    },
  },
  {
    name: 'movable-view scale-value',
    wxml: '<movable-area style="width:200px;height:200px"><movable-view id="it" scale scale-value="{{s}}" direction="all" style="width:50px;height:50px" bindscale="log">x</movable-view></movable-area>',
    data: { s: 1 },
    async run({ setData, event }) {
      await setData({ s: 2 });
      expect((await event('scale')).detail.scale).toBe(2);
    },
  },
  {
    name: 'movable-view disabled',
    wxml: '<movable-area style="width:200px;height:200px"><movable-view id="it" direction="all" disabled style="width:50px;height:50px">x</movable-view></movable-area>',
    async run({ drag, box }) {
      await drag('#it', 60, 30);
      expect((await box('#it')).x).toBe(0);
    },
  },
  {
    name: 'picker-view shows its value and tells changes',
    wxml: '<picker-view id="it" value="{{[1]}}" indicator-style="height:50px" style="height:200px" bindchange="log" bindpickstart="log" bindpickend="log"><picker-view-column><view wx:for="{{5}}" wx:key="*this">{{item}}</view></picker-view-column></picker-view>',
    async run({ frame, page, event }) {
      const move = () =>
        frame.locator('#it .wx-picker__content').evaluate((node) => (node as HTMLElement).style.transform);
      await expect.poll(move).toBe('translateY(-50px)');
      await frame.locator('#it').hover();
      await page.mouse.wheel(0, 100);
      expect((await event('change')).detail).toEqual({ value: [3] });
      await event('pickstart');
      await event('pickend');
    },
  },
  {
    name: 'match-media shows and hides',
    wxml: '<match-media id="a" min-width="300">a</match-media><match-media id="b" min-width="3000">b</match-media>',
    async run({ style }) {
      expect(await style('#a', 'display')).toBe('block');
      expect(await style('#b', 'display')).toBe('none');
    },
  },
  {
    name: 'root-portal lifts its children to the page',
    wxml: '<view style="transform:translateX(20px)"><root-portal><view id="it" style="position:fixed;left:0;top:0">x</view></root-portal></view>',
    async run({ box }) {
      expect((await box('#it')).x).toBe(0);
    },
  },
  {
    name: 'root-portal enable=false leaves them',
    wxml: '<view style="transform:translateX(20px)"><root-portal enable="{{false}}"><view id="it" style="position:fixed;left:0;top:0">x</view></root-portal></view>',
    async run({ box }) {
      expect((await box('#it')).x).toBe(20);
    },
  },
  {
    name: 'page-container opens and closes with all events',
    wxml: '<page-container show="{{s}}" duration="{{60}}" bindbeforeenter="log" bindenter="log" bindafterenter="log" bindbeforeleave="log" bindleave="log" bindafterleave="log" bindclickoverlay="log"><view id="it" style="height:100px">x</view></page-container>',
    data: { s: false },
    async run({ frame, setData, event, events }) {
      await setData({ s: true });
      await event('afterenter');
      await frame.locator('.wx-page-container-overlay').click({ position: { x: 20, y: 20 } });
      await event('afterleave');
      expect((await events()).map(({ type }) => type)).toEqual([
        'beforeenter',
        'enter',
        'afterenter',
        'clickoverlay',
        'beforeleave',
        'leave',
        'afterleave',
      ]);
    },
  },
  {
    name: 'page-meta sets the style of the page',
    wxml: '<page-meta page-style="color: rgb(1, 2, 3)" root-font-size="20px"/><view>x</view>',
    async run({ style }) {
      expect(await style('body', 'color')).toBe('rgb(1, 2, 3)');
      expect(await style('html', 'font-size')).toBe('20px');
    },
  },
  {
    name: 'navigation-bar sets the title',
    wxml: '<page-meta><navigation-bar title="Set by tag"/></page-meta>',
    async run({ page }) {
      await expect(page.locator('.navigation .title')).toContainText('Set by tag');
    },
  },
  {
    name: 'grid-view lays out columns',
    wxml: '<grid-view id="it" cross-axis-count="2" cross-axis-gap="10"><view id="a">a</view><view id="b">b</view></grid-view>',
    async run({ box }) {
      const [a, b] = [await box('#a'), await box('#b')];
      expect(b.x - a.x - a.width).toBe(10);
    },
  },
];
