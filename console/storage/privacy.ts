import type { Row, TenantDb } from './schema.ts';

export type Agreement = Row<'privacyAgreements'>;

export function findAgreement(db: TenantDb, programId: string): Promise<Agreement | undefined> {
  return db.selectFrom('privacyAgreements').selectAll().where('programId', '=', programId).executeTakeFirst();
}

export async function putAgreement(db: TenantDb, agreement: Agreement): Promise<void> {
  const { programId: _, ...fields } = agreement;
  await db
    .insertInto('privacyAgreements')
    .values(agreement)
    .onConflict((conflict) => conflict.columns(['workspaceId', 'programId']).doUpdateSet(fields))
    .execute();
}
