import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { refuse } from '../domain/refusals.ts';
import type { Part, TableRow } from './archive.ts';
import { referencedBlobs } from './blob-references.ts';
import type { Blobs } from './blobs.ts';
import { connect } from './database.ts';
import type { DatabaseKind } from './database.ts';
import { tablesInOrder } from './tables.ts';
import type { TableFacts } from './tables.ts';

/** Everything as it was at one moment, while the console goes on changing it. */
export interface Snapshot {
  db: Kysely<unknown>;
  kind: DatabaseKind;
}

/** A connection of its own: SQLite's readers and writers do not wait for one another, nor do PostgreSQL's. */
export async function withSnapshot<T>(
  database: string,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  const { db, kind } = connect(database);
  try {
    const begin = db.transaction();
    return await (kind === 'postgres' ? begin.setIsolationLevel('repeatable read') : begin).execute(
      (transaction) => work({ db: transaction, kind }),
    );
  } finally {
    await db.destroy();
  }
}

/** The newest migration the database has been through. */
export async function schemaOf(db: Kysely<unknown>): Promise<string | null> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return null;
  const { rows } = await sql<{
    name: string;
  }>`select name from kysely_migration order by name desc limit 1`.execute(db);
  return rows[0]?.name ?? null;
}

/** Counters of the last minute, and what belongs to this installation alone. */
const notDumped = new Set(['rateCounters', 'blobSuspects']);
/** What makes no sense elsewhere: people sign in again, repeats and calls belong to the place they were made. */
const notExported = new Set(['sessions', 'idempotencyKeys', 'webhookDeliveries']);

/** Blobs first: whoever reads has the files before the rows that name them. */
export async function* partsOfSnapshot(
  snapshot: Snapshot,
  blobs: Blobs,
  workspaceId?: string,
): AsyncGenerator<Part> {
  for (const sha256 of [...(await referencedBlobs(snapshot.db, workspaceId))].sort()) {
    const bytes = await blobs.get(sha256).catch(() => null);
    yield bytes ? { kind: 'blob', sha256, bytes } : { kind: 'missing', sha256 };
  }
  for (const table of await tablesInOrder(snapshot.db, snapshot.kind)) {
    if (notDumped.has(table.name)) continue;
    if (workspaceId !== undefined && notExported.has(table.name)) continue;
    const column = ownerColumn(table);
    if (workspaceId !== undefined && !column) continue;
    const filter = workspaceId === undefined ? null : { column: column!, value: workspaceId };
    for await (const rows of pagesOf(snapshot, table.name, filter))
      yield { kind: 'rows', table: table.name, rows };
  }
}

function ownerColumn({ name, columns }: TableFacts): string | null {
  if (name === 'workspaces') return 'id';
  return columns.includes('workspaceId') ? 'workspaceId' : null;
}

const page = 2000;

/** SQLite walks its own row numbers, PostgreSQL a cursor: neither counts from the start for each page. */
async function* pagesOf(
  { db, kind }: Snapshot,
  table: string,
  filter: { column: string; value: string } | null,
): AsyncGenerator<TableRow[]> {
  const where = filter ? sql`${sql.ref(filter.column)} = ${filter.value}` : sql`1 = 1`;
  if (kind === 'sqlite') {
    for (let last = 0; ;) {
      const { rows } = await sql<TableRow>`select rowid as ${sql.ref('_rowid')}, * from ${sql.table(table)}
        where ${where} and rowid > ${last} order by rowid limit ${page}`.execute(db);
      if (rows.length === 0) return;
      last = rows.at(-1)!._rowid as number;
      for (const row of rows) delete row._rowid;
      yield rows;
    }
  }
  // A cursor takes no parameters: the one value there is, an id or name of ours, is quoted.
  const text = filter ? ` where "${filter.column}" = '${filter.value.replaceAll("'", "''")}'` : '';
  await sql.raw(`declare pages no scroll cursor for select * from "${table}"${text}`).execute(db);
  for (;;) {
    const { rows } = await sql<TableRow>`fetch ${sql.raw(String(page))} from pages`.execute(db);
    if (rows.length === 0) break;
    yield rows;
  }
  await sql`close pages`.execute(db);
}

/** Rows as they were dumped, into tables of the same schema. */
export async function insertRows(
  db: Kysely<unknown>,
  table: string,
  rows: readonly TableRow[],
): Promise<void> {
  const columns = Math.max(1, Object.keys(rows[0] ?? {}).length);
  const most = Math.floor(30_000 / columns);
  for (let at = 0; at < rows.length; at += most)
    await (db as Kysely<Record<string, TableRow>>)
      .insertInto(table)
      .values(rows.slice(at, at + most))
      .execute();
}

/** Where nothing is yet: a fresh database, or one of the same schema without a workspace. */
export async function assertEmpty(db: Kysely<unknown>, schema: string): Promise<void> {
  const own = await schemaOf(db);
  if (own === null) return;
  const { rows } = await sql`select 1 from workspaces limit 1`.execute(db);
  if (rows.length > 0 || own !== schema) throw refuse('RESTORE_NOT_EMPTY');
}
