import { z } from 'zod';
import type { Door } from '../door.ts';
import type { Log } from '../log.ts';
import { from } from '../stream.ts';

/** The host's log, for the output panel; and the way a window's own errors reach it. */
export function logService(door: Door, log: Log) {
  const window = log.named('window');
  return {
    /** The last lines, oldest first. */
    recent: door
      .input(z.object({ count: z.number().int().min(1).max(2_000).default(500) }).default({ count: 500 }))
      .handler(({ input }) => log.lines.recent(input.count)),
    /** A stream of new lines. */
    follow: door
      .input(z.object({ from }).default({}))
      .handler(async ({ input, signal }) => log.lines.follow(input.from, signal)),
    /** A line from a window. */
    write: door
      .input(
        z.object({
          level: z.enum(['debug', 'info', 'warn', 'error']),
          message: z.string().max(10_000),
          detail: z.string().max(100_000).optional(),
        }),
      )
      .handler(({ input }) => window[input.level](input.message, input.detail)),
  };
}
