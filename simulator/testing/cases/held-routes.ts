import { expect, type Stage } from '../conformance.ts';

// Pages that come and go, held in the middle of their way.

/** Longer than any test: what plays stands where it is put. */
export const LONG = 1_000_000;

/** Holds the transition that plays, or is about to, at a share of its way. */
export const holdAt = ({ page }: Stage, share: number): Promise<void> =>
  page.evaluate(async (at) => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const clock = () => document.getAnimations().find(({ id }) => id === 'route');
    while (!clock()) await frame();
    clock()!.pause();
    clock()!.currentTime = at * Number(clock()!.effect!.getComputedTiming().duration);
    await frame();
    await frame();
  }, share);

/** Lets it come to its end. */
export const release = async ({ page }: Stage): Promise<void> => {
  await page.evaluate(() =>
    document
      .getAnimations()
      .find(({ id }) => id === 'route')
      ?.finish(),
  );
  await expect(page.locator('.route-layer')).toHaveCount(0);
};
