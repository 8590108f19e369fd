import { expect, it } from 'vitest';
import { startGesture, type GestureKind } from './gestures.ts';

const at = (timeStamp: number, ...places: (readonly [number, number])[]): TouchEvent =>
  ({
    timeStamp,
    touches: places.map(([clientX, clientY], identifier) => ({ identifier, clientX, clientY, force: 0 })),
  }) as unknown as TouchEvent;

it.each<GestureKind>(['pan', 'horizontal-drag', 'vertical-drag'])(
  'R-SIM-tags: %s tells the speed of the last moments in px per second when the finger leaves',
  (kind) => {
    const gesture = startGesture(kind, at(0, [0, 0]));
    gesture.move(at(500, [10, 0]));
    gesture.move(at(520, [30, 20]));
    gesture.move(at(540, [50, 40]));
    expect(gesture.facts()).toMatchObject({ deltaX: 20, deltaY: 20, velocityX: 0, velocityY: 0 });
    gesture.lift(at(540));
    expect(gesture.facts()).toMatchObject({ deltaX: 0, velocityX: 1000, velocityY: 1000 });
  },
);

it('R-SIM-tags: two taps are a double tap only when near in time and place', () => {
  const second = (time: number, x: number) => {
    const first = startGesture('double-tap', at(0, [0, 0]));
    first.lift(at(20));
    const next = startGesture('double-tap', at(time, [x, 0]), first);
    next.lift(at(time + 20));
    return next.verdict();
  };
  expect(second(200, 10)).toBe('yes');
  expect(second(400, 10)).toBe('wait');
  expect(second(200, 150)).toBe('wait');
});
