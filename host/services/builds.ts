import { z } from 'zod';
import type { Door } from '../door.ts';
import type { Programs } from '../programs.ts';
import type { BuildLoops } from '../project/build-loops.ts';
import { from } from '../stream.ts';

/** A project as a compiled program: what the compiler found, and where the program runs. */
export function buildsService(door: Door, builds: BuildLoops, programs: Programs) {
  const project = z.object({ projectId: z.string() });
  return {
    /** A stream of `build.started`, `build.finished` (with all diagnostics) and `build.failed`. */
    follow: door.input(project.extend({ from })).handler(({ input, signal }) => {
      const loop = builds.get(input.projectId);
      void loop.start();
      return loop.facts.follow(input.from, signal);
    }),
    /** The last build's program id and diagnostics; waits for the first build. */
    latest: door.input(project).handler(async ({ input }) => {
      const loop = builds.get(input.projectId);
      await loop.start();
      const { programId = '', pages = [], diagnostics = [] } = loop.last ?? {};
      return { programId, pages, diagnostics };
    }),
    /** Where the running program's page is; its frame loads this. */
    address: door.input(project).handler(({ input }) => {
      void builds.get(input.projectId).start();
      return programs.address(input.projectId);
    }),
  };
}
