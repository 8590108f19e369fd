/** Moves a position over time and tells every frame. */
export interface SlideMotion {
  readonly isMoving: boolean;
  to(from: number, target: number, duration: number, easing: (t: number) => number, done: () => void): void;
  stop(): void;
}

export const easings: Record<string, (t: number) => number> = {
  default: (t) => 1 - (1 - t) ** 3,
  linear: (t) => t,
  easeInCubic: (t) => t ** 3,
  easeOutCubic: (t) => 1 - (1 - t) ** 3,
  easeInOutCubic: (t) => (t < 0.5 ? 4 * t ** 3 : 1 - (-2 * t + 2) ** 3 / 2),
};

export function createMotion(window: Window, moved: (position: number) => void): SlideMotion {
  let frame = 0;
  const stop = () => {
    window.cancelAnimationFrame(frame);
    frame = 0;
  };
  return {
    get isMoving() {
      return frame !== 0;
    },
    to(from, target, duration, easing, done) {
      stop();
      const began = window.performance.now();
      const step = (now: number) => {
        const t = duration > 0 ? Math.min(1, Math.max(0, (now - began) / duration)) : 1;
        moved(from + (target - from) * easing(t));
        if (t < 1) {
          frame = window.requestAnimationFrame(step);
          return;
        }
        frame = 0;
        done();
      };
      frame = window.requestAnimationFrame(step);
    },
    stop,
  };
}
