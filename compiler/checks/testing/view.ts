import { createCompiler } from '../../compile.ts';
import { createEngines } from '../../../host/project/engines.ts';
import { viewOf } from '../../../host/project/package-project.ts';
import type { ProjectView } from '../project-view.ts';

const engines = createEngines();

/** A project as the checks see it, compiled for real. Pages and components without files get the smallest ones. */
export async function viewProject(
  files: Record<string, string>,
  config: Record<string, unknown> = {},
): Promise<ProjectView> {
  const all = new Map(Object.entries({ 'app.js': 'App({})', ...files }));
  const build = await createCompiler(engines).build(all);
  return viewOf(all, build, { root: '', config });
}
