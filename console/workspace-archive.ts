import { sql } from 'kysely';
import { accessKeyText } from './access-keys.ts';
import { refuse } from './domain/refusals.ts';
import { newSecret, seal, sha256 } from './secrets.ts';
import { partsOf, verifyArchive, writeArchive } from './storage/archive.ts';
import type { ArchiveContents, TableRow } from './storage/archive.ts';
import { verifyChain } from './storage/audit.ts';
import { insertRows, partsOfSnapshot, schemaOf, withSnapshot } from './storage/dump.ts';
import { openStorage, tenantOf } from './storage/storage.ts';
import type { Storage } from './storage/storage.ts';

import { headOf } from './backup.ts';
import type { Store } from './backup.ts';

/** One workspace in one file. Sessions and kept answers stay behind. */
export async function exportWorkspace(
  { database, blobs }: Store,
  name: string,
  file: string,
  now: Date,
): Promise<ArchiveContents> {
  const contents = await withSnapshot(database, async (snapshot) => {
    const { rows } = await sql<{ id: string }>`
      select id from workspaces where name = ${name} or id = ${name}`.execute(snapshot.db);
    const id = rows[0]?.id;
    if (!id) throw refuse('NOT_FOUND', { type: 'workspace', id: name });
    const head = await headOf(snapshot, 'workspace', id, now);
    return writeArchive(file, head, partsOfSnapshot(snapshot, blobs, id));
  });
  await verifyArchive(file);
  return contents;
}

/** Into an installation that may have others: all of it in one transaction, its audit chain verified and continued. */
export async function importWorkspace(
  { database, blobs }: Store,
  file: string,
  now: () => number,
): Promise<{ name: string; contents: ArchiveContents }> {
  const { head, contents } = await verifyArchive(file);
  if (head.kind !== 'workspace') throw refuse('ARCHIVE_KIND', { kind: head.kind, wanted: 'workspace' });
  const storage = await openStorage({ database, now });
  try {
    const schema = await schemaOf(storage.raw);
    if (head.schema !== schema) throw refuse('ARCHIVE_SCHEMA', { schema: head.schema, own: schema });
    const isHome = head.sealedBy === sha256(`sealed by ${storage.secret}`);
    const workspaceId = head.workspaceId!;
    const name = await assertNew(file, storage.raw);
    // Before the transaction: the store strikes blobs off its list of suspects by the same connection.
    for await (const part of partsOf(file)) if (part.kind === 'blob') await blobs.put(part.bytes);
    await storage.raw.transaction().execute(async (transaction) => {
      for await (const part of partsOf(file)) {
        if (part.kind !== 'rows') continue;
        const rows = isHome
          ? part.rows
          : part.rows.map((row) => reseal(storage, workspaceId, part.table, row));
        await insertRows(transaction, part.table, rows);
      }
      await verifyChain(tenantOf(transaction, workspaceId));
    });
    await recordImport(storage, workspaceId, head.createdAt);
    return { name, contents };
  } finally {
    await storage.dispose();
  }
}

async function assertNew(file: string, db: Storage['raw']): Promise<string> {
  for await (const part of partsOf(file)) {
    if (part.kind !== 'rows' || part.table !== 'workspaces') continue;
    const [id, name] = [String(part.rows[0]!.id), String(part.rows[0]!.name)];
    const { rows } = await sql`select 1 from workspaces where id = ${id} or name = ${name}`.execute(db);
    if (rows.length > 0) throw refuse('ALREADY_EXISTS', { value: name });
    return name;
  }
  throw refuse('ARCHIVE_DAMAGED', { file, reason: 'it has no workspace' });
}

/**
 * What the other installation's secret has sealed nobody here can open: second factors are off until their owners set
 * them up again, webhooks are off with a new secret, access keys have new texts (the configuration file shows them).
 */
function reseal({ secret }: Storage, workspaceId: string, table: string, row: TableRow): TableRow {
  if (table === 'users') return { ...row, totpSecret: null, isTotpOn: 0 };
  if (table === 'webhooks') return { ...row, isActive: 0, sealedSecret: seal(secret, newSecret()) };
  if (table === 'appKeys' && row.kind === 'access')
    return { ...row, lastFour: accessKeyText(secret, workspaceId, String(row.id)).slice(-4) };
  return row;
}

async function recordImport(storage: Storage, workspaceId: string, writtenAt: string): Promise<void> {
  const who = { id: 'operator', name: 'Operator', requestId: 'import', address: 'local' };
  await storage.change(workspaceId, who, async (change) => {
    change.audit({
      action: 'workspaces.import',
      target: { type: 'workspace', id: workspaceId },
      after: { writtenAt },
    });
    change.emit('workspace.created', workspaceId);
  });
}
