import { expect, type Case, type LoggedEvent, type Stage } from '../conformance.ts';
import { inWx } from './acts.ts';

// scroll-view: the attributes and events that containers.ts leaves out.

const ROWS = '<view wx:for="{{20}}" wx:key="*this" id="r{{item}}" style="height:50px">{{item}}</view>';
const BINDS =
  'bindscroll="log" bindscrollstart="log" bindscrollend="log" bindscrolltoupper="log" bindscrolltolower="log" binddragstart="log" binddragging="log" binddragend="log" bindrefresherpulling="log" bindrefresherrefresh="log" bindrefresherabort="log" bindrefresherrestore="log" bindrefresherwillrefresh="log" bindrefresherstatuschange="log"';
const list = (name: string, attributes: string, run: Case['run'], data = {}): Case => ({
  name: `scroll-view ${name}`,
  wxml: `<scroll-view id="it" style="height:200px" ${attributes} ${BINDS}>${ROWS}</scroll-view>`,
  data,
  run,
});
const wide = (name: string, attributes: string, run: Case['run'], data = {}): Case => ({
  name: `scroll-view ${name}`,
  wxml: `<scroll-view id="it" scroll-x style="width:200px;white-space:nowrap" ${attributes} ${BINDS}><view wx:for="{{10}}" wx:key="*this" id="c{{item}}" style="display:inline-block;width:100px;height:40px">{{item}}</view></scroll-view>`,
  data,
  run,
});

const scroller = ({ frame }: Stage) => frame.locator('#it > .wx-scroll-view');
const topOf = (stage: Stage) => scroller(stage).evaluate((node) => node.scrollTop);
const leftOf = (stage: Stage) => scroller(stage).evaluate((node) => node.scrollLeft);
const scroll = (stage: Stage, top: number, left = 0) =>
  scroller(stage).evaluate((node, to) => node.scrollTo(to.left, to.top), { top, left });
/** What SelectorQuery.node() of an enhanced scroll-view gives, called. */
const inContext = (stage: Stage, code: string) =>
  inWx(
    stage,
    `const [{ node }] = await new Promise((done) => wx.createSelectorQuery().select('#it').node().exec(done)); ${code}`,
  );
const statuses = (events: readonly LoggedEvent[]) => events.map(({ detail }) => detail.status);

