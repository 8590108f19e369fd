import { z } from 'zod';
import type { Previews } from '../console/previews.ts';
import type { Door } from '../door.ts';
import { from } from '../stream.ts';

const audience = z.enum(['me', 'testers', 'link']);
const minutes = z
  .number()
  .int()
  .min(1)
  .max(24 * 60);
const ofProject = z.object({ projectId: z.string() });

/** The project on phones: its code, who looks at it, and each save on its way to them. */
export function previewService(door: Door, previews: Previews) {
  return {
    /** The project's open preview, or null. */
    state: door.input(ofProject).handler(({ input }) => previews.state(input.projectId) ?? null),
    /** A stream of `preview.changed` and `preview.ended`, of all projects. */
    follow: door
      .input(z.object({ from }).default({}))
      .handler(({ input, signal }) => previews.facts.follow(input.from, signal)),
    /** Builds, sends and shows the code; an earlier one of the project ends. */
    open: door
      .input(
        ofProject.extend({
          programId: z.string(),
          audience,
          minutes,
          startAt: z.string().max(1000),
          isAuto: z.boolean(),
        }),
      )
      .handler(({ input, signal }) => previews.open(input, signal)),
    change: door
      .input(
        ofProject.extend({
          audience: audience.optional(),
          minutes: minutes.optional(),
          isAuto: z.boolean().optional(),
        }),
      )
      .handler(async ({ input: { projectId, ...asked } }) => {
        await previews.change(projectId, asked);
        return { done: true as const };
      }),
    close: door.input(ofProject).handler(async ({ input }) => {
      await previews.close(input.projectId);
      return { done: true as const };
    }),
  };
}
