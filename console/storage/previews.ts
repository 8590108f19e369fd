import { allRows, changeRow } from './rows.ts';
import type { Row, TenantDb } from './schema.ts';

export type Preview = Row<'previews'>;
export type PreviewPhone = Row<'previewPhones'>;

export function findPreview(db: TenantDb, secretHash: string): Promise<Preview | undefined> {
  return db.selectFrom('previews').selectAll().where('secretHash', '=', secretHash).executeTakeFirst();
}

export async function phonesOf(db: TenantDb, previewId: string): Promise<PreviewPhone[]> {
  const rows = await allRows(db, 'previewPhones', { previewId });
  return rows.sort((a, b) => a.createdAt - b.createdAt);
}

/** A phone says that it is there, and which build it shows. */
export async function notePhone(db: TenantDb, phone: PreviewPhone): Promise<void> {
  const known = await db
    .selectFrom('previewPhones')
    .select('previewId')
    .where('id', '=', phone.id)
    .executeTakeFirst();
  if (known === undefined)
    await db
      .insertInto('previewPhones')
      .values(phone as never)
      .execute();
  else {
    const { previewId, name, address, build, lastSeenAt } = phone;
    await changeRow(db, 'previewPhones', phone.id, { previewId, name, address, build, lastSeenAt });
  }
}

/** What ended long ago, with its phones. */
export async function forgetPreviews(db: TenantDb, before: number): Promise<void> {
  const old = await db.selectFrom('previews').select('id').where('expiresAt', '<', before).execute();
  const ids = old.map(({ id }) => id);
  if (ids.length === 0) return;
  await db.deleteFrom('previewPhones').where('previewId', 'in', ids).execute();
  await db.deleteFrom('previews').where('id', 'in', ids).execute();
}
