import { describe, expect, it } from 'vitest';
import { rectOf } from './rect.ts';
import { rectTween } from './rect-tween.ts';

const begin = rectOf(10, 20, 100, 50);
const end = rectOf(200, 400, 300, 100);
const types = [
  ...['linear', 'elasticIn', 'elasticOut', 'elasticInOut', 'bounceIn', 'bounceOut', 'bounceInOut'],
  ...['materialRectArc', 'materialRectCenterArc', 'cubic-bezier(0.1, 0.7, 0.9, 0.3)', ''],
];

describe('R-SIM-tags: rect-tween-type', () => {
  it.each(types)('%s begins and ends where it should', (type) => {
    const tween = rectTween(type);
    for (const [progress, wanted] of [
      [0, begin],
      [1, end],
    ] as const) {
      const { left, top, width, height } = tween(begin, end, progress);
      expect(left).toBeCloseTo(wanted.left, 6);
      expect(top).toBeCloseTo(wanted.top, 6);
      expect([width, height]).toEqual([expect.closeTo(wanted.width, 6), expect.closeTo(wanted.height, 6)]);
    }
  });

  it('goes straight and evenly where it is linear', () => {
    expect(rectTween('linear')(begin, end, 0.5)).toEqual(rectOf(105, 210, 200, 75));
  });

  it('swings beyond its ends where it is elastic, and falls back where it bounces', () => {
    const lefts = (type: string) =>
      Array.from({ length: 101 }, (_, at) => rectTween(type)(begin, end, at / 100).left);
    expect(Math.max(...lefts('elasticOut'))).toBeGreaterThan(end.left + 10);
    expect(Math.min(...lefts('elasticIn'))).toBeLessThan(begin.left - 10);
    const bounced = lefts('bounceOut');
    expect(Math.max(...bounced)).toBeLessThanOrEqual(end.left + 1e-6);
    expect(bounced.filter((left, at) => at > 0 && left < bounced[at - 1]! - 1e-9).length).toBeGreaterThan(5);
  });

  it('follows the curve it is given', () => {
    const at = (type: string) => rectTween(type)(begin, end, 0.25).left;
    expect(at('cubic-bezier(0, 0, 1, 1)')).toBeCloseTo(at('linear'), 4);
    expect(at('cubic-bezier(1, 0, 1, 0)')).toBeLessThan(at('linear'));
    expect(at('nonsense')).toBe(at('cubic-bezier(0.4, 0, 0.2, 1)'));
  });

  it('moves the centre on an arc and the sides evenly, or the corners on arcs', () => {
    const straight = rectTween('cubic-bezier(0.4, 0, 0.2, 1)')(begin, end, 0.5);
    const radial = rectTween('materialRectCenterArc')(begin, end, 0.5);
    expect(radial.width).toBeCloseTo(straight.width, 6);
    // A steep way leaves sideways and arrives going down.
    expect(radial.left).toBeGreaterThan(straight.left + 5);
    const corners = rectTween('materialRectArc')(begin, end, 0.5);
    expect(Math.abs(corners.width - straight.width)).toBeGreaterThan(1);
  });

  it('has no arc between places that are beside each other', () => {
    const beside = rectOf(200, 20, 100, 50);
    expect(rectTween('materialRectCenterArc')(begin, beside, 0.5).top).toBe(20);
  });
});
