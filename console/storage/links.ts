import type { Row, TenantDb } from './schema.ts';

export function findLink(db: TenantDb, tokenHash: string): Promise<Row<'registrationLinks'> | undefined> {
  return db.selectFrom('registrationLinks').selectAll().where('tokenHash', '=', tokenHash).executeTakeFirst();
}
