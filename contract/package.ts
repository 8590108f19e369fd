import type { Text } from './text.ts';

/** manifest.json of an .apkg: what was built, from what, and the hash of every file. Canonical: sorted, no clock, no machine. */
export interface PackageManifest {
  format: 1;
  appId: string;
  version: string;
  remark: string;
  /** Base library the project asks for, such as `3.5.0`. */
  baseLibrary: string;
  compiler: { name: 'tessera'; version: string };
  packages: { root: string; size: number }[];
  /** Sorted by path. */
  files: PackageFile[];
}

export interface PackageFile {
  path: string;
  sha256: string;
  size: number;
}

/** What a package may weigh. A console's workspace may set its own numbers. */
export interface PackageLimits {
  /** Bytes of the main package, and of each sub-package, as unpacked files. */
  main: number;
  subpackage: number;
  /** Bytes of all packages together. */
  total: number;
  subpackages: number;
  files: number;
}

/** The platform's documented limits: 2 MB for the main package and each sub-package, 30 MB together, 100 sub-packages. */
export const packageLimits: PackageLimits = {
  main: 2 * 1024 * 1024,
  subpackage: 2 * 1024 * 1024,
  total: 30 * 1024 * 1024,
  subpackages: 100,
  files: 20_000,
};

/** Letters first, then letters, digits, `-` and `_`: `mp-1a2b3c`, `wx0123456789abcdef`, `touristappid`. */
export const appIdPattern = /^[A-Za-z][A-Za-z0-9_-]{2,63}$/;
/** Up to four segments of letters and digits, such as `1.0.0`. */
export const versionPattern = /^[0-9A-Za-z]{1,16}(\.[0-9A-Za-z]{1,16}){0,3}$/;

/** Why a package is refused. The codes are stable: documented, sent over wires, shown by the command line. */
export const packageProblemCodes = [
  'package/not-a-zip',
  'package/truncated',
  'package/zip-feature',
  'package/zip-damaged',
  'package/overlapping-entries',
  'package/foreign-bytes',
  'package/too-many-files',
  'package/declared-too-large',
  'package/zip-bomb',
  'package/path-parent',
  'package/path-absolute',
  'package/path-backslash',
  'package/path-drive',
  'package/path-control-character',
  'package/path-not-portable',
  'package/folder-or-link',
  'package/duplicate-path',
  'package/case-collision',
  'package/manifest-missing',
  'package/manifest-not-json',
  'package/manifest-shape',
  'package/manifest-format',
  'package/manifest-not-canonical',
  'package/app-id',
  'package/version',
  'package/file-missing',
  'package/file-extra',
  'package/file-size',
  'package/file-hash',
  'package/program-missing',
  'package/program-damaged',
  'package/packages-differ',
  'package/main-too-large',
  'package/subpackage-too-large',
  'package/total-too-large',
  'package/too-many-subpackages',
] as const;

export type PackageProblemCode = (typeof packageProblemCodes)[number];

export interface PackageProblem {
  code: PackageProblemCode;
  /** The file inside the package, or the sub-package's root, where there is one. */
  path?: string;
  message: Text;
}
