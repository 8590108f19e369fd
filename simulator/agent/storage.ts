import type { StorageItem, StorageType } from '../../contract/debug/storage.ts';
import type { Simulator } from '../start.ts';
import type { ProgramStorage } from '../wx/program-storage.ts';
import type { AgentDomain } from './domain.ts';

/** Documented: 10 MB for all keys. */
const LIMIT = 10 * 1024 * 1024;
const LINE = 200;

export interface StorageDomain extends AgentDomain {
  /** The same storage, whose changes are heard. */
  watch(storage: ProgramStorage): ProgramStorage;
}

/** What `wx.setStorage` keeps, for the eyes and by hand. */
export function createStorageDomain(program: () => Simulator | undefined): StorageDomain {
  const watchers = new Set<(key: string) => void>();
  const told = (key: string): void => {
    for (const watcher of watchers) watcher(key);
  };
  let storage: ProgramStorage | undefined;
  let removed = new Map<string, string>();
  const entries = (): ProgramStorage => {
    if (!storage) throw new Error('The program has not started yet.');
    return storage;
  };

  return {
    name: 'storage',
    watch(given) {
      storage = watched(given, told);
      return storage;
    },
    listen(wake) {
      let keys = new Set<string>();
      const watcher = (key: string): void => {
        keys.add(key);
        wake();
      };
      watchers.add(watcher);
      return {
        take() {
          if (keys.size === 0) return undefined;
          const value = { keys: [...keys].slice(0, 1000) };
          keys = new Set();
          return { fact: 'storage.changed', value };
        },
        stop: () => watchers.delete(watcher),
      };
    },
    methods: {
      'storage.list': () => listOf(entries()),
      'storage.read': ({ key }) => {
        const text = entries().get(key);
        return text === undefined ? null : shown(text);
      },
      'storage.write': async ({ key, type, text, before }) => {
        const data = valueOf(type, text);
        await program()!
          .call('setStorage', { key, data })
          .catch((failure: { errMsg?: string }) => {
            throw new Error(String(failure.errMsg ?? failure).replace(/^setStorage:fail /, ''));
          });
        if (before !== undefined && before !== key) entries().remove(before);
        return null;
      },
      'storage.remove': ({ keys }) => {
        const gone = keys ?? entries().keys();
        removed = new Map(gone.flatMap((key) => pairOf(entries(), key)));
        if (keys) for (const key of keys) entries().remove(key);
        else entries().clear();
        return { removed: removed.size };
      },
      'storage.restore': () => {
        const restored = removed.size;
        // What was written in between stays as it is.
        for (const [key, text] of removed) if (entries().get(key) === undefined) entries().set(key, text);
        removed = new Map();
        return { restored };
      },
    },
  };
}

function watched(storage: ProgramStorage, told: (key: string) => void): ProgramStorage {
  return {
    ...storage,
    set(key, text) {
      storage.set(key, text);
      told(key);
    },
    remove(key) {
      storage.remove(key);
      told(key);
    },
    clear() {
      storage.clear();
      told('');
    },
  };
}

function pairOf(storage: ProgramStorage, key: string): [string, string][] {
  const text = storage.get(key);
  return text === undefined ? [] : [[key, text]];
}

function listOf(storage: ProgramStorage): { items: StorageItem[]; size: number; limit: number } {
  let size = 0;
  const items = storage.keys().map((key): StorageItem => {
    const kept = storage.get(key) ?? '';
    size += key.length + kept.length;
    const { type, text } = shown(kept, 0);
    return { key, type, text: text.slice(0, LINE), isCut: text.length > LINE, size: kept.length };
  });
  return { items, size, limit: LIMIT };
}

/** Kept as `{type, data}` (simulator/api/storage.ts). */
function shown(kept: string, indent = 2): { type: StorageType; text: string } {
  try {
    const { type, data } = JSON.parse(kept) as { type: StorageType; data: unknown };
    return { type, text: typeof data === 'string' ? data : (JSON.stringify(data, null, indent) ?? '') };
  } catch {
    return { type: 'String', text: kept };
  }
}

/** What the text means as a value of the type. Refusals are for a person to read. */
function valueOf(type: StorageType, text: string): unknown {
  if (type === 'String') return text;
  if (type === 'Null') return null;
  if (type === 'Undefined') return undefined;
  if (type === 'Date') {
    const date = new Date(text);
    if (Number.isNaN(date.getTime())) throw new Error(`"${text}" is not a date.`);
    return date;
  }
  const value: unknown = JSON.parse(text);
  const found = Object.prototype.toString.call(value).slice(8, -1);
  if (found !== type) throw new Error(`This is of type ${found}, not ${type}.`);
  return value;
}
