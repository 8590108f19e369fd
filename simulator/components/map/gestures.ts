import type { BuiltinContext } from '../define.ts';
import { followDrag } from '../drag.ts';
import type props from './props.ts';
import type { MapView } from './view.ts';

/** What a finger, two fingers and a wheel may do to the map, and who is told. */
export interface GestureTarget {
  allows(what: 'scroll' | 'zoom' | 'rotate' | 'tilt'): boolean;
  began(): void;
  draw(): void;
  ended(causedBy: 'drag' | 'scale'): void;
  zoomTo(zoom: number): void;
  turnTo(rotate: number): void;
  tiltTo(skew: number): void;
}

const WHEEL_DEGREES = 10;
/** Two fingers that move this far down tilt by a degree. */
const TILT_PX = 4;

const apart = ([a, b]: readonly Touch[]) => Math.hypot(b!.clientX - a!.clientX, b!.clientY - a!.clientY);
const angle = ([a, b]: readonly Touch[]) =>
  (Math.atan2(b!.clientY - a!.clientY, b!.clientX - a!.clientX) * 180) / Math.PI;
const middle = ([a, b]: readonly Touch[]) => (a!.clientY + b!.clientY) / 2;

type Context = BuiltinContext<typeof props>;

/** Apart zooms, round turns, both down tilts. */
function followTwoFingers(it: Context, view: MapView, target: GestureTarget): void {
  let from:
    { apart: number; angle: number; middle: number; zoom: number; rotate: number; skew: number } | undefined;
  const measure = (fingers: readonly Touch[]) => ({
    apart: apart(fingers),
    angle: angle(fingers),
    middle: middle(fingers),
  });
  it.listen<TouchEvent>(it.node, 'touchstart', ({ touches }) => {
    if (touches.length !== 2) return;
    from = { ...measure([...touches]), zoom: view.zoom, rotate: view.rotate, skew: view.skew };
    target.began();
  });
  it.listen<TouchEvent>(it.node, 'touchmove', (event) => {
    if (event.touches.length !== 2 || !from) return;
    event.preventDefault();
    const now = measure([...event.touches]);
    if (target.allows('zoom')) target.zoomTo(from.zoom + Math.log2(now.apart / (from.apart || 1)));
    if (target.allows('rotate')) target.turnTo(from.rotate + now.angle - from.angle);
    if (target.allows('tilt')) target.tiltTo(from.skew + (from.middle - now.middle) / TILT_PX);
    target.draw();
  });
  const done = () => {
    if (!from) return;
    from = undefined;
    target.ended('scale');
  };
  it.listen(it.node, 'touchend', done);
  it.listen(it.node, 'touchcancel', done);
}

/** For a mouse: the wheel zooms, with shift it turns, with alt it tilts. */
function followWheel(it: Context, view: MapView, target: GestureTarget): void {
  const turn = (event: WheelEvent) => {
    const steps = -Math.sign(event.deltaY || event.deltaX);
    const what = event.shiftKey ? 'rotate' : event.altKey ? 'tilt' : 'zoom';
    if (!target.allows(what)) return;
    event.preventDefault();
    target.began();
    if (what === 'zoom') target.zoomTo(view.zoom + steps);
    else if (what === 'rotate') target.turnTo(view.rotate + steps * WHEEL_DEGREES);
    else target.tiltTo(view.skew + steps * WHEEL_DEGREES);
    target.draw();
    target.ended('scale');
  };
  it.listen<WheelEvent>(it.node, 'wheel', turn, { passive: false });
}

/** Answers whether the last touch dragged the map: it was no tap then. */
export function followGestures(it: Context, view: MapView, target: GestureTarget): () => boolean {
  let dragged = { dx: 0, dy: 0 };
  followDrag(it, it.node, {
    axis: () => (target.allows('scroll') ? 'both' : 'none'),
    start: () => {
      dragged = { dx: 0, dy: 0 };
    },
    move: ({ dx, dy, event }) => {
      if (event.touches.length > 1) return;
      if (!dragged.dx && !dragged.dy) target.began();
      view.shift(dx - dragged.dx, dy - dragged.dy);
      dragged = { dx, dy };
      target.draw();
    },
    end: (_, hasMoved) => hasMoved && target.ended('drag'),
  });
  followTwoFingers(it, view, target);
  followWheel(it, view, target);
  return () => Boolean(dragged.dx || dragged.dy);
}
