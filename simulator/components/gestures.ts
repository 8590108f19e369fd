// What makes each gesture, on plain numbers of fingers: none of it knows a document.

export type GestureKind =
  'tap' | 'double-tap' | 'long-press' | 'force-press' | 'pan' | 'horizontal-drag' | 'vertical-drag' | 'scale';

/** Distances and times of the platform's own recognisers, in px and ms. */
const TAP_SLOP = 18;
const DRAG_SLOP = 18;
const PAN_SLOP = 36;
const LONG_PRESS_MS = 500;
const DOUBLE_TAP_MS = 300;
const DOUBLE_TAP_SLOP = 100;
/** A press harder than this is a hard one. */
const FORCE = 0.4;
const SPEED_WINDOW_MS = 100;

type Verdict = 'wait' | 'yes' | 'no';

interface Point {
  x: number;
  y: number;
}

interface Sample extends Point {
  time: number;
}

const middleOf = (touches: readonly Touch[]): Point => ({
  x: touches.reduce((sum, { clientX }) => sum + clientX, 0) / (touches.length || 1),
  y: touches.reduce((sum, { clientY }) => sum + clientY, 0) / (touches.length || 1),
});

/** How far the fingers are from their middle, on the whole and along each side, and the line between the first two. */
function spanOf(touches: readonly Touch[]): { all: number; x: number; y: number; angle: number } {
  const middle = middleOf(touches);
  const mean = (distance: (touch: Touch) => number) =>
    touches.reduce((sum, touch) => sum + distance(touch), 0) / (touches.length || 1);
  const [first, second] = touches;
  return {
    all: mean(({ clientX, clientY }) => Math.hypot(clientX - middle.x, clientY - middle.y)),
    x: mean(({ clientX }) => Math.abs(clientX - middle.x)),
    y: mean(({ clientY }) => Math.abs(clientY - middle.y)),
    angle: first && second ? Math.atan2(second.clientY - first.clientY, second.clientX - first.clientX) : 0,
  };
}

const ratio = (now: number, before: number): number => (before > 0 ? now / before : 1);

/** One touch, from the first finger's coming to the last one's going. */
export class Gesture {
  /** A gesture that is one by staying, in ms. */
  readonly delay: number;
  /** As many fingers may stay when it ends. */
  readonly least: number;
  readonly #kind: GestureKind;
  readonly #isSecond: boolean;
  #touches: readonly Touch[];
  #start: Point;
  #at: Point;
  #delta: Point = { x: 0, y: 0 };
  #span: ReturnType<typeof spanOf>;
  #force = 0;
  #isLifted = false;
  #liftedAt = 0;
  #samples: Sample[] = [];

