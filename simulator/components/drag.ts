import type { BuiltinContext } from './define.ts';
import type { TagSpec } from './spec.ts';

export interface DragMove {
  /** Distance from where the finger touched, in CSS px. */
  dx: number;
  dy: number;
  touch: Touch;
  event: TouchEvent;
}

export interface DragHandlers {
  start?(touch: Touch, event: TouchEvent): void;
  /** Once the finger has moved along the wanted axis, and on every move after that. */
  move(move: DragMove): void;
  /** `vx`, `vy`: speed at release in px per ms. */
  end?(move: DragMove & { vx: number; vy: number }, moved: boolean): void;
  /** Which direction is ours; the other one is left to whoever scrolls. */
  axis(): 'x' | 'y' | 'both' | 'none';
  /** How far a finger moves before it has chosen a direction. */
  slop?(): number;
  /** Whether a move that chose our direction is ours: a pull wants one way of it only. */
  claims?(move: DragMove): boolean;
}

/** A finger that moved less than this has not chosen a direction yet. */
const SLOP = 5;
/** Speed is that of the last moments, not of the whole drag. */
const SPEED_WINDOW_MS = 80;

interface Sample {
  time: number;
  x: number;
  y: number;
}

function speedOf(samples: readonly Sample[], now: number): { vx: number; vy: number } {
  const recent = samples.filter(({ time }) => now - time <= SPEED_WINDOW_MS);
  const first = recent[0];
  const last = recent.at(-1);
  if (!first || !last || last.time - first.time < 5) return { vx: 0, vy: 0 };
  const span = last.time - first.time;
  return { vx: (last.x - first.x) / span, vy: (last.y - first.y) / span };
}

const CLAIMED = Symbol.for('tessera.drag-claimed');
type ClaimableEvent = TouchEvent & { [CLAIMED]?: boolean };

function hasChosen(handlers: DragHandlers, move: DragMove): boolean | undefined {
  const { dx, dy } = move;
  if (Math.hypot(dx, dy) < (handlers.slop?.() ?? SLOP)) return undefined;
  const axis = handlers.axis();
  if (axis === 'none') return false;
  if (axis !== 'both' && Math.abs(dx) > Math.abs(dy) !== (axis === 'x')) return false;
  return handlers.claims?.(move) ?? true;
}

/** Follows one finger on an element. The innermost element that wants the direction has it alone. */
export function followDrag(
  it: Pick<BuiltinContext<TagSpec>, 'listen'>,
  target: HTMLElement,
  handlers: DragHandlers,
): void {
  let first: Touch | undefined;
  let ours: boolean | undefined;
  let samples: Sample[] = [];
  const moveOf = (touch: Touch, event: TouchEvent): DragMove => ({
    dx: touch.clientX - first!.clientX,
    dy: touch.clientY - first!.clientY,
    touch,
    event,
  });
  const find = (event: TouchEvent) =>
    [...event.changedTouches].find((touch) => touch.identifier === first?.identifier);
  const remember = (touch: Touch, event: TouchEvent) => {
    samples.push({ time: event.timeStamp, x: touch.clientX, y: touch.clientY });
    if (samples.length > 20) samples.shift();
  };
  it.listen<TouchEvent>(target, 'touchstart', (event) => {
    if (event.touches.length > 1 || handlers.axis() === 'none') return;
    first = event.changedTouches[0];
    ours = undefined;
    samples = [];
    if (!first) return;
    remember(first, event);
    handlers.start?.(first, event);
  });
  it.listen<ClaimableEvent>(
    target,
    'touchmove',
    (event) => {
      const touch = first && find(event);
      if (!touch) return;
      if (event[CLAIMED]) ours = false;
      const move = moveOf(touch, event);
      ours ??= hasChosen(handlers, move);
      if (!ours) return;
      event[CLAIMED] = true;
      if (event.cancelable) event.preventDefault();
      remember(touch, event);
      handlers.move(move);
    },
    { passive: false },
  );
  const finish = (event: TouchEvent) => {
    const touch = first && find(event);
    if (!touch) return;
    const move = moveOf(touch, event);
    first = undefined;
    handlers.end?.({ ...move, ...speedOf(samples, event.timeStamp) }, ours === true);
  };
  it.listen(target, 'touchend', finish);
  it.listen(target, 'touchcancel', finish);
}
