import type { Kysely } from 'kysely';

export type ColumnKind = 'text' | 'text?' | 'integer' | 'integer?' | 'bigint' | 'bigint?' | 'real' | 'real?';

export interface TenantTableShape {
  /** `?` allows null. */
  columns: Record<string, ColumnKind>;
  /** Besides the workspace, which leads every key: a row can neither collide with nor refer to another workspace's. */
  key: string[];
  unique?: string[][];
  indexes?: string[][];
  refers?: [column: string, table: string][];
}

/** A table of the tenants: `workspaceId` first, in its key, its indexes and its references. */
export async function createTenantTable(
  db: Kysely<unknown>,
  name: string,
  { columns, key, unique = [], indexes = [], refers = [] }: TenantTableShape,
): Promise<void> {
  let table = db.schema.createTable(name).addColumn('workspaceId', 'text', (column) => column.notNull());
  for (const [column, kind] of Object.entries(columns)) table = table.addColumn(...columnOf(column, kind));
  let keyed = table.addPrimaryKeyConstraint(`${name}Key`, ['workspaceId', ...key] as never[]);
  for (const [column, target] of refers) {
    keyed = keyed.addForeignKeyConstraint(`${name}_${column}`, ['workspaceId', column] as never[], target, [
      'workspaceId',
      'id',
    ]);
  }
  await keyed.execute();
  for (const fields of unique) await createTenantIndex(db, name, fields, true);
  for (const fields of indexes) await createTenantIndex(db, name, fields);
}

export async function createTenantIndex(
  db: Kysely<unknown>,
  table: string,
  fields: string[],
  isUnique = false,
): Promise<void> {
  const index = db.schema
    .createIndex(`${table}_${fields.join('_')}`)
    .on(table)
    .columns(['workspaceId', ...fields]);
  await (isUnique ? index.unique() : index).execute();
}

type SqlType = 'text' | 'integer' | 'bigint' | 'real';

function columnOf(
  name: string,
  kind: ColumnKind,
): Parameters<ReturnType<Kysely<unknown>['schema']['createTable']>['addColumn']> {
  const type = kind.replace('?', '') as SqlType;
  return [name, type, (column) => (kind.endsWith('?') ? column : column.notNull())];
}

/** A later migration's new column of a tenant table. `initial` fills the rows that exist. */
export async function addColumn(
  db: Kysely<unknown>,
  table: string,
  name: string,
  kind: ColumnKind,
  initial: string | number | null = null,
): Promise<void> {
  const type = kind.replace('?', '') as SqlType;
  await db.schema
    .alterTable(table)
    .addColumn(name, type, (column) => {
      const filled = initial === null ? column : column.defaultTo(initial);
      return kind.endsWith('?') ? filled : filled.notNull();
    })
    .execute();
}
