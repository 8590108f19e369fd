import { z } from 'zod';
import { supportDetails, supportTable } from '../../language/support-table.ts';
import type { Door } from '../door.ts';
import type { OpenProjects } from '../project/open-projects.ts';
import type { Packager } from '../project/packager.ts';

/** What a project's package holds, before it is sent anywhere: "build npm" and the report of sizes and checks. */
export function packagesService(door: Door, projects: OpenProjects, packager: Packager) {
  const projectId = z.string();
  return {
    /** Packs the installed npm dependencies; a line per package says what was done and why. */
    buildNpm: door
      .input(z.object({ projectId, force: z.boolean().default(false) }))
      .handler(async ({ input: { projectId, force } }) => {
        const { folder } = await projects.get(projectId);
        return packager.ask({ ask: 'npm', folder, force });
      }),
    /** What the simulator supports, from its own code: tags with attributes and events, members of wx. */
    support: door.handler(() => supportDetails()),
    /** Sizes per package and file, unused files, the quality scan, compatibility; all as for an upload. */
    report: door.input(z.object({ projectId })).handler(async ({ input }) => {
      const { folder } = await projects.get(input.projectId);
      return packager.ask({ ask: 'report', folder, support: supportTable() });
    }),
  };
}
