import { expect, type Case, type Stage } from '../conformance.ts';

// list-builder and grid-builder: of a list of a thousand only what is near the eye is there.

const many = (count: number) => Array.from({ length: count }, (_, id) => ({ id, name: `n${id}` }));
const builder = (
  name: string,
  tag: 'list-builder' | 'grid-builder',
  attributes: string,
  height: string,
  run: Case['run'],
  data = {},
): Case => ({
  name: `${tag} ${name}`,
  wxml: `<scroll-view id="it" scroll-y type="custom" style="height:200px;width:300px" cache-extent="{{extent}}"><${tag} id="b" list="{{list}}" ${attributes} binditembuild="log" binditemdispose="log"><view slot:item slot:index id="c{{index}}" class="cell" style="height:${height}" bindtap="log">{{index}} {{item.name}} {{word}}</view></${tag}></scroll-view>`,
  data: { list: many(1000), extent: 0, word: '', ...data },
  run,
});

const scroll = ({ frame }: Stage, top: number) =>
  frame.locator('#it > .wx-scroll-view').evaluate((node, to) => node.scrollTo(0, to), top);
const cells = ({ frame }: Stage) =>
  frame.locator('.cell').evaluateAll((all) => all.map(({ id }) => Number(id.slice(1))));
const told = async (stage: Stage, type: string) =>
  (await stage.events(type)).map(({ detail }) => Number(detail.index));
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const whole = ({ frame }: Stage) =>
  frame.locator('#it > .wx-scroll-view').evaluate(({ scrollHeight }) => scrollHeight);
const place = async (stage: Stage, selector: string) => {
  const [outer, { x, y, width }] = [await stage.box('#it'), await stage.box(selector)];
  return [x - outer.x, y - outer.y, width];
};

const lists: Case[] = [
  builder(
    'type static, child-height: the rows that are seen are built, the others thrown away',
    'list-builder',
    'child-height="50"',
    '50px',
    async (stage) => {
      await expect.poll(() => cells(stage)).toEqual([0, 1, 2, 3]);
      expect(await whole(stage)).toBe(50_000);
      expect(await told(stage, 'itembuild')).toEqual([0, 1, 2, 3]);
      await scroll(stage, 25_010);
      await expect.poll(() => cells(stage)).toEqual([500, 501, 502, 503, 504]);
      expect(await told(stage, 'itemdispose')).toEqual([0, 1, 2, 3]);
      expect((await told(stage, 'itembuild')).slice(4)).toEqual([500, 501, 502, 503, 504]);
      expect(await place(stage, '#c500')).toEqual([0, -10, 300]);
      await expect(stage.frame.locator('#c502')).toHaveText('502 n502');
      await scroll(stage, 0);
      await expect.poll(() => cells(stage)).toEqual([0, 1, 2, 3]);
      await expect(stage.frame.locator('#c2')).toHaveText('2 n2');
    },
  ),
  builder(
    'slot:item and slot:index follow the list, the page around and the events of a row',
    'list-builder',
    'child-height="50"',
    '50px',
    async (stage) => {
      await expect.poll(() => cells(stage)).toEqual([0, 1, 2, 3]);
      await stage.setData({ 'list[2].name': 'other', word: 'w' });
      await expect(stage.frame.locator('#c2')).toHaveText('2 other w');
      await stage.tap('#c2');
      expect((await stage.event('tap')).id).toBe('c2');
      await stage.setData({ list: many(2) });
      await expect.poll(() => cells(stage)).toEqual([0, 1]);
      expect(await whole(stage)).toBe(200);
      expect((await told(stage, 'itemdispose')).sort()).toEqual([2, 3]);
    },
  ),
  builder(
    'child-count: the rest of the list is still to come',
    'list-builder',
    'child-height="50" child-count="{{count}}"',
    '50px',
    async (stage) => {
      await expect.poll(() => cells(stage)).toEqual([0, 1, 2, 3]);
      expect(await whole(stage)).toBe(25_000);
      await expect(stage.frame.locator('#c3')).toHaveText('3');
      await stage.setData({ list: many(9) });
      await expect(stage.frame.locator('#c3')).toHaveText('3 n3');
      await stage.setData({ count: 3 });
      await expect.poll(() => cells(stage)).toEqual([0, 1, 2]);
    },
    { list: many(2), count: 500 },
  ),
  builder(
    'type dynamic: rows are as high as they are',
    'list-builder',
    'type="dynamic"',
    '{{index % 2 ? 40 : 80}}px',
    async (stage) => {
      await expect.poll(() => cells(stage)).toEqual([0, 1, 2]);
      expect(await place(stage, '#c2')).toEqual([0, 120, 300]);
      await scroll(stage, 130);
      await expect.poll(() => cells(stage)).toEqual([2, 3, 4, 5]);
      expect(await place(stage, '#c2')).toEqual([0, -10, 300]);
      expect(await place(stage, '#c5')).toEqual([0, 190, 300]);
    },
  ),
  builder(
    'padding and initial-child-count',
    'list-builder',
    'child-height="50" padding="{{[10, 20, 30, 40]}}" initial-child-count="7"',
    '50px',
    async (stage) => {
      await expect.poll(() => cells(stage)).toEqual(range(0, 6));
      expect(await place(stage, '#c0')).toEqual([40, 10, 240]);
      expect(await whole(stage)).toBe(50_040);
      await scroll(stage, 20);
      await expect.poll(() => cells(stage)).toEqual(range(0, 4));
    },
  ),
  builder(
    "the scroll-view's cache-extent builds ahead",
    'list-builder',
    'child-height="50"',
    '50px',
    async (stage) => {
      await expect.poll(() => cells(stage)).toEqual(range(0, 5));
      await scroll(stage, 1000);
      await expect.poll(() => cells(stage)).toEqual(range(18, 25));
    },
    { extent: 100 },
  ),
];

