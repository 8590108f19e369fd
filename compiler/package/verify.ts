import {
  packageLimits,
  type PackageFile,
  type PackageLimits,
  type PackageManifest,
  type PackageProblem,
} from '../../contract/package.ts';
import type { Program } from '../../contract/program.ts';
import { collisions } from './entry-path.ts';
import { pathProblem } from './entry-path.ts';
import { filesToProgram, manifestPath, packagesIn, programPath } from './layout.ts';
import { limitProblems } from './limits.ts';
import { packageSizes, readManifest, type Hash } from './manifest.ts';
import { packageProblem } from './problems.ts';
import { programProblems } from './program-shape.ts';
import { readZip } from './zip-read.ts';

export interface Verified {
  /** Empty where the package is good. */
  problems: PackageProblem[];
  manifest?: PackageManifest;
  program?: Program;
  files: Map<string, Uint8Array>;
}

/** Checks a whole .apkg. The bytes may come from anybody; nothing is written and nothing runs. */
export function verifyPackage(
  bytes: Uint8Array,
  hash: Hash,
  limits: PackageLimits = packageLimits,
): Verified {
  const { files, problems } = readZip(bytes, limits);
  if (problems.length > 0) return { problems, files };
  const manifestBytes = files.get(manifestPath);
  files.delete(manifestPath);
  if (!manifestBytes) return { problems: [packageProblem('package/manifest-missing')], files };
  return verifyFiles(manifestBytes, files, hash, limits);
}

/** The same for files that came one by one, as an upload's blobs do. */
export function verifyFiles(
  manifestBytes: Uint8Array,
  files: Map<string, Uint8Array>,
  hash: Hash,
  limits: PackageLimits = packageLimits,
): Verified {
  const { manifest, problems } = readManifest(manifestBytes);
  if (!manifest) return { problems, files };
  const all = [
    ...problems,
    ...collisions(manifest.files.map(({ path }) => path)),
    ...compare(manifest, files, hash),
  ];
  if (all.length > 0) return { problems: all, manifest, files };
  const { program, problems: inside } = readProgram(manifest, files);
  if (!program) return { problems: inside, manifest, files };
  inside.push(...packagesProblems(manifest, program), ...limitProblems(manifest, program.packages, limits));
  return { problems: inside, manifest, program, files };
}

export interface VerifiedParts {
  problems: PackageProblem[];
  /** What each package weighs. */
  packages: PackageManifest['packages'];
}

/**
 * The same for files of which each was compared with its hash when it came: their names, what the program says of
 * itself (only `program/` is read), and the limits.
 */
export function verifyParts(
  files: readonly PackageFile[],
  read: (path: string) => Uint8Array | undefined,
  limits: PackageLimits = packageLimits,
): VerifiedParts {
  const paths = files.map(({ path }) => path);
  const names = [...paths.flatMap((path) => pathProblem(path) ?? []), ...collisions(paths)];
  const refused = (problems: PackageProblem[]): VerifiedParts => ({ problems, packages: [] });
  if (names.length > 0) return refused(names);
  const contents = new Map(
    paths.map((path) => [path, (path.startsWith('program/') && read(path)) || nothing] as const),
  );
  if (!contents.has(programPath))
    return refused([packageProblem('package/program-missing', { path: programPath })]);
  const inside = programProblems(contents);
  if (inside.length > 0) return refused(inside);
  const found = packagesIn(contents);
  const packages = packageSizes(files, found);
  return { problems: limitProblems({ packages, files: [...files] }, found, limits), packages };
}

const nothing = new Uint8Array();

function compare(
  manifest: PackageManifest,
  files: ReadonlyMap<string, Uint8Array>,
  hash: Hash,
): PackageProblem[] {
  const listed = new Set(manifest.files.map(({ path }) => path));
  const extra = [...files.keys()].filter((path) => !listed.has(path));
  return [
    ...manifest.files.flatMap((file) => fileProblem(file, files.get(file.path), hash) ?? []),
    ...extra.map((path) => packageProblem('package/file-extra', { path })),
  ];
}

function fileProblem(
  file: PackageFile,
  bytes: Uint8Array | undefined,
  hash: Hash,
): PackageProblem | undefined {
  const { path, size, sha256 } = file;
  if (!bytes) return packageProblem('package/file-missing', { path });
  if (bytes.length !== size) {
    return packageProblem('package/file-size', { path, actual: bytes.length, expected: size });
  }
  return hash(bytes) === sha256 ? undefined : packageProblem('package/file-hash', { path });
}

function readProgram(
  manifest: PackageManifest,
  files: ReadonlyMap<string, Uint8Array>,
): { program?: Program; problems: PackageProblem[] } {
  if (!files.has(programPath)) {
    return { problems: [packageProblem('package/program-missing', { path: programPath })] };
  }
  const problems = programProblems(files);
  if (problems.length > 0) return { problems };
  const hashes = new Map(manifest.files.map(({ path, sha256 }) => [path, sha256]));
  return { program: filesToProgram(files, (path) => hashes.get(path) ?? ''), problems: [] };
}

/** The manifest's list of packages must be the program's, each with the size that its files really have. */
function packagesProblems(manifest: PackageManifest, program: Program): PackageProblem[] {
  const real = packageSizes(manifest.files, program.packages);
  const said = new Map(manifest.packages.map(({ root, size }) => [root, size]));
  const problems: PackageProblem[] = [];
  for (const { root, size } of real) {
    const path = root || '(main)';
    const claimed = said.get(root);
    said.delete(root);
    if (claimed === size) continue;
    const why =
      claimed === undefined
        ? { en: 'the manifest does not list it', zh: 'manifest 中没有列出' }
        : { en: `${size} bytes, not ${claimed}`, zh: `实际 ${size} 字节，而非 ${claimed}` };
    problems.push(packageProblem('package/packages-differ', { path, why }));
  }
  for (const root of said.keys()) {
    const why = { en: 'the program does not have it', zh: '程序中没有该包' };
    problems.push(packageProblem('package/packages-differ', { path: root || '(main)', why }));
  }
  return problems;
}
