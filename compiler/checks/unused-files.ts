import { createPackFilter } from './pack-options.ts';
import { endingOf, unitEndings, type ProjectView } from './project-view.ts';
import type { References } from './references.ts';

export interface UnusedFile {
  path: string;
  size: number;
  /** True where it is packed all the same: assets are, code that nothing refers to is not. */
  isPacked: boolean;
}

/** Files that tools and people keep beside a program; they never count as part of it. */
const beside =
  /(?:^|\/)(?:project\.(?:private\.)?config\.json|package(?:-lock)?\.json|tsconfig[^/]*\.json|jsconfig\.json|\.[^/]+|LICENSE|README[^/]*|[^/]+\.md|[^/]+\.d\.ts|[^/]+\.map)$/i;

/** Files below the root that nothing refers to, largest first. */
export function findUnusedFiles(
  view: ProjectView,
  references: References,
  isPackedFile: (path: string) => boolean,
): UnusedFile[] {
  const filter = createPackFilter(view.config.packOptions);
  const unused: UnusedFile[] = [];
  for (const [path, size] of view.files) {
    const isCode = unitEndings.includes(endingOf(path)) || endingOf(path) === '.wxs';
    const isPacked = isPackedFile(path);
    if (references.has(path) || filter.isIgnored(path) || (!isCode && !isPacked) || beside.test(path))
      continue;
    unused.push({ path, size, isPacked });
  }
  return unused.sort((a, b) => b.size - a.size || (a.path < b.path ? -1 : 1));
}
