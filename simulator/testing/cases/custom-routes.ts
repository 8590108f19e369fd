import { expect, type Case, type Stage } from '../conformance.ts';
import { inWx, topPath } from './acts.ts';
import { holdAt, release } from './held-routes.ts';

// Routes of a program's own and those of the platform, by navigateTo's routeType; share-element's transition-on-gesture with them.

const page = (name: string, run: Case['run'], renderer = 'skyline'): Case => ({
  name: `route: ${name}`,
  wxml: '<share-element id="it" key="a" rect-tween-type="linear" transition-on-gesture="{{!off}}" style="position:absolute;left:{{again ? 100 : 20}}px;top:{{again ? 200 : 300}}px;width:80px;height:40px">{{again}}</share-element>',
  data: { again: false, off: false },
  json: { renderer, navigationStyle: 'custom' },
  run,
});

/** Opens the page once more by a route, held at its beginning where it plays. */
const open = (stage: Stage, way: string, before = ''): Promise<unknown> =>
  inWx(
    stage,
    `${before}; await wx.navigateTo({ url: './index?again=1', ${way} });
     document.getAnimations().find(({ id }) => id === 'route')?.pause()`,
  );

const back = (stage: Stage): Promise<unknown> =>
  inWx(stage, "await wx.navigateBack(); document.getAnimations().find(({ id }) => id === 'route')?.pause()");

const MINE = `wx.router.addRouteBuilder('mine', (context, options) => {
  context.mine = options.word;
  return {
    transitionDuration: 5000,
    handlePrimaryAnimation: () => ({ opacity: context.primaryAnimation.value, borderRadius: '7px' }),
    handlePreviousPageAnimation: () => ({ transform: 'scale(' + (1 - context.primaryAnimation.value / 2) + ')' }),
  };
})`;

interface Facts {
  /** Of the page's frame, or its picture, and of the page below. */
  top: { opacity: string; transform: string; radius: string; y: number; height: number };
  below: { transform: string; isHidden: boolean };
  barrier: { color: string; opacity: string } | null;
  pages: { y: number; height: number };
}

const facts = ({ page: view }: Stage): Promise<Facts> =>
  view.evaluate(() => {
    const { stack } = (
      window as unknown as {
        __tesseraSimulator: { runtime: { stack: { pages: { frame: { element: HTMLElement } }[] } } };
      }
    ).__tesseraSimulator.runtime;
    const picture = document.querySelector<HTMLElement>('.route-layer:not(.is-above) > .page-copy');
    const frames = stack.pages.map(({ frame }) => frame.element);
    const top = picture ?? frames.at(-1)!;
    const below = picture ? frames.at(-1)! : (frames.at(-2) ?? top);
    const barrier = document.querySelector('.route-barrier');
    const style = getComputedStyle(top);
    const boxOf = (node: Element) => {
      const { y, height } = node.getBoundingClientRect();
      return { y, height };
    };
    return {
      top: {
        opacity: style.opacity,
        transform: style.transform,
        radius: style.borderTopLeftRadius,
        ...boxOf(top),
      },
      below: { transform: getComputedStyle(below).transform, isHidden: below.hasAttribute('hidden') },
      barrier: barrier && {
        color: getComputedStyle(barrier).backgroundColor,
        opacity: getComputedStyle(barrier).opacity,
      },
      pages: boxOf(document.querySelector('.pages')!),
    };
  });

/** What the page on top knows of its route. */
const context = <T>(stage: Stage, read: string): Promise<T> =>
  inWx<T>(
    stage,
    `const { top } = window.__tesseraSimulator.runtime.stack; const context = wx.router.getRouteContext(top().instance); return ${read}`,
  );

const preset = (type: string, look: (middle: Facts, rest: Facts) => void, options = '{}'): Case =>
  page(`wx://${type} ${options}`, async (stage) => {
    await open(stage, `routeType: 'wx://${type}', routeOptions: ${options}`);
    await holdAt(stage, 0.3);
    const middle = await facts(stage);
    await release(stage);
    look(middle, await facts(stage));
    await back(stage);
    await release(stage);
    expect((await facts(stage)).top).toMatchObject({ opacity: '1', transform: 'none', radius: '0px' });
  });

/** A card that leaves a tenth of the pages free. */
const expectCard = ({ top, pages, below }: Facts): void => {
  expect(top.y - pages.y).toBeCloseTo(pages.height / 10, 0);
  expect(top.height).toBeCloseTo(pages.height * 0.9, 0);
  expect([top.radius, below.isHidden]).toEqual(['12px', false]);
};

