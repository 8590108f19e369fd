import type { PackageLimits, PackageManifest, PackageProblem } from '../../contract/package.ts';
import type { PackageInfo } from '../../contract/program.ts';
import { packageOfEntry } from './layout.ts';
import { packageProblem, showBytes } from './problems.ts';

type Sized = { path: string; size: number };

/** The three heaviest files: what to remove or move first. */
function largestOf(files: readonly Sized[]): string {
  return [...files]
    .sort((a, b) => b.size - a.size || (a.path < b.path ? -1 : 1))
    .slice(0, 3)
    .map(({ path, size }) => `${path.slice(path.indexOf('/') + 1)} (${showBytes(size)})`)
    .join(', ');
}

/** Which of the platform's limits a package breaks, and what to take out. */
export function limitProblems(
  manifest: Pick<PackageManifest, 'packages' | 'files'>,
  packages: readonly PackageInfo[],
  limits: PackageLimits,
): PackageProblem[] {
  const problems: PackageProblem[] = [];
  const filesOf = (root: string): Sized[] =>
    manifest.files.filter(({ path }) => packageOfEntry(path, packages) === root);
  for (const { root, size } of manifest.packages) {
    const limit = root === '' ? limits.main : limits.subpackage;
    if (size <= limit) continue;
    const values = { size: showBytes(size), limit: showBytes(limit), largest: largestOf(filesOf(root)) };
    problems.push(
      root === ''
        ? packageProblem('package/main-too-large', values)
        : packageProblem('package/subpackage-too-large', { ...values, path: root }),
    );
  }
  const total = manifest.packages.reduce((sum, { size }) => sum + size, 0);
  if (total > limits.total) {
    const values = {
      size: showBytes(total),
      limit: showBytes(limits.total),
      largest: largestOf(manifest.files),
    };
    problems.push(packageProblem('package/total-too-large', values));
  }
  const count = manifest.packages.length - 1;
  if (count > limits.subpackages) {
    problems.push(packageProblem('package/too-many-subpackages', { count, limit: limits.subpackages }));
  }
  return problems;
}
