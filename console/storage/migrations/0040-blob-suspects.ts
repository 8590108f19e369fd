import type { Kysely } from 'kysely';

/** Blobs that nothing referred to when somebody looked: they wait here before they go. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('blobSuspects')
    .addColumn('sha256', 'text', (column) => column.primaryKey())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('since', 'bigint', (column) => column.notNull())
    .execute();
}
