import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Migration } from 'kysely/migration';
import { refuse } from '../domain/refusals.ts';

const found = import.meta.glob<Migration>('./migrations/*.ts', { eager: true });

/** Numbered files of migrations/, discovered: `0002-apps.ts` runs after `0001-…`. Forward only. */
export const migrations: Record<string, Migration> = Object.fromEntries(
  Object.entries(found)
    .map(([file, migration]) => [file.replace(/^.*\/|\.ts$/g, ''), migration] as const)
    .sort(([left], [right]) => (left < right ? -1 : 1)),
);

/** Brings the schema up to `target` (default: the newest). Refuses a database that a newer Tessera has written. */
export async function migrate(db: Kysely<unknown>, target?: string): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results } = target ? await migrator.migrateTo(target) : await migrator.migrateToLatest();
  if (error instanceof Error && /corrupted migrations|not found|missing/.test(error.message))
    throw refuse('DATABASE_NEWER', {}, error);
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}
