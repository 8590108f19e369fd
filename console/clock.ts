/**
 * Wall time that goes on by the processor's own count: it starts where the wall clock stands and no step of that clock
 * (a wrong date set, a time server that jumps) moves it. What deletes by age goes by this one, so that a clock that
 * leaps a year ahead for a minute costs nobody their logs. A computer that slept is behind, and deletes later.
 */
export function createSteadyClock(wall: () => number, elapsed: () => number): () => number {
  const offset = wall() - elapsed();
  return () => Math.round(offset + elapsed());
}
