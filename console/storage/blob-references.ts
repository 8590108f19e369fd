import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { tableNames } from './tables.ts';

/** A column that names a blob ends with `sha256`, or is the logo; settings name theirs inside their JSON. */
const namesBlob = /sha256$|^logo$/i;
const hash = /[0-9a-f]{64}/g;

export interface BlobReference {
  table: string;
  column: string;
  isTenant: boolean;
}

/** Where rows name blobs: found in the schema, so that a new table needs no line here. */
export async function blobColumns(db: Kysely<unknown>): Promise<BlobReference[]> {
  const tables = await tableNames(db);
  return tables
    .filter(({ name }) => name !== 'blobSuspects')
    .flatMap(({ name, columns }) =>
      columns
        .filter((column) => namesBlob.test(column) || (name === 'settings' && column === 'content'))
        .map((column) => ({ table: name, column, isTenant: columns.includes('workspaceId') })),
    );
}

/** Every blob that some row of some workspace (or of one) names. */
export async function referencedBlobs(db: Kysely<unknown>, workspaceId?: string): Promise<Set<string>> {
  const found = new Set<string>();
  for (const { table, column, isTenant } of await blobColumns(db)) {
    if (workspaceId !== undefined && !isTenant) continue;
    const limit = workspaceId === undefined ? sql`` : sql` and ${sql.ref('workspaceId')} = ${workspaceId}`;
    const { rows } = await sql<{ text: string }>`
      select distinct ${sql.ref(column)} as ${sql.ref('text')} from ${sql.table(table)}
      where ${sql.ref(column)} is not null${limit}`.execute(db);
    for (const { text } of rows) for (const sha256 of text.match(hash) ?? []) found.add(sha256);
  }
  return found;
}
