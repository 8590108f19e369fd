import { z } from 'zod';
import type { Door } from '../door.ts';
import { from } from '../stream.ts';
import type { OpenProjects } from '../project/open-projects.ts';

/** What happens to the files of an open project, whoever does it. */
export function watchService(door: Door, projects: OpenProjects) {
  return {
    /** A stream of `files.changed` and `folder.gone` facts; `from` goes on after a lost wire. */
    follow: door.input(z.object({ projectId: z.string(), from })).handler(async ({ input, signal }) => {
      const { watcher } = await projects.get(input.projectId);
      return watcher.facts.follow(input.from, signal);
    }),
    /** Resolves when every change made on the disk before this call has been told. */
    settled: door.input(z.object({ projectId: z.string() })).handler(async ({ input }) => {
      const { watcher } = await projects.get(input.projectId);
      await watcher.settled();
    }),
  };
}
