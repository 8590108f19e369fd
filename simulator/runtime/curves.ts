import type { Ease } from './motions.ts';

/** As CSS' cubic-bezier: found by halving, since x is not to be turned around. */
export function bezierEase(x1: number, y1: number, x2: number, y2: number): Ease {
  const at = (a: number, b: number, t: number) =>
    3 * a * t * (1 - t) ** 2 + 3 * b * t ** 2 * (1 - t) + t ** 3;
  return (x) => {
    if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
    let [low, high] = [0, 1];
    for (let step = 0; step < 24; step += 1) {
      const middle = (low + high) / 2;
      if (at(x1, x2, middle) < x) low = middle;
      else high = middle;
    }
    return at(y1, y2, (low + high) / 2);
  };
}

/** Of Material Design; what Skyline's own transitions follow. */
export const fastOutSlowIn: Ease = bezierEase(0.4, 0, 0.2, 1);

/** `from` at or below the first bound, `to` at or above the second, evenly between. */
export function ramp(t: number, begin: number, end: number, from = 0, to = 1): number {
  const share = Math.min(1, Math.max(0, (t - begin) / (end - begin)));
  return from + (to - from) * share;
}
