import { z } from 'zod';
import type { Door } from '../door.ts';
import type { OpenProjects } from '../project/open-projects.ts';
import { from } from '../stream.ts';
import type { Terminals } from '../terminal/terminals.ts';

const size = z.object({
  columns: z.number().int().min(2).max(1_000),
  rows: z.number().int().min(1).max(1_000),
});
const one = z.object({ id: z.string() });

/** Shells in a project's folder, for its windows only: a running program has no way here. */
export function terminalsService(door: Door, terminals: Terminals, projects: OpenProjects) {
  return {
    /** Starts the person's login shell in the project's folder. */
    open: door.input(size.extend({ projectId: z.string() })).handler(async ({ input }) => {
      const { id, folder } = await projects.get(input.projectId);
      return terminals.open(id, folder, input);
    }),
    /** The project's terminals, oldest first; they outlive the window. */
    list: door
      .input(z.object({ projectId: z.string() }))
      .handler(({ input }) => terminals.list(input.projectId)),
    /** A stream of `terminal.said` and `terminal.ended`. Without `from`: what is still kept of its output first. */
    follow: door.input(one.extend({ from })).handler(({ input, signal }) => {
      const facts = terminals.facts(input.id);
      const start = { epoch: facts.epoch, sequence: facts.sequence - facts.recent().length };
      return facts.follow(input.from ?? start, signal);
    }),
    /** What was typed or pasted. */
    write: door
      .input(one.extend({ text: z.string().max(10_000_000) }))
      .handler(({ input }) => terminals.write(input.id, input.text)),
    resize: door.input(size.extend(one.shape)).handler(({ input }) => terminals.resize(input.id, input)),
    /** Ends the shell and what runs in it. */
    close: door.input(one).handler(({ input }) => terminals.close(input.id)),
  };
}
