/** Numbers for objects of the program, weak both ways: what the program lets go, the agent lets go. */
export interface Ids<T extends object> {
  of(value: T): number;
  /** Its number, if it was ever given one. */
  known(value: T): number | undefined;
  get(id: number): T | undefined;
}

export function createIds<T extends object>(): Ids<T> {
  const ids = new WeakMap<T, number>();
  const values = new Map<number, WeakRef<T>>();
  const gone = new FinalizationRegistry<number>((id) => values.delete(id));
  let next = 1;
  return {
    of(value) {
      let id = ids.get(value);
      if (id === undefined) {
        id = next++;
        ids.set(value, id);
        values.set(id, new WeakRef(value));
        gone.register(value, id);
      }
      return id;
    },
    known: (value) => ids.get(value),
    get: (id) => values.get(id)?.deref(),
  };
}
