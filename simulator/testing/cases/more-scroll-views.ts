import { expect, type Case, type Stage } from '../conformance.ts';
import { fingers, inWx, topPath } from './acts.ts';

// scroll-view: what Skyline adds. Views that scroll as one, how a finger's drag begins and goes on, what is drawn.

const ROWS = '<view wx:for="{{20}}" wx:key="*this" id="r{{item}}" style="height:50px">{{item}}</view>';
const list = (name: string, attributes: string, run: Case['run'], data = {}): Case => ({
  name: `scroll-view ${name}`,
  wxml: `<scroll-view id="it" scroll-y style="height:200px" bindscroll="log" ${attributes}>${ROWS}</scroll-view>`,
  data,
  run,
});

const area = ({ frame }: Stage, id = 'it') => frame.locator(`#${id} > .wx-scroll-view`);
const topOf = (stage: Stage, id = 'it') => area(stage, id).evaluate((node) => node.scrollTop);
const scroll = (stage: Stage, top: number) => area(stage).evaluate((node, to) => node.scrollTo(0, to), top);
const statuses = async (stage: Stage) =>
  (await stage.events('refresherstatuschange')).map(({ detail }) => detail.status);
interface Stack {
  __tesseraSimulator: { runtime: { stack: { pages: unknown[] } } };
}
const depth = ({ page }: Stage) =>
  page.evaluate(() => (window as unknown as Stack).__tesseraSimulator.runtime.stack.pages.length);
/** One finger that goes down or up by steps, each of them told: a mouse's moves are put together where a machine is busy. */
const slide = (stage: Stage, ...steps: readonly number[]) => {
  let y = 150;
  const rows = steps.map((step) => [[100, (y += step)] as const]);
  return fingers(stage, '#r1', [[[100, 150]], ...rows, []]);
};
const wheel = async (stage: Stage, selector: string, distance: number) => {
  const box = (await stage.frame.locator(selector).first().boundingBox())!;
  await stage.page.mouse.move(box.x + box.width / 2, box.y + 20);
  await stage.page.mouse.wheel(0, distance);
};

const nested = (name: string, attributes: string, run: Case['run'], data = {}): Case => ({
  name: `nested scrolling: ${name}`,
  wxml: `<scroll-view id="it" type="nested" scroll-y style="height:300px;width:300px" ${attributes}>
    <view slot="refresher" id="pull" style="height:40px">pull</view>
    <nested-scroll-header><view id="head" style="height:100px">head</view><view id="lost">second</view></nested-scroll-header>
    <nested-scroll-header><view id="tabs" style="height:40px">tabs</view></nested-scroll-header>
    <nested-scroll-body id="body" offset-top="{{o}}"><scroll-view id="inner" scroll-y associative-container="nested-scroll-view" style="height:100%">${ROWS}</scroll-view><view id="more">second</view></nested-scroll-body>
  </scroll-view>`,
  data: { o: 0, ...data },
  run,
});

const nestedCases: Case[] = [
  nested('down the outer one goes first, up the inner one', '', async (stage) => {
    await wheel(stage, '#inner', 100);
    await expect.poll(() => topOf(stage)).toBe(100);
    expect(await topOf(stage, 'inner')).toBe(0);
    await wheel(stage, '#inner', 100);
    await expect.poll(() => topOf(stage)).toBe(140);
    await expect.poll(() => topOf(stage, 'inner')).toBe(60);
    await wheel(stage, '#inner', -80);
    await expect.poll(() => topOf(stage, 'inner')).toBe(0);
    await expect.poll(() => topOf(stage)).toBe(120);
  }),
  nested('a finger on the header moves both in one drag', '', async (stage) => {
    await stage.drag('#head', 0, -90);
    await expect.poll(() => topOf(stage)).toBeGreaterThan(50);
    await stage.drag('#tabs', 0, -180);
    await expect.poll(() => topOf(stage)).toBe(140);
    await expect.poll(() => topOf(stage, 'inner')).toBeGreaterThan(0);
  }),
  nested('header and body draw their first child only', '', async (stage) => {
    await expect(stage.frame.locator('#head')).toBeVisible();
    await expect(stage.frame.locator('#lost')).toBeHidden();
    await expect(stage.frame.locator('#inner')).toBeVisible();
    await expect(stage.frame.locator('#more')).toBeHidden();
  }),
  nested(
    'offset-top: the body stretches until it is that far from the top',
    '',
    async (stage) => {
      expect((await stage.box('#inner')).height).toBe(160);
      await wheel(stage, '#inner', 60);
      await expect.poll(async () => (await stage.box('#inner')).height).toBe(220);
      await wheel(stage, '#inner', 400);
      await expect.poll(async () => (await stage.box('#inner')).height).toBe(260);
      await expect.poll(async () => (await stage.box('#body')).y - (await stage.box('#it')).y).toBe(40);
      expect(await topOf(stage)).toBe(100);
      await stage.setData({ o: 0 });
      await wheel(stage, '#inner', 200);
      await expect.poll(() => topOf(stage)).toBe(140);
    },
    { o: 40 },
  ),
  nested(
    'a refresher of its own comes down with a pull, once the inner one is at its top',
    'refresher-enabled refresher-default-style="none" bindrefresherpulling="log" bindrefresherrefresh="log"',
    async (stage) => {
      const shown = async () => (await stage.box('#pull')).y - (await stage.box('#it')).y;
      expect(await shown()).toBe(-40);
      await stage.frame.locator('#inner > .wx-scroll-view').evaluate((node) => node.scrollTo(0, 30));
      await stage.drag('#tabs', 0, 20);
      expect(await stage.events('refresherpulling')).toEqual([]);
      await stage.frame.locator('#inner > .wx-scroll-view').evaluate((node) => node.scrollTo(0, 0));
      await stage.drag('#head', 0, 150);
      await stage.event('refresherrefresh');
      await expect.poll(shown).toBe(5);
    },
  ),
];

