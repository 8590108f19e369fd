import type { Scope } from './graph.ts';
import { projectSettings } from './project-settings.ts';

/**
 * Phones tell upper from lower case, many developers' disks do not: the file of the program that differs from
 * a missing one only so, as a path of the program.
 */
export function otherCase(scope: Scope, path: string, endings: readonly string[]): string | undefined {
  const { root } = projectSettings(scope);
  const index = scope.use('lower-case', lowerCaseIndex);
  for (const ending of endings) {
    const wanted = `${root === '' ? '' : `${root}/`}${path}${ending}`;
    const found = index.get(wanted.toLowerCase())?.find((file) => file !== wanted);
    if (found !== undefined) return root === '' ? found : found.slice(root.length + 1);
  }
  return undefined;
}

/** Files by their name in lower case. */
export function lowerCaseIndex(scope: Scope): ReadonlyMap<string, string[]> {
  const index = new Map<string, string[]>();
  for (const file of scope.list('')) {
    if (file.includes('node_modules/')) continue;
    const key = file.toLowerCase();
    const same = index.get(key);
    if (same) same.push(file);
    else index.set(key, [file]);
  }
  return index;
}
