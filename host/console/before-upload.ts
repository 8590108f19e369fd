import { checkProject } from '../../compiler/checks/check-project.ts';
import { packageLimits } from '../../contract/package.ts';
import { supportTable } from '../../language/support-table.ts';
import { readStatus, readSubjects } from '../project/git.ts';
import { packageProject } from '../project/package-project.ts';
import { findBeforeUpload, sourceOfEntry, type PreflightInput } from './preflight.ts';

/** Packs a folder as an upload would and says what to know before: sizes, findings, and the commits since a time. */
export async function lookBeforeUpload(
  folder: string,
  since: number,
  asked: Promise<PreflightInput['atConsole']> | undefined,
) {
  const [{ build, packed, view }, git, commits, atConsole] = await Promise.all([
    packageProject(folder, { version: '0.0.0', remark: '', compilerVersion: '' }),
    readStatus(folder),
    readSubjects(folder, since, 20),
    asked,
  ]);
  const report = checkProject({ view, packed, support: supportTable() });
  const { diagnostics } = build;
  const findings = findBeforeUpload({
    diagnostics,
    problems: packed.problems,
    report,
    view,
    git,
    ...(atConsole && { atConsole }),
  });
  const sizes = report.sizes.map(({ files, ...size }) => ({
    ...size,
    files: files.map((file) => ({ ...file, file: sourceOfEntry(view, file.path) ?? '' })),
  }));
  return { findings, sizes, limit: packageLimits.total, commits };
}
