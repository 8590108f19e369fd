import { z } from 'zod';
import type { Door } from '../door.ts';
import type { StoredState } from '../stored-state.ts';

/** What a window wants to find again: values by key, per project or (without `projectId`) for all. */
export function stateService(door: Door, state: StoredState) {
  const key = z.object({ projectId: z.string().max(64).optional(), key: z.string().max(200) });
  return {
    /** The value, or null. */
    get: door.input(key).handler(({ input }) => state.get(input.projectId, input.key)),
    /** Any JSON value. */
    set: door
      .input(key.extend({ value: z.json() }))
      .handler(({ input }) => state.set(input.projectId, input.key, input.value)),
    delete: door.input(key).handler(({ input }) => state.delete(input.projectId, input.key)),
  };
}
