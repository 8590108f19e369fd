import { refuse } from '../domain/refusals.ts';
import { allRows, changeRow, needRow } from './rows.ts';
import type { Row, TenantDb } from './schema.ts';

export type Preview = Row<'previews'>;
export type PreviewPhone = Row<'previewPhones'>;
/** Without its list of files, which is long and seldom needed. */
export type PreviewHead = Omit<Preview, 'manifest' | 'packs'>;

const headColumns = [
  'id',
  'programId',
  'secretHash',
  'audience',
  'creatorId',
  'creatorName',
  'recent',
  'build',
  'startAt',
  'createdAt',
  'changedAt',
  'expiresAt',
  'revokedAt',
] as const;

export function findPreview(db: TenantDb, secretHash: string): Promise<PreviewHead | undefined> {
  return db
    .selectFrom('previews')
    .select(headColumns)
    .where('secretHash', '=', secretHash)
    .executeTakeFirst();
}

export async function needPreviewHead(db: TenantDb, id: string): Promise<PreviewHead> {
  const found = await db.selectFrom('previews').select(headColumns).where('id', '=', id).executeTakeFirst();
  if (!found) throw refuse('NOT_FOUND', { type: 'preview', id });
  return found;
}

interface OfPreview {
  programId: string;
  previewId: string;
}

function assertOwn({ programId, creatorId }: PreviewHead, of: OfPreview, userId: string): void {
  if (programId !== of.programId || creatorId !== userId)
    throw refuse('NOT_FOUND', { type: 'preview', id: of.previewId });
}

/** A preview is its maker's: others neither change nor end it. */
export async function needOwnHead(db: TenantDb, of: OfPreview, userId: string): Promise<PreviewHead> {
  const preview = await needPreviewHead(db, of.previewId);
  assertOwn(preview, of, userId);
  return preview;
}

export async function needOwnPreview(db: TenantDb, of: OfPreview, userId: string): Promise<Preview> {
  const preview = await needRow(db, 'previews', of.previewId);
  assertOwn(preview, of, userId);
  return preview;
}

/** The next build in place of this one, unless another came in between. */
export async function replaceBuild(db: TenantDb, before: Preview, next: Partial<Preview>): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('previews')
    .set(next as never)
    .where('id', '=', before.id)
    .where('build', '=', before.build)
    .executeTakeFirstOrThrow();
  if (Number(numUpdatedRows) === 0)
    throw refuse('CHUNK_WRONG', { reason: `build ${before.build} is not the newest any more` });
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

/** The pack is this program's from now on, or still. */
export async function keepPack(db: TenantDb, pack: Row<'previewPacks'>): Promise<void> {
  await db
    .insertInto('previewPacks')
    .values(pack as never)
    .onConflict((conflict) =>
      conflict
        .columns(['workspaceId', 'programId', 'sha256'] as never)
        .doUpdateSet({ createdAt: pack.createdAt }),
    )
    .execute();
}

/** Only what this program has sent: a hash alone gives nobody the bytes. */
export async function assertPacks(
  db: TenantDb,
  programId: string,
  packs: readonly string[],
): Promise<Row<'previewPacks'>[]> {
  const rows = await db
    .selectFrom('previewPacks')
    .select(['programId', 'sha256', 'size', 'createdAt'])
    .where('programId', '=', programId)
    .where('sha256', 'in', packs.length > 0 ? [...packs] : [''])
    .execute();
  const known = new Set(rows.map(({ sha256 }) => sha256));
  const missing = packs.filter((sha256) => !known.has(sha256));
  if (missing.length > 0) throw refuse('BLOBS_MISSING', { count: missing.length, first: missing[0]! });
  return rows;
}

/** What ended long ago, with its phones. */
export async function forgetPreviews(db: TenantDb, before: number): Promise<void> {
  const old = await db.selectFrom('previews').select('id').where('expiresAt', '<', before).execute();
  const ids = old.map(({ id }) => id);
  if (ids.length === 0) return;
  await db.deleteFrom('previewPhones').where('previewId', 'in', ids).execute();
  await db.deleteFrom('previews').where('id', 'in', ids).execute();
}

/** Packs in which no open preview has files: nothing holds their bytes any more. Gives their hashes. */
export async function forgetPacks(db: TenantDb, now: number, before: number): Promise<string[]> {
  const old = await db
    .selectFrom('previewPacks')
    .select(['programId', 'sha256'])
    .where('createdAt', '<', before)
    .execute();
  if (old.length === 0) return [];
  const open = await db
    .selectFrom('previews')
    .select(['programId', 'packs'])
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', now)
    .execute();
  const used = new Set(
    open.flatMap(({ programId, packs }) => packs.map((sha256) => `${programId} ${sha256}`)),
  );
  const unused = old.filter(({ programId, sha256 }) => !used.has(`${programId} ${sha256}`));
  for (const { programId, sha256 } of unused)
    await db
      .deleteFrom('previewPacks')
      .where('programId', '=', programId)
      .where('sha256', '=', sha256)
      .execute();
  return unused.map(({ sha256 }) => sha256);
}