const drags: Case[] = [
  list(
    'min-drag-distance: a drag begins to scroll after that',
    'min-drag-distance="40" worklet:adjust-deceleration-velocity="still"',
    async (stage) => {
      await slide(stage, -18, -18);
      expect(await topOf(stage)).toBe(0);
      // It begins 45 px from where the finger did.
      await slide(stage, -15, -15, -15, -15, -15, -15);
      await expect.poll(() => topOf(stage)).toBe(45);
    },
  ),
  list(
    'worklet:adjust-deceleration-velocity says with what speed it goes on',
    'worklet:adjust-deceleration-velocity="steady" enhanced fast-deceleration="{{fast}}"',
    async (stage) => {
      await slide(stage, -20, -20, -20);
      // 40 px of the drag, and 1,000 px/s that fade within half a second.
      await expect.poll(() => topOf(stage)).toBe(540);
      await stage.setData({ fast: true });
      await slide(stage, -20, -20, -20);
      await expect.poll(() => topOf(stage)).toBe(680);
    },
    { fast: false },
  ),
  list(
    'ScrollViewContext.decelerationDisabled: it stops where the finger leaves it',
    'enhanced',
    async (stage) => {
      await inWx(
        stage,
        "const [{ node }] = await new Promise((done) => wx.createSelectorQuery().select('#it').node().exec(done)); node.decelerationDisabled = true",
      );
      await slide(stage, -20, -30, -30);
      expect(await topOf(stage)).toBe(60);
      await slide(stage, 20, 10);
      expect(await topOf(stage)).toBe(50);
    },
  ),
  list(
    'worklet:onscrollstart, onscrollupdate and onscrollend',
    'worklet:onscrollstart="gesture" worklet:onscrollupdate="gesture" worklet:onscrollend="gesture"',
    async (stage) => {
      await scroll(stage, 120);
      const told = async () => (await stage.events('gesture')).map(({ detail }) => String(detail.type));
      await expect.poll(async () => (await told()).at(-1)).toBe('scrollend');
      expect((await told())[0]).toBe('scrollstart');
      const [, update] = await stage.events('gesture');
      expect(update!.detail).toMatchObject({
        type: 'scrollupdate',
        detail: { scrollTop: 120, deltaY: -120, scrollHeight: 1000, isDrag: false },
      });
    },
  ),
  {
    name: 'scroll-view associative-container=pop-gesture: pulled to the right at its left edge the page goes back',
    wxml: '<scroll-view id="it" scroll-x associative-container="pop-gesture" style="height:60px;white-space:nowrap"><view style="display:inline-block;width:1000px;height:50px">wide</view></scroll-view>',
    async run(stage) {
      const first = await topPath(stage);
      await inWx(stage, `await wx.navigateTo({ url: '/${first}' })`);
      const top = stage.page.locator('.page:not([hidden])').last();
      expect(await depth(stage)).toBe(2);
      const box = (await top.contentFrame().locator('#it').boundingBox())!;
      await stage.page.mouse.move(box.x + 20, box.y + 20);
      await stage.page.mouse.down();
      await stage.page.mouse.move(box.x + 120, box.y + 20, { steps: 4 });
      await stage.page.mouse.move(box.x + 250, box.y + 20, { steps: 4 });
      await stage.page.mouse.up();
      await expect.poll(() => depth(stage)).toBe(1);
    },
  },
];

