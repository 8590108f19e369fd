import { z } from 'zod';
import type { Door } from '../door.ts';
import type { UnsavedBuffers } from '../unsaved.ts';

/** The journal behind hot exit: unsaved text of a project's editors. */
export function buffersService(door: Door, buffers: UnsavedBuffers) {
  const key = z.object({ projectId: z.string(), path: z.string() });
  const made = key.extend({
    version: z.string().nullable().default(null),
    encoding: z.string().default('utf8'),
    bom: z.boolean().default(false),
  });
  const edit = z.object({
    offset: z.number().int().min(0),
    removed: z.number().int().min(0),
    text: z.string(),
  });
  return {
    /** Keeps the text of a dirty editor; resolved means it survives a crash. `mark` names the text for `change`. */
    put: door
      .input(made.extend({ text: z.string(), mark: z.string().optional() }))
      .handler(({ input: { projectId, mark, ...buffer } }) =>
        buffers.put(projectId, { ...buffer, changed: Date.now() }, mark),
      ),
    /** Keeps what was typed since the text of the mark `from`; false where that text is not known here (any more). */
    change: door
      .input(
        made.extend({
          from: z.string(),
          mark: z.string(),
          edits: z.array(edit),
          length: z.number().int().min(0),
        }),
      )
      .handler(({ input: { projectId, ...change } }) =>
        buffers.change(projectId, { ...change, changed: Date.now() }),
      ),
    /** What was unsaved when the project was last open. */
    list: door
      .input(z.object({ projectId: z.string() }))
      .handler(({ input }) => buffers.list(input.projectId)),
    /** After saving or discarding. */
    remove: door.input(key).handler(({ input }) => buffers.remove(input.projectId, input.path)),
  };
}
