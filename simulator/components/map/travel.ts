import { toPlace, toWorld, type Place } from './projection.ts';

/** A marker on its way: `step` is told each place, the last one with a share of 1. */
export function travel(
  window: Window,
  path: readonly Place[],
  duration: number,
  step: (place: Place, share: number) => void,
): { stop(): void } {
  const points = path.map((place) => toWorld(place, 0));
  const lengths = points.map((point, at) => {
    const before = points[at - 1] ?? point;
    return Math.hypot(point.x - before.x, point.y - before.y);
  });
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  const placeAt = (share: number): Place => {
    let rest = whole * share;
    for (let at = 1; at < points.length; at += 1) {
      const [from, to, length] = [points[at - 1]!, points[at]!, lengths[at]!];
      if (rest <= length && length > 0) {
        const part = rest / length;
        return toPlace({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }, 0);
      }
      rest -= length;
    }
    return path.at(-1)!;
  };
  const began = window.performance.now();
  let frame = 0;
  const move = () => {
    const share = duration > 0 ? Math.min(1, (window.performance.now() - began) / duration) : 1;
    step(share < 1 ? placeAt(share) : path.at(-1)!, share);
    if (share < 1) frame = window.requestAnimationFrame(move);
  };
  move();
  return { stop: () => window.cancelAnimationFrame(frame) };
}

/** Degrees clockwise from the north in which one place lies from another. */
export function bearing(from: Place, to: Place): number {
  const [a, b] = [toWorld(from, 0), toWorld(to, 0)];
  return (Math.atan2(b.x - a.x, a.y - b.y) * 180) / Math.PI;
}
