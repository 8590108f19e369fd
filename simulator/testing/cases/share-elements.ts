import { expect, type Case, type Stage } from '../conformance.ts';
import { inWx } from './acts.ts';
import { holdAt, release } from './held-routes.ts';

// share-element: between two pages of the renderer skyline, and between a page and its page-container.

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Opens the page once more, or goes back, and holds what plays at its very beginning. */
const go = async (stage: Stage, call: string): Promise<void> => {
  await inWx(
    stage,
    `${call}; const clock = document.getAnimations().find(({ id }) => id === 'route'); if (clock) clock.pause()`,
  );
  await holdAt(stage, 0);
};
const open = (stage: Stage) => go(stage, "await wx.navigateTo({ url: './index?again=1' })");
const back = (stage: Stage) => go(stage, 'await wx.navigateBack()');

/** What flies, in the box of the pages, and the words in it. */
const flying = ({ page }: Stage): Promise<(Box & { text: string })[]> =>
  page.locator('.route-layer.is-above > iframe').evaluateAll((frames) =>
    frames.flatMap((frame) => {
      const { body } = (frame as HTMLIFrameElement).contentDocument!;
      return [...body.querySelectorAll('wx-share-element')].map((node) => {
        const { x, y, width, height } = node.getBoundingClientRect();
        return { x, y, width, height, text: (node.textContent ?? '').trim() };
      });
    }),
  );
const one = async (stage: Stage): Promise<Box> => {
  const [{ text: _, ...box } = { text: '', x: 0, y: 0, width: 0, height: 0 }] = await flying(stage);
  return box;
};

const FIRST: Box = { x: 20, y: 300, width: 100, height: 40 };
const SECOND: Box = { x: 180, y: 50, width: 200, height: 200 };
const styleOf = ({ x, y, width, height }: Box) =>
  `position:absolute;left:${x}px;top:${y}px;width:${width}px;height:${height}px`;

const shared = (
  name: string,
  attributes: string,
  run: Case['run'],
  json: object = { renderer: 'skyline' },
): Case => ({
  name: `share-element ${name}`,
  wxml: `<share-element id="it" key="a" style="{{again ? second : first}}" ${attributes}><view style="width:100%;height:100%">{{again ? 'second' : 'first'}}</view></share-element>`,
  data: { again: false, first: styleOf(FIRST), second: styleOf(SECOND) },
  json: { renderer: 'skyline', ...json },
  run,
});

/** Half way of the time on the curve that is the platform's own. */
const HALF = 0.77556;
const between = (share: number): Box => {
  const at = (name: keyof Box) => FIRST[name] + (SECOND[name] - FIRST[name]) * share;
  return { x: at('x'), y: at('y'), width: at('width'), height: at('height') };
};
const expectBox = (box: Box, wanted: Box, digits = 1): void => {
  for (const name of ['x', 'y', 'width', 'height'] as const)
    expect(box[name]).toBeCloseTo(wanted[name], digits);
};

const contained = (name: string, attributes: string, run: Case['run']): Case => ({
  name: `share-element in a page-container: ${name}`,
  wxml: `<share-element id="out" key="k" transform style="${styleOf(FIRST)}" ${attributes}>out</share-element>
    <page-container show="{{show}}" duration="0" position="bottom" custom-style="height:400px"><share-element id="in" key="k" transform="{{!off}}" style="${styleOf(SECOND)}" ${attributes}>in</share-element></page-container>`,
  data: { show: false, off: false },
  run,
});
/** Holds the flight within the page at a share of its time; none, where nothing flies. */
const heldFlight = ({ frame }: Stage, share: number) =>
  frame.locator('.wx-share-flight').evaluate((node, at) => {
    const [motion] = node.getAnimations();
    motion!.pause();
    motion!.currentTime = at * Number(motion!.effect!.getComputedTiming().duration);
    const { x, y, width, height } = node.getBoundingClientRect();
    return {
      ...{ box: { x, y, width, height }, text: node.textContent },
      ...{ duration: motion!.effect!.getTiming().duration, easing: motion!.effect!.getTiming().easing },
    };
  }, share);
const landFlight = async ({ frame }: Stage): Promise<void> => {
  await frame.locator('.wx-share-flight').evaluate((node) => node.getAnimations()[0]!.finish());
  await expect(frame.locator('.wx-share-flight')).toHaveCount(0);
};

