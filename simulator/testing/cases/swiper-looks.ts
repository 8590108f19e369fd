import { expect, type Case, type Stage } from '../conformance.ts';

// swiper: the dots and layouts of Skyline, with a finger that stays where it is.

const SLIDES = 7;
const swiper = (name: string, attributes: string, run: Case['run']): Case => ({
  name: `swiper ${name}`,
  wxml: `<swiper id="it" current="{{2}}" duration="0" indicator-dots indicator-color="rgb(0, 0, 0)" indicator-active-color="rgb(200, 100, 50)" ${attributes} bindanimationfinish="log">
    <swiper-item id="s{{index}}" wx:for="{{${SLIDES}}}" wx:key="*this"><view style="height:100%">{{item}}</view></swiper-item></swiper>`,
  run,
});

/** A finger has moved the slides by this share of one and rests there while `look` looks. */
async function held(
  stage: Stage,
  share: number,
  look: () => Promise<void>,
  isVertical = false,
): Promise<void> {
  const { x, y, width, height } = await stage.box('#it');
  const { mouse } = stage.page;
  const frame = await stage.page.locator('iframe.page:not([hidden])').boundingBox();
  const [startX, startY] = [frame!.x + x + width * 0.7, frame!.y + y + height * 0.7];
  await mouse.move(startX, startY);
  await mouse.down();
  const [dx, dy] = isVertical ? [0, -height * share] : [-width * share, 0];
  await mouse.move(startX + dx / 2, startY + dy / 2);
  await mouse.move(startX + dx, startY + dy);
  try {
    await look();
  } finally {
    await mouse.up();
  }
}

interface Row {
  dots: { x: number; y: number; width: number; height: number; color: number[] }[];
  marker: { x: number; y: number; width: number; height: number; level: string } | null;
}

/** Dots and marker, from where the first dot has its place, and the share of the active red that each dot has. */
const row = ({ frame }: Stage): Promise<Row> =>
  frame.locator('#it .wx-swiper-dots').evaluate((node) => {
    const around = node.getBoundingClientRect();
    const place = (element: Element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x: x - around.x, y: y - around.y, width, height };
    };
    const numbers = (text: string) => (text.match(/[\d.]+/g) ?? []).map(Number);
    const dots = [...node.querySelectorAll('i')].map((dot) => ({
      ...place(dot),
      color: numbers(getComputedStyle(dot).backgroundColor),
    }));
    const marker = node.querySelector('b');
    return { dots, marker: marker && { ...place(marker), level: getComputedStyle(marker).zIndex } };
  });

/** 8 px wide, 4 px apart. */
const STEP = 12;
const near = (value: number, wanted: number): void => expect(value).toBeCloseTo(wanted, 0);

const dots = (type: string, share: number, look: (row: Row) => void, attributes = ''): Case =>
  swiper(`indicator-type ${type} ${attributes}`, `indicator-type="${type}" ${attributes}`, (stage) =>
    held(stage, share, async () => look(await row(stage))),
  );

/** One slide, as it is drawn: its box in the swiper's, and how much of it is seen through. */
const slide = ({ frame }: Stage, index: number) =>
  frame.locator(`#s${index}`).evaluate((node) => {
    const around = document.querySelector('#it')!.getBoundingClientRect();
    const { x, y, width, height } = node.getBoundingClientRect();
    const { opacity, zIndex } = getComputedStyle(node);
    const [left, right] = [(x - around.x) / around.width, (x + width - around.x) / around.width];
    return {
      ...{ left, right, top: (y - around.y) / around.height, high: height / around.height },
      ...{ opacity: Number(opacity), level: Number(zIndex) },
    };
  });
const share = (value: number, wanted: number): void => expect(value).toBeCloseTo(wanted, 2);

const layout = (type: string, attributes: string, at: number, look: (stage: Stage) => Promise<void>): Case =>
  swiper(`${type}`, attributes, (stage) => held(stage, at, () => look(stage)));
const transformer = (type: string, at: number, look: (stage: Stage) => Promise<void>): Case =>
  layout(
    `layout-type transformer, transformer-type ${type}`,
    `layout-type="transformer" transformer-type="${type}"`,
    at,
    look,
  );

