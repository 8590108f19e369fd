import type { Diagnostic } from '../../contract/diagnostic.ts';
import type { FileChange } from '../../contract/facts.ts';
import type { PackageManifest, PackageProblem } from '../../contract/package.ts';
import type { Patch } from '../../contract/program.ts';
import { AskedThread } from '../asked-thread.ts';
import type { ProgramAsset } from '../programs.ts';

/** What a build found. */
export interface BuildReport {
  programId: string;
  pages: string[];
  /** Against the build before; null for the first one. */
  patch: Patch | null;
  diagnostics: Diagnostic[];
}

/** The last build as a package for phones. */
export interface PackedReport {
  /** Mistakes of the program: such a build is not shown. */
  errors: number;
  problems: PackageProblem[];
  manifest: PackageManifest;
}

export type BuildQuestion =
  | { ask: 'reload' }
  | { ask: 'apply'; changes: FileChange[] }
  | { ask: 'program' }
  | { ask: 'asset'; name: string }
  | { ask: 'pack'; appId: string }
  | { ask: 'packed'; paths: readonly string[] };

interface BuildAnswers {
  reload: BuildReport | undefined;
  apply: BuildReport | undefined;
  program: string;
  asset: ProgramAsset | undefined;
  pack: PackedReport;
  packed: Uint8Array[];
}

export type BuildThread = AskedThread<BuildQuestion, BuildAnswers>;

/** Beside this file, both as a source and in a bundle. */
const script = new URL(
  import.meta.url.endsWith('.ts') ? './build-worker.ts' : './build-worker.mjs',
  import.meta.url,
);

/** A project's compiler in a thread of its own. */
export const createBuildThread = (folder: string, say: (line: string) => void): BuildThread =>
  new AskedThread({ script, workerData: { folder }, say });
