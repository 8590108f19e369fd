import { expect, it } from 'vitest';
import { createView } from './view.ts';

const viewOf = (rotate: number, skew: number) => {
  const view = createView({ clientWidth: 300, clientHeight: 200 } as HTMLElement);
  Object.assign(view, { center: { latitude: 23.1, longitude: 113.3 }, zoom: 15, rotate, skew });
  return view;
};

it.each([
  [0, 0],
  [30, 0],
  [0, 40],
  [250, 75],
])('finds the place of a point again, turned by %i and tilted by %i degrees', (rotate, skew) => {
  const view = viewOf(rotate, skew);
  for (const [x, y] of [
    [0, 0],
    [300, 200],
    [40, 170],
  ] as const) {
    const point = view.pointOf(view.placeAt(x, y));
    expect(point.x).toBeCloseTo(x, 3);
    expect(point.y).toBeCloseTo(y, 3);
  }
});

it('shows what is far away smaller once it is tilted', () => {
  const view = viewOf(0, 40);
  const width = (latitude: number) =>
    view.pointOf({ latitude, longitude: 113.301 }).x - view.pointOf({ latitude, longitude: 113.299 }).x;
  expect(width(23.102)).toBeLessThan(width(23.098));
});

it('is dragged by what the finger moved', () => {
  const view = viewOf(30, 40);
  const place = view.placeAt(150, 100);
  view.shift(10, 20);
  const { x, y } = view.pointOf(place);
  expect(x).toBeGreaterThan(157);
  expect(y).toBeGreaterThan(115);
});
