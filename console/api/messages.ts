import { z } from 'zod';
import {
  assertMayAdd,
  dayOf,
  library,
  pushesLeft,
  searchLibrary,
  templateTypes,
} from '../domain/messages.ts';
import { refuse } from '../domain/refusals.ts';
import { mutation, query } from '../endpoint.ts';
import { newId } from '../identifiers.ts';
import { push, pushing } from '../pushing.ts';
import { done, id, ok, text, time } from '../shapes.ts';
import { removeTemplate, subscribersOf } from '../storage/messages.ts';
import { addRow, allRows, needRow } from '../storage/rows.ts';
import type { TenantDb } from '../storage/schema.ts';

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

const mostShown = 50;

async function needTemplate(
  db: TenantDb,
  { programId, templateId }: { programId: string; templateId: string },
) {
  const row = await needRow(db, 'messageTemplates', templateId);
  if (row.programId !== programId) throw refuse('NOT_FOUND', { type: 'template', id: row.id });
  return row;
}

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

  subscribers: query({
    permission: 'messages.manage',
    route: 'GET /programs/{programId}/messages/{templateId}/subscribers',
    about: 'The latest users who subscribed to a template, and how many messages each may still be sent.',
    input: z.object({ programId: id, templateId: id }),
    output: z.object({
      items: z.array(z.object({ userKey: z.string(), left: z.number(), changedAt: time })),
    }),
    async run({ input, db, services }) {
      const { id: templateId, type: kind } = await needTemplate(db, input);
      const today = dayOf(services.now());
      const rows = await subscribersOf(db, templateId, mostShown);
      return {
        items: rows.map(({ userKey, changedAt, ...quota }) => ({
          userKey,
          changedAt,
          left: pushesLeft(kind, quota, today),
        })),
      };
    },
  }),

  test: mutation({
    permission: 'messages.manage',
    route: 'POST /programs/{programId}/messages/{templateId}/test',
    about: 'Send one message of a template to a user who subscribed to it; it counts like any other.',
    input: pushing,
    output: z.object({ pushId: z.string(), left: z.number() }),
    async run({ input, db, services, audit }) {
      const sent = await push(db, input, services.now());
      audit('program', input.programId, null, { testMessage: input.templateId, userKey: input.userKey });
      return sent;
    },
  }),

  remove: mutation({
    permission: 'messages.manage',
    route: 'DELETE /programs/{programId}/messages/{templateId}',
    about: 'Remove a template; grants for it are gone with it.',
    input: z.object({ programId: id, templateId: id }),
    output: done,
    async run({ input, db, audit }) {
      const row = await needTemplate(db, input);
      await removeTemplate(db, row.id);
      audit('program', input.programId, { template: row.publicId, keywords: row.keywords }, null);
      return ok;
    },
  }),
};
