import { z } from 'zod';
import { createStackReader } from '../mapped-stacks.ts';
import { query } from '../endpoint.ts';
import { id, time } from '../shapes.ts';
import { crashesOf, crashGroups, returning, visitorDays } from '../storage/visitors.ts';
import { countByDay, topOf } from '../storage/usage.ts';
import { findVersionNumber } from '../storage/versions.ts';

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'a day such as 2026-01-31');
const span = { programId: id, from: day, to: day };
const counted = z.object({ value: z.string(), count: z.number(), users: z.number(), lastAt: time });

export const analytics = {
  days: query({
    permission: 'analytics.view',
    route: 'GET /programs/{programId}/analytics/days',
    about:
      'User behaviour by day: launches, page views, shares, crashes, tracked events; how often and by how many.',
    input: z.object(span),
    output: z.object({
      items: z.array(z.object({ day: z.string(), kind: z.string(), count: z.number(), users: z.number() })),
    }),
    run: async ({ input, db }) => ({ items: await countByDay(db, input.programId, input) }),
  }),

  visitors: query({
    permission: 'analytics.view',
    route: 'GET /programs/{programId}/analytics/visitors',
    about:
      'By day: active people, new ones (not seen before in what is kept), launches, and seconds spent (between events of one person, pauses of half an hour and more left out).',
    input: z.object(span),
    output: z.object({
      items: z.array(
        z.object({
          day: z.string(),
          active: z.number(),
          fresh: z.number(),
          opens: z.number(),
          seconds: z.number(),
        }),
      ),
    }),
    run: async ({ input, db }) => ({ items: await visitorDays(db, input.programId, input) }),
  }),

  retention: query({
    permission: 'analytics.view',
    route: 'GET /programs/{programId}/analytics/retention',
    about: 'Of the people first seen on a day, how many came on which day (the day itself included).',
    input: z.object(span),
    output: z.object({
      items: z.array(z.object({ firstDay: z.string(), day: z.string(), users: z.number() })),
    }),
    run: async ({ input, db }) => ({ items: await returning(db, input.programId, input) }),
  }),

  pages: query({
    permission: 'analytics.view',
    route: 'GET /programs/{programId}/analytics/pages',
    about: 'The pages seen most.',
    input: z.object(span),
    output: z.object({ items: z.array(counted) }),
    run: async ({ input, db }) => ({ items: await topOf(db, input.programId, 'page', 'page', input) }),
  }),

  crashes: query({
    permission: 'analytics.view',
    route: 'GET /programs/{programId}/quality/crashes',
    about: 'Quality: crashes by message, the most frequent first.',
    input: z.object(span),
    output: z.object({ items: z.array(counted) }),
    run: async ({ input, db }) => ({ items: await topOf(db, input.programId, 'crash', 'name', input) }),
  }),

  crashGroups: query({
    permission: 'analytics.view',
    route: 'GET /programs/{programId}/quality/crash-groups',
    about: 'Quality: crashes by message and version, the most frequent first.',
    input: z.object(span),
    output: z.object({
      items: z.array(
        z.object({
          name: z.string(),
          version: z.string(),
          count: z.number(),
          users: z.number(),
          firstAt: time,
          lastAt: time,
        }),
      ),
    }),
    run: async ({ input, db }) => ({ items: await crashGroups(db, input.programId, input) }),
  }),

  crash: query({
    permission: 'analytics.view',
    route: 'GET /programs/{programId}/quality/crash',
    about: 'Quality: the newest crashes of one group, with page, system and stack, also as in the source.',
    input: z.object({ programId: id, name: z.string().max(500), version: z.string().max(200) }),
    output: z.object({
      items: z.array(
        z.object({
          id,
          at: time,
          guid: z.string(),
          page: z.string(),
          system: z.string(),
          detail: z.record(z.string(), z.unknown()),
          /** The stack in the source as it was written; null where the version came without source maps. */
          mapped: z.string().nullable(),
        }),
      ),
    }),
    async run({ input, db, services }) {
      const crashes = await crashesOf(db, input.programId, input);
      const version = await findVersionNumber(db, input.programId, input.version);
      const read = await createStackReader(services.blobs, version?.mapsSha256 ?? null);
      const mapped = ({ stack }: Record<string, unknown>) => (typeof stack === 'string' ? read(stack) : null);
      return {
        items: await Promise.all(
          crashes.map(async (crash) => ({ ...crash, mapped: await mapped(crash.detail) })),
        ),
      };
    },
  }),

  tracked: query({
    permission: 'analytics.view',
    route: 'GET /programs/{programId}/quality/tracking',
    about: 'Quality: tracked events by name.',
    input: z.object(span),
    output: z.object({ items: z.array(counted) }),
    run: async ({ input, db }) => ({ items: await topOf(db, input.programId, 'track', 'name', input) }),
  }),
};
