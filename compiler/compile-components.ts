import type { Diagnostic } from '../contract/diagnostic.ts';
import type { Program, TemplateTable } from '../contract/program.ts';
import { createDraft, type PassContext } from './draft.ts';
import { addUnits } from './passes/components.ts';
import * as scripts from './passes/scripts.ts';
import * as styles from './passes/styles.ts';
import * as templates from './passes/templates.ts';
import * as wxs from './passes/wxs.ts';
import { templateRuntime } from './template-runtime.ts';

/** Components without a program around them, as a component test wants them. */
export interface ComponentBuild extends Pick<Program, 'components' | 'scripts' | 'styles'> {
  templates: TemplateTable;
  diagnostics: Diagnostic[];
}

/**
 * Compiles components and all they use by the passes that compile a program. Scripts are left out where the test
 * runner loads them itself (jest: mocks and coverage).
 */
export async function compileComponents(
  roots: readonly string[],
  context: PassContext,
  withScripts: boolean,
): Promise<ComponentBuild> {
  const draft = createDraft();
  addUnits(draft, context.graph, roots, new Set());
  templates.run(draft, context);
  wxs.run(draft, context);
  await styles.run(draft, context);
  if (withScripts) await scripts.run(draft, context);
  return {
    components: Object.fromEntries(draft.components),
    scripts: Object.fromEntries(draft.scripts),
    styles: Object.fromEntries(draft.styles),
    templates: {
      runtime: templateRuntime(context.engines.templates.runtime),
      units: Object.fromEntries(draft.templates),
      wxs: Object.fromEntries(draft.wxs),
    },
    diagnostics: draft.diagnostics,
  };
}
