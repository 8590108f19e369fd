import { expect, type Case, type Stage } from '../conformance.ts';
import { inWx, topPath } from './acts.ts';
import { holdAt, LONG, release } from './held-routes.ts';

// open-container: the page that opens from a card, held in the middle of its way.

interface Drawn {
  rect: { x: number; y: number; width: number; height: number };
  background: string;
  shadow: string;
  radius: string;
}

/** What grows, in the box of the pages. */
const shell = ({ page }: Stage): Promise<Drawn> =>
  page.locator('.open-container-shell').evaluate((node) => {
    const around = node.parentElement!.getBoundingClientRect();
    const { x, y, width, height } = node.getBoundingClientRect();
    const { backgroundColor, boxShadow, borderRadius } = getComputedStyle(node);
    return {
      rect: { x: x - around.x, y: y - around.y, width, height },
      background: backgroundColor,
      shadow: boxShadow,
      radius: borderRadius,
    };
  });

const opacities = ({ page }: Stage): Promise<{ card: number; opened: number }> =>
  page.evaluate(() => {
    const opacity = (node: Element) => Number(getComputedStyle(node).opacity);
    const card = document.querySelector('.page-copy:not([style*="z-index"])')!;
    const opened =
      document.querySelector('.page-copy[style*="z-index"]') ??
      document.querySelector('.page[style*="z-index"]')!;
    return { card: opacity(card), opened: opacity(opened) };
  });

const channels = (color: string): number[] =>
  [...color.matchAll(/[\d.]+(?:e-\d+)?/g)].map(
    ([text]) => Number(text) * (color.startsWith('color(') ? 255 : 1),
  );
const expectColor = (color: string, wanted: readonly number[]) =>
  wanted.forEach((channel, at) => expect(channels(color)[at]).toBeCloseTo(channel, 0));

const depth = ({ page }: Stage): Promise<number> =>
  page.evaluate(
    () =>
      (window as unknown as { __tesseraSimulator: { runtime: { stack: { pages: unknown[] } } } })
        .__tesseraSimulator.runtime.stack.pages.length,
  );

const opener = (name: string, attributes: string, run: Case['run'], data = {}): Case => ({
  name: `open-container ${name}`,
  wxml: `<view style="height:60px"/><open-container id="it" style="width:200px;margin-left:50px" ${attributes}><view style="height:100px">{{again}}</view></open-container>`,
  data: { again: false, long: LONG, ...data },
  run,
});
const slow = 'transition-duration="{{long}}"';

