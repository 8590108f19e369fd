import type { Program } from '../../contract/program.ts';
import { packageOf } from '../package/layout.ts';

function closure(starts: Iterable<string>, next: (at: string) => Iterable<string>): Set<string> {
  const seen = new Set(starts);
  for (const at of seen) for (const target of next(at)) seen.add(target);
  return seen;
}

/** What lies in the main package although only sub-packages use it. */
export interface Misplaced {
  scripts: string[];
  components: string[];
}

export function findMisplaced(program: Program): Misplaced {
  const isMain = (path: string): boolean => packageOf(path, program.packages) === '';
  const componentsOf = (path: string): string[] =>
    Object.values(program.components[path]?.config.usingComponents ?? {});
  const appWide = Object.values((program.app.usingComponents ?? {}) as Record<string, string>);
  const shared = appWide.map((path) => String(path).replace(/^\//, ''));
  const ofMain = closure([...program.pages.filter(isMain), ...shared, 'custom-tab-bar/index'], componentsOf);
  const components = Object.keys(program.components).filter((path) => isMain(path) && !ofMain.has(path));

  const requiresOf = (file: string): string[] => Object.values(program.scripts[file]?.requires ?? {});
  const unitScripts = new Set(Object.values(program.components).flatMap(({ script }) => script ?? []));
  const starts = ['app.js', ...[...ofMain].flatMap((path) => program.components[path]?.script ?? [])];
  const workers = program.app.workers as string | { path?: string } | undefined;
  const workerFolder = typeof workers === 'string' ? workers : workers?.path;
  const reached = closure(starts, requiresOf);
  const bySub = closure(
    Object.keys(program.scripts).filter((file) => !isMain(file)),
    requiresOf,
  );
  const scripts = Object.keys(program.scripts).filter(
    (file) =>
      isMain(file) &&
      !reached.has(file) &&
      bySub.has(file) &&
      !unitScripts.has(file) &&
      !(workerFolder && file.startsWith(`${workerFolder}/`)),
  );
  return { scripts, components };
}
