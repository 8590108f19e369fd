import { strFromU8, strToU8 } from 'fflate';
import {
  appIdPattern,
  versionPattern,
  type PackageFile,
  type PackageManifest,
  type PackageProblem,
} from '../../contract/package.ts';
import type { PackageInfo } from '../../contract/program.ts';
import { pathProblem } from './entry-path.ts';
import { packageOfEntry } from './layout.ts';
import { packageProblem } from './problems.ts';
import { stableJson } from './stable-json.ts';
import { byPath } from './zip-write.ts';

/** SHA-256 in hexadecimal; an argument, because this room has no Node and phones have no crypto on plain http. */
export type Hash = (bytes: Uint8Array) => string;

export interface PackageLabel {
  appId: string;
  version: string;
  remark: string;
  baseLibrary: string;
  compilerVersion: string;
}

/** Bytes per package, in the program's order. */
export function packageSizes(
  files: readonly Pick<PackageFile, 'path' | 'size'>[],
  packages: readonly PackageInfo[],
): PackageManifest['packages'] {
  const sizes = new Map(packages.map(({ root }) => [root, 0]));
  for (const { path, size } of files) {
    const root = packageOfEntry(path, packages);
    sizes.set(root, (sizes.get(root) ?? 0) + size);
  }
  return [...sizes].map(([root, size]) => ({ root, size }));
}

export function makeManifest(
  files: ReadonlyMap<string, Uint8Array>,
  packages: readonly PackageInfo[],
  label: PackageLabel,
  hash: Hash,
): PackageManifest {
  const list = [...files]
    .map(([path, bytes]) => ({ path, sha256: hash(bytes), size: bytes.length }))
    .sort((a, b) => byPath(a.path, b.path));
  const { appId, version, remark, baseLibrary, compilerVersion } = label;
  const compiler = { name: 'tessera' as const, version: compilerVersion };
  return {
    format: 1,
    appId,
    version,
    remark,
    baseLibrary,
    compiler,
    packages: packageSizes(list, packages),
    files: list,
  };
}

/** The bytes that are hashed and signed. */
export function encodeManifest(manifest: PackageManifest): Uint8Array {
  return strToU8(stableJson(manifest));
}

export type ManifestResult =
  | { manifest: PackageManifest; problems: PackageProblem[] }
  | { manifest: undefined; problems: PackageProblem[] };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isSize = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isHash = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

/** The first field that is not of the manifest's shape. */
function shapeProblem(value: Record<string, unknown>): string | undefined {
  for (const field of ['appId', 'version', 'remark', 'baseLibrary']) {
    if (typeof value[field] !== 'string') return field;
  }
  const { compiler, packages, files } = value;
  if (!isObject(compiler) || compiler.name !== 'tessera' || typeof compiler.version !== 'string')
    return 'compiler';
  if (!Array.isArray(packages) || packages.length === 0) return 'packages';
  for (const [index, item] of packages.entries()) {
    if (!isObject(item) || typeof item.root !== 'string' || !isSize(item.size)) return `packages[${index}]`;
  }
  if (!Array.isArray(files)) return 'files';
  for (const [index, item] of files.entries()) {
    if (!isObject(item) || typeof item.path !== 'string' || !isHash(item.sha256) || !isSize(item.size)) {
      return `files[${index}]`;
    }
  }
  return undefined;
}

/** Reads a manifest that somebody sent. Also for a server that gets the manifest before the files. */
export function readManifest(bytes: Uint8Array): ManifestResult {
  const refused = (...args: Parameters<typeof packageProblem>): ManifestResult => ({
    manifest: undefined,
    problems: [packageProblem(...args)],
  });
  let value: unknown;
  try {
    value = JSON.parse(strFromU8(bytes));
  } catch {
    return refused('package/manifest-not-json', { path: 'manifest.json' });
  }
  if (!isObject(value)) return refused('package/manifest-shape', { field: '(whole)' });
  if (value.format !== 1)
    return refused('package/manifest-format', { format: JSON.stringify(value.format) ?? '-' });
  const field = shapeProblem(value);
  if (field !== undefined) return refused('package/manifest-shape', { field });
  const manifest = value as unknown as PackageManifest;
  if (strFromU8(encodeManifest(manifest)) !== strFromU8(bytes) || !isSorted(manifest.files)) {
    return {
      manifest,
      problems: [packageProblem('package/manifest-not-canonical'), ...labelProblems(manifest)],
    };
  }
  return { manifest, problems: labelProblems(manifest) };
}

function isSorted(files: readonly PackageFile[]): boolean {
  return files.every((file, index) => index === 0 || byPath(files[index - 1]?.path ?? '', file.path) < 0);
}

/** App ID, version and paths: what a manifest alone can get wrong. */
export function labelProblems({ appId, version, files }: PackageManifest): PackageProblem[] {
  return [
    ...(appIdPattern.test(appId) ? [] : [packageProblem('package/app-id', { appId })]),
    ...(versionPattern.test(version) ? [] : [packageProblem('package/version', { version })]),
    ...files.flatMap(({ path }) => pathProblem(path) ?? []),
  ];
}
