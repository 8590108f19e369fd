import { refuse } from '../domain/refusals.ts';
import type { TenantDb } from './schema.ts';

/** One row per group of settings; where there is none yet, the defaults with revision 0. */
export async function readSetting<T extends object>(
  db: TenantDb,
  name: string,
  defaults: T,
): Promise<{ content: T; revision: number }> {
  const row = await db.selectFrom('settings').selectAll().where('name', '=', name).executeTakeFirst();
  return {
    content: { ...defaults, ...(row?.content as Partial<T> | undefined) },
    revision: row?.revision ?? 0,
  };
}

export async function writeSetting(
  db: TenantDb,
  name: string,
  content: Record<string, unknown>,
  revision: number,
): Promise<number> {
  const current = await db
    .selectFrom('settings')
    .select('revision')
    .where('name', '=', name)
    .executeTakeFirst();
  if ((current?.revision ?? 0) !== revision)
    throw refuse('EDIT_CONFLICT', { type: 'settings', id: name, revision });
  const next = revision + 1;
  if (current)
    await db.updateTable('settings').set({ content, revision: next }).where('name', '=', name).execute();
  else await db.insertInto('settings').values({ name, content, revision: next }).execute();
  return next;
}
