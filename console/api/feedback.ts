import { z } from 'zod';
import { why } from '../domain/permissions.ts';
import { refuse } from '../domain/refusals.ts';
import { mutation, query } from '../endpoint.ts';
import { newId } from '../identifiers.ts';
import { placeOf } from '../places.ts';
import { id, pageOf, paging, time } from '../shapes.ts';
import { addRow, changeRow, needRow, pageRows } from '../storage/rows.ts';

const kind = z.enum(['bug', 'wish', 'question', 'other']);
const state = z.enum(['open', 'answered', 'closed']);
const view = z.object({
  id,
  programId: id.nullable(),
  authorId: id,
  authorName: z.string(),
  kind,
  body: z.string(),
  contact: z.string(),
  state,
  reply: z.string(),
  createdAt: time,
});

export const feedback = {
  submit: mutation({
    permission: 'catalogue.view',
    route: 'POST /feedback',
    about: 'Tell the console’s people something; about a mini program or in general.',
    input: z.object({
      programId: id.nullable().default(null),
      kind,
      body: z.string().trim().min(1).max(5000),
      contact: z.string().max(200).default(''),
    }),
    output: view,
    async run({ input, actor, db, services, audit }) {
      if (input.programId) {
        const place = await placeOf(db, 'program', { programId: input.programId });
        if (!why(actor.standing, 'programs.view', place).isAllowed)
          throw refuse('NOT_FOUND', { id: input.programId });
      }
      const now = services.now();
      const row = { ...input, id: newId('feedback', now), authorId: actor.id, authorName: actor.name };
      audit('feedback', row.id, null, { kind: row.kind, programId: row.programId });
      return addRow(db, 'feedback', { ...row, state: 'open' as const, reply: '', createdAt: now });
    },
  }),

  mine: query({
    permission: 'catalogue.view',
    route: 'GET /feedback/mine',
    about: 'What I submitted, with the answers.',
    input: z.object(paging),
    output: pageOf(view),
    run: ({ input, actor, db }) => pageRows(db, 'feedback', input, { authorId: actor.id }),
  }),

  list: query({
    permission: 'settings.edit',
    route: 'GET /feedback',
    about: 'All feedback of the workspace, newest first.',
    input: z.object({ ...paging, kind: kind.optional(), state: state.optional() }),
    output: pageOf(view),
    run: ({ input, db }) => pageRows(db, 'feedback', input, { kind: input.kind, state: input.state }),
  }),

  ofProgram: query({
    permission: 'feedback.manage',
    route: 'GET /programs/{programId}/feedback',
    about: 'Feedback about one mini program.',
    input: z.object({ programId: id, ...paging }),
    output: pageOf(view),
    run: ({ input, db }) => pageRows(db, 'feedback', input, { programId: input.programId }),
  }),

  answer: mutation({
    permission: 'feedback.manage',
    at: async ({ input, db }) => {
      const { programId } = await needRow(db, 'feedback', (input as { feedbackId: string }).feedbackId);
      return programId ? placeOf(db, 'program', { programId }) : { teamId: '' };
    },
    route: 'POST /feedback/{feedbackId}/answer',
    about: 'Answer feedback, or close it.',
    input: z.object({
      feedbackId: id,
      reply: z.string().trim().max(5000),
      state: z.enum(['answered', 'closed']).default('answered'),
    }),
    output: view,
    async run({ input, db, audit }) {
      const row = await needRow(db, 'feedback', input.feedbackId);
      if (row.state === 'closed') throw refuse('WRONG_STATE', { state: row.state });
      audit('feedback', row.id, { state: row.state }, { state: input.state, reply: input.reply });
      return changeRow(db, 'feedback', row.id, { reply: input.reply, state: input.state });
    },
  }),
};
