import { z } from 'zod';
import { domainKinds, effectiveFrom, readDomain } from '../domain/domains.ts';
import { refuse } from '../domain/refusals.ts';
import { mutation, query } from '../endpoint.ts';
import { newId } from '../identifiers.ts';
import { done, id, ok, time } from '../shapes.ts';
import { addRow, allRows, needRow, removeRow } from '../storage/rows.ts';

const kind = z.enum(domainKinds);
const domainView = z.object({
  id,
  kind,
  host: z.string(),
  icp: z.string(),
  createdAt: time,
  effectiveAt: time,
});

export const domains = {
  list: query({
    permission: 'programs.view',
    route: 'GET /programs/{programId}/domains',
    about:
      'Domains the mini program may talk to, of five kinds, and whether a granted application lets it go without.',
    input: z.object({ programId: id }),
    output: z.object({ items: z.array(domainView), isCheckSkipped: z.boolean() }),
    async run({ input, db }) {
      const granted = await allRows(db, 'grants', { ...input, kind: 'skip_domain', status: 'approved' });
      return { items: await allRows(db, 'domains', input), isCheckSkipped: granted.length > 0 };
    },
  }),

  add: mutation({
    permission: 'development.edit',
    route: 'POST /programs/{programId}/domains',
    about: 'Allow a domain. Business domains need their ICP record and take effect after 24 hours.',
    input: z.object({
      programId: id,
      kind,
      host: z.string().max(300),
      icp: z.string().trim().max(60).default(''),
    }),
    output: domainView,
    async run({ input, db, services, change, audit }) {
      const now = services.now();
      const host = readDomain(input.kind, input.host);
      const effectiveAt = effectiveFrom(input.kind, input.icp, now);
      const known = await allRows(db, 'domains', { programId: input.programId, kind: input.kind, host });
      if (known.length > 0) throw refuse('ALREADY_EXISTS', { value: host });
      const row = { ...input, id: newId('domain', now), host, createdAt: now, effectiveAt };
      audit('program', input.programId, null, { kind: row.kind, host });
      change.emit('delivery.changed', input.programId);
      return addRow(db, 'domains', row);
    },
  }),

  remove: mutation({
    permission: 'development.edit',
    route: 'DELETE /programs/{programId}/domains/{domainId}',
    about: 'Take a domain off the list.',
    input: z.object({ programId: id, domainId: id }),
    output: done,
    async run({ input, db, change, audit }) {
      const domain = await needRow(db, 'domains', input.domainId);
      if (domain.programId !== input.programId) throw refuse('NOT_FOUND', { type: 'domain', id: domain.id });
      await removeRow(db, 'domains', domain.id);
      audit('program', input.programId, { kind: domain.kind, host: domain.host }, null);
      change.emit('delivery.changed', input.programId);
      return ok;
    },
  }),
};
