import type { BuiltinContext } from '../define.ts';
import { followDrag } from '../drag.ts';
import type props from './props.ts';

type Context = BuiltinContext<typeof props>;

/** Takes a way in px that a finger wants to scroll; gives how much of it nobody could go. */
export type ScrollBy = (dx: number, dy: number) => { dx: number; dy: number };

export interface FingerScrollOptions {
  isOn(): boolean;
  /** Whether it goes on after the finger left. */
  glides(): boolean;
  /** Who is scrolled by a finger that touches this. */
  begin(target: Element): ScrollBy;
}

/** In how many ms a glide loses most of its speed: as the normal and the fast rate of an iPhone's lists. */
const GLIDE_MS = { normal: 500, fast: 100 };
/** Slower than this a glide has come to rest, in px per ms. */
const REST = 0.02;

/** Goes on after the finger left, ever slower, by `speed` times the length of the glide in all. */
class Glide {
  readonly #window: Window;
  #frame = 0;

  constructor(window: Window) {
    this.#window = window;
  }

  start(speed: { x: number; y: number }, length: number, scrollBy: ScrollBy): void {
    const began = this.#window.performance.now();
    const gone = { x: 0, y: 0 };
    const step = (now: number): void => {
      const left = Math.exp(-Math.max(0, now - began) / length);
      const isOver = Math.hypot(speed.x, speed.y) * left < REST;
      const part = length * (isOver ? 1 : 1 - left);
      const [dx, dy] = [Math.round(speed.x * part) - gone.x, Math.round(speed.y * part) - gone.y];
      const rest = scrollBy(dx, dy);
      gone.x += dx;
      gone.y += dy;
      const isStuck = (dx !== 0 || dy !== 0) && rest.dx === dx && rest.dy === dy;
      if (!isOver && !isStuck) this.#frame = this.#window.requestAnimationFrame(step);
    };
    this.#frame = this.#window.requestAnimationFrame(step);
  }

  stop(): void {
    this.#window.cancelAnimationFrame(this.#frame);
  }
}

/**
 * Scrolls as a finger says, where the browser's own scrolling cannot do it: in scroll-views that work together, and
 * where an attribute says how a drag begins or how it goes on.
 */
export function scrollByFinger(
  it: Context,
  scroller: HTMLElement,
  { isOn, glides, begin }: FingerScrollOptions,
): void {
  const glide = new Glide(it.window);
  let scrollBy: ScrollBy | undefined;
  let last: { x: number; y: number } | undefined;
  const axis = () => {
    const { scrollX, scrollY } = it.data;
    if (!isOn() || (!scrollX && !scrollY)) return 'none';
    return scrollX && scrollY ? 'both' : scrollX ? 'x' : 'y';
  };
  const speedOf = (speed: number): number => {
    const adjust = it.worklet('adjust-deceleration-velocity') as ((speed: number) => unknown) | undefined;
    const wanted = adjust ? Number(adjust(speed * 1000)) / 1000 : speed;
    return Number.isFinite(wanted) ? wanted : speed;
  };
  it.listen(scroller, 'touchstart', () => glide.stop(), { passive: true });
  followDrag(it, scroller, {
    axis,
    slop: () => it.data.minDragDistance,
    start: ({ target }) => {
      last = undefined;
      scrollBy = begin(target as Element);
    },
    move: ({ touch }) => {
      const now = { x: Math.round(touch.clientX), y: Math.round(touch.clientY) };
      if (last) scrollBy?.(last.x - now.x, last.y - now.y);
      last = now;
    },
    end: ({ vx, vy }, moved) => {
      if (!moved || !scrollBy || !glides()) return;
      const { scrollX, scrollY, enhanced, fastDeceleration } = it.data;
      const speed = { x: scrollX ? speedOf(-vx) : 0, y: scrollY ? speedOf(-vy) : 0 };
      glide.start(speed, enhanced && fastDeceleration ? GLIDE_MS.fast : GLIDE_MS.normal, scrollBy);
    },
  });
  it.cleanup(() => glide.stop());
}
