/** Texts by key, all in memory: reading must not wait. Changes are written through to wherever they are kept. */
export interface ProgramStorage {
  keys(): string[];
  get(key: string): string | undefined;
  set(key: string, text: string): void;
  remove(key: string): void;
  clear(): void;
}

export type StorageChange = (
  method: 'set' | 'remove' | 'clear',
  input: { key?: string; text?: string },
) => void;

export function createStorage(initial: Record<string, string>, changed: StorageChange): ProgramStorage {
  const entries = new Map(Object.entries(initial));
  return {
    keys: () => [...entries.keys()].sort(),
    get: (key) => entries.get(key),
    set(key, text) {
      entries.set(key, text);
      changed('set', { key, text });
    },
    remove(key) {
      if (entries.delete(key)) changed('remove', { key });
    },
    clear() {
      entries.clear();
      changed('clear', {});
    },
  };
}
