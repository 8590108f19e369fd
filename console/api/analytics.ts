import { z } from 'zod';
import { query } from '../endpoint.ts';
import { id, time } from '../shapes.ts';
import { countByDay, topOf } from '../storage/usage.ts';

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

  tracked: query({
    permission: 'analytics.view',
    route: 'GET /programs/{programId}/quality/tracking',
    about: 'Quality: tracked events by name.',
    input: z.object(span),
    output: z.object({ items: z.array(counted) }),
    run: async ({ input, db }) => ({ items: await topOf(db, input.programId, 'track', 'name', input) }),
  }),
};
