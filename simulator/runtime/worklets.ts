import { isMotion, type Motion, type Step } from './motions.ts';

/** A value that worklets share: what is drawn from it follows it, and a motion that it is given plays in it. */
export interface Shared<T = unknown> {
  value: T;
}

/** Worklets run in the program's own thread here. What they draw follows the shared values they read, frame by frame. */
export interface Worklets {
  shared<T>(value: T): Shared<T>;
  derived<T>(compute: () => T): Shared<T>;
  /** Runs `update` again whenever a shared value that it read has changed; gives what ends that. */
  follow(update: () => void, options?: FollowOptions): () => void;
  /** Ends the motion of a shared value where it is. */
  cancel(shared: Shared): void;
}

export interface FollowOptions {
  /** At the very change, not with the next frame. */
  sync?: boolean;
}

interface Watcher {
  sources: Set<Set<Watcher>>;
  changed(): void;
}

interface Play {
  motion: Motion;
  step: Step;
  write(value: unknown): void;
}

/** Plays motions in shared values, all of a frame together. */
function createPlayer(view: Window) {
  const plays = new Map<Shared, Play>();
  let isTicking = false;

  function tick(): void {
    isTicking = false;
    // Asked for first: a program's mistake in one motion ends that one, not the others.
    keepTicking();
    for (const [shared, play] of [...plays]) {
      if (plays.get(shared) !== play) continue;
      plays.delete(shared);
      const { value, over } = play.step(view.performance.now());
      if (plays.has(shared)) continue;
      if (!over) plays.set(shared, play);
      play.write(value);
      if (over) play.motion.done?.(true, value);
    }
  }

  function keepTicking(): void {
    if (isTicking || plays.size === 0) return;
    isTicking = true;
    view.requestAnimationFrame(tick);
  }

  function cancel(shared: Shared): void {
    const play = plays.get(shared);
    plays.delete(shared);
    play?.motion.done?.(false, shared.value);
  }

  function play(shared: Shared, motion: Motion, write: (value: unknown) => void): void {
    plays.set(shared, { motion, step: motion.begin(Number(shared.value), view.performance.now()), write });
    keepTicking();
  }

  return { play, cancel };
}

export function createWorklets(view: Window): Worklets {
  let reading: Watcher | undefined;
  const { play, cancel } = createPlayer(view);

  function shared<T>(first: T): Shared<T> {
    let current = first;
    const watchers = new Set<Watcher>();
    const write = (value: unknown): void => {
      if (Object.is(value, current)) return;
      current = value as T;
      for (const watcher of [...watchers]) watcher.changed();
    };
    const self: Shared<T> = {
      get value() {
        if (reading) reading.sources.add(watchers.add(reading));
        return current;
      },
      set value(next) {
        cancel(self);
        if (isMotion(next)) play(self, next, write);
        else write(next);
      },
    };
    return self;
  }

  function follow(update: () => void, { sync = false }: FollowOptions = {}): () => void {
    let isWaiting = false;
    let isOver = false;
    const watcher: Watcher = {
      sources: new Set(),
      changed() {
        if (sync) return run();
        if (isWaiting) return;
        isWaiting = true;
        view.requestAnimationFrame(run);
      },
    };
    const forget = (): void => {
      for (const watchers of watcher.sources) watchers.delete(watcher);
      watcher.sources.clear();
    };
    function run(): void {
      isWaiting = false;
      if (isOver) return;
      forget();
      const outer = reading;
      reading = watcher;
      try {
        update();
      } finally {
        reading = outer;
      }
    }
    run();
    return () => {
      isOver = true;
      forget();
    };
  }

  return {
    shared,
    // Reading it reads its sources: whoever follows it follows them.
    derived: (compute) => ({
      get value() {
        return compute();
      },
      set value(_) {
        // A derived value follows its sources only.
      },
    }),
    follow,
    cancel,
  };
}
