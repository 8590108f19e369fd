import { z } from 'zod';
import { checkProject } from '../../compiler/checks/check-project.ts';
import { explainFile } from '../../compiler/checks/references.ts';
import { supportTable } from '../../language/support-table.ts';
import type { Door } from '../door.ts';
import { buildNpmOf } from '../npm/auto-npm.ts';
import type { OpenProjects } from '../project/open-projects.ts';
import { packageProject } from '../project/package-project.ts';

/** What a project's package holds, before it is sent anywhere: "build npm" and the report of sizes and checks. */
export function packagesService(door: Door, projects: OpenProjects) {
  const projectId = z.string();
  return {
    /** Packs the installed npm dependencies; a line per package says what was done and why. */
    buildNpm: door
      .input(z.object({ projectId, force: z.boolean().default(false) }))
      .handler(async ({ input }) => buildNpmOf((await projects.get(input.projectId)).folder, input.force)),
    /** Sizes per package and file, unused files, the quality scan, compatibility; all as for an upload. */
    report: door.input(z.object({ projectId })).handler(async ({ input }) => {
      const { folder } = await projects.get(input.projectId);
      const { build, packed, view } = await packageProject(folder, {
        version: '0.0.0',
        remark: '',
        compilerVersion: '',
      });
      const { references, ...report } = checkProject({ view, packed, support: supportTable() });
      const why = Object.fromEntries(
        [...references.keys()].map((file) => [file, explainFile(references, file)]),
      );
      return { ...report, diagnostics: [...build.diagnostics, ...report.diagnostics], why };
    }),
  };
}
