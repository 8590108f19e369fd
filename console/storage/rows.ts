import type { Kysely } from 'kysely';
import { refuse } from '../domain/refusals.ts';
import type { Row, TenantDb, TenantTable } from './schema.ts';

/** Tables whose rows have an `id`: read, add, edit and page them with the same five functions. */
type WithId = { [T in TenantTable]: Row<T> extends { id: string } ? T : never }[TenantTable];
type WithRevision = { [T in WithId]: Row<T> extends { revision: number } ? T : never }[WithId];

type AnyRow = Record<string, unknown> & { id: string; revision: number };
/** One stand-in for whatever table is meant: the functions below are typed by their own signatures. */
const anyTable = (db: TenantDb) => db as unknown as Kysely<{ rows: AnyRow }>;
const the = (table: TenantTable) => table as unknown as 'rows';

export async function findRow<T extends WithId>(
  db: TenantDb,
  table: T,
  id: string,
): Promise<Row<T> | undefined> {
  const row = await anyTable(db).selectFrom(the(table)).selectAll().where('id', '=', id).executeTakeFirst();
  return row && (withoutWorkspace(row) as Row<T>);
}

/** Refuses with NOT_FOUND where there is none (or it is another workspace's: nobody can tell). */
export async function needRow<T extends WithId>(db: TenantDb, table: T, id: string): Promise<Row<T>> {
  const row = await findRow(db, table, id);
  if (!row) throw refuse('NOT_FOUND', { type: table, id });
  return row;
}

export async function addRow<T extends WithId>(db: TenantDb, table: T, row: Row<T>): Promise<Row<T>> {
  await anyTable(db)
    .insertInto(the(table))
    .values(row as unknown as AnyRow)
    .execute();
  return row;
}

/** Refuses with EDIT_CONFLICT where somebody else was faster: no lost update. */
export async function editRow<T extends WithRevision>(
  db: TenantDb,
  table: T,
  id: string,
  revision: number,
  changes: Partial<Row<T>>,
): Promise<Row<T>> {
  const values = { ...changes, revision: revision + 1 } as Partial<AnyRow>;
  const row = await anyTable(db)
    .updateTable(the(table))
    .set(values)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .returningAll()
    .executeTakeFirst();
  if (row) return withoutWorkspace(row) as Row<T>;
  const current = await needRow(db, table, id);
  throw refuse('EDIT_CONFLICT', {
    type: table,
    id,
    revision,
    current: (current as { revision: number }).revision,
  });
}

/** For rows without a revision, and for states that only the domain's rules move. */
export async function changeRow<T extends WithId>(
  db: TenantDb,
  table: T,
  id: string,
  changes: Partial<Row<T>>,
): Promise<Row<T>> {
  const row = await anyTable(db)
    .updateTable(the(table))
    .set(changes as Partial<AnyRow>)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw refuse('NOT_FOUND', { type: table, id });
  return withoutWorkspace(row) as Row<T>;
}

export async function removeRow<T extends WithId>(db: TenantDb, table: T, id: string): Promise<void> {
  await anyTable(db).deleteFrom(the(table)).where('id', '=', id).execute();
}

export interface PageOf<R> {
  items: R[];
  /** Ask again with this as `cursor`; null: that was the last page. */
  next: string | null;
}

export interface PageQuery {
  cursor?: string | undefined;
  limit: number;
}

type Filter = string | number | boolean | string[] | null | undefined;

/** Newest first. `undefined` filters nothing, a list means "one of", null means null. */
export async function pageRows<T extends WithId>(
  db: TenantDb,
  table: T,
  { cursor, limit }: PageQuery,
  filters: Partial<Record<keyof Row<T> & string, Filter>> = {},
): Promise<PageOf<Row<T>>> {
  const rows = await filtered(db, table, filters, cursor, limit + 1);
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1) as { id: string }).id : null };
}

/** All of them, newest first: for what is few by nature. */
export function allRows<T extends WithId>(
  db: TenantDb,
  table: T,
  filters: Partial<Record<keyof Row<T> & string, Filter>> = {},
): Promise<Row<T>[]> {
  return filtered(db, table, filters, undefined, 10_000);
}

async function filtered<T extends WithId>(
  db: TenantDb,
  table: T,
  filters: Partial<Record<string, Filter>>,
  cursor: string | undefined,
  limit: number,
): Promise<Row<T>[]> {
  let query = anyTable(db).selectFrom(the(table)).selectAll().orderBy('id', 'desc').limit(limit);
  for (const [column, filter] of Object.entries(filters)) {
    if (filter === undefined) continue;
    if (filter === null) query = query.where(column, 'is', null);
    else if (Array.isArray(filter)) query = query.where(column, 'in', filter.length ? filter : ['']);
    else query = query.where(column, '=', filter);
  }
  if (cursor) query = query.where('id', '<', cursor);
  const rows = await query.execute();
  return rows.map((row) => withoutWorkspace(row) as Row<T>);
}

function withoutWorkspace(row: Record<string, unknown>): unknown {
  delete row.workspaceId;
  return row;
}
