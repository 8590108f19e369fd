// What `wx.worklet.timing` and its like give: no value yet, but how a shared value comes to one.

export type Step = (now: number) => { value: unknown; over: boolean };
export type Done = (finished: boolean, value?: unknown) => void;

const MOTION = Symbol('motion');

export interface Motion {
  readonly [MOTION]: true;
  begin(from: number, now: number): Step;
  done?: Done | undefined;
  /** The same motion to another end, where it has one: `repeat` goes there and back. */
  towards?: { end: number; make(end: number): Motion };
}

export const isMotion = (value: unknown): value is Motion =>
  typeof value === 'object' && value !== null && MOTION in value;

const motion = (parts: Omit<Motion, typeof MOTION>): Motion => ({ ...parts, [MOTION]: true });

export type Ease = (t: number) => number;

export interface TimingOptions {
  duration?: number;
  easing?: Ease;
}

const inOutQuad: Ease = (t) => (t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) ** 2);

export function timing(end: number, options: TimingOptions = {}, done?: Done): Motion {
  const { duration = 300, easing = inOutQuad } = options;
  return motion({
    done,
    towards: { end, make: (other) => timing(other, options) },
    begin: (from, started) => (now) => {
      const passed = duration > 0 ? Math.min(1, (now - started) / duration) : 1;
      return { value: passed === 1 ? end : from + (end - from) * easing(passed), over: passed === 1 };
    },
  });
}

export interface SpringOptions {
  damping?: number;
  mass?: number;
  stiffness?: number;
  velocity?: number;
  overshootClamping?: boolean;
  restDisplacementThreshold?: number;
  restSpeedThreshold?: number;
}

/** In milliseconds: longer steps would let a stiff spring fly away. */
const SPRING_STEP = 4;
/** Of a frame that came late, in milliseconds. */
const LONGEST_FRAME = 64;

export function spring(end: number, options: SpringOptions = {}, done?: Done): Motion {
  const { damping = 10, mass = 1, stiffness = 100, overshootClamping = false } = options;
  const { restDisplacementThreshold = 0.01, restSpeedThreshold = 2 } = options;
  return motion({
    done,
    towards: { end, make: (other) => spring(other, options) },
    begin(from, started) {
      let [value, speed, last] = [from, options.velocity ?? 0, started];
      return (now) => {
        let left = Math.min(LONGEST_FRAME, now - last);
        last = now;
        for (; left > 0; left -= SPRING_STEP) {
          const seconds = Math.min(SPRING_STEP, left) / 1000;
          speed += ((-stiffness * (value - end) - damping * speed) / mass) * seconds;
          value += speed * seconds;
        }
        const isThere = Math.abs(value - end) < restDisplacementThreshold;
        const isPast = overshootClamping && (from < end ? value >= end : value <= end);
        const over = isPast || (isThere && Math.abs(speed) < restSpeedThreshold);
        return { value: over ? end : value, over };
      };
    },
  });
}

export interface DecayOptions {
  velocity?: number;
  deceleration?: number;
  clamp?: [number, number];
}

/** In units a second: slower is no motion any more. */
const SLOWEST = 1;

export function decay(options: DecayOptions = {}, done?: Done): Motion {
  const { velocity = 0, deceleration = 0.998, clamp = [-Infinity, Infinity] } = options;
  return motion({
    done,
    begin(from, started) {
      let [value, speed, last] = [from, velocity, started];
      return (now) => {
        const passed = Math.min(LONGEST_FRAME, now - last);
        last = now;
        value += (speed * passed) / 1000;
        speed *= deceleration ** passed;
        const held = Math.min(clamp[1], Math.max(clamp[0], value));
        return { value: held, over: Math.abs(speed) < SLOWEST || held !== value };
      };
    },
  });
}

/** A plain value in a sequence is there at once. */
const asMotion = (value: unknown): Motion =>
  isMotion(value) ? value : motion({ begin: () => () => ({ value, over: true }) });

export function delay(milliseconds: number, what: unknown): Motion {
  const inner = asMotion(what);
  return motion({
    done: inner.done,
    begin(from, started) {
      let step: Step | undefined;
      return (now) => {
        if (now - started < milliseconds) return { value: from, over: false };
        step ??= inner.begin(from, started + milliseconds);
        return step(now);
      };
    },
  });
}

/** One after the other; each begins where the one before ended. `next` gives undefined at the end. */
function chain(next: (index: number, from: number) => Motion | undefined, done?: Done): Motion {
  return motion({
    done,
    begin(from, started) {
      let index = 0;
      let current = next(0, from);
      let step = current?.begin(from, started);
      let value: unknown = from;
      return (now) => {
        if (!current || !step) return { value, over: true };
        const at = step(now);
        value = at.value;
        if (!at.over) return at;
        current.done?.(true, value);
        current = next(++index, from);
        step = current?.begin(Number(value), now);
        return { value, over: !current };
      };
    },
  });
}

export const sequence = (...parts: unknown[]): Motion => {
  const motions = parts.map(asMotion);
  return chain((index) => motions[index]);
};

/** `times` that is not above 0 goes on for good. */
export function repeat(what: unknown, times = 2, reverse = false, done?: Done): Motion {
  const inner = asMotion(what);
  const { towards } = inner;
  return chain((index, from) => {
    if (times > 0 && index >= times) return undefined;
    if (reverse && towards) return index % 2 === 0 ? inner : towards.make(from);
    // Without the way back each turn begins where the first one did.
    return index === 0 ? inner : motion({ done: inner.done, begin: (_, now) => inner.begin(from, now) });
  }, done);
}
