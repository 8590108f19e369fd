import { z } from 'zod';
import { refuse } from '../domain/refusals.ts';
import { mutation, query } from '../endpoint.ts';
import { newId } from '../identifiers.ts';
import { openApproval } from '../new-approval.ts';
import { id, time } from '../shapes.ts';
import { findBinding } from '../storage/bindings.ts';
import { grantsOfApp } from '../storage/grants.ts';
import { addRow, allRows, changeRow, needRow } from '../storage/rows.ts';

const grantView = z.object({
  id,
  programId: id,
  appId: id,
  kind: z.enum(['skip_domain', 'sensitive_api']),
  jsapiId: id.nullable(),
  status: z.enum(['pending', 'approved', 'rejected', 'withdrawn', 'revoked']),
  approvalId: id,
  createdAt: time,
  changedAt: time,
});

export const grants = {
  ofProgram: query({
    permission: 'programs.view',
    route: 'GET /programs/{programId}/grants',
    about: 'What the sides of applications allow this mini program: skipping domain checks, sensitive APIs.',
    input: z.object({ programId: id }),
    output: z.object({ items: z.array(grantView) }),
    run: async ({ input, db }) => ({ items: await allRows(db, 'grants', input) }),
  }),

  ofApp: query({
    permission: 'apps.view',
    route: 'GET /apps/{appId}/grants',
    about: 'What this application allows to which mini program.',
    input: z.object({ appId: id }),
    output: z.object({
      items: z.array(grantView.extend({ programName: z.string(), jsapiName: z.string().nullable() })),
    }),
    run: async ({ input, db }) => ({ items: await grantsOfApp(db, input.appId) }),
  }),

  apply: mutation({
    permission: 'development.edit',
    route: 'POST /programs/{programId}/grants',
    about: 'Apply to an application: to skip domain name verification, or to call one of its sensitive APIs.',
    input: z.object({
      programId: id,
      appId: id,
      jsapiId: id.nullable().default(null),
      reason: z.string().max(500).default(''),
    }),
    output: grantView,
    async run({ input, actor, db, services, change, audit }) {
      const now = services.now();
      const { programId, appId, jsapiId } = input;
      const program = await needRow(db, 'programs', programId);
      const app = await needRow(db, 'apps', appId);
      const binding = await findBinding(db, programId, appId);
      if (binding?.status !== 'bound') throw refuse('NOT_BOUND', { appId });
      const api = jsapiId === null ? null : await needRow(db, 'jsapis', jsapiId);
      if (api && (api.appId !== appId || !api.isSensitive))
        throw refuse('NOT_FOUND', { type: 'jsapi', id: jsapiId });
      const kind = api ? ('sensitive_api' as const) : ('skip_domain' as const);
      const known = await allRows(db, 'grants', {
        programId,
        appId,
        kind,
        jsapiId,
        status: ['pending', 'approved'],
      });
      if (known.length > 0) throw refuse('WRONG_STATE', { state: known[0]!.status });
      const grantId = newId('grant', now);
      const sheet = await openApproval(change, actor, now, {
        category: kind,
        title: api ? `${program.name}: ${api.name}` : program.name,
        teamId: app.teamId,
        programId,
        appId,
        subjectId: grantId,
        detail: { reason: input.reason, ...(api && { api: api.name }) },
      });
      const row = {
        id: grantId,
        programId,
        appId,
        kind,
        jsapiId,
        approvalId: sheet.id,
        createdAt: now,
        changedAt: now,
      };
      audit('grant', grantId, null, { kind, appId, jsapiId });
      return addRow(db, 'grants', { ...row, status: 'pending' as const });
    },
  }),

  revoke: mutation({
    permission: 'apps.decide',
    route: 'POST /apps/{appId}/grants/{grantId}/revoke',
    about: 'Take a grant back, from the side of the application.',
    input: z.object({ appId: id, grantId: id }),
    output: grantView,
    async run({ input, db, services, change, audit }) {
      const grant = await needRow(db, 'grants', input.grantId);
      if (grant.appId !== input.appId) throw refuse('NOT_FOUND', { type: 'grant', id: grant.id });
      if (grant.status !== 'approved') throw refuse('WRONG_STATE', { state: grant.status });
      audit('grant', grant.id, { status: grant.status }, { status: 'revoked' });
      change.emit('delivery.changed', grant.programId);
      return changeRow(db, 'grants', grant.id, { status: 'revoked', changedAt: services.now() });
    },
  }),
};
