import { randomBytes } from 'node:crypto';
import type { SystemDb } from './schema.ts';

/** One secret per installation, in the database, so that every instance has the same. */
export async function readInstallationSecret(db: SystemDb): Promise<string> {
  await db
    .insertInto('installation')
    .values({ name: 'secret', value: randomBytes(32).toString('base64url') })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  return (await findInstallationSecret(db))!;
}

/** Reads only: a snapshot that wrote would keep every other writer waiting. */
export async function findInstallationSecret(db: SystemDb): Promise<string | null> {
  const row = await db
    .selectFrom('installation')
    .select('value')
    .where('name', '=', 'secret')
    .executeTakeFirst();
  return row?.value ?? null;
}
