import { AppError } from '../../contract/errors.ts';
import {
  packageLimits,
  type PackageLimits,
  type PackageManifest,
  type PackageProblem,
} from '../../contract/package.ts';
import type { Program } from '../../contract/program.ts';
import { collisions, pathProblem } from './entry-path.ts';
import { manifestPath, programToFiles } from './layout.ts';
import { limitProblems } from './limits.ts';
import { encodeManifest, labelProblems, makeManifest, type Hash, type PackageLabel } from './manifest.ts';
import { writeZip } from './zip-write.ts';

export interface PackOptions {
  label: PackageLabel;
  hash: Hash;
  readAsset: (path: string) => Uint8Array | undefined;
  limits?: PackageLimits;
}

export interface Packed {
  /** The archive, made when it is first asked for: an upload sends the files alone. */
  readonly bytes: Uint8Array;
  manifest: PackageManifest;
  /** Every file of the archive but the manifest: what an upload sends as blobs. */
  files: Map<string, Uint8Array>;
  /** Source maps by script, kept by the sender: they never reach a client. */
  maps: Map<string, string>;
  /** Why a console would refuse it; empty where it is fit for upload. */
  problems: PackageProblem[];
}

/** The package of a program: the same bytes for the same program and label, on any machine, at any time. */
export function packProgram(program: Program, options: PackOptions): Packed {
  const { label, hash, readAsset, limits = packageLimits } = options;
  const files = programToFiles(program, readAsset);
  const manifest = makeManifest(files, program.packages, label, hash);
  checkAssets(program, manifest);
  let zip: Uint8Array | undefined;
  const maps = new Map(
    Object.entries(program.scripts).flatMap(([file, { map }]) => (map === undefined ? [] : [[file, map]])),
  );
  const paths = [...files.keys()];
  const problems = [
    ...labelProblems(manifest),
    ...paths.flatMap((path) => pathProblem(path) ?? []),
    ...collisions(paths),
    ...limitProblems(manifest, program.packages, limits),
  ];
  return {
    get bytes() {
      return (zip ??= writeZip(new Map([...files, [manifestPath, encodeManifest(manifest)]])));
    },
    manifest,
    files,
    maps,
    problems,
  };
}

/** An asset that changed after it was compiled would make a program whose id means something else. */
function checkAssets(program: Program, manifest: PackageManifest): void {
  const hashes = new Map(manifest.files.map(({ path, sha256 }) => [path, sha256]));
  for (const [path, { sha256 }] of Object.entries(program.assets)) {
    if (hashes.get(`assets/${path}`) === sha256) continue;
    throw new AppError('ASSET_CHANGED', `"${path}" changed while the package was made. Build again.`, {
      path,
    });
  }
}
