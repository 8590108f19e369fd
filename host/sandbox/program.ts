import { z } from 'zod';
import type { Door } from '../door.ts';
import type { BuildLoop } from '../project/build-loop.ts';
import { from } from '../stream.ts';

const following = z.object({ from }).default({});

/** What a running program may ask about itself: how it changed, and what keeps it from being built. */
export function programSandbox(door: Door, loop: BuildLoop) {
  return {
    /** A stream of `program.patched`; after `missed` the page loads program.json anew. */
    follow: door.input(following).handler(({ input, signal }) => loop.patches.follow(input.from, signal)),
    /** A stream of build facts, for the overlay that shows mistakes at their source. */
    builds: door.input(following).handler(({ input, signal }) => loop.facts.follow(input.from, signal)),
    /** What the last build found. */
    diagnostics: door.input(z.object({}).default({})).handler(() => loop.last?.diagnostics ?? []),
  };
}
