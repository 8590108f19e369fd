import { stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../contract/errors.ts';

/** The absolute path of a project's folder, or a refusal in words. */
export async function checkFolder(given: string): Promise<string> {
  const folder = path.resolve(given);
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return folder;
  const zh = found ? `“${given}” 不是文件夹。` : `文件夹 “${given}” 不存在。`;
  const en = found ? `"${given}" is not a folder.` : `The folder "${given}" does not exist.`;
  throw new AppError('USAGE_FOLDER', en, { path: given, zh });
}
