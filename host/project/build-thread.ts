import type { Diagnostic } from '../../contract/diagnostic.ts';
import type { FileChange } from '../../contract/facts.ts';
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

export type BuildQuestion =
  | { ask: 'reload' }
  | { ask: 'apply'; changes: FileChange[] }
  | { ask: 'program' }
  | { ask: 'asset'; name: string };

interface BuildAnswers {
  reload: BuildReport | undefined;
  apply: BuildReport | undefined;
  program: string;
  asset: ProgramAsset | undefined;
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
