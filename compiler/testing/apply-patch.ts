import type { Patch, Program } from '../../contract/program.ts';

/** What a runtime does with a patch, on the data alone. */
export function applyPatch(program: Program, { set, removed, to }: Patch): Program {
  const table = <T>(
    before: Record<string, T>,
    changed: Record<string, T> | undefined,
    gone: string[],
  ): Record<string, T> => {
    const entries = Object.entries({ ...before, ...changed }).filter(([key]) => !gone.includes(key));
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  const { templates } = program;
  const next = {
    ...program,
    ...(set.project ? { project: set.project } : {}),
    ...(set.app ? { app: set.app } : {}),
    ...(set.pages ? { pages: set.pages } : {}),
    ...(set.packages ? { packages: set.packages } : {}),
    components: table(program.components, set.components, removed.components),
    scripts: table(program.scripts, set.scripts, removed.scripts),
    styles: table(program.styles, set.styles, removed.styles),
    templates: {
      runtime: set.templates?.runtime ?? templates.runtime,
      units: table(templates.units, set.templates?.units, removed.templates),
      wxs: table(templates.wxs, set.templates?.wxs, removed.wxs),
    },
    assets: table(program.assets, set.assets, removed.assets),
  };
  return { ...next, id: to };
}