export const openContainerCases: Case[] = [
  opener(
    'closed-color, closed-elevation, closed-border-radius: the card at rest',
    'closed-color="rgb(1, 2, 3)" closed-elevation="{{4}}" closed-border-radius="{{12}}"',
    async ({ style }) => {
      expect(await style('#it', 'background-color')).toBe('rgb(1, 2, 3)');
      expect(await style('#it', 'border-radius')).toBe('12px');
      expect(await style('#it', 'box-shadow')).toContain('0px 2px 6px');
    },
  ),
  opener(
    'url: opened by a tap, and once where the program opens it too',
    `url="./index?again=1" bindtap="go" ${slow}`,
    async (stage) => {
      await stage.tap('#it');
      await holdAt(stage, 0);
      expect(await depth(stage)).toBe(2);
    },
  ),
  opener(
    'grows from its place to the whole page: open-color, open-elevation, open-border-radius',
    `url="./index?again=1" ${slow} closed-color="rgb(0, 0, 100)" open-color="rgb(200, 0, 0)" closed-elevation="{{2}}" open-elevation="{{8}}" closed-border-radius="{{10}}" open-border-radius="{{30}}"`,
    async (stage) => {
      const closed = await stage.box('#it');
      await stage.tap('#it');
      await holdAt(stage, 0);
      const begin = await shell(stage);
      expect(begin.rect).toEqual(closed);
      expect([begin.radius, begin.shadow]).toEqual(['10px', expect.stringContaining('0px 1px 3px')]);
      expectColor(begin.background, [0, 0, 100]);
      expect(await opacities(stage)).toEqual({ card: 1, opened: 0 });
      // The card itself is not seen while its picture flies.
      expect(await stage.style('#it', 'opacity')).toBe('0');
      await holdAt(stage, 0.3);
      const middle = await shell(stage);
      expect(middle.rect.width).toBeGreaterThan(closed.width);
      expect(middle.rect.height).toBeGreaterThan(closed.height);
      expectColor(middle.background, [100, 0, 50]);
      const faded = await opacities(stage);
      expect(faded.card).toBe(1);
      expect(faded.opened).toBeCloseTo(0.5, 5);
      await holdAt(stage, 0.999);
      const end = await shell(stage);
      expect(Math.round(end.rect.width)).toBe(390);
      expect([end.radius, end.shadow].map(Number.parseFloat)[0]).toBeCloseTo(30, 0);
      expectColor(end.background, [200, 0, 0]);
      await release(stage);
      expect(await stage.style('#it', 'opacity')).toBe('1');
      await expect(stage.page.locator('iframe.page:not([hidden])')).toHaveCount(1);
    },
  ),
  opener(
    'transition-type fadeThrough goes over middle-color',
    `url="./index?again=1" ${slow} transition-type="fadeThrough" closed-color="rgb(0, 0, 100)" middle-color="rgb(0, 200, 0)" open-color="rgb(200, 0, 0)"`,
    async (stage) => {
      await stage.tap('#it');
      await holdAt(stage, 0.1);
      expectColor((await shell(stage)).background, [0, 100, 50]);
      expect((await opacities(stage)).card).toBeCloseTo(0.5, 5);
      expect((await opacities(stage)).opened).toBe(0);
      await holdAt(stage, 0.2);
      expectColor((await shell(stage)).background, [0, 200, 0]);
      expect(await opacities(stage)).toEqual({ card: 0, opened: 0 });
      await holdAt(stage, 0.6);
      expectColor((await shell(stage)).background, [100, 100, 0]);
      expect((await opacities(stage)).opened).toBeCloseTo(0.5, 5);
    },
  ),
  opener(
    'the page that a tap handler opens comes from it too, and shrinks back into it',
    `bindtap="go" ${slow} closed-color="rgb(0, 0, 100)" open-color="rgb(200, 0, 0)"`,
    async (stage) => {
      const closed = await stage.box('#it');
      await stage.tap('#it');
      await holdAt(stage, 0);
      expect((await shell(stage)).rect).toEqual(closed);
      await release(stage);
      await inWx(stage, 'await wx.navigateBack()');
      await holdAt(stage, 0);
      expect((await shell(stage)).rect).toMatchObject({ x: 0, y: 0, width: 390 });
      expect(await opacities(stage)).toEqual({ card: 1, opened: 1 });
      await holdAt(stage, 0.3);
      expectColor((await shell(stage)).background, [100, 0, 50]);
      expect((await opacities(stage)).opened).toBeCloseTo(0.5, 5);
      await holdAt(stage, 0.9999999);
      expect((await shell(stage)).rect.x).toBeCloseTo(closed.x, 1);
      await release(stage);
      expect(await stage.style('#it', 'opacity')).toBe('1');
    },
  ),
  opener('withOpenContainer names the card', slow, async (stage) => {
    const closed = await stage.box('#it');
    await inWx(
      stage,
      "const [{ node }] = await new Promise((done) => wx.createSelectorQuery().select('#it').node().exec(done)); await wx.navigateTo({ url: './index?again=1', withOpenContainer: node })",
    );
    await holdAt(stage, 0);
    expect((await shell(stage)).rect).toEqual(closed);
  }),
  opener('a page opened by something else does not come from a card', slow, async (stage) => {
    await stage.tap('#it');
    await stage.page.mouse.click(5, 700);
    await inWx(stage, "await wx.navigateTo({ url: './index?again=1' })");
    await expect(stage.page.locator('.route-layer')).toHaveCount(0);
  }),
  opener(
    'opened, left and opened again at once: nothing stays behind',
    `bindtap="go" ${slow}`,
    async (stage) => {
      const path = await topPath(stage);
      await stage.tap('#it');
      await holdAt(stage, 0.4);
      await inWx(
        stage,
        "await wx.navigateBack(); await wx.navigateTo({ url: './index?again=1' }); await wx.navigateTo({ url: './index' }); await wx.navigateBack({ delta: 2 })",
      );
      await release(stage);
      expect(await topPath(stage)).toBe(path);
      await expect(stage.page.locator('iframe.page:not([hidden])')).toHaveCount(1);
      await expect(stage.page.locator('.page-copy')).toHaveCount(0);
      expect(await stage.style('#it', 'opacity')).toBe('1');
    },
  ),
  opener('a person who wants no motion sees none', `bindtap="go" ${slow}`, async (stage) => {
    await stage.page.emulateMedia({ reducedMotion: 'reduce' });
    await stage.tap('#it');
    await expect(stage.page.locator('iframe.page:not([hidden])')).not.toHaveAttribute('style', /z-index/);
    await expect(stage.page.locator('.route-layer')).toHaveCount(0);
    await stage.page.emulateMedia({ reducedMotion: null });
  }),
];
