import { z } from 'zod';
import { refuse } from '../domain/refusals.ts';
import { mutation, query } from '../endpoint.ts';
import { newId } from '../identifiers.ts';
import { openApproval } from '../new-approval.ts';
import { id, pageOf, paging, revision, time } from '../shapes.ts';
import { activationsOf } from '../storage/grants.ts';
import { addRow, allRows, editRow, needRow, pageRows } from '../storage/rows.ts';

const fields = {
  name: z.string().trim().min(1).max(60),
  description: z.string().max(2000),
  isAvailable: z.boolean(),
};
const featureView = z.object({ id, ...fields, createdAt: time, revision: z.number() });
const activationView = z.object({
  id,
  featureId: id,
  programId: id,
  status: z.enum(['pending', 'approved', 'rejected', 'withdrawn', 'revoked']),
  approvalId: id,
  createdAt: time,
  changedAt: time,
});

export const features = {
  list: query({
    permission: 'catalogue.view',
    route: 'GET /features',
    about: 'Features a mini program can have activated.',
    input: z.object(paging),
    output: pageOf(featureView),
    run: ({ input, db }) => pageRows(db, 'features', input),
  }),

  get: query({
    permission: 'catalogue.view',
    route: 'GET /features/{featureId}',
    about: 'One feature.',
    input: z.object({ featureId: id }),
    output: featureView,
    run: ({ input, db }) => needRow(db, 'features', input.featureId),
  }),

  history: query({
    permission: 'catalogue.view',
    route: 'GET /features/{featureId}/history',
    about: 'How a feature came to be what it is, newest first.',
    input: z.object({ featureId: id, ...paging }),
    output: pageOf(
      z.object({ id, before: z.unknown(), after: z.unknown(), actorName: z.string(), createdAt: time }),
    ),
    run: ({ input, db }) => pageRows(db, 'featureHistory', input, { featureId: input.featureId }),
  }),

  create: mutation({
    permission: 'catalogue.manage',
    route: 'POST /features',
    about: 'Add a feature.',
    input: z.object({
      ...fields,
      description: fields.description.default(''),
      isAvailable: fields.isAvailable.default(true),
    }),
    output: featureView,
    async run({ input, actor, db, services, audit }) {
      const now = services.now();
      const feature = await addRow(db, 'features', {
        ...input,
        id: newId('feature', now),
        createdAt: now,
        revision: 1,
      });
      const entry = {
        featureId: feature.id,
        before: null,
        after: feature,
        actorName: actor.name,
        createdAt: now,
      };
      await addRow(db, 'featureHistory', { ...entry, id: newId('history', now) });
      audit('feature', feature.id, null, feature);
      return feature;
    },
  }),

  edit: mutation({
    permission: 'catalogue.manage',
    route: 'PATCH /features/{featureId}',
    about: 'Edit a feature; the history keeps both states.',
    input: z.object({ featureId: id, revision, ...z.object(fields).partial().shape }),
    output: featureView,
    async run({ input, actor, db, services, audit, ...call }) {
      const feature = await needRow(db, 'features', input.featureId);
      const {
        name = feature.name,
        description = feature.description,
        isAvailable = feature.isAvailable,
      } = input;
      const changes = { name, description, isAvailable };
      const edited = await editRow(db, 'features', feature.id, call.revision(), changes);
      const now = services.now();
      const entry = {
        featureId: feature.id,
        before: feature,
        after: edited,
        actorName: actor.name,
        createdAt: now,
      };
      await addRow(db, 'featureHistory', { ...entry, id: newId('history', now) });
      audit('feature', feature.id, feature, edited);
      return edited;
    },
  }),

  activations: query({
    permission: 'programs.view',
    route: 'GET /programs/{programId}/features',
    about: 'Features of a mini program: applied for, active, rejected.',
    input: z.object({ programId: id }),
    output: z.object({ items: z.array(activationView) }),
    run: async ({ input, db }) => ({ items: await allRows(db, 'featureActivations', input) }),
  }),

  activationsOf: query({
    permission: 'catalogue.manage',
    route: 'GET /features/{featureId}/activations',
    about: 'The mini programs that have a feature, or asked for it.',
    input: z.object({ featureId: id }),
    output: z.object({ items: z.array(activationView.extend({ programName: z.string() })) }),
    run: async ({ input, db }) => ({
      items: await activationsOf(db, (await needRow(db, 'features', input.featureId)).id),
    }),
  }),

  activate: mutation({
    permission: 'development.edit',
    route: 'POST /programs/{programId}/features',
    about: 'Apply for the activation of a feature; administrators of the workspace decide.',
    input: z.object({ programId: id, featureId: id, reason: z.string().max(500).default('') }),
    output: activationView,
    async run({ input, actor, db, services, change, audit }) {
      const { programId, featureId } = input;
      const feature = await needRow(db, 'features', featureId);
      const program = await needRow(db, 'programs', programId);
      if (!feature.isAvailable) throw refuse('WRONG_STATE', { state: 'not available' });
      const known = await allRows(db, 'featureActivations', {
        programId,
        featureId,
        status: ['pending', 'approved'],
      });
      if (known.length > 0) throw refuse('WRONG_STATE', { state: known[0]!.status });
      const now = services.now();
      const activationId = newId('activation', now);
      const sheet = await openApproval(change, actor, now, {
        category: 'feature',
        title: `${program.name}: ${feature.name}`,
        programId,
        subjectId: activationId,
        detail: { feature: feature.name, reason: input.reason },
      });
      audit('activation', activationId, null, { featureId, programId });
      const row = {
        id: activationId,
        featureId,
        programId,
        approvalId: sheet.id,
        createdAt: now,
        changedAt: now,
      };
      return addRow(db, 'featureActivations', { ...row, status: 'pending' as const });
    },
  }),
};
