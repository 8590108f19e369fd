import { refuse } from '../domain/refusals.ts';
import { needRow } from './rows.ts';
import type { TenantDb } from './schema.ts';

export interface OfflinePackage {
  fileName: string;
  number: string;
  sha256: string;
  size: number;
}

/** Only what is bound, published and on the shelf has one. */
export async function offlinePackage(db: TenantDb, programId: string): Promise<OfflinePackage> {
  const program = await needRow(db, 'programs', programId);
  const bound = await db
    .selectFrom('bindings')
    .select('id')
    .where('programId', '=', programId)
    .where('status', '=', 'bound')
    .limit(1)
    .executeTakeFirst();
  if (!program.isOnShelf || !program.onlineVersionId || !bound) throw refuse('NOT_ONLINE');
  const version = await needRow(db, 'versions', program.onlineVersionId);
  const fileName = `${program.id}_${version.number}.apkg`;
  return { fileName, number: version.number, sha256: version.packageSha256, size: version.packageSize };
}
