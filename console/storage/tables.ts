import { sql } from 'kysely';
import type { Kysely } from 'kysely';

export interface TableFacts {
  name: string;
  columns: string[];
}

/** The tables of the schema as it stands, without the bookkeeping of migrations. */
export async function tableNames(db: Kysely<unknown>): Promise<TableFacts[]> {
  const tables = await db.introspection.getTables();
  return tables
    .map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Tables ordered so that what a row refers to comes before it. */
export async function tablesInOrder(db: Kysely<unknown>, kind: 'sqlite' | 'postgres'): Promise<TableFacts[]> {
  const tables = await tableNames(db);
  const needs = new Map<string, Set<string>>();
  for (const { name } of tables) needs.set(name, await referredTables(db, kind, name));
  const ordered: TableFacts[] = [];
  const place = (table: TableFacts) => {
    if (ordered.includes(table)) return;
    for (const other of tables) if (other !== table && needs.get(table.name)!.has(other.name)) place(other);
    ordered.push(table);
  };
  tables.forEach(place);
  return ordered;
}

async function referredTables(
  db: Kysely<unknown>,
  kind: 'sqlite' | 'postgres',
  name: string,
): Promise<Set<string>> {
  const query =
    kind === 'sqlite'
      ? sql<{ target: string }>`select "table" as target from pragma_foreign_key_list(${name})`
      : sql<{ target: string }>`select target.relname as target from pg_constraint
          join pg_class source on source.oid = conrelid join pg_class target on target.oid = confrelid
          where contype = 'f' and source.relname = ${name}`;
  const { rows } = await query.execute(db);
  return new Set(rows.map(({ target }) => target));
}
