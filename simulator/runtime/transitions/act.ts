/** One thing that moves while a page comes or goes. */
export interface Act {
  /** `progress` goes evenly from 0 to 1, whether the page comes or goes. */
  draw(progress: number): void;
  /** Everything is as if nothing had moved. */
  end(): void;
}

/** Which way a page goes: as Skyline numbers it for its worklets. */
export const PUSH = 0;
export const POP = 1;
export type Direction = typeof PUSH | typeof POP;

/** The name under which an animation of the browser's is the clock: who looks in from outside can hold it there. */
export const CLOCK = 'route';

/** Draws every frame until the time is over or `finish` is called; then it is over, once. */
export function play(
  target: HTMLElement,
  duration: number,
  draw: (progress: number) => void,
  over: () => void,
): () => void {
  const { ownerDocument: document } = target;
  const view = document.defaultView!;
  // Durations are the program's.
  const clock = target.animate(null, {
    duration: Number.isFinite(duration) ? Math.max(0, duration) : 0,
    id: CLOCK,
  });
  let isOver = false;
  const finish = (): void => {
    if (isOver) return;
    isOver = true;
    document.removeEventListener('visibilitychange', finish);
    clock.cancel();
    over();
  };
  const step = (): void => {
    if (isOver) return;
    draw(clock.effect?.getComputedTiming().progress ?? 1);
    if (clock.playState === 'finished') finish();
    else view.requestAnimationFrame(step);
  };
  // Nobody sees a hidden document, and it has no frames.
  document.addEventListener('visibilitychange', finish);
  draw(0);
  view.requestAnimationFrame(step);
  return finish;
}
