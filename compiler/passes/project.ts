import { appFile } from '../app-settings.ts';
import { type Draft, type PassContext, report } from '../draft.ts';
import { projectSettings } from '../project-settings.ts';

/** project.config.json and app.json are there and readable. */
export function run(draft: Draft, { graph }: PassContext): void {
  report(draft, 'project', projectSettings(graph).diagnostics);
  report(draft, 'app.json', appFile(graph).diagnostics);
}
