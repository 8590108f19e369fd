import type { SupportTable } from '../../compiler/checks/compatibility.ts';
import { AskedThread } from '../asked-thread.ts';
import type { NpmRun } from '../npm/run-npm-build.ts';
import type { PackageOptions } from './package-project.ts';
import type { KnownBeforeUpload, lookBeforeUpload, packForUpload, reportOf } from './packaging.ts';

export type PackageQuestion =
  | { ask: 'report'; folder: string; support: SupportTable }
  | { ask: 'look'; folder: string; support: SupportTable; known: KnownBeforeUpload }
  | { ask: 'pack'; folder: string; options: PackageOptions }
  | { ask: 'npm'; folder: string; force: boolean };

interface PackageAnswers {
  report: Awaited<ReturnType<typeof reportOf>>;
  look: Awaited<ReturnType<typeof lookBeforeUpload>>;
  pack: Awaited<ReturnType<typeof packForUpload>>;
  npm: NpmRun;
}

/** Packing, and what costs as much, in a thread beside the host's own; without work it is ended after a minute. */
export type Packager = AskedThread<PackageQuestion, PackageAnswers>;

/** Beside this file, both as a source and in a bundle. */
const script = new URL(
  import.meta.url.endsWith('.ts') ? './package-worker.ts' : './package-worker.mjs',
  import.meta.url,
);

export const createPackager = (): Packager => new AskedThread({ script, idle: 60_000 });