const grids: Case[] = [
  builder(
    'type aligned, cross-axis-count and gaps: whole rows are built and thrown away',
    'grid-builder',
    'type="aligned" cross-axis-count="3" cross-axis-gap="15" main-axis-gap="10" padding="{{[5, 0, 0, 0]}}"',
    '{{index % 3 === 1 ? 90 : 60}}px',
    async (stage) => {
      await expect.poll(() => cells(stage)).toEqual(range(0, 5));
      expect(await place(stage, '#c1')).toEqual([105, 5, 90]);
      expect(await place(stage, '#c3')).toEqual([0, 105, 90]);
      await scroll(stage, 5005);
      await expect.poll(() => cells(stage)).toEqual(range(150, 155));
      expect(await told(stage, 'itemdispose')).toEqual(range(0, 5));
      expect(await told(stage, 'itembuild')).toEqual(expect.arrayContaining(range(150, 155)));
    },
  ),
  builder(
    'type masonry: a cell goes where the column is shortest',
    'grid-builder',
    'type="masonry" main-axis-gap="6" cross-axis-gap="10" child-count="4"',
    '{{index === 0 ? 80 : 40}}px',
    async (stage) => {
      await expect.poll(() => cells(stage)).toEqual([0, 1, 2, 3]);
      expect(await place(stage, '#c1')).toEqual([155, 0, 145]);
      expect(await place(stage, '#c2')).toEqual([155, 46, 145]);
      expect(await place(stage, '#c3')).toEqual([0, 86, 145]);
      expect(await stage.frame.locator('.wx-builder').evaluate(({ clientHeight }) => clientHeight)).toBe(126);
    },
  ),
  builder(
    'max-cross-axis-extent: as many columns as keep each within it',
    'grid-builder',
    'max-cross-axis-extent="{{w}}"',
    '100px',
    async (stage) => {
      await expect.poll(() => cells(stage)).toEqual(range(0, 7));
      expect(await place(stage, '#c1')).toEqual([75, 0, 75]);
      await stage.setData({ w: 100 });
      await expect.poll(() => cells(stage)).toEqual(range(0, 5));
      expect(await place(stage, '#c2')).toEqual([200, 0, 100]);
    },
    { w: 80 },
  ),
];

export const builderCases: Case[] = [...lists, ...grids];
