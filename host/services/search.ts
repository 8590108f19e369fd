import { z } from 'zod';
import type { Door } from '../door.ts';
import type { Search } from '../search/search.ts';

const edit = z.object({
  offset: z.number().int().min(0),
  length: z.number().int().min(0),
  text: z.string(),
});

/** Search and replace in the files of a project. */
export function searchService(door: Door, search: Search) {
  return {
    /**
     * A stream of `file.matched`, `file.skipped` and at last `search.finished`. With `replacement` each match
     * says what it would become: the preview of `replace`.
     */
    find: door
      .input(
        z.object({
          projectId: z.string(),
          text: z.string().min(1).max(10_000),
          isRegex: z.boolean().default(false),
          matchCase: z.boolean().default(false),
          wholeWord: z.boolean().default(false),
          replacement: z.string().optional(),
          include: z.array(z.string()).default([]),
          exclude: z.array(z.string()).default([]),
          includeIgnored: z.boolean().default(false),
          limit: z.number().int().min(1).max(100_000).default(10_000),
          timeLimit: z.number().int().min(50).max(60_000).default(2_000),
        }),
      )
      .handler(async function* ({ input, signal }) {
        yield* search.find(input, signal);
      }),
    /** Writes edits (offsets of the version that was searched); one result per file, changed files are refused. */
    replace: door
      .input(
        z.object({
          projectId: z.string(),
          files: z.array(z.object({ path: z.string(), version: z.string(), edits: z.array(edit) })),
        }),
      )
      .handler(({ input }) => search.replace(input.projectId, input.files)),
  };
}
