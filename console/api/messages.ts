import { z } from 'zod';
import { assertMayAdd, library, searchLibrary, templateTypes } from '../domain/messages.ts';
import { refuse } from '../domain/refusals.ts';
import { mutation, query } from '../endpoint.ts';
import { newId } from '../identifiers.ts';
import { done, id, ok, text, time } from '../shapes.ts';
import { removeTemplate } from '../storage/messages.ts';
import { addRow, allRows, needRow } from '../storage/rows.ts';

const type = z.enum(templateTypes);
const publicTemplate = z.object({
  id: z.string(),
  type,
  field: z.string(),
  title: text,
  keywords: z.array(z.string()),
});
const template = z.object({
  id,
  programId: id,
  publicId: z.string(),
  type,
  title: z.string(),
  keywords: z.array(z.string()),
  createdAt: time,
});

export const messages = {
  library: query({
    permission: 'catalogue.view',
    route: 'GET /message-library',
    about: 'The public library of message templates, by type, field and name.',
    input: z.object({
      type: type.optional(),
      field: z.string().max(40).optional(),
      search: z.string().max(60).optional(),
    }),
    output: z.object({ items: z.array(publicTemplate) }),
    run: async ({ input }) => ({
      items: searchLibrary(input).map((item) => ({ ...item, keywords: [...item.keywords] })),
    }),
  }),

  mine: query({
    permission: 'programs.view',
    route: 'GET /programs/{programId}/messages',
    about: 'My templates: what this mini program has chosen from the library.',
    input: z.object({ programId: id }),
    output: z.object({ items: z.array(template) }),
    run: async ({ input, db }) => ({ items: await allRows(db, 'messageTemplates', input) }),
  }),

  add: mutation({
    permission: 'messages.manage',
    route: 'POST /programs/{programId}/messages',
    about: 'Add a template with one to five of its keywords, in the order to be shown.',
    input: z.object({
      programId: id,
      publicId: z.string().max(60),
      keywords: z.array(z.string().max(40)).min(1).max(5),
    }),
    output: template,
    async run({ input, db, services, audit, request }) {
      const chosen = library.find((item) => item.id === input.publicId);
      if (!chosen) throw refuse('NOT_FOUND', { type: 'template', id: input.publicId });
      assertMayAdd(
        chosen,
        input.keywords,
        await allRows(db, 'messageTemplates', { programId: input.programId }),
      );
      const now = services.now();
      const row = {
        ...input,
        id: newId('tmpl', now),
        type: chosen.type,
        title: chosen.title[request.language],
        createdAt: now,
      };
      audit('program', input.programId, null, { template: row.publicId, keywords: row.keywords });
      return addRow(db, 'messageTemplates', row);
    },
  }),

  remove: mutation({
    permission: 'messages.manage',
    route: 'DELETE /programs/{programId}/messages/{templateId}',
    about: 'Remove a template; grants for it are gone with it.',
    input: z.object({ programId: id, templateId: id }),
    output: done,
    async run({ input, db, audit }) {
      const row = await needRow(db, 'messageTemplates', input.templateId);
      if (row.programId !== input.programId) throw refuse('NOT_FOUND', { type: 'template', id: row.id });
      await removeTemplate(db, row.id);
      audit('program', input.programId, { template: row.publicId, keywords: row.keywords }, null);
      return ok;
    },
  }),
};
