import type { Row, TenantDb } from './schema.ts';

export type KeptAnswer = Row<'idempotencyKeys'>;

export function findAnswer(db: TenantDb, key: string, actorId: string): Promise<KeptAnswer | undefined> {
  return db
    .selectFrom('idempotencyKeys')
    .selectAll()
    .where('key', '=', key)
    .where('actorId', '=', actorId)
    .executeTakeFirst();
}

export async function keepAnswer(db: TenantDb, row: KeptAnswer): Promise<void> {
  await db.insertInto('idempotencyKeys').values(row).execute();
}

export async function forgetAnswers(db: TenantDb, before: number): Promise<void> {
  await db.deleteFrom('idempotencyKeys').where('createdAt', '<', before).execute();
}
