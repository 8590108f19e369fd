import { z } from 'zod';
import type { Door } from '../door.ts';
import { settings as catalog } from '../settings/catalog.ts';
import type { Settings } from '../settings/settings.ts';
import { from } from '../stream.ts';

const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).nullable();

/** The user's and the project's settings. */
export function settingsService(door: Door, settings: Settings) {
  return {
    /** Every setting with its titles, type and default: the settings page is built from it. */
    catalog: door.handler(() => catalog),
    /** The values that count, those of each file, and what is wrong with the files. */
    get: door
      .input(z.object({ projectId: z.string().optional() }).default({}))
      .handler(({ input }) => settings.view(input.projectId)),
    /** Sets one value; null removes it. Comments in the file stay. */
    set: door
      .input(
        z.object({
          scope: z.enum(['user', 'project']),
          projectId: z.string().optional(),
          key: z.string(),
          value,
        }),
      )
      .handler(({ input }) => settings.set(input.scope, input.projectId, input.key, input.value)),
    /** A stream of `settings.changed`: call `get` again then. */
    follow: door
      .input(z.object({ from }).default({}))
      .handler(async ({ input, signal }) => settings.facts.follow(input.from, signal)),
  };
}
