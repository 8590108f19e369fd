import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { refuse } from './domain/refusals.ts';
import { sha256 } from './secrets.ts';
import { partsOf, verifyArchive, writeArchive } from './storage/archive.ts';
import type { ArchiveContents, ArchiveHead } from './storage/archive.ts';
import { verifyChain } from './storage/audit.ts';
import type { Blobs } from './storage/blobs.ts';
import { connect } from './storage/database.ts';
import { assertEmpty, insertRows, partsOfSnapshot, schemaOf, withSnapshot } from './storage/dump.ts';
import type { Snapshot } from './storage/dump.ts';
import { findInstallationSecret } from './storage/installation.ts';
import { migrate, migrations } from './storage/migrations.ts';
import type { SystemDb } from './storage/schema.ts';
import { tenantOf } from './storage/storage.ts';

/** Where a console keeps its things, as main.ts was told. */
export interface Store {
  database: string;
  blobs: Blobs;
}

/** All of an installation in one file, written while the console runs, then read again and verified. */
export async function backUp({ database, blobs }: Store, file: string, now: Date): Promise<ArchiveContents> {
  const contents = await withSnapshot(database, async (snapshot) => {
    const head = await headOf(snapshot, 'backup', null, now);
    return writeArchive(file, head, partsOfSnapshot(snapshot, blobs));
  });
  await verifyArchive(file);
  return contents;
}

export async function headOf(
  { db }: Snapshot,
  kind: ArchiveHead['kind'],
  workspaceId: string | null,
  now: Date,
): Promise<ArchiveHead> {
  const schema = await schemaOf(db);
  if (schema === null) throw refuse('NOTHING_STORED');
  const secret = await findInstallationSecret(db as unknown as SystemDb);
  const sealedBy = sha256(`sealed by ${secret}`);
  return { format: 'tessera-console', kind, schema, createdAt: now.toISOString(), sealedBy, workspaceId };
}

/** Verified before a byte is written; then all rows in one transaction, which commits only if every audit chain holds. */
export async function restore({ database, blobs }: Store, file: string): Promise<ArchiveContents> {
  const { head, contents } = await verifyArchive(file);
  if (head.kind !== 'backup') throw refuse('ARCHIVE_KIND', { kind: head.kind, wanted: 'backup' });
  if (!(head.schema in migrations)) throw refuse('DATABASE_NEWER');
  const { db } = connect(database);
  try {
    await assertEmpty(db, head.schema);
    await migrate(db, head.schema);
    await db.transaction().execute(async (transaction) => {
      await sql`delete from installation`.execute(transaction);
      for await (const part of partsOf(file)) {
        if (part.kind === 'blob') await blobs.put(part.bytes);
        else if (part.kind === 'rows') await insertRows(transaction, part.table, part.rows);
      }
      await verifyChains(transaction);
    });
    await migrate(db);
    return contents;
  } finally {
    await db.destroy();
  }
}

export async function verifyChains(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from workspaces`.execute(db);
  for (const { id } of rows) await verifyChain(tenantOf(db, id));
}
