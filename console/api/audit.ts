import { z } from 'zod';
import { query } from '../endpoint.ts';
import { id, nothing, number, pageOf, paging, time } from '../shapes.ts';
import { auditFrom, listAudit, verifyChain } from '../storage/audit.ts';

const auditRow = z.object({
  seq: z.number(),
  at: time,
  actorId: z.string(),
  actorName: z.string(),
  action: z.string(),
  targetType: z.string(),
  targetId: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  requestId: z.string(),
  address: z.string(),
  previousHash: z.string(),
  hash: z.string(),
});

export const audit = {
  list: query({
    permission: 'audit.view',
    route: 'GET /audit',
    about: 'Who did what, newest first.',
    input: z.object({
      ...paging,
      actorId: id.optional(),
      action: z.string().max(80).optional(),
      targetId: id.optional(),
      from: number.optional(),
      to: number.optional(),
    }),
    output: pageOf(auditRow),
    run: ({ input, db }) => listAudit(db, input, input.cursor ? Number(input.cursor) : null, input.limit),
  }),

  verify: query({
    permission: 'audit.view',
    route: 'GET /audit/verify',
    about: 'Walks the whole hash chain; refuses with AUDIT_BROKEN and the row where it breaks.',
    input: nothing,
    output: z.object({ rows: z.number(), hash: z.string() }),
    run: ({ db }) => verifyChain(db),
  }),

  export: query({
    permission: 'audit.view',
    route: 'GET /audit/export',
    about: 'Rows in order, oldest first, for keeping elsewhere: ask on with `after` = the last row’s seq.',
    input: z.object({ after: number.default(0), limit: number.min(1).max(1000).default(1000) }),
    output: z.object({ items: z.array(auditRow) }),
    run: async ({ input, db }) => ({ items: await auditFrom(db, input.after, input.limit) }),
  }),
};
