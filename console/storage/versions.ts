import { compareVersions } from '../domain/versions.ts';
import type { Row, TenantDb } from './schema.ts';

export type Version = Row<'versions'>;

export function findVersionNumber(
  db: TenantDb,
  programId: string,
  number: string,
): Promise<Version | undefined> {
  return db
    .selectFrom('versions')
    .selectAll()
    .where('programId', '=', programId)
    .where('number', '=', number)
    .executeTakeFirst();
}

/** What was online at a time, by when it was published last. */
export function publishedBefore(db: TenantDb, programId: string, at: number): Promise<Version | undefined> {
  return db
    .selectFrom('versions')
    .selectAll()
    .where('programId', '=', programId)
    .where('publishedAt', '<=', at)
    .orderBy('publishedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Scheduled publishes that are due. */
export function dueVersions(db: TenantDb, now: number): Promise<Version[]> {
  return db
    .selectFrom('versions')
    .selectAll()
    .where('publishAt', '<=', now)
    .where('status', '=', 'approved')
    .orderBy('publishAt')
    .execute();
}

export async function newestVersion(
  db: TenantDb,
  programId: string,
  status: Version['status'],
): Promise<Version | undefined> {
  return db
    .selectFrom('versions')
    .selectAll()
    .where('programId', '=', programId)
    .where('status', '=', status)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** D3's order, highest first. */
export function byNumber(left: { number: string }, right: { number: string }): number {
  return compareVersions(right.number, left.number);
}
