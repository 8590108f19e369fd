import { AsyncIteratorClass, ORPCError, os } from '@orpc/server';
import { AppError, toErrorShape } from '../contract/errors.ts';
import type { Logger } from './log.ts';

function isIterator(value: unknown): value is AsyncIterator<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/** What a caller may see of an error. A bug is logged here, once, with the request that met it. */
function toWire(error: unknown, request: string, log: Logger): unknown {
  if (error instanceof ORPCError) return error;
  if (error instanceof Error && error.name === 'AbortError') return error;
  if (!(error instanceof AppError)) log.error(`${request} failed`, error);
  else {
    // A refusal is an answer, not a fault: where it came from would fill a person's log.
    const reason = error.cause instanceof Error ? ` (${error.cause.message})` : '';
    log.debug(`${request} refused: ${error.code}${reason}`);
  }
  const { code, message, data } = toErrorShape(error);
  return new ORPCError(code, { message, data, status: error instanceof AppError ? 409 : 500 });
}

/** The start of every method: refusals keep their words on every wire, bugs become "internal error". */
export function createDoor(log: Logger) {
  return os.use(async ({ next, path }) => {
    const request = path.join('.');
    try {
      const result = await next();
      const output: unknown = result.output;
      if (!isIterator(output)) return result;
      const guarded = new AsyncIteratorClass<unknown>(
        async () => {
          try {
            return await output.next();
          } catch (error) {
            throw toWire(error, request, log);
          }
        },
        async () => {
          await output.return?.();
        },
      );
      return { ...result, output: guarded as typeof result.output };
    } catch (error) {
      throw toWire(error, request, log);
    }
  });
}

export type Door = ReturnType<typeof createDoor>;
