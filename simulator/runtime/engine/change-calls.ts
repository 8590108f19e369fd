/**
 * `change:` handlers of wxs are called while a template draws, and the platform calls them once it is drawn: at their
 * first call `selectComponent` must find what stands further down (swipe cells and slide views rely on it).
 */
export interface ChangeCalls {
  /** Draws, then makes the calls that came up meanwhile. Drawings of inner components end, and call, by themselves. */
  during<T>(draw: () => T): T;
  /** Calls at the end of the drawing that is going on; at once where there is none. */
  add(call: () => void): void;
}

export function createChangeCalls(): ChangeCalls {
  /** Of the drawing that is going on; null where none is. */
  let waiting: (() => void)[] | null = null;
  return {
    during(draw) {
      const outer = waiting;
      const calls: (() => void)[] = (waiting = []);
      try {
        return draw();
      } finally {
        waiting = outer;
        for (const call of calls) call();
      }
    },
    add(call) {
      if (waiting) waiting.push(call);
      else call();
    },
  };
}