export const swiperLookCases: Case[] = [
  dots('color', 0.25, ({ dots: all }) => {
    expect(all.map(({ color }) => Math.round(Number(color[0]) > 1 ? color[0]! : color[0]! * 255))).toEqual([
      ...[0, 0, 150, 50],
      ...[0, 0, 0],
    ]);
  }),
  dots('scale', 0.25, ({ dots: all }) => {
    near(all[2]!.width, 8 * 1.3);
    near(all[3]!.width, 8 * 1.1);
    near(all[4]!.width, 8);
  }),
  dots('expand', 0.25, ({ dots: all }) => {
    near(all[2]!.width, 8 * 2.5);
    near(all[3]!.width, 8 * 1.5);
    near(all[3]!.x, 2 * STEP + 20 + 4);
  }),
  dots('worm', 0.25, ({ marker }) => {
    near(marker!.x, 2 * STEP);
    near(marker!.width, 8 + STEP / 2);
    expect(marker!.level).toBe('1');
  }),
  dots('wormThin', 0.5, ({ marker }) => {
    near(marker!.width, 8 + STEP);
    near(marker!.height, 4);
  }),
  dots('wormUnderground', 0.75, ({ marker }) => {
    near(marker!.x, 2.5 * STEP);
    expect(marker!.level).toBe('-1');
  }),
  dots('wormThinUnderground', 0.5, ({ marker }) => {
    near(marker!.height, 4);
    expect(marker!.level).toBe('-1');
  }),
  dots('slide', 0.5, ({ marker }) => {
    expect([marker!.x, marker!.y, marker!.width, marker!.level]).toEqual([2.5 * STEP, 0, 8, '1']);
  }),
  dots('slideUnderground', 0.5, ({ marker }) =>
    expect([marker!.x, marker!.level]).toEqual([2.5 * STEP, '-1']),
  ),
  dots('jump', 0.5, ({ marker }) => near(marker!.width, 8 * 1.4)),
  dots('jumpWithOffset', 0.5, ({ marker }) => near(marker!.y, -15)),
  dots('swap', 0.5, ({ dots: all, marker }) => {
    near(marker!.x, 2.5 * STEP);
    near(all[3]!.x, 2.5 * STEP);
    near(all[4]!.x, 4 * STEP);
  }),
  dots('swapYRotation', 0.5, ({ dots: all, marker }) => {
    near(marker!.y, -8);
    near(all[3]!.y, 8);
  }),
  dots('scroll', 0.5, ({ dots: all }) => {
    // Half a step on from a window around the third dot; the outermost ones are small.
    near(all[3]!.x, 3.5 * STEP);
    near(all[0]!.width, 8 / 3);
    near(all[6]!.width, 0);
  }),
  dots('scrollFixedCenter', 0.25, ({ dots: all }) => near(all[2]!.x + 0.25 * STEP, 3 * STEP)),
  dots('swap', 0.25, ({ marker }) => expect(marker).toBeNull(), 'circular'),
  dots('worm', 0.25, ({ marker }) => expect(marker).toBeNull(), 'layout-type="tinder"'),
  swiper('indicator-type worm, vertical', 'indicator-type="worm" vertical', (stage) =>
    held(
      stage,
      0.5,
      async () => {
        const { marker } = await row(stage);
        near(marker!.y, 2 * STEP);
        near(marker!.height, 8 + STEP);
      },
      true,
    ),
  ),
  layout('layout-type stackLeft', 'layout-type="stackLeft"', 0.5, async (stage) => {
    const [behind, top, next] = [await slide(stage, 1), await slide(stage, 2), await slide(stage, 3)];
    share(top.left, 0.1 - 0.05 / 3);
    share(top.high, 0.95);
    expect(behind.left).toBeLessThan(top.left);
    expect(behind.high).toBeLessThan(top.high);
    share(next.left, 0.6);
    expect([next.level > top.level, top.level > behind.level]).toEqual([true, true]);
  }),
  layout('layout-type stackRight', 'layout-type="stackRight"', 0.5, async (stage) => {
    const [behind, top, next] = [await slide(stage, 1), await slide(stage, 2), await slide(stage, 3)];
    share(top.right, 0.9 + 0.05 / 3);
    expect(behind.right).toBeGreaterThan(top.right);
    share(next.right, 0.4);
  }),
  layout('layout-type tinder', 'layout-type="tinder"', 0.5, async (stage) => {
    const [behind, top, next] = [await slide(stage, 1), await slide(stage, 2), await slide(stage, 3)];
    expect(behind.top + behind.high).toBeGreaterThan(top.top + top.high);
    share(top.high, 0.9 * 0.975);
    // Turned by ten degrees: its box is wider than a card.
    expect(next.right - next.left).toBeGreaterThan(0.8);
    expect(next.level).toBeGreaterThan(top.level);
  }),
  transformer('scaleAndFade', 0.25, async (stage) => {
    const [left, next] = [await slide(stage, 2), await slide(stage, 3)];
    share(left.high, 0.95);
    share(left.opacity, 0.825);
    share(next.high, 0.85);
    share(next.opacity, 0.475);
  }),
  transformer('accordion', 0.25, async (stage) => {
    const [left, next] = [await slide(stage, 2), await slide(stage, 3)];
    expect([left.left, left.right, next.left, next.right].map((side) => Math.round(side * 100))).toEqual([
      ...[0, 75],
      ...[75, 100],
    ]);
  }),
  transformer('threeD', 0.5, async (stage) => {
    const [left, next, far] = [await slide(stage, 2), await slide(stage, 3), await slide(stage, 4)];
    share(left.right, 0.5);
    share(next.left, 0.5);
    // Turned away by 45 degrees on its edge, and nothing of the one that is not there yet.
    const deep = 390 * Math.SQRT1_2;
    share(left.left, 0.5 - (deep * 1000) / (1000 + deep) / 390);
    expect(far.right - far.left).toBeLessThan(0.01);
  }),
  transformer('zoomIn', 0.25, async (stage) => {
    const [left, next] = [await slide(stage, 2), await slide(stage, 3)];
    share(left.left, -0.25);
    share(next.high, 0.25);
    share((next.left + next.right) / 2, 0.5);
    expect(left.level).toBeGreaterThan(next.level);
  }),
  transformer('zoomOut', 0.25, async (stage) => {
    const left = await slide(stage, 2);
    share(left.high, 1 - 0.15 * 0.25);
    share(left.opacity, 0.875);
  }),
  transformer('deepthPage', 0.25, async (stage) => {
    const [left, next] = [await slide(stage, 2), await slide(stage, 3)];
    share(left.left, -0.25);
    share(next.high, 1 - 0.25 * 0.75);
    share(next.opacity, 0.25);
  }),
  swiper('back in a row nothing of another layout stays', 'layout-type="{{l}}"', async (stage) => {
    await stage.setData({ l: 'tinder' });
    share((await slide(stage, 2)).high, 0.9);
    await stage.setData({ l: 'normal' });
    expect(await slide(stage, 2)).toMatchObject({ left: 0, right: 1, top: 0, high: 1, opacity: 1 });
  }),
];
