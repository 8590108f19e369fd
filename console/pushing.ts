import { z } from 'zod';
import { dayOf, pushesLeft, usePush } from './domain/messages.ts';
import { refuse } from './domain/refusals.ts';
import { newId } from './identifiers.ts';
import { findSubscription, putSubscription } from './storage/messages.ts';
import { addRow, needRow } from './storage/rows.ts';
import type { TenantDb } from './storage/schema.ts';

/** One message to one user. */
export const pushing = z.object({
  programId: z.string().min(1).max(80),
  templateId: z.string().max(80),
  userKey: z.string().min(1).max(200),
  fields: z.record(z.string(), z.string().max(200)),
  page: z.string().max(200).default(''),
});

/** R-MSG-03: whoever sends, the program's server or somebody who tries it out, uses up what the user has granted. */
export async function push(db: TenantDb, input: z.output<typeof pushing>, now: number) {
  const template = await needRow(db, 'messageTemplates', input.templateId);
  if (template.programId !== input.programId)
    throw refuse('NOT_FOUND', { type: 'template', id: template.id });
  const missing = template.keywords.find((keyword) => !input.fields[keyword]);
  if (missing) throw refuse('INPUT_INVALID', { first: `fields.${missing}: every keyword of the template` });
  const known = await findSubscription(db, template.id, input.userKey);
  if (!known) throw refuse('NOT_SUBSCRIBED');
  const used = usePush(template.type, known, dayOf(now));
  await putSubscription(db, { ...known, ...used, changedAt: now });
  const row = {
    id: newId('push', now),
    programId: input.programId,
    templateId: template.id,
    userKey: input.userKey,
    title: template.title,
    fields: template.keywords.map((name) => ({ name, value: input.fields[name]! })),
    page: input.page,
  };
  await addRow(db, 'pushes', { ...row, createdAt: now, takenAt: null });
  return { pushId: row.id, left: pushesLeft(template.type, used, dayOf(now)) };
}
