import type { Row, TenantDb } from './schema.ts';

export type MessageTemplate = Row<'messageTemplates'>;
export type Subscription = Row<'subscriptions'>;

export function findSubscription(
  db: TenantDb,
  templateId: string,
  userKey: string,
): Promise<Subscription | undefined> {
  return db
    .selectFrom('subscriptions')
    .selectAll()
    .where('templateId', '=', templateId)
    .where('userKey', '=', userKey)
    .executeTakeFirst();
}

/** Who may be sent this template, latest first. */
export function subscribersOf(db: TenantDb, templateId: string, limit: number): Promise<Subscription[]> {
  return db
    .selectFrom('subscriptions')
    .selectAll()
    .where('templateId', '=', templateId)
    .orderBy('changedAt', 'desc')
    .orderBy('userKey')
    .limit(limit)
    .execute();
}

export async function putSubscription(db: TenantDb, row: Subscription): Promise<void> {
  const { templateId, userKey, programId, remaining, day, pushedToday, changedAt } = row;
  const values = { templateId, userKey, programId, remaining, day, pushedToday, changedAt };
  await db
    .insertInto('subscriptions')
    .values(values)
    .onConflict((conflict) => conflict.columns(['workspaceId', 'templateId', 'userKey']).doUpdateSet(values))
    .execute();
}

export async function removeTemplate(db: TenantDb, id: string): Promise<void> {
  await db.deleteFrom('subscriptions').where('templateId', '=', id).execute();
  await db.deleteFrom('messageTemplates').where('id', '=', id).execute();
}

/** A user's messages that no app has shown yet; taken once. */
export function takePushes(
  db: TenantDb,
  programId: string,
  userKey: string,
  now: number,
): Promise<Row<'pushes'>[]> {
  return db
    .updateTable('pushes')
    .set({ takenAt: now })
    .where('programId', '=', programId)
    .where('userKey', '=', userKey)
    .where('takenAt', 'is', null)
    .returningAll()
    .execute();
}
