import { z } from 'zod';
import { fillPrivacyTemplate } from '../domain/privacy.ts';
import { mutation, query } from '../endpoint.ts';
import { id, revision, time } from '../shapes.ts';
import { findAgreement, putAgreement } from '../storage/privacy.ts';
import { needRow } from '../storage/rows.ts';
import { refuse } from '../domain/refusals.ts';

const view = z.object({
  body: z.string(),
  contact: z.string(),
  changedAt: time.nullable(),
  isTemplate: z.boolean(),
  revision: z.number(),
});

export const privacy = {
  get: query({
    permission: 'programs.view',
    route: 'GET /programs/{programId}/privacy',
    about: 'The privacy agreement; until one is saved, the template with the program’s name.',
    input: z.object({ programId: id }),
    output: view,
    async run({ input, db }) {
      const saved = await findAgreement(db, input.programId);
      if (saved) return { ...saved, isTemplate: false };
      const { name } = await needRow(db, 'programs', input.programId);
      return {
        body: fillPrivacyTemplate(name, ''),
        contact: '',
        changedAt: null,
        isTemplate: true,
        revision: 0,
      };
    },
  }),

  set: mutation({
    permission: 'programs.edit',
    route: 'PUT /programs/{programId}/privacy',
    about: 'Save the privacy agreement, edited on the template.',
    input: z.object({
      programId: id,
      revision: z.union([revision, z.literal(0)]),
      body: z.string().trim().min(1).max(50_000),
      contact: z.string().max(200).default(''),
    }),
    output: view,
    async run({ input, db, services, audit, ...call }) {
      const { programId, body, contact } = input;
      const known = await findAgreement(db, programId);
      const read = input.revision === 0 ? 0 : call.revision();
      if ((known?.revision ?? 0) !== read) throw refuse('EDIT_CONFLICT', { type: 'privacy', id: programId });
      const next = { programId, body, contact, changedAt: services.now(), revision: read + 1 };
      await putAgreement(db, next);
      audit('program', programId, known ?? null, next);
      return { ...next, isTemplate: false };
    },
  }),
};
