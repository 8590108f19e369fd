import { z } from 'zod';
import type { Door } from '../door.ts';
import { from } from '../stream.ts';
import type { Tasks } from '../tasks.ts';

/** Long work of the host: what runs, its progress, and a way to stop it. */
export function tasksService(door: Door, tasks: Tasks) {
  return {
    /** What runs now. */
    list: door.handler(() => tasks.list()),
    /** A stream of started, progressed, finished, cancelled and failed tasks. */
    follow: door
      .input(z.object({ from }).default({}))
      .handler(async ({ input, signal }) => tasks.facts.follow(input.from, signal)),
    /** Asks a task to stop; `task.cancelled` follows when it has. */
    cancel: door.input(z.object({ id: z.string() })).handler(({ input }) => tasks.cancel(input.id)),
  };
}