const flying = ({ page: view }: Stage): Promise<number[]> =>
  view
    .locator('.route-layer.is-above > iframe')
    .evaluateAll((frames) =>
      frames.flatMap((frame) =>
        [...(frame as HTMLIFrameElement).contentDocument!.querySelectorAll('wx-share-element')].map(
          (node) => node.getBoundingClientRect().x,
        ),
      ),
    );

export const customRouteCases: Case[] = [
  page('a builder draws the page that comes and the one below', async (stage) => {
    await open(stage, "routeType: 'mine', routeOptions: { word: 'hello' }", MINE);
    expect(await context(stage, '[context.mine, context.primaryAnimationStatus.value]')).toEqual([
      'hello',
      1,
    ]);
    await holdAt(stage, 0.25);
    const { top, below } = await facts(stage);
    expect([top.opacity, top.radius, below.transform]).toEqual([
      '0.25',
      '7px',
      'matrix(0.875, 0, 0, 0.875, 0, 0)',
    ]);
    expect(await context(stage, 'context.primaryAnimation.value')).toBeCloseTo(0.25, 5);
    await release(stage);
    expect((await facts(stage)).below.isHidden).toBe(true);
    expect(
      await context(stage, '[context.primaryAnimation.value, context.primaryAnimationStatus.value]'),
    ).toEqual([...[1, 3]]);
    await back(stage);
    await holdAt(stage, 0.75);
    expect((await facts(stage)).top.opacity).toBe('0.25');
    await release(stage);
    expect((await facts(stage)).top.transform).toBe('none');
  }),
  page('routeConfig goes before what the builder gives', async (stage) => {
    await open(stage, "routeType: 'mine', routeConfig: { transitionDuration: 70000, opaque: false }", MINE);
    const duration = await stage.page.evaluate(
      () =>
        document
          .getAnimations()
          .find(({ id }) => id === 'route')!
          .effect!.getComputedTiming().duration,
    );
    expect(duration).toBe(70000);
    await release(stage);
    expect((await facts(stage)).below.isHidden).toBe(false);
  }),
  page('a handler that throws leaves the page where it is', async (stage) => {
    await open(
      stage,
      "routeType: 'broken'",
      "wx.router.addRouteBuilder('broken', () => ({ handlePrimaryAnimation() { throw new Error('no') } }))",
    );
    await release(stage);
    expect((await facts(stage)).top.transform).toBe('none');
  }),
  page('a builder that was removed is none', async (stage) => {
    await open(stage, "routeType: 'mine'", `${MINE}; wx.router.removeRouteBuilder('mine')`);
    expect((await facts(stage)).top.radius).toBe('0px');
  }),
  page(
    'pages of the web view come as they always do',
    async (stage) => {
      await open(stage, "routeType: 'wx://bottom-sheet'");
      await expect(stage.page.locator('.route-layer')).toHaveCount(0);
      expect((await facts(stage)).below.isHidden).toBe(true);
    },
    'webview',
  ),
  preset('upwards', (middle, rest) => {
    expect(middle.top.y).toBeGreaterThan(middle.pages.y + 10);
    expect([rest.top.y, rest.below.isHidden]).toEqual([rest.pages.y, true]);
  }),
  preset('zoom', (middle, rest) => {
    expect(Number(middle.top.opacity)).toBeLessThan(1);
    expect(middle.top.height).toBeLessThan(middle.pages.height);
    expect([rest.top.opacity, rest.top.height]).toEqual(['1', rest.pages.height]);
  }),
  preset('modal', (_, rest) => {
    expectCard(rest);
    expect(rest.barrier).toEqual({ color: 'rgba(0, 0, 0, 0.4)', opacity: '1' });
  }),
  preset('modal-navigation', (middle, rest) => {
    expect(Number.parseFloat(middle.top.transform.split(',')[4]!)).toBeGreaterThan(10);
    expectCard(rest);
  }),
  preset('cupertino-modal', (_, rest) => {
    expectCard(rest);
    expect(rest.below.transform).toContain('matrix(0.92');
  }),
  preset('cupertino-modal-inside', (_, rest) => {
    expectCard(rest);
    expect(rest.below.transform).toContain('matrix(0.94');
  }),
  preset('bottom-sheet', (middle, rest) => {
    expect(Number(middle.barrier!.opacity)).toBeCloseTo(0.3, 2);
    expect(rest.top.height).toBeCloseTo(rest.pages.height * 0.6, 0);
    expect([rest.top.radius, rest.below.isHidden]).toEqual(['12px', false]);
  }),
  preset(
    'bottom-sheet',
    (_, rest) => {
      expect(rest.top.height).toBeCloseTo(rest.pages.height * 0.8, 0);
      expect(rest.top.radius).toBe('0px');
    },
    '{ height: 80, round: false }',
  ),
  page('a tap beside a bottom-sheet takes it away', async (stage) => {
    await open(stage, "routeType: 'wx://bottom-sheet'");
    await release(stage);
    await stage.page.mouse.click(200, 60);
    await expect(stage.page.locator('.route-barrier')).toHaveCount(0);
    await expect(stage.page.locator('iframe.page:not([hidden])')).toHaveCount(1);
  }),
  page('no motion for who wants none, and the sheet lies where it belongs', async (stage) => {
    await stage.page.emulateMedia({ reducedMotion: 'reduce' });
    await open(stage, "routeType: 'wx://bottom-sheet'");
    await expect(stage.page.locator('.route-layer')).toHaveCount(0);
    const { top, pages } = await facts(stage);
    expect(top.height).toBeCloseTo(pages.height * 0.6, 0);
    await back(stage);
    await expect(stage.page.locator('.route-layer')).toHaveCount(0);
    await stage.page.emulateMedia({ reducedMotion: null });
  }),
  page('opened over a sheet, replaced and left at once: nothing stays behind', async (stage) => {
    const path = await topPath(stage);
    await inWx(
      stage,
      `await wx.navigateTo({ url: './index?again=1', routeType: 'wx://bottom-sheet' });
       await wx.navigateTo({ url: './index', routeType: 'wx://modal' });
       await wx.redirectTo({ url: './index?again=1' });
       await wx.navigateBack({ delta: 2 })`,
    );
    await release(stage);
    expect(await topPath(stage)).toBe(path);
    await expect(stage.page.locator('.route-barrier, .page-copy')).toHaveCount(0);
    await expect(stage.page.locator('iframe.page:not([hidden])')).toHaveCount(1);
  }),
  page('a duration that is none is no time at all', async (stage) => {
    await open(stage, "routeType: 'wx://upwards', routeConfig: { transitionDuration: 'soon', opaque: true }");
    await release(stage);
    expect((await facts(stage)).below.isHidden).toBe(true);
  }),
  page('a page that is made anew keeps its route', async (stage) => {
    await open(stage, "routeType: 'wx://bottom-sheet'");
    await release(stage);
    await inWx(
      stage,
      "const { router, stack } = window.__tesseraSimulator.runtime; await router.replace(stack.top(), () => 'start')",
    );
    const { top, pages, below } = await facts(stage);
    expect(top.height).toBeCloseTo(pages.height * 0.6, 0);
    expect(below.isHidden).toBe(false);
    await expect(stage.page.locator('.route-barrier')).toHaveCount(1);
    await back(stage);
    await release(stage);
    await expect(stage.page.locator('.route-barrier')).toHaveCount(0);
  }),
  page('transition-on-gesture: a shared element follows the finger back', async (stage) => {
    await open(stage, "routeType: 'wx://upwards'");
    await release(stage);
    await context(stage, '(context.startUserGesture(), context.primaryAnimation.value = 0.75)');
    expect(await context(stage, 'context.userGestureInProgress.value')).toBe(1);
    expect((await facts(stage)).below.isHidden).toBe(false);
    expect(await flying(stage)).toEqual([expect.closeTo(80, 1)]);
    await context(stage, '(context.primaryAnimation.value = 1, context.stopUserGesture())');
    expect(await flying(stage)).toEqual([]);
    expect((await facts(stage)).below.isHidden).toBe(true);
    await context(stage, '(context.startUserGesture(), context.primaryAnimation.value = 0)');
    await context(stage, '(context.didPop(), context.stopUserGesture())');
    await expect(stage.page.locator('iframe.page:not([hidden])')).toHaveCount(1);
    await expect(stage.page.locator('.route-layer')).toHaveCount(0);
    expect(await stage.style('#it', 'opacity')).toBe('1');
  }),
  page('without transition-on-gesture it stays on its page', async (stage) => {
    await open(stage, "routeType: 'wx://upwards'");
    await release(stage);
    await stage.setData({ off: true });
    await context(stage, '(context.startUserGesture(), context.primaryAnimation.value = 0.75)');
    expect(await flying(stage)).toEqual([]);
    await context(stage, '(context.primaryAnimation.value = 1, context.stopUserGesture())');
  }),
];
