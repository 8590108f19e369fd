import type { Say } from './language.tsx';
import { words } from './words.ts';

/** The console's one error shape, as far as a page needs it. */
export interface Issue {
  path: string;
  message: string;
}

export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

export function dataOf(error: unknown): Record<string, unknown> {
  return ((error as { data?: unknown } | null)?.data ?? {}) as Record<string, unknown>;
}

/** The console's own sentence; where none came, the network is at fault. */
export function reasonOf(error: unknown, say: Say): string {
  const message = (error as { message?: unknown } | null)?.message;
  return codeOf(error) && typeof message === 'string' && message ? message : say(words.offline);
}

/** The fields that the console refused, by their path in the input. */
export function issuesOf(error: unknown): Issue[] {
  const { issues } = dataOf(error);
  return codeOf(error) === 'INPUT_INVALID' && Array.isArray(issues) ? (issues as Issue[]) : [];
}

export const isSignedOut = (error: unknown): boolean =>
  ['NOT_SIGNED_IN', 'SESSION_EXPIRED'].includes(codeOf(error));

/** The same question would be refused in the same words. */
export const isRefusal = (error: unknown): boolean =>
  codeOf(error) !== '' && !['DATABASE_BUSY', 'INTERNAL'].includes(codeOf(error));
