import type { Stage } from '../conformance.ts';

// What several tables of cases do to a page.

/** Runs a text in the page of the program with `wx` at hand. */
export function inWx<T>({ page }: Stage, body: string): Promise<T> {
  return page.evaluate((code) => {
    const { wx } = (window as unknown as { __tesseraSimulator: { wx: object } }).__tesseraSimulator;
    return new Function('wx', `return (async () => { ${code} })()`)(wx) as Promise<never>;
  }, body);
}

/** Two fingers on an element that go from one distance to another. */
export function pinch({ frame }: Stage, selector: string, from: number, to: number): Promise<void> {
  return frame
    .locator(selector)
    .first()
    .evaluate(
      (target, [before, after]) => {
        const view = target.ownerDocument.defaultView!;
        const finger = (identifier: number, x: number) =>
          new view.Touch({ identifier, target, clientX: x, clientY: 100 });
        const fire = (type: string, apart: number) => {
          const touches = apart ? [finger(0, 100), finger(1, 100 + apart)] : [];
          const options = { bubbles: true, cancelable: true, touches, changedTouches: touches };
          target.dispatchEvent(new view.TouchEvent(type, options));
        };
        fire('touchstart', before!);
        fire('touchmove', after!);
        fire('touchend', 0);
      },
      [from, to],
    );
}

/** The page that is on top. */
export const topPath = ({ page }: Stage): Promise<string> =>
  page.evaluate(
    () =>
      (
        window as unknown as { __tesseraSimulator: { runtime: { stack: { top(): { path: string } } } } }
      ).__tesseraSimulator.runtime.stack.top().path,
  );

/** Presses an element with a finger that stays until the answer is there. */
export async function hold(
  { page, frame }: Stage,
  selector: string,
  until: () => Promise<unknown>,
): Promise<void> {
  const box = (await frame.locator(selector).first().boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await until();
  await page.mouse.up();
}

interface Phone {
  __tesseraSimulator: {
    device: { set(change: object): void };
    permissions: { set(scope: string, allowed: boolean): void };
    runtime: { setForeground(shown: boolean): void };
  };
}

/** Changes the simulated device, as its panel does. */
export const setPhone = ({ page }: Stage, change: object): Promise<void> =>
  page.evaluate((values) => (window as unknown as Phone).__tesseraSimulator.device.set(values), change);

/** The program goes to the background, and comes back. */
export const setForeground = ({ page }: Stage, shown: boolean): Promise<void> =>
  page.evaluate(
    (value) => (window as unknown as Phone).__tesseraSimulator.runtime.setForeground(value),
    shown,
  );

/** Answers what a program may use before it asks. */
export const setPermission = ({ page }: Stage, scope: string, allowed: boolean): Promise<void> =>
  page.evaluate(
    ([name, value]) => (window as unknown as Phone).__tesseraSimulator.permissions.set(name, value),
    [scope, allowed] as const,
  );

/** Fingers on an element, step by step: each step is where they are then, with their force; none is all lifted. */
export function fingers(
  { frame }: Stage,
  selector: string,
  steps: readonly (readonly (readonly [x: number, y: number, force?: number])[])[],
): Promise<void> {
  return frame
    .locator(selector)
    .first()
    .evaluate((target, rows) => {
      const view = target.ownerDocument.defaultView!;
      let before: Touch[] = [];
      for (const row of rows) {
        const touches = row.map(
          ([clientX, clientY, force = 0], identifier) =>
            new view.Touch({ identifier, target, clientX, clientY, force }),
        );
        const type =
          touches.length > before.length
            ? 'touchstart'
            : touches.length < before.length
              ? 'touchend'
              : 'touchmove';
        const changedTouches = type === 'touchend' ? before.slice(touches.length) : touches;
        target.dispatchEvent(
          new view.TouchEvent(type, { bubbles: true, cancelable: true, touches, changedTouches }),
        );
        before = touches;
      }
    }, steps);
}
