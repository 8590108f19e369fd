/** A mistake in the code under test, where the runner shows what tests print. */
export function tellMistake(error: unknown, where: string): void {
  console.error(`${where}:`, error);
}

/**
 * Runs a callback when the task's own code is done; what it throws is told. A promise: fake timers hold microtasks of
 * `queueMicrotask` back, and a rejection that nobody reads would end the whole run.
 */
export function later(callback: () => void, where: string): void {
  Promise.resolve()
    .then(callback)
    .catch((error: unknown) => tellMistake(error, where));
}
