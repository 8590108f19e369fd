/** Facts for one listener, in order; those said before anybody listens wait. A new listener takes over from the old one. */
export interface FactQueue<T> {
  say(fact: T): void;
  facts(): AsyncIterableIterator<T>;
  dispose(): void;
}

export function createFactQueue<T>(): FactQueue<T> {
  const waiting: T[] = [];
  let wake: (() => void) | undefined;
  let listener = 0;
  return {
    say(fact) {
      waiting.push(fact);
      wake?.();
    },
    facts() {
      wake?.();
      const me = ++listener;
      const end = { value: undefined, done: true as const };
      return {
        async next() {
          while (me === listener) {
            const fact = waiting.shift();
            if (fact !== undefined) return { value: fact, done: false };
            await new Promise<void>((resolve) => (wake = resolve));
          }
          return end;
        },
        async return() {
          if (me === listener) listener += 1;
          wake?.();
          return end;
        },
        [Symbol.asyncIterator]() {
          return this;
        },
      };
    },
    dispose() {
      listener += 1;
      wake?.();
    },
  };
}
