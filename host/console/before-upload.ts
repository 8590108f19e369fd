import { supportTable } from '../../language/support-table.ts';
import { packageLimits } from '../../contract/package.ts';
import { readStatus, readSubjects } from '../project/git.ts';
import type { Packager } from '../project/packager.ts';
import type { PreflightInput } from './preflight.ts';

/** Packs a folder as an upload would and says what to know before: sizes, findings, and the commits since a time. */
export async function lookBeforeUpload(
  packager: Packager,
  folder: string,
  since: number,
  asked: Promise<PreflightInput['atConsole']> | undefined,
) {
  const [git, commits, atConsole] = await Promise.all([
    readStatus(folder),
    readSubjects(folder, since, 20),
    asked,
  ]);
  const known = { git, ...(atConsole && { atConsole }) };
  const found = await packager.ask({ ask: 'look', folder, support: supportTable(), known });
  return { ...found, limit: packageLimits.total, commits };
}
