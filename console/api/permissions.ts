import { z } from 'zod';
import { permissions as matrix, roleNames, why } from '../domain/permissions.ts';
import type { PermissionName } from '../domain/permissions.ts';
import { refusals } from '../domain/refusals.ts';
import { open, query } from '../endpoint.ts';
import { placeOf } from '../places.ts';
import { id, nothing, text } from '../shapes.ts';

const names = Object.keys(matrix) as [PermissionName, ...PermissionName[]];
const verdict = z.object({
  isAllowed: z.boolean(),
  have: z.array(z.string()),
  need: z.array(z.string()),
  sentence: text,
});

export const permissions = {
  matrix: open({
    route: 'GET /permissions',
    about: 'The permission matrix, the names of roles and all refusals, in both languages.',
    input: nothing,
    output: z.object({
      permissions: z.array(
        z.object({ name: z.string(), scope: z.string(), roles: z.array(z.string()), about: text }),
      ),
      roles: z.record(z.string(), text),
      refusals: z.record(z.string(), text.extend({ status: z.number() })),
    }),
    async run() {
      const list = names.map((name) => ({ name, ...matrix[name], roles: [...matrix[name].roles] }));
      return { permissions: list, roles: roleNames, refusals };
    },
  }),

  mine: query({
    permission: 'signedIn',
    route: 'GET /permissions/mine',
    about: 'What I may do at a place (a team, a mini program, an application; or nowhere in particular).',
    input: z.object({ teamId: id.optional(), programId: id.optional(), appId: id.optional() }),
    output: z.object({ allowed: z.array(z.string()) }),
    async run({ input, actor, db }) {
      const place = await placeIn(db, input);
      return { allowed: names.filter((name) => why(actor.standing, name, place).isAllowed) };
    },
  }),

  why: query({
    permission: 'signedIn',
    route: 'GET /permissions/why',
    about: 'May I do this here? If not: what I am, and what it takes.',
    input: z.object({
      permission: z.enum(names),
      teamId: id.optional(),
      programId: id.optional(),
      appId: id.optional(),
    }),
    output: verdict,
    async run({ input, actor, db }) {
      const { need, ...answer } = why(actor.standing, input.permission, await placeIn(db, input));
      return { ...answer, need: [...need] };
    },
  }),
};

async function placeIn(
  db: Parameters<typeof placeOf>[0],
  input: { teamId?: string | undefined; programId?: string | undefined; appId?: string | undefined },
) {
  if (input.programId) return placeOf(db, 'program', input);
  if (input.appId) return placeOf(db, 'app', input);
  return input.teamId ? placeOf(db, 'team', input) : {};
}
