import { strToU8 } from 'fflate';
import {
  packageLimits,
  type PackageFile,
  type PackageLimits,
  type PackageManifest,
  type PackageProblem,
} from '../../contract/package.ts';
import type { Program } from '../../contract/program.ts';
import { collisions } from './entry-path.ts';
import { framesOf, textEntries, type Frames } from './layout.ts';
import { limitProblems } from './limits.ts';
import { labelProblems, packageSizes, type Hash, type PackageLabel } from './manifest.ts';
import { byPath } from './zip-write.ts';

/** A build whose files are the same as those of a package, made out of what the build before it had. */
export interface PackedBuild {
  manifest: PackageManifest;
  /** The bytes of a text of it; undefined for assets, which are read where they lie. */
  read(path: string): Uint8Array | undefined;
  problems: PackageProblem[];
}

interface Kept {
  of: unknown;
  bytes: Uint8Array;
  sha256: string;
}

/**
 * Packs the builds of one project, one after another: what did not change is neither written nor hashed again. The frame
 * of texts stays that of the first build, so such a package may differ in its bytes from what `packProgram` makes.
 */
export function createPacker(
  hash: Hash,
  limits: PackageLimits = packageLimits,
): (program: Program, label: PackageLabel) => PackedBuild {
  const keep = (of: unknown, text: string): Kept => {
    const bytes = strToU8(text);
    return { of, bytes, sha256: hash(bytes) };
  };
  let kept = new Map<string, Kept>();
  let frames: Frames | undefined;
  return (program, { compilerVersion, ...label }) => {
    frames ??= framesOf(program);
    const next = new Map<string, Kept>();
    for (const { path, of, text } of textEntries(program, frames)) {
      const known = kept.get(path);
      next.set(path, known && known.of === of ? known : keep(of, text()));
    }
    kept = next;
    const files: PackageFile[] = [
      ...[...next].map(([path, { bytes, sha256 }]) => ({ path, sha256, size: bytes.length })),
      ...Object.entries(program.assets).map(([path, { sha256, size }]) => ({
        path: `assets/${path}`,
        sha256,
        size,
      })),
    ].sort((a, b) => byPath(a.path, b.path));
    const packages = packageSizes(files, program.packages);
    const compiler = { name: 'tessera' as const, version: compilerVersion };
    const manifest: PackageManifest = { format: 1, ...label, compiler, packages, files };
    const problems = [
      ...labelProblems(manifest),
      ...collisions(files.map(({ path }) => path)),
      ...limitProblems(manifest, program.packages, limits),
    ];
    return { manifest, read: (path) => next.get(path)?.bytes, problems };
  };
}
