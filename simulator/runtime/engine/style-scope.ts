import type { ComponentConfig } from '../../../contract/program.ts';

export type StyleIsolation =
  'isolated' | 'apply-shared' | 'shared' | 'page-isolated' | 'page-apply-shared' | 'page-shared';

const ALL = new Set([
  'isolated',
  'apply-shared',
  'shared',
  'page-isolated',
  'page-apply-shared',
  'page-shared',
]);

/** Styles of these components carry a scope of their own. */
export function isScoped(isolation: StyleIsolation): boolean {
  return isolation !== 'shared' && isolation !== 'page-shared';
}

/** App styles reach a page unless it asks for its own with one of the `page-…` values. */
export function takesAppStyles(isolation: StyleIsolation): boolean {
  return isolation === 'isolated' || isolation === 'apply-shared' || isolation === 'shared';
}

/** json wins over the options given in JS; a page made with Page() shares, a component is isolated. */
export function isolationOf(
  config: ComponentConfig,
  isPage: boolean,
  options: { styleIsolation?: string; addGlobalClass?: boolean },
): StyleIsolation {
  const asked = config.styleIsolation ?? options.styleIsolation;
  if (asked && ALL.has(asked)) return asked as StyleIsolation;
  if (isPage) return 'shared';
  return config.addGlobalClass || options.addGlobalClass ? 'apply-shared' : 'isolated';
}

/** The prefix of a component's classes: readable in the inspector, unique by path. */
export function scopeOf(path: string): string {
  return path.replace(/[^A-Za-z0-9]/g, '-').replace(/^(\d)/, 'n$1');
}