  constructor(kind: GestureKind, event: TouchEvent, before?: Gesture) {
    this.#kind = kind;
    this.delay = kind === 'long-press' ? LONG_PRESS_MS : 0;
    this.least = kind === 'scale' ? 1 : 0;
    this.#touches = [...event.touches];
    this.#at = middleOf(this.#touches);
    this.#start = this.#at;
    this.#span = spanOf(this.#touches);
    this.#force = event.touches[0]?.force ?? 0;
    this.#isSecond =
      before?.isUnfinished === true &&
      event.timeStamp - before.#liftedAt <= DOUBLE_TAP_MS &&
      Math.hypot(this.#at.x - before.#start.x, this.#at.y - before.#start.y) <= DOUBLE_TAP_SLOP;
    this.#remember(event.timeStamp);
  }

  get isUnfinished(): boolean {
    return this.#kind === 'double-tap' && this.#isLifted && !this.#isSecond && !this.#hasMoved(TAP_SLOP);
  }

  /** One more finger: from here distances are measured anew. */
  add(event: TouchEvent): void {
    this.#touches = [...event.touches];
    this.#span = spanOf(this.#touches);
    this.#at = middleOf(this.#touches);
    this.#start = this.#at;
    this.#delta = { x: 0, y: 0 };
    this.#samples = [];
    this.#remember(event.timeStamp);
  }

  move(event: TouchEvent): void {
    this.#touches = [...event.touches];
    const now = middleOf(this.#touches);
    this.#delta = { x: now.x - this.#at.x, y: now.y - this.#at.y };
    this.#at = now;
    this.#force = event.touches[0]?.force ?? 0;
    this.#remember(event.timeStamp);
  }

  lift(event: TouchEvent): void {
    this.#isLifted = event.touches.length === 0;
    this.#liftedAt = event.timeStamp;
    this.#delta = { x: 0, y: 0 };
    const from = this.#samples.find(({ time }) => event.timeStamp - time <= SPEED_WINDOW_MS);
    const span = from ? event.timeStamp - from.time : 0;
    this.#speed =
      from && span > 0
        ? { x: ((this.#at.x - from.x) / span) * 1000, y: ((this.#at.y - from.y) / span) * 1000 }
        : { x: 0, y: 0 };
  }
  #speed: Point = { x: 0, y: 0 };

  #remember(time: number): void {
    this.#samples.push({ ...this.#at, time });
    if (this.#samples.length > 20) this.#samples.shift();
  }

  #hasMoved(slop: number): boolean {
    return Math.hypot(this.#at.x - this.#start.x, this.#at.y - this.#start.y) > slop;
  }

  /** Whether it is this gesture: yes, no more, or not to be said yet. */
  verdict(waited = false): Verdict {
    const [dx, dy] = [Math.abs(this.#at.x - this.#start.x), Math.abs(this.#at.y - this.#start.y)];
    switch (this.#kind) {
      case 'horizontal-drag':
        return dx > DRAG_SLOP ? 'yes' : 'wait';
      case 'vertical-drag':
        return dy > DRAG_SLOP ? 'yes' : 'wait';
      case 'pan':
        return this.#hasMoved(PAN_SLOP) ? 'yes' : 'wait';
      case 'scale':
        return this.#scaleVerdict();
      case 'force-press':
        return this.#force > FORCE && this.#force < 1 ? 'yes' : 'wait';
      case 'long-press':
        if (this.#hasMoved(TAP_SLOP) || this.#isLifted) return 'no';
        return waited ? 'yes' : 'wait';
      default:
        return this.#tapVerdict();
    }
  }

  #scaleVerdict(): Verdict {
    if (this.#touches.length > 1)
      return Math.abs(spanOf(this.#touches).all - this.#span.all) > DRAG_SLOP / 2 || this.#hasMoved(PAN_SLOP)
        ? 'yes'
        : 'wait';
    // As the platform's: a single finger that goes far moves the middle.
    return this.#hasMoved(PAN_SLOP) ? 'yes' : 'wait';
  }

  #tapVerdict(): Verdict {
    if (this.#hasMoved(TAP_SLOP) || this.#touches.length > 1) return 'no';
    if (!this.#isLifted) return 'wait';
    return this.#kind === 'tap' || this.#isSecond ? 'yes' : 'wait';
  }

  /** As `facts`, for a move that has not been taken in. */
  peek(event: TouchEvent): Record<string, number> {
    const now = middleOf([...event.touches]);
    return {
      ...this.facts(),
      absoluteX: now.x,
      absoluteY: now.y,
      deltaX: now.x - this.#at.x,
      deltaY: now.y - this.#at.y,
    };
  }

  /** What the worklet is told, as documented for each gesture. */
  facts(): Record<string, number> {
    const speed = { velocityX: this.#speed.x, velocityY: this.#speed.y };
    const place = { absoluteX: this.#at.x, absoluteY: this.#at.y };
    switch (this.#kind) {
      case 'tap':
      case 'double-tap':
        return place;
      case 'force-press':
        return { ...place, pressure: this.#force };
      case 'long-press':
        return {
          ...place,
          translationX: this.#at.x - this.#start.x,
          translationY: this.#at.y - this.#start.y,
          ...speed,
        };
      case 'scale':
        return { ...this.#scaleFacts(), ...speed };
      default:
        return { ...place, deltaX: this.#delta.x, deltaY: this.#delta.y, ...speed };
    }
  }

  #scaleFacts(): Record<string, number> {
    const now = spanOf(this.#touches);
    const isMany = this.#touches.length > 1;
    return {
      focalX: this.#at.x,
      focalY: this.#at.y,
      focalDeltaX: this.#delta.x,
      focalDeltaY: this.#delta.y,
      scale: isMany ? ratio(now.all, this.#span.all) : 1,
      horizontalScale: isMany ? ratio(now.x, this.#span.x) : 1,
      verticalScale: isMany ? ratio(now.y, this.#span.y) : 1,
      rotation: isMany ? now.angle - this.#span.angle : 0,
      pointerCount: this.#touches.length,
    };
  }
}

/** A touch begins. `before`: the one before it, of which it may be the second tap. */
export const startGesture = (kind: GestureKind, event: TouchEvent, before?: Gesture): Gesture =>
  new Gesture(kind, event, before);