export const scrollViewCases: Case[] = [
  list('upper-threshold', 'scroll-y upper-threshold="120"', async (stage) => {
    await scroll(stage, 400);
    await stage.event('scrollend');
    await scroll(stage, 130);
    await expect.poll(() => topOf(stage)).toBe(130);
    expect(await stage.events('scrolltoupper')).toEqual([]);
    await scroll(stage, 110);
    expect((await stage.event('scrolltoupper')).detail).toEqual({ direction: 'top' });
  }),
  list('scrollstart and scrollend stand around the scroll events', 'scroll-y', async (stage) => {
    await scroll(stage, 300);
    await stage.event('scrollend');
    const order = (await stage.events()).map(({ type }) => type);
    expect(order[0]).toBe('scrollstart');
    expect(order.indexOf('scroll')).toBeLessThan(order.indexOf('scrollend'));
  }),
  wide(
    'scroll-left, and scroll tells the way',
    'scroll-left="{{l}}"',
    async (stage) => {
      await stage.setData({ l: 150 });
      await expect.poll(() => leftOf(stage)).toBe(150);
      expect((await stage.event('scroll')).detail).toMatchObject({
        scrollLeft: 150,
        scrollWidth: 1000,
        deltaX: -150,
      });
    },
    { l: 0 },
  ),
  wide('scroll-left takes rpx', 'scroll-left="100rpx"', async (stage) => {
    await expect.poll(() => leftOf(stage)).toBe(52);
  }),
  wide('scrolltolower sideways says right', '', async (stage) => {
    await scroll(stage, 0, 800);
    expect((await stage.event('scrolltolower')).detail).toEqual({ direction: 'right' });
    await scroll(stage, 0, 0);
    expect((await stage.event('scrolltoupper')).detail).toEqual({ direction: 'left' });
  }),
  wide(
    'scroll-into-view sideways',
    'scroll-into-view="{{i}}"',
    async (stage) => {
      await stage.setData({ i: 'c4' });
      await expect.poll(() => leftOf(stage)).toBe(400);
    },
    { i: '' },
  ),
  ...(
    [
      ['start', 300],
      ['center', 225],
      ['end', 150],
      ['nearest', 150],
    ] as const
  ).map(([alignment, top]) =>
    list(
      `scroll-into-view-alignment ${alignment}`,
      `scroll-y scroll-into-view="{{i}}" scroll-into-view-alignment="${alignment}"`,
      async (stage) => {
        await stage.setData({ i: 'r6' });
        await expect.poll(() => topOf(stage)).toBe(top);
      },
      { i: '' },
    ),
  ),
  list(
    'scroll-into-view-offset',
    'scroll-y scroll-into-view="{{i}}" scroll-into-view-offset="{{-20}}"',
    async (stage) => {
      await stage.setData({ i: 'r6' });
      await expect.poll(() => topOf(stage)).toBe(280);
    },
    { i: '' },
  ),
  ...[true, false].map((on): Case => ({
    name: `scroll-view scroll-anchoring=${on}`,
    wxml: `<scroll-view id="it" scroll-y scroll-anchoring="{{${on}}}" style="height:200px"><view wx:if="{{more}}" style="height:80px">new</view>${ROWS}</scroll-view>`,
    data: { more: false },
    async run(stage) {
      expect(await stage.style('#it > .wx-scroll-view', 'overflow-anchor')).toBe(on ? 'auto' : 'none');
      await scroll(stage, 300);
      await expect.poll(() => topOf(stage)).toBe(300);
      await stage.setData({ more: true });
      await expect.poll(() => topOf(stage)).toBe(on ? 380 : 300);
    },
  })),
  list('enable-back-to-top: a tap on the status bar', 'scroll-y enable-back-to-top', async (stage) => {
    await scroll(stage, 500);
    await stage.page.locator('.navigation .status').click();
    await expect.poll(() => topOf(stage)).toBe(0);
  }),
  list('without enable-back-to-top it stays', 'scroll-y', async (stage) => {
    await scroll(stage, 500);
    await stage.page.locator('.navigation .status').click();
    await stage.event('scrollend');
    expect(await topOf(stage)).toBe(500);
  }),
  list(
    'show-scrollbar: a thin bar while it scrolls',
    'scroll-y enable-passive throttle="{{false}}"',
    async (stage) => {
      await scroll(stage, 400);
      await expect(stage.frame.locator('#it > .wx-scroll-bar')).toHaveClass(/is-shown/);
      const bar = await stage.box('#it > .wx-scroll-bar');
      expect([bar.width, bar.height]).toEqual([3, 40]);
      await expect(stage.frame.locator('#it > .wx-scroll-bar')).not.toHaveClass(/is-shown/);
    },
  ),
  list(
    'show-scrollbar=false in the enhanced mode',
    'scroll-y enhanced show-scrollbar="{{false}}"',
    async (stage) => {
      await scroll(stage, 400);
      await stage.event('scrollend');
      await expect(stage.frame.locator('#it > .wx-scroll-bar')).not.toHaveClass(/is-shown/);
    },
  ),
  list('paging-enabled rests on whole pages', 'scroll-y enhanced paging-enabled', async (stage) => {
    await scroll(stage, 250);
    await expect.poll(() => topOf(stage)).toBe(200);
    await scroll(stage, 350);
    await expect.poll(() => topOf(stage)).toBe(400);
  }),
  list(
    'enhanced: dragging and the speed at its end',
    'scroll-y enhanced bounces="{{false}}" fast-deceleration',
    async (stage) => {
      await stage.drag('#it', 0, -60);
      await stage.event('dragging');
      const { detail } = await stage.event('dragend');
      expect(Object.keys(detail).sort()).toEqual(['scrollLeft', 'scrollTop', 'velocity']);
      expect((detail.velocity as { y: number }).y).toBeLessThan(0);
    },
  ),
  list('drags are told only when enhanced', 'scroll-y', async (stage) => {
    await stage.drag('#it', 0, -60);
    expect(await stage.events('dragstart')).toEqual([]);
  }),
  list('ScrollViewContext.scrollTo', 'scroll-y enhanced', async (stage) => {
    await inContext(stage, 'node.scrollTo({ top: 260, animated: false })');
    expect(await topOf(stage)).toBe(260);
    await inContext(stage, 'node.scrollTo({ top: 60 })');
    await expect.poll(() => topOf(stage)).toBe(60);
  }),
  list('ScrollViewContext.scrollIntoView', 'scroll-y enhanced', async (stage) => {
    await inContext(stage, "node.scrollIntoView('#r7', { animated: false })");
    await expect.poll(() => topOf(stage)).toBe(350);
  }),
  list('ScrollViewContext tells and sets its properties', 'scroll-y enhanced', async (stage) => {
    expect(
      await inContext(
        stage,
        'node.pagingEnabled = true; node.scrollEnabled = false; return [node.bounces, node.showScrollbar, node.pagingEnabled, node.fastDeceleration]',
      ),
    ).toEqual([true, true, true, false]);
    expect(await stage.style('#it > .wx-scroll-view', 'overflow-y')).toBe('hidden');
  }),
  list('refresher-threshold', 'scroll-y refresher-enabled refresher-threshold="80"', async (stage) => {
    await stage.drag('#it', 0, 140);
    expect((await stage.event('refresherabort')).detail.dy).toBe(70);
    await stage.drag('#it', 0, 180);
    expect((await stage.event('refresherrefresh')).detail.dy).toBe(90);
    await stage.event('refresherwillrefresh');
    expect(statuses(await stage.events('refresherstatuschange'))).toEqual([1, 2]);
  }),
  ...(
    [
      ['black', 'rgba(0, 0, 0, 0.3)', 'block'],
      ['white', 'rgb(255, 255, 255)', 'block'],
      ['none', '', 'none'],
    ] as const
  ).map(([look, color, display]) =>
    list(
      `refresher-default-style ${look} and refresher-background`,
      `scroll-y refresher-enabled refresher-default-style="${look}" refresher-background="rgb(1, 2, 3)"`,
      async (stage) => {
        expect(await stage.style('#it > .wx-refresher', 'background-color')).toBe('rgb(1, 2, 3)');
        expect(await stage.style('#it > .wx-refresher > i', 'display')).toBe(display);
        if (color) expect(await stage.style('#it > .wx-refresher > i', 'background-color')).toBe(color);
      },
    ),
  ),
  list(
    'refresher-two-level opens, tells its states and is closed',
    'scroll-y refresher-enabled refresher-two-level-enabled refresher-two-level-threshold="100" refresher-two-level-triggered="{{two}}" refresher-two-level-scroll-enabled refresher-two-level-close-threshold="40" refresher-ballistic-refresh-enabled',
    async (stage) => {
      await stage.drag('#it', 0, 240);
      await expect
        .poll(async () => statuses(await stage.events('refresherstatuschange')))
        .toEqual([1, 5, 6, 7]);
      await stage.setData({ two: true });
      await stage.setData({ two: false });
      expect(statuses(await stage.events('refresherstatuschange'))).toEqual([1, 5, 6, 7, 8, 0]);
      expect(await stage.events('refresherrefresh')).toEqual([]);
    },
    { two: false },
  ),
  list('using-sticky lets headers stick', 'scroll-y using-sticky', async (stage) => {
    await stage.frame.locator('#r2').evaluate((node) => {
      node.style.cssText += ';position:sticky;top:0';
    });
    await scroll(stage, 500);
    await expect.poll(async () => (await stage.box('#r2')).y).toBe((await stage.box('#it')).y);
  }),
  list('padding', 'scroll-y type="custom" padding="{{[10, 20, 30, 40]}}"', async (stage) => {
    const [outer, row] = [await stage.box('#it'), await stage.box('#r0')];
    expect([row.x - outer.x, row.y - outer.y]).toEqual([40, 10]);
  }),
  list('reverse begins at the end', 'scroll-y reverse', async (stage) => {
    const [outer, row] = [await stage.box('#it'), await stage.box('#r19')];
    expect(row.y + row.height).toBe(outer.y + outer.height);
  }),
  list(
    'scroll-with-animation goes there in steps',
    'scroll-y scroll-with-animation scroll-top="{{t}}"',
    async (stage) => {
      await stage.setData({ t: 700 });
      await expect.poll(() => topOf(stage)).toBe(700);
      expect((await stage.events('scroll')).length).toBeGreaterThan(1);
    },
    { t: 0 },
  ),
];
