/** Longer than any computation that a person would wait for. */
const LIMIT_MS = 3000;
/** The clock is read once in so many rounds. */
const ROUNDS = 0xff;

/**
 * Tells where the program is while a loop of it does not end. Nothing can interrupt a script from outside, so its loops
 * ask here in every round; a message can be sent even by a task that never ends.
 */
export interface LoopWatch {
  /** Called in every round of every loop; answers false. */
  readonly round: () => boolean;
  /** Told once per task, with the stack. */
  onFound(listener: (stack: string) => void): void;
  dispose(): void;
}

export function createLoopWatch(limit = LIMIT_MS): LoopWatch {
  let rounds = 0;
  /** When the clock was first read in this task; 0 in one that has not looped yet. */
  let since = 0;
  let isTold = false;
  let listener = (_stack: string): void => {};
  // A message to oneself is the next task's beginning.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    since = 0;
    isTold = false;
  };
  const look = (): void => {
    const now = performance.now();
    if (since === 0) {
      since = now;
      port2.postMessage(null);
    } else if (now - since > limit && !isTold) {
      isTold = true;
      listener(new Error().stack ?? '');
    }
  };
  return {
    round: () => {
      if ((++rounds & ROUNDS) === 0) look();
      return false;
    },
    onFound: (told) => void (listener = told),
    dispose() {
      port1.close();
      port2.close();
    },
  };
}
