import { z } from 'zod';
import type { Door } from '../door.ts';
import { refuse } from '../errors.ts';
import type { JsonFile } from '../json-file.ts';

export type StoredEntries = Record<string, string>;

/** Documented: 1 MB for one key, 10 MB for all. */
const limits = { key: 1024 * 1024 + 64, total: 10 * 1024 * 1024 };
const key = z.string().min(1).max(4096);

function sizeOf(entries: StoredEntries): number {
  return Object.entries(entries).reduce((sum, [name, text]) => sum + name.length + text.length, 0);
}

/** `wx.setStorage` of one program: a file of its own, so that it outlives ports, browsers and restarts. */
export function storageSandbox(door: Door, file: JsonFile<StoredEntries>) {
  return {
    /** Everything, once, before the program starts: `getStorageSync` cannot wait. */
    load: door.input(z.object({}).default({})).handler(() => file.read()),
    set: door.input(z.object({ key, text: z.string().max(limits.key) })).handler(async ({ input }) => {
      await file.update((entries) => {
        const next = { ...entries, [input.key]: input.text };
        if (sizeOf(next) > limits.total) throw refuse('STORAGE_FULL', { limit: limits.total / 1024 / 1024 });
        return next;
      });
    }),
    remove: door.input(z.object({ key })).handler(async ({ input }) => {
      await file.update(({ [input.key]: _gone, ...rest }) => rest);
    }),
    clear: door.input(z.object({}).default({})).handler(async () => {
      await file.update(() => ({}));
    }),
  };
}
