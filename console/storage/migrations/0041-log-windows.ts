import type { Kysely } from 'kysely';
import { createTenantIndex } from '../migration-steps.ts';

/** Lists of log lines go by their own time: the indexes of level and Guid now do, too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['level', 'guid']) {
    await db.schema.dropIndex(`logLines_programId_${column}_id`).execute();
    await createTenantIndex(db, 'logLines', ['programId', column, 'at', 'id']);
  }
}
