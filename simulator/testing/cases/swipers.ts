import { expect, type Case } from '../conformance.ts';

// swiper: the attributes and events that containers.ts leaves out.

const swiper = (name: string, attributes: string, run: Case['run'], data = {}): Case => ({
  name: `swiper ${name}`,
  wxml: `<swiper id="it" ${attributes} bindchange="log" bindanimationfinish="log" bindtransition="log">
    <swiper-item wx:for="{{4}}" wx:key="*this" skip-hidden-item-layout><view id="s{{item}}" style="height:100%">{{item}}</view></swiper-item></swiper>`,
  data,
  run,
});

const DOTS = '#it .wx-swiper-dots > i';

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
    'duration="3000" scroll-with-animation="{{false}}" current="{{c}}"',
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
  swiper(
    'indicator-width, indicator-height, indicator-radius and indicator-spacing',
    'indicator-dots indicator-width="20" indicator-height="6" indicator-radius="3" indicator-spacing="9"',
    async ({ box, style }) => {
      const [first, second] = [await box(`${DOTS}:first-child`), await box(`${DOTS}:nth-child(2)`)];
      expect([first.width, first.height, second.x - first.x]).toEqual([20, 6, 29]);
      expect(await style(DOTS, 'border-radius')).toBe('3px');
    },
  ),
  ...(
    [
      ['auto', '', 'bottom', [0.5, 1]],
      ['[-1, -1]', '', 'top left', [0, 0]],
      ['[1, 0]', '', 'right, half way down', [1, 0.5]],
      ['auto', 'vertical', 'right where it is vertical', [1, 0.5]],
    ] as const
  ).map(([alignment, way, where, [x, y]]) =>
    swiper(
      `indicator-alignment ${alignment}: ${where}, indicator-margin from the edge`,
      `indicator-dots ${way} indicator-margin="30" indicator-alignment="{{a}}"`,
      async ({ box }) => {
        const [outer, dots] = [await box('#it'), await box('#it .wx-swiper-dots')];
        const [wide, high] = [outer.width - 60 - dots.width, outer.height - 60 - dots.height];
        expect(dots.x).toBeCloseTo(30 + wide * x, 0);
        expect(dots.y - outer.y).toBeCloseTo(30 + high * y, 0);
      },
      { a: alignment === 'auto' ? 'auto' : JSON.parse(alignment) },
    ),
  ),
  swiper(
    'indicator-offset moves the dots from where their alignment puts them',
    'indicator-dots indicator-alignment="{{[0, 1]}}" indicator-offset="{{o}}"',
    async ({ box, setData }) => {
      const before = await box('#it .wx-swiper-dots');
      await setData({ o: [30, -20] });
      const after = await box('#it .wx-swiper-dots');
      expect([after.x - before.x, after.y - before.y]).toEqual([30, -20]);
    },
    { o: [0, 0] },
  ),
  swiper(
    'direction positive: a finger moves on only; negative: only back',
    'duration="0" current="1" direction="{{d}}"',
    async ({ drag, events, setData }) => {
      await drag('#it', 250, 0);
      expect((await events('transition')).every(({ detail }) => detail.dx === 0)).toBe(true);
      expect(await events('change')).toEqual([]);
      await drag('#it', -250, 0);
      await expect.poll(async () => (await events('change')).at(-1)?.detail.current).toBe(2);
      await setData({ d: 'negative' });
      await drag('#it', -250, 0);
      expect((await events('change')).length).toBe(1);
      await drag('#it', 250, 0);
      await expect.poll(async () => (await events('change')).at(-1)?.detail.current).toBe(1);
    },
    { d: 'positive' },
  ),
  swiper(
    'cache-extent: slides further away than that many screens are not drawn',
    'duration="0" cache-extent="1" current="{{c}}"',
    async ({ setData, event, frame }) => {
      const drawn = () =>
        frame
          .locator('#it wx-swiper-item')
          .evaluateAll((items) => items.map((item) => getComputedStyle(item).contentVisibility !== 'hidden'));
      expect(await drawn()).toEqual([true, true, false, false]);
      await setData({ c: 2 });
      await event('animationfinish');
      expect(await drawn()).toEqual([false, true, true, true]);
    },
    { c: 0 },
  ),
  swiper(
    'worklet:onscrollstart, onscrollupdate and onscrollend stand around a move',
    'duration="60" worklet:onscrollstart="gesture" worklet:onscrollupdate="gesture" worklet:onscrollend="gesture" current="{{c}}"',
    async ({ setData, events, box }) => {
      await setData({ c: 1 });
      const told = async () => (await events('gesture')).map(({ detail }) => String(detail.type));
      await expect.poll(async () => (await told()).at(-1)).toBe('scrollend');
      const names = await told();
      expect(names[0]).toBe('scrollstart');
      expect(new Set(names.slice(1, -1))).toEqual(new Set(['scrollupdate']));
      const [first] = await events('gesture');
      const { dx, dy } = first!.detail.detail as { dx: number; dy: number };
      expect(dy).toBe(0);
      expect(dx).toBeLessThanOrEqual(0);
      expect(dx).toBeGreaterThanOrEqual(-(await box('#it')).width);
    },
    { c: 0 },
  ),
];
