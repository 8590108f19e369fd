import { refuse } from './refusals.ts';

/** D10: 8 to 128 letters, digits and printable ASCII symbols; a space is not one. */
export const passwordPattern = /^[\x21-\x7e]{8,128}$/;

export function assertPassword(password: string): void {
  if (!passwordPattern.test(password)) throw refuse('PASSWORD_WEAK');
}

const classes = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789', '!#$%&*+-=?@'];

/** D10: sixteen characters, at least one of each class. `anyNumber(n)` gives a number below n by chance. */
export function generatePassword(anyNumber: (limit: number) => number): string {
  const pick = (text: string) => text[anyNumber(text.length)]!;
  const letters = classes.map(pick);
  while (letters.length < 16) letters.push(pick(classes.join('')));
  for (let at = letters.length - 1; at > 0; at -= 1) {
    const other = anyNumber(at + 1);
    [letters[at], letters[other]] = [letters[other]!, letters[at]!];
  }
  return letters.join('');
}

const freeAttempts = 5;
const longestWait = 15 * 60_000;

/** After five wrong passwords in a row the account waits: one second, doubling with each further one, up to a quarter of an hour. */
export function lockOut(failedSignIns: number, now: number): number {
  if (failedSignIns < freeAttempts) return 0;
  return now + Math.min(longestWait, 1000 * 2 ** (failedSignIns - freeAttempts));
}

/** A lock further away than any of ours was set while the clock was wrong: it does not count. */
export function isLockedOut(lockedUntil: number, now: number): boolean {
  return lockedUntil > now && lockedUntil <= now + longestWait;
}
