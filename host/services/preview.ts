import { z } from 'zod';
import type { DebugRequest } from '../../contract/debug/wire.ts';
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

const isRequest = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && ('call' in value || 'took' in value);

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
    /** A stream of what the project's programs on phones tell of their inside; each begins anew when it is followed. */
    debug: door.input(ofProject.extend({ from })).handler(({ input, signal }) => {
      const facts = previews.debug.follow(input.from, signal);
      previews.tellPhones(input.projectId, { type: 'hello' });
      return facts;
    }),
    /** A message of the debug channel to one phone. */
    tellPhone: door
      .input(ofProject.extend({ phone: z.string().max(64), message: z.custom<DebugRequest>(isRequest) }))
      .handler(({ input: { projectId, phone, message } }) => {
        previews.tellPhones(projectId, { type: 'debug', phone, message });
      }),
    close: door.input(ofProject).handler(async ({ input }) => {
      await previews.close(input.projectId);
      return { done: true as const };
    }),
  };
}