export const moreScrollViewCases: Case[] = [
  ...nestedCases,
  ...drags,
  list(
    'scroll-into-view-alignment nearest leaves what is seen where it is',
    'scroll-into-view="{{i}}" scroll-into-view-alignment="nearest"',
    async (stage) => {
      await scroll(stage, 320);
      await stage.setData({ i: 'r8' });
      await stage.setData({ i: 'r5' });
      await expect.poll(() => topOf(stage)).toBe(250);
      await stage.setData({ i: 'r11' });
      await expect.poll(() => topOf(stage)).toBe(400);
    },
    { i: '' },
  ),
  list(
    'scroll-into-view-within-extent: no further away than cache-extent',
    'scroll-into-view="{{i}}" scroll-into-view-within-extent cache-extent="120"',
    async (stage) => {
      await stage.setData({ i: 'r9' });
      await stage.setData({ i: 'r5' });
      await expect.poll(() => topOf(stage)).toBe(250);
      expect((await stage.events('scroll')).map(({ detail }) => detail.scrollTop)).toEqual([250]);
    },
    { i: '' },
  ),
  {
    name: 'scroll-view clip=false: what is scrolled out of it stays in sight and in place',
    wxml: `<view style="height:150px;padding:0 20px"><view style="height:100px"></view></view><scroll-view id="it" scroll-y clip="{{clip}}" bindscrolltolower="log" style="height:200px">${ROWS}</scroll-view><view style="height:300px"></view>`,
    data: { clip: true },
    async run(stage) {
      const seenAt = async (y: number) => {
        const { x } = await stage.box('#it');
        return stage.frame.evaluate(
          ([left, top]) => document.elementFromPoint(left!, top!)?.closest('[id^="r"]')?.id ?? '',
          [x + 20, (await stage.box('#it')).y + y],
        );
      };
      const before = [await stage.box('#r0'), await stage.box('#it')];
      await stage.setData({ clip: false });
      expect([await stage.box('#r0'), await stage.box('#it')]).toEqual(before);
      expect(await seenAt(225)).toBe('r4');
      await scroll(stage, 100);
      await expect.poll(() => seenAt(-25)).toBe('r1');
      expect(await stage.frame.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      await scroll(stage, 9999);
      await stage.event('scrolltolower');
      await expect.poll(() => topOf(stage)).toBe(800);
      await stage.setData({ clip: true });
      expect(await seenAt(-25)).toBe('');
    },
  },
  list(
    'refresher-two-level-pinned: let go far enough it stays there until the page opens the second level',
    'refresher-enabled refresher-two-level-enabled refresher-two-level-threshold="100" refresher-two-level-pinned refresher-two-level-triggered="{{two}}" bindrefresherstatuschange="log"',
    async (stage) => {
      await stage.drag('#it', 0, 240);
      await expect.poll(() => statuses(stage)).toEqual([1, 5, 6]);
      expect((await stage.box('#r0')).y - (await stage.box('#it')).y).toBe(120);
      await stage.setData({ two: true });
      await expect.poll(() => statuses(stage)).toEqual([1, 5, 6, 7]);
      await stage.setData({ two: false });
      await expect.poll(() => statuses(stage)).toEqual([1, 5, 6, 7, 8, 0]);
    },
    { two: false },
  ),
  list(
    'ScrollViewContext.triggerRefresh, closeRefresh, triggerTwoLevel and closeTwoLevel',
    'enhanced refresher-enabled refresher-two-level-enabled bindrefresherstatuschange="log" bindrefresherrefresh="log"',
    async (stage) => {
      const call = (code: string) =>
        inWx(
          stage,
          `const [{ node }] = await new Promise((done) => wx.createSelectorQuery().select('#it').node().exec(done)); node.${code}`,
        );
      await call('triggerRefresh({ duration: 40 })');
      await stage.event('refresherrefresh');
      await call('closeRefresh()');
      await expect.poll(() => statuses(stage)).toEqual([2, 3, 0]);
      await call('triggerTwoLevel({ duration: 40 })');
      await call('closeTwoLevel()');
      await expect.poll(() => statuses(stage)).toEqual([2, 3, 0, 6, 7, 8, 0]);
    },
  ),
];
