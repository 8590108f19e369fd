import { isWanted } from '../domain/webhooks.ts';
import { newId } from '../identifiers.ts';
import type { Fact } from './events.ts';
import type { Row, TenantDb } from './schema.ts';

const day = 24 * 3_600_000;

export type Webhook = Row<'webhooks'>;
export type WebhookDelivery = Row<'webhookDeliveries'>;

/** In the transaction of the change: a fact that commits is delivered, one that does not never is. */
export async function enqueueFacts(db: TenantDb, facts: readonly Fact[], now: number): Promise<void> {
  if (facts.length === 0) return;
  const hooks = await db.selectFrom('webhooks').selectAll().where('isActive', '=', true).execute();
  const rows = hooks.flatMap((hook) =>
    facts.filter((fact) => isWanted(hook.topics, fact.type)).map((fact) => deliveryOf(hook.id, fact, now)),
  );
  if (rows.length > 0) await db.insertInto('webhookDeliveries').values(rows).execute();
}

function deliveryOf(webhookId: string, fact: Fact, now: number): WebhookDelivery {
  const id = newId('delivery', now);
  const payload = { id, topic: fact.type, workspaceId: fact.workspaceId, subjectId: fact.id, at: now };
  return {
    id,
    webhookId,
    topic: fact.type,
    payload,
    state: 'waiting',
    attempts: 0,
    nextAt: now,
    answer: null,
    createdAt: now,
  };
}

export function dueDeliveries(db: TenantDb, now: number): Promise<WebhookDelivery[]> {
  return (
    db
      .selectFrom('webhookDeliveries')
      .selectAll()
      .where('state', '=', 'waiting')
      // Later than any wait of ours: set while the clock was wrong, so due at once.
      .where((or) => or.or([or('nextAt', '<=', now), or('nextAt', '>', now + day)]))
      .orderBy('nextAt')
      .limit(50)
      .execute()
  );
}

/** One instance takes it: the others see that it is due later. */
export async function claimDelivery(
  db: TenantDb,
  { id, nextAt }: WebhookDelivery,
  until: number,
): Promise<boolean> {
  const row = await db
    .updateTable('webhookDeliveries')
    .set({ nextAt: until })
    .where('id', '=', id)
    .where('nextAt', '=', nextAt)
    .where('state', '=', 'waiting')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function removeWebhook(db: TenantDb, id: string): Promise<void> {
  await db.deleteFrom('webhookDeliveries').where('webhookId', '=', id).execute();
  await db.deleteFrom('webhooks').where('id', '=', id).execute();
}

export async function forgetDeliveries(db: TenantDb, before: number): Promise<void> {
  await db
    .deleteFrom('webhookDeliveries')
    .where('state', '!=', 'waiting')
    .where('createdAt', '<', before)
    .execute();
}
