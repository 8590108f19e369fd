import type { PackageFile } from '../../contract/package.ts';
import type { Row, TenantDb } from './schema.ts';

export type Upload = Row<'uploads'>;
export type StoredChunk = Row<'uploadChunks'>;

export function findUpload(
  db: TenantDb,
  programId: string,
  manifestHash: string,
): Promise<Upload | undefined> {
  return db
    .selectFrom('uploads')
    .selectAll()
    .where('programId', '=', programId)
    .where('manifestHash', '=', manifestHash)
    .executeTakeFirst();
}

export async function ownedBlobs(db: TenantDb, programId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('programBlobs')
    .select('sha256')
    .where('programId', '=', programId)
    .execute();
  return new Set(rows.map(({ sha256 }) => sha256));
}

/** Idempotent: the same blob may be owned already. */
export async function ownBlobs(
  db: TenantDb,
  programId: string,
  files: readonly PackageFile[],
): Promise<void> {
  const bySha = new Map(files.map(({ sha256, size }) => [sha256, { programId, sha256, size }]));
  const rows = [...bySha.values()];
  for (let at = 0; at < rows.length; at += 500) {
    await db
      .insertInto('programBlobs')
      .values(rows.slice(at, at + 500) as never)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

export function chunksOf(db: TenantDb, uploadId: string, sha256?: string): Promise<StoredChunk[]> {
  let query = db.selectFrom('uploadChunks').selectAll().where('uploadId', '=', uploadId);
  if (sha256) query = query.where('sha256', '=', sha256);
  return query.orderBy('start').execute();
}

export async function keepChunk(db: TenantDb, chunk: StoredChunk): Promise<void> {
  await db
    .insertInto('uploadChunks')
    .values(chunk as never)
    .onConflict((conflict) =>
      conflict
        .columns(['workspaceId', 'uploadId', 'sha256', 'start'] as never)
        .doUpdateSet({ end: chunk.end, chunkSha256: chunk.chunkSha256 }),
    )
    .execute();
}

export async function forgetChunks(db: TenantDb, uploadId: string, sha256?: string): Promise<void> {
  let query = db.deleteFrom('uploadChunks').where('uploadId', '=', uploadId);
  if (sha256) query = query.where('sha256', '=', sha256);
  await query.execute();
}

/** Parts of files of uploads that nobody has gone on with: sent again, they are stored again. */
export async function forgetStaleChunks(db: TenantDb, before: number): Promise<void> {
  await db
    .deleteFrom('uploadChunks')
    .where('uploadId', 'in', (eb) =>
      eb.selectFrom('uploads').select('uploads.id').where('uploads.changedAt', '<', before),
    )
    .execute();
}
