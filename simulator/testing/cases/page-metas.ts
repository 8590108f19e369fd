import { expect, type Case } from '../conformance.ts';

// page-meta and navigation-bar.

const meta = (name: string, wxml: string, run: Case['run'], data = {}): Case => ({
  name: `page-meta ${name}`,
  wxml: `${wxml}<view style="height:3000px">x</view>`,
  data,
  run,
});

export const pageMetaCases: Case[] = [
  meta(
    'background-color, -top and -bottom',
    '<page-meta background-color="#010203" background-color-top="#040506" background-color-bottom="#070809" background-text-style="light" page-orientation="auto"/>',
    async (stage) => {
      // It is behind the page, and an iPhone's top has its own.
      await expect(stage.page.locator('.pages')).toHaveCSS('background-color', 'rgb(4, 5, 6)');
    },
  ),
  meta(
    'root-background-color and page-font-size',
    '<page-meta root-background-color="rgb(9, 8, 7)" page-font-size="22px"/>',
    async ({ style }) => {
      expect(await style('html', 'background-color')).toBe('rgb(9, 8, 7)');
      expect(await style('body', 'font-size')).toBe('22px');
    },
  ),
  meta(
    'scroll-top, scroll and scrolldone',
    '<page-meta scroll-top="{{t}}" scroll-duration="{{0}}" bindscroll="log" bindscrolldone="log"/>',
    async ({ frame, setData, event }) => {
      await setData({ t: '500px' });
      await expect.poll(() => frame.evaluate(() => scrollY)).toBe(500);
      expect((await event('scroll')).detail).toEqual({ scrollTop: 500 });
      await event('scrolldone');
    },
    { t: '' },
  ),
  meta('resize', '<page-meta bindresize="log"/>', async ({ page, events }) => {
    await page.setViewportSize({ width: 400, height: 844 });
    // The window's height may be told first: what counts is the last that came.
    await expect
      .poll(async () => (await events('resize')).at(-1)?.detail)
      .toMatchObject({ size: { windowWidth: 400 } });
    await page.setViewportSize({ width: 390, height: 844 });
  }),
  {
    name: 'navigation-bar loading, colours and their animation',
    wxml: '<page-meta><navigation-bar title="T" loading="{{l}}" front-color="#ffffff" background-color="#102030" color-animation-duration="{{100}}" color-animation-timing-func="easeIn"/></page-meta>',
    data: { l: true },
    async run({ page, setData }) {
      await expect(page.locator('.navigation')).toHaveCSS('background-color', 'rgb(16, 32, 48)');
      await expect(page.locator('.navigation')).not.toHaveClass(/dark-text/);
      await expect(page.locator('.navigation .spinner')).toBeVisible();
      await setData({ l: false });
      await expect(page.locator('.navigation .spinner')).toBeHidden();
    },
  },
];
