import { expect, type Case } from '../conformance.ts';

// swiper: the attributes and events that containers.ts leaves out.

const swiper = (name: string, attributes: string, run: Case['run'], data = {}): Case => ({
  name: `swiper ${name}`,
  wxml: `<swiper id="it" ${attributes} bindchange="log" bindanimationfinish="log" bindtransition="log">
    <swiper-item wx:for="{{4}}" wx:key="*this" skip-hidden-item-layout><view id="s{{item}}" style="height:100%">{{item}}</view></swiper-item></swiper>`,
  data,
  run,
});

export const swiperCases: Case[] = [
  swiper(
    'snap-to-edge leaves the margin out at both ends',
    'duration="50" previous-margin="30px" next-margin="20px" snap-to-edge current="{{c}}"',
    async ({ box, setData, event }) => {
      const { width } = await box('#it');
      await expect.poll(async () => (await box('#s0')).x).toBe(0);
      await setData({ c: 1 });
      await event('animationfinish');
      await expect.poll(async () => (await box('#s1')).x).toBe(30);
      await setData({ c: 3 });
      await expect.poll(async () => Math.round((await box('#s3')).x + (await box('#s3')).width)).toBe(width);
    },
    { c: 0 },
  ),
  ...(['default', 'linear', 'easeInCubic', 'easeOutCubic', 'easeInOutCubic'] as const).map((easing) =>
    swiper(
      `easing-function ${easing}`,
      `duration="120" easing-function="${easing}" current="{{c}}"`,
      async ({ setData, event, events, box }) => {
        await setData({ c: 1 });
        await event('animationfinish');
        const width = (await box('#it')).width;
        const way = (await events('transition')).map(({ detail }) => Number(detail.dx));
        // dx is told from the slide that is current now: from a whole slide away down to none.
        expect(Math.abs(way.at(-1)!)).toBeLessThan(1);
        expect(way.every((dx) => dx <= 0 && dx >= -width)).toBe(true);
        expect([...way].sort((a, b) => a - b)).toEqual(way);
      },
      { c: 0 },
    ),
  ),
  swiper(
    'scroll-with-animation=false jumps',
    'duration="3000" scroll-with-animation="{{false}}" cache-extent="1" current="{{c}}"',
    async ({ setData, event, box }) => {
      await setData({ c: 2 });
      await event('animationfinish');
      expect((await box('#s2')).x).toBe(0);
    },
    { c: 0 },
  ),
  swiper(
    'duration 0 is at once',
    'duration="0" current="{{c}}"',
    async ({ setData, event, box }) => {
      await setData({ c: 1 });
      await event('animationfinish');
      expect((await box('#s1')).x).toBe(0);
    },
    { c: 0 },
  ),
  swiper(
    'a current out of range is none',
    'duration="0" current="{{c}}"',
    async ({ setData, events, box }) => {
      await setData({ c: 9 });
      await setData({ c: -1 });
      expect(await events('change')).toEqual([]);
      expect((await box('#s0')).x).toBe(0);
    },
    { c: 0 },
  ),
  swiper('rpx margins', 'previous-margin="75rpx"', async ({ box }) => {
    await expect.poll(async () => (await box('#s0')).x).toBe(39);
  }),
];