export const shareElementCases: Case[] = [
  shared('key: those of one name fly to the next page and back', '', async (stage) => {
    await open(stage);
    expectBox(await one(stage), FIRST);
    // Neither end is seen while its picture flies.
    expect(await stage.style('#it', 'opacity')).toBe('0');
    await holdAt(stage, 0.99999);
    expectBox(await one(stage), SECOND);
    await release(stage);
    expect(await stage.page.locator('iframe.page:not([hidden])').evaluateAll((frames) => frames.length)).toBe(
      1,
    );
    await back(stage);
    expectBox(await one(stage), SECOND);
    await holdAt(stage, 0.99999);
    expectBox(await one(stage), FIRST);
    await release(stage);
    expect(await stage.style('#it', 'opacity')).toBe('1');
  }),
  shared('rect-tween-type linear', 'rect-tween-type="linear"', async (stage) => {
    await open(stage);
    await holdAt(stage, 0.25);
    expectBox(await one(stage), between(0.25));
  }),
  shared('rect-tween-type cubic-bezier', 'rect-tween-type="cubic-bezier(0.4, 0, 0.2, 1)"', async (stage) => {
    await open(stage);
    await holdAt(stage, 0.5);
    expectBox(await one(stage), between(HALF), 0);
  }),
  shared(
    'rect-tween-type bounceOut touches its end before it is there',
    'rect-tween-type="bounceOut"',
    async (stage) => {
      await open(stage);
      await holdAt(stage, 1 / 2.75);
      expectBox(await one(stage), SECOND);
      await holdAt(stage, 1.5 / 2.75);
      expectBox(await one(stage), between(0.75));
    },
  ),
  shared(
    'rect-tween-type materialRectCenterArc: the centre goes on an arc',
    'rect-tween-type="materialRectCenterArc"',
    async (stage) => {
      await open(stage);
      await holdAt(stage, 0.5);
      const box = await one(stage);
      const straight = between(HALF);
      expect([box.width, box.height].map(Math.round)).toEqual(
        [straight.width, straight.height].map(Math.round),
      );
      expect(Math.abs(box.x - straight.x) + Math.abs(box.y - straight.y)).toBeGreaterThan(10);
    },
  ),
  shared('the target gives the picture by default', '', async (stage) => {
    await open(stage);
    expect((await flying(stage)).map(({ text }) => text)).toEqual(['second']);
    await release(stage);
    await back(stage);
    expect((await flying(stage)).map(({ text }) => text)).toEqual(['first']);
  }),
  shared('shuttle-on-push from', 'shuttle-on-push="from"', async (stage) => {
    await open(stage);
    expect((await flying(stage)).map(({ text }) => text)).toEqual(['first']);
  }),
  shared('shuttle-on-pop from', 'shuttle-on-pop="from"', async (stage) => {
    await open(stage);
    await release(stage);
    await back(stage);
    expect((await flying(stage)).map(({ text }) => text)).toEqual(['second']);
  }),
  shared(
    'worklet:onframe hears every frame',
    'worklet:onframe="gesture" rect-tween-type="linear"',
    async (stage) => {
      await open(stage);
      await holdAt(stage, 0.5);
      const { detail } = await stage.event('gesture');
      const rect = ({ x, y, width, height }: Box) => ({
        ...{ left: x, top: y, width, height },
        ...{ right: x + width, bottom: y + height },
      });
      expect(detail).toEqual({
        ...{ progress: 0.5, direction: 0 },
        ...{ begin: rect(FIRST), end: rect(SECOND), current: rect(between(0.5)) },
      });
    },
  ),
  shared('worklet:onframe may give another place', 'worklet:onframe="elsewhere"', async (stage) => {
    await open(stage);
    await holdAt(stage, 0.5);
    expect(await one(stage)).toEqual({ x: 1, y: 2, width: 3, height: 4 });
  }),
  shared(
    'pages of the web view share nothing',
    '',
    async (stage) => {
      await inWx(stage, "await wx.navigateTo({ url: './index?again=1' })");
      await expect(stage.page.locator('.route-layer')).toHaveCount(0);
    },
    { renderer: 'webview' },
  ),
  contained(
    'transform, duration and easing-function',
    'duration="{{100000}}" easing-function="linear"',
    async (stage) => {
      await stage.setData({ show: true });
      const inside = await stage.box('#in');
      const begun = await heldFlight(stage, 0);
      expect(begun).toMatchObject({ text: 'in', duration: 100000, easing: 'linear' });
      expectBox(begun.box, FIRST);
      const middle = await heldFlight(stage, 0.5);
      expect(middle.box.x).toBeCloseTo((FIRST.x + SECOND.x) / 2, 1);
      const end = await heldFlight(stage, 0.999999);
      expectBox(end.box, inside);
      expect(await stage.style('#in', 'opacity')).toBe('0');
      await landFlight(stage);
      expect(await stage.style('#in', 'opacity')).toBe('1');
      await stage.setData({ show: false });
      const returning = await heldFlight(stage, 0);
      expect(returning.text).toBe('out');
      expectBox(returning.box, inside);
      await landFlight(stage);
      expect(await stage.style('#out', 'opacity')).toBe('1');
    },
  ),
  contained('without transform nothing flies', 'duration="{{100000}}"', async (stage) => {
    await stage.setData({ off: true });
    await stage.setData({ show: true });
    await expect(stage.frame.locator('.wx-share-flight')).toHaveCount(0);
    expect(await stage.style('#in', 'opacity')).toBe('1');
  }),
  contained('closed while it flies: nothing stays behind', 'duration="{{100000}}"', async (stage) => {
    await stage.setData({ show: true });
    await heldFlight(stage, 0.3);
    await stage.setData({ show: false });
    await expect(stage.frame.locator('.wx-share-flight')).toHaveCount(1);
    await landFlight(stage);
    for (const id of ['#in', '#out'])
      expect(await stage.frame.locator(id).evaluate((node) => node.hasAttribute('data-in-flight'))).toBe(
        false,
      );
  }),
];
