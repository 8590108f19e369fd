import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../../contract/errors.ts';
import type { ConsoleAccess } from './console-access.ts';

export interface Bytes {
  method: 'PUT' | 'POST';
  /** Below the console's address. */
  path: string;
  bytes: Uint8Array;
  headers?: Record<string, string>;
}

/** Bytes to one of the console's streams; gives its answer, and throws its refusal. */
export async function sendBytes<Answer>(
  access: ConsoleAccess,
  { method, path, bytes, headers }: Bytes,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const answer = await fetch(access.address + path, {
    method,
    headers: {
      authorization: `Bearer ${access.token}`,
      'content-type': 'application/octet-stream',
      ...headers,
    },
    body: bytes as Uint8Array<ArrayBuffer>,
    signal: signal ?? null,
  });
  const said = (await answer.json().catch(() => ({}))) as {
    code?: string;
    message?: string;
    data?: Record<string, unknown>;
  };
  if (answer.ok) return said as Answer;
  const { code, message, data } = said;
  if (answer.status >= 500 && code === undefined) throw new Error(`The console answered ${answer.status}.`);
  throw new AppError(
    code ?? 'CONSOLE_ANSWER',
    message ?? `The console answered ${answer.status}.`,
    data ?? {},
  );
}

const tries = 6;

/** Refusals are final; a lost network, a restarting console or a busy one is tried again, slower each time. */
export async function retry<T>(
  work: () => Promise<T>,
  firstPause: number,
  signal: AbortSignal | undefined,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (signal?.aborted)
        throw new AppError(
          'UPLOAD_CANCELLED',
          'The upload was cancelled. Upload again to go on from here.',
          {},
          error,
        );
      if (isRefusal(error)) throw error;
      if (attempt >= tries)
        throw new AppError(
          'CONSOLE_UNREACHABLE',
          'The console cannot be reached. Check its address and the network, then upload again: it goes on from here.',
          {},
          error,
        );
      await delay(
        firstPause * 2 ** (attempt - 1) * (0.75 + Math.random() / 2),
        undefined,
        signal ? { signal } : {},
      ).catch(() => undefined);
    }
  }
}

function isRefusal(error: unknown): boolean {
  if (error instanceof AppError) return true;
  const { code, status } = error as { code?: unknown; status?: unknown };
  return (
    typeof code === 'string' &&
    typeof status === 'number' &&
    (status < 500 || code !== 'INTERNAL_SERVER_ERROR') &&
    status !== 503
  );
}
