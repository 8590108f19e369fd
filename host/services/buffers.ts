import { z } from 'zod';
import type { Door } from '../door.ts';
import type { UnsavedBuffers } from '../unsaved.ts';

/** The journal behind hot exit: unsaved text of a project's editors. */
export function buffersService(door: Door, buffers: UnsavedBuffers) {
  const key = z.object({ projectId: z.string(), path: z.string() });
  return {
    /** Keeps the text of a dirty editor; resolved means it survives a crash. */
    put: door
      .input(
        key.extend({
          text: z.string(),
          version: z.string().nullable().default(null),
          encoding: z.string().default('utf8'),
          bom: z.boolean().default(false),
        }),
      )
      .handler(({ input: { projectId, ...buffer } }) =>
        buffers.put(projectId, { ...buffer, changed: Date.now() }),
      ),
    /** What was unsaved when the project was last open. */
    list: door
      .input(z.object({ projectId: z.string() }))
      .handler(({ input }) => buffers.list(input.projectId)),
    /** After saving or discarding. */
    remove: door.input(key).handler(({ input }) => buffers.remove(input.projectId, input.path)),
  };
}
