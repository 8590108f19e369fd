/** Moves a point over time: springs to a place, or glides on until friction stops it. */
export interface Point {
  x: number;
  y: number;
}

export interface Glide {
  springTo(from: Point, target: Point, damping: number, done: () => void): void;
  throwFrom(from: Point, velocity: Point, friction: number, done: (end: Point) => void): void;
  stop(): void;
}

/** Below these a movement is over, in px and px per frame of 16 ms. */
const NEAR = 0.3;
const SLOW = 0.1;

export function createGlide(window: Window, moved: (point: Point) => void): Glide {
  let frame = 0;
  const stop = () => {
    window.cancelAnimationFrame(frame);
    frame = 0;
  };
  const run = (step: (ticks: number) => boolean) => {
    stop();
    let last = window.performance.now();
    const next = (now: number) => {
      // At most three ticks at once: a hidden page must not jump.
      const ticks = Math.min(3, Math.max(0.2, (now - last) / 16));
      last = now;
      if (step(ticks)) frame = window.requestAnimationFrame(next);
      else frame = 0;
    };
    frame = window.requestAnimationFrame(next);
  };
  return {
    stop,
    springTo(from, target, damping, done) {
      const share = Math.min(0.9, Math.max(0.02, damping / 100));
      const at = { ...from };
      run((ticks) => {
        const pull = 1 - (1 - share) ** ticks;
        at.x += (target.x - at.x) * pull;
        at.y += (target.y - at.y) * pull;
        const isThere = Math.hypot(target.x - at.x, target.y - at.y) < NEAR;
        moved(isThere ? target : { ...at });
        if (isThere) done();
        return !isThere;
      });
    },
    throwFrom(from, velocity, friction, done) {
      const at = { ...from };
      const speed = { x: velocity.x * 16, y: velocity.y * 16 };
      const kept = Math.min(0.99, Math.max(0.5, 1 - friction / 40));
      run((ticks) => {
        at.x += speed.x * ticks;
        at.y += speed.y * ticks;
        speed.x *= kept ** ticks;
        speed.y *= kept ** ticks;
        moved({ ...at });
        const goes = Math.hypot(speed.x, speed.y) > SLOW;
        if (!goes) done({ ...at });
        return goes;
      });
    },
  };
}
