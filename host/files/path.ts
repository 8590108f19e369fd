import path from 'node:path';
import { refuse } from '../errors.ts';

const reservedOnWindows = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** The absolute path of `relative` (with `/`) inside `folder`. Refuses whatever would leave it. */
export function resolveInside(folder: string, relative: string): string {
  const isWrong =
    relative.includes('\0') ||
    relative.startsWith('/') ||
    relative.split('/').includes('..') ||
    (process.platform === 'win32' && /[\\:]/.test(relative));
  if (isWrong) throw refuse('NAME_NOT_ALLOWED', { path: relative });
  return path.join(folder, relative);
}

/** For names that do not exist yet: what this system could not hold is refused before anything is touched. */
export function checkNewName(relative: string): void {
  const name = relative.split('/').at(-1) ?? '';
  if (name === '' || name === '.') throw refuse('NAME_NOT_ALLOWED', { path: relative });
  if (Buffer.byteLength(name) > 255) throw refuse('NAME_TOO_LONG', { path: relative });
  if (process.platform === 'win32' && (/[<>:"|?*]|[ .]$/.test(name) || reservedOnWindows.test(name))) {
    throw refuse('NAME_NOT_ALLOWED', { path: relative });
  }
}
