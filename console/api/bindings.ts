import { z } from 'zod';
import { moveBinding } from '../domain/bindings.ts';
import { why } from '../domain/permissions.ts';
import { refuse } from '../domain/refusals.ts';
import { mutation, query } from '../endpoint.ts';
import { newId } from '../identifiers.ts';
import { openApproval } from '../new-approval.ts';
import { id, time } from '../shapes.ts';
import { bindingsOf, findBinding } from '../storage/bindings.ts';
import { addRow, changeRow, needRow } from '../storage/rows.ts';

const bindingView = z.object({
  id,
  programId: id,
  appId: id,
  status: z.enum(['pending', 'bound', 'rejected', 'withdrawn', 'unbound']),
  approvalId: id.nullable(),
  reason: z.string(),
  createdAt: time,
  changedAt: time,
});
const named = bindingView.extend({ programName: z.string(), appName: z.string() });

export const bindings = {
  ofProgram: query({
    permission: 'programs.view',
    route: 'GET /programs/{programId}/bindings',
    about: 'The applications of a mini program, with the state of each binding.',
    input: z.object({ programId: id }),
    output: z.object({ items: z.array(named) }),
    run: async ({ input, db }) => ({ items: await bindingsOf(db, input) }),
  }),

  ofApp: query({
    permission: 'apps.view',
    route: 'GET /apps/{appId}/bindings',
    about: 'The mini programs of an application.',
    input: z.object({ appId: id }),
    output: z.object({ items: z.array(named) }),
    run: async ({ input, db }) => ({ items: await bindingsOf(db, input) }),
  }),

  apply: mutation({
    permission: 'bindings.apply',
    route: 'POST /programs/{programId}/bindings',
    about: 'Apply for binding to an application, also of another team; its side decides.',
    input: z.object({ programId: id, appId: id, reason: z.string().max(500).default('') }),
    output: bindingView,
    async run({ input, actor, db, services, change, audit }) {
      const now = services.now();
      const program = await needRow(db, 'programs', input.programId);
      const app = await needRow(db, 'apps', input.appId);
      const known = await findBinding(db, program.id, app.id);
      const status = moveBinding(known?.status ?? 'none', 'apply');
      const bindingId = known?.id ?? newId('binding', now);
      const sheet = await openApproval(change, actor, now, {
        category: 'binding',
        title: `${program.name} ↔ ${app.name}`,
        teamId: app.teamId,
        programId: program.id,
        appId: app.id,
        subjectId: bindingId,
        detail: { reason: input.reason },
      });
      const state = { status, approvalId: sheet.id, reason: '', changedAt: now };
      audit('binding', bindingId, known && { status: known.status }, { status, appId: app.id });
      if (known) return changeRow(db, 'bindings', known.id, state);
      return addRow(db, 'bindings', {
        id: bindingId,
        programId: program.id,
        appId: app.id,
        createdAt: now,
        ...state,
      });
    },
  }),

  unbind: mutation({
    permission: 'signedIn',
    route: 'POST /bindings/{bindingId}/unbind',
    about: 'End a binding, from the side of the mini program or of the application; say why.',
    input: z.object({ bindingId: id, reason: z.string().trim().max(500) }),
    output: bindingView,
    async run({ input, actor, db, services, change, audit }) {
      if (actor.user.status !== 'active') throw refuse('MEMBER_BLOCKED');
      const binding = await needRow(db, 'bindings', input.bindingId);
      const program = await needRow(db, 'programs', binding.programId);
      const app = await needRow(db, 'apps', binding.appId);
      const side = { teamId: program.teamId, programId: program.id };
      const verdict = why(actor.standing, 'bindings.apply', side);
      if (!verdict.isAllowed && !why(actor.standing, 'apps.decide', { teamId: app.teamId }).isAllowed)
        throw refuse('FORBIDDEN', {
          permission: 'bindings.apply',
          need: verdict.need.join(', '),
          why: verdict.sentence,
        });
      if (input.reason === '') throw refuse('NOTE_REQUIRED');
      const status = moveBinding(binding.status, 'unbind');
      audit('binding', binding.id, { status: binding.status }, { status, reason: input.reason });
      change.emit('delivery.changed', program.id);
      return changeRow(db, 'bindings', binding.id, {
        status,
        reason: input.reason,
        changedAt: services.now(),
      });
    },
  }),
};
