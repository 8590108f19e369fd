import { ApiError, type ApiContext } from './define.ts';

// What requests, uploads and downloads share: how many run at once, and how the platform words what went wrong.

/** Documented: ten of request, uploadFile and downloadFile together; the next waits for its turn. */
const MOST_RUNNING = 10;

interface Turns {
  running: number;
  waiting: (() => void)[];
}

const turnsOf = ({ state }: ApiContext): Turns => state('network-turns', () => ({ running: 0, waiting: [] }));

/** Runs the task when fewer than ten run. One that is aborted while it waits never begins. */
export async function inTurn<Result>(
  context: ApiContext,
  signal: AbortSignal,
  task: () => Promise<Result>,
): Promise<Result> {
  const turns = turnsOf(context);
  if (turns.running >= MOST_RUNNING) await new Promise<void>((go) => turns.waiting.push(go));
  else turns.running += 1;
  try {
    if (signal.aborted) throw aborted();
    return await task();
  } finally {
    // The turn goes straight to the next one, so that nobody slips in between.
    const next = turns.waiting.shift();
    if (next) next();
    else turns.running -= 1;
  }
}

export const aborted = () => new ApiError('abort', 600003);

export const disconnected = () =>
  new ApiError('errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED', 600001);

/** What the host could not do, as the program hears it: 5 is the errno of everything that took too long. */
export function networkFailure(error: unknown, signal: AbortSignal): ApiError {
  if (signal.aborted) return aborted();
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  if (code === 'REQUEST_TIMEOUT') return new ApiError('timeout', 5);
  return new ApiError(message ?? String(error), 600001);
}
