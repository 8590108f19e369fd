import type { ProgramFiles } from '../program-files.ts';
import { programFiles } from './program-settings.ts';

export const isCode = (file: string): boolean => /\.([cm]?[jt]s|wxml|wxs)$/.test(file);

export interface Roots {
  names(): string[];
  grow(count: number): boolean;
  visit(visited: readonly string[]): string[];
  gather(isWanted: (file: string) => boolean): void;
  forget(): void;
}

/**
 * What TypeScript starts from. Always: open files, and the scripts that any other may import. Pages and components
 * know nothing of one another: theirs come in while they are checked, or while a question is about a name in them.
 * A program of a thousand pages so costs at each key what its open files cost, and its memory stays small.
 */
export function createRoots(
  folder: string,
  files: ProgramFiles,
  always: readonly string[],
  open: () => Iterable<string>,
): Roots {
  let taken = 0;
  let visited = new Set<string>();
  let gathered = new Set<string>();
  let all: { every: string[]; shared: string[] } | undefined;
  const isOfUnit = (file: string) =>
    file.endsWith('.wxml') || (/\.[jt]s$/.test(file) && files.exists(`${file.slice(0, -3)}.wxml`));
  const known = () => {
    if (all) return all;
    const every = programFiles(folder, files);
    return (all = { every, shared: every.filter((file) => !isOfUnit(file)) });
  };
  const current = () =>
    new Set([
      ...always,
      ...[...open()].filter(isCode),
      ...known().shared.slice(0, taken),
      ...visited,
      ...gathered,
    ]);
  return {
    names: () => [...current()],
    /** Some more of the shared scripts; false where all are there. */
    grow(count) {
      if (taken >= known().shared.length) return false;
      taken += count;
      return true;
    },
    /** Others come in in place of those before; says which went. */
    visit(next) {
      const before = new Set([...visited, ...gathered]);
      visited = new Set(next.filter(isCode));
      gathered = new Set();
      const now = current();
      return [...before].filter((file) => !now.has(file));
    },
    gather(isWanted) {
      gathered = new Set(known().every.filter(isWanted));
    },
    forget: () => (all = undefined),
  };
}
