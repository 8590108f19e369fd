import { expect, type Case, type Stage } from '../conformance.ts';

// What lies in a scroll-view of type custom (Skyline): lists, grids and headers that stick.

const ROWS = '<view wx:for="{{10}}" wx:key="*this" style="height:50px">{{item}}</view>';
const custom = (name: string, inner: string, run: Case['run'], data = {}): Case => ({
  name,
  wxml: `<scroll-view id="it" scroll-y type="custom" style="height:200px;width:300px">${inner}</scroll-view>`,
  data,
  run,
});
const section = (header: string, own = '', around = '') =>
  `<sticky-section ${around}><sticky-header id="${header}" bindstickontopchange="log" ${own}><view style="height:30px">${header}</view></sticky-header>${ROWS}</sticky-section>`;

const scroll = ({ frame }: Stage, top: number) =>
  frame.locator('#it > .wx-scroll-view').evaluate((node, to) => node.scrollTo(0, to), top);
const topOf = async (stage: Stage, selector: string) =>
  (await stage.box(selector)).y - (await stage.box('#it')).y;

const grid = (name: string, attributes: string, run: Case['run'], data = {}): Case =>
  custom(
    `grid-view ${name}`,
    `<grid-view ${attributes}><view wx:for="{{4}}" wx:key="*this" id="g{{item}}" style="height:{{item === 0 ? 80 : 40}}px">{{item}}</view></grid-view>`,
    run,
    data,
  );
const place = async (stage: Stage, selector: string) => {
  const [outer, { x, y, width }] = [await stage.box('#it'), await stage.box(selector)];
  return [x - outer.x, y - outer.y, width];
};

export const customLayoutCases: Case[] = [
  custom('sticky-header sticks and tells so, once and once more', section('a'), async (stage) => {
    await scroll(stage, 120);
    await expect.poll(() => topOf(stage, '#a')).toBe(0);
    expect((await stage.event('stickontopchange')).detail).toEqual({ isStickOnTop: true });
    await scroll(stage, 140);
    await scroll(stage, 0);
    await expect
      .poll(async () => (await stage.events('stickontopchange')).map(({ detail }) => detail.isStickOnTop))
      .toEqual([true, false]);
  }),
  custom(
    'sticky-header offset-top',
    section('a', 'offset-top="{{o}}"'),
    async (stage) => {
      await scroll(stage, 120);
      await expect.poll(() => topOf(stage, '#a')).toBe(24);
      expect((await stage.event('stickontopchange')).detail).toEqual({ isStickOnTop: true });
      await stage.setData({ o: 10 });
      expect(await topOf(stage, '#a')).toBe(10);
    },
    { o: 24 },
  ),
  custom(
    'sticky-header allow-overlapping: over the header before it, else below that one',
    `<sticky-header id="a"><view style="height:30px">a</view></sticky-header>${ROWS}<sticky-header id="b" allow-overlapping="{{over}}" bindstickontopchange="log"><view style="height:20px">b</view></sticky-header>${ROWS}`,
    async (stage) => {
      await scroll(stage, 700);
      await expect.poll(() => topOf(stage, '#a')).toBe(0);
      await expect.poll(() => topOf(stage, '#b')).toBe(30);
      expect((await stage.event('stickontopchange')).detail).toEqual({ isStickOnTop: true });
      await stage.setData({ over: true });
      await expect.poll(() => topOf(stage, '#b')).toBe(0);
      expect(await topOf(stage, '#a')).toBe(0);
    },
    { over: false },
  ),
  custom('sticky-header padding', section('a', 'padding="{{[1, 2, 3, 4]}}"'), async (stage) => {
    expect(await stage.style('#a', 'padding')).toBe('1px 2px 3px 4px');
  }),
  custom(
    'sticky-section push-pinned-header: the next header pushes this one away',
    section('a') + section('b'),
    async (stage) => {
      // The second section begins at 530: 10 px below the top it leaves the first header 10 of its 30 px.
      await scroll(stage, 520);
      await expect.poll(() => topOf(stage, '#a')).toBe(-20);
      await expect.poll(() => topOf(stage, '#b')).toBe(10);
    },
  ),
  custom(
    'sticky-section push-pinned-header=false: the header stays below the next one',
    section('a', '', 'push-pinned-header="{{false}}"') + section('b', '', 'push-pinned-header="{{false}}"'),
    async (stage) => {
      await scroll(stage, 520);
      await expect.poll(() => topOf(stage, '#a')).toBe(0);
      await scroll(stage, 600);
      await expect.poll(() => topOf(stage, '#b')).toBe(0);
      expect(await topOf(stage, '#a')).toBe(0);
    },
  ),
  custom('sticky-section padding', section('a', '', 'padding="{{[10, 0, 0, 20]}}"'), async (stage) => {
    expect((await place(stage, '#a')).slice(0, 2)).toEqual([20, 10]);
  }),
  custom(
    'list-view padding',
    '<list-view padding="{{p}}"><view id="row" style="height:50px">row</view></list-view>',
    async (stage) => {
      expect(await place(stage, '#row')).toEqual([40, 10, 240]);
      await stage.setData({ p: [] });
      expect(await place(stage, '#row')).toEqual([0, 0, 300]);
    },
    { p: [10, 20, 30, 40] },
  ),
  grid(
    'type aligned: cells of a row begin at one line',
    'type="aligned" main-axis-gap="6"',
    async (stage) => {
      expect(await place(stage, '#g0')).toEqual([0, 0, 150]);
      expect(await place(stage, '#g1')).toEqual([150, 0, 150]);
      expect(await place(stage, '#g2')).toEqual([0, 86, 150]);
      expect(await place(stage, '#g3')).toEqual([150, 86, 150]);
    },
  ),
  grid(
    'type masonry: a cell goes where the column is shortest',
    'type="masonry" main-axis-gap="6" cross-axis-gap="10"',
    async (stage) => {
      await expect.poll(() => place(stage, '#g0')).toEqual([0, 0, 145]);
      await expect.poll(() => place(stage, '#g1')).toEqual([155, 0, 145]);
      await expect.poll(() => place(stage, '#g2')).toEqual([155, 46, 145]);
      await expect.poll(() => place(stage, '#g3')).toEqual([0, 86, 145]);
    },
  ),
  grid(
    'max-cross-axis-extent: as many columns as keep each within it, whatever cross-axis-count says',
    'max-cross-axis-extent="{{w}}" cross-axis-count="2"',
    async (stage) => {
      expect(await place(stage, '#g1')).toEqual([75, 0, 75]);
      await stage.setData({ w: 100 });
      expect(await place(stage, '#g2')).toEqual([200, 0, 100]);
    },
    { w: 80 },
  ),
  grid('padding', 'padding="{{[5, 10, 0, 30]}}" cross-axis-count="1"', async (stage) => {
    expect(await place(stage, '#g0')).toEqual([30, 5, 260]);
  }),
];
