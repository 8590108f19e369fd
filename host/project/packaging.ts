import { checkProject } from '../../compiler/checks/check-project.ts';
import { explainFile } from '../../compiler/checks/references.ts';
import type { SupportTable } from '../../compiler/checks/compatibility.ts';
import { findBeforeUpload, sourceOfEntry, type PreflightInput } from '../console/preflight.ts';
import { autoNpm } from '../npm/auto-npm.ts';
import { packageProject, type PackageOptions } from './package-project.ts';

/** What is known of a project besides its files. */
export type KnownBeforeUpload = Pick<PreflightInput, 'git' | 'atConsole'>;

const nameless: PackageOptions = { version: '0.0.0', remark: '', compilerVersion: '' };

/** Sizes per package and file, unused files, the quality scan, compatibility; all as for an upload. */
export async function reportOf(folder: string, support: SupportTable) {
  const { build, packed, view } = await packageProject(folder, nameless);
  const { references, ...found } = checkProject({ view, packed, support });
  const why = Object.fromEntries([...references.keys()].map((file) => [file, explainFile(references, file)]));
  return { ...found, diagnostics: [...build.diagnostics, ...found.diagnostics], why };
}

/** Sizes and findings, as an upload would have them. */
export async function lookBeforeUpload(folder: string, support: SupportTable, known: KnownBeforeUpload) {
  const { build, packed, view } = await packageProject(folder, nameless);
  const found = checkProject({ view, packed, support });
  const { diagnostics } = build;
  const findings = findBeforeUpload({
    diagnostics,
    problems: packed.problems,
    report: found,
    view,
    ...known,
  });
  const sizes = found.sizes.map(({ files, ...size }) => ({
    ...size,
    files: files.map((file) => ({ ...file, file: sourceOfEntry(view, file.path) ?? '' })),
  }));
  return { findings, sizes };
}

/** A package without its archive: an upload sends the files alone, and the source maps apart. */
export async function packForUpload(folder: string, options: PackageOptions) {
  await autoNpm(folder);
  const { build, packed } = await packageProject(folder, options);
  const { manifest, files, maps, problems } = packed;
  const errors = build.diagnostics.filter(({ severity }) => severity === 'error').length;
  return { errors, problems, manifest, files, maps, size: packed.bytes.length };
}
