import type { Row, TenantDb } from './schema.ts';

export type AppSecret = Row<'appSecrets'>;

export function findSecret(db: TenantDb, programId: string): Promise<AppSecret | undefined> {
  return db.selectFrom('appSecrets').selectAll().where('programId', '=', programId).executeTakeFirst();
}

export async function putSecret(db: TenantDb, secret: AppSecret): Promise<void> {
  await db.deleteFrom('appSecrets').where('programId', '=', secret.programId).execute();
  const { programId, status, salt, digest, lastFour, createdAt, changedAt } = secret;
  await db
    .insertInto('appSecrets')
    .values({ programId, status, salt, digest, lastFour, createdAt, changedAt })
    .execute();
}
