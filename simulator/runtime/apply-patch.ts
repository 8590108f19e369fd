import type { Patch, Program, TemplateTable } from '../../contract/program.ts';

type Table = Record<string, unknown>;

function merge<T extends Table>(before: T, set: Partial<T> | undefined, removed: readonly string[] = []): T {
  if (!set && removed.length === 0) return before;
  const merged: Table = { ...before, ...set };
  for (const key of removed) delete merged[key];
  return merged as T;
}

function mergeTemplates(before: TemplateTable, { set: { templates }, removed }: Patch): TemplateTable {
  return {
    runtime: templates?.runtime ?? before.runtime,
    units: merge(before.units, templates?.units, removed.templates),
    wxs: merge(before.wxs, templates?.wxs, removed.wxs),
  };
}

/** The program after a patch: entries replaced, everything else shared with the one before. */
export function applyPatch(program: Program, patch: Patch): Program {
  const { set, removed } = patch;
  return {
    ...program,
    ...set,
    id: patch.to,
    components: merge(program.components, set.components, removed.components),
    scripts: merge(program.scripts, set.scripts, removed.scripts),
    styles: merge(program.styles, set.styles, removed.styles),
    assets: merge(program.assets, set.assets, removed.assets),
    templates: mergeTemplates(program.templates, patch),
  };
}

/** Paths of templates and wxs modules that a patch touches. */
export function changedTemplates(patch: Patch): string[] {
  const { templates } = patch.set;
  const set = [...Object.keys(templates?.units ?? {}), ...Object.keys(templates?.wxs ?? {})];
  return [...set, ...patch.removed.templates, ...patch.removed.wxs];
}

export const changedStyles = (patch: Patch): string[] => [
  ...Object.keys(patch.set.styles ?? {}),
  ...patch.removed.styles,
];

export const changedScripts = (patch: Patch): string[] => [
  ...Object.keys(patch.set.scripts ?? {}),
  ...patch.removed.scripts,
];
