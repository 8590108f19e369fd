import type { Row, TenantDb } from './schema.ts';

export type AppKey = Row<'appKeys'>;

export function findUploadKey(db: TenantDb, tokenHash: string): Promise<AppKey | undefined> {
  return db
    .selectFrom('appKeys')
    .selectAll()
    .where('kind', '=', 'upload')
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst();
}
