import { sql } from 'kysely';
import type { Row, TenantDb } from './schema.ts';

export type GrayTask = Row<'grayTasks'>;

/** Tasks that somebody is served by: living, or full and so ended for new users only. */
export function servingTasks(db: TenantDb, programId: string): Promise<GrayTask[]> {
  return db
    .selectFrom('grayTasks')
    .selectAll()
    .where('programId', '=', programId)
    .where((or) => or.or([or('state', '!=', 'ended'), or('endReason', '=', 'count')]))
    .execute();
}

/** Tasks that no hand moves: due to start, over, or full. */
export function tasksOnTheClock(db: TenantDb, now: number): Promise<GrayTask[]> {
  return db
    .selectFrom('grayTasks')
    .selectAll()
    .where('state', '!=', 'ended')
    .where((or) =>
      or.or([
        or('endAt', '<=', now),
        or.and([or('state', '=', 'pending_delivery'), or('startAt', '<=', now)]),
        or('served', '>=', or.ref('userLimit')),
      ]),
    )
    .execute();
}

export async function servedUsers(db: TenantDb, taskId: string): Promise<Set<string>> {
  const rows = await db.selectFrom('grayUsers').select('userKey').where('taskId', '=', taskId).execute();
  return new Set(rows.map(({ userKey }) => userKey));
}

export type Place = 'taken' | 'had' | 'full';

/**
 * One place in a task for one user. The counter moves only together with the user's row and only below the limit, in
 * one statement: however many instances ask at once, it never passes the limit and nobody is counted twice.
 */
export async function takePlace(db: TenantDb, taskId: string, userKey: string, now: number): Promise<Place> {
  const added = await db
    .insertInto('grayUsers')
    .values({ taskId, userKey, servedAt: now } as never)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (Number(added.numInsertedOrUpdatedRows ?? 0) === 0) return 'had';
  const counted = await db
    .updateTable('grayTasks')
    .set({ served: sql<number>`${sql.ref('served')} + 1` } as never)
    .where('id', '=', taskId)
    .where('state', '=', 'delivering')
    .where((or) => or.or([or('userLimit', 'is', null), or('served', '<', or.ref('userLimit'))]))
    .executeTakeFirst();
  if (Number(counted.numUpdatedRows) > 0) return 'taken';
  await db.deleteFrom('grayUsers').where('taskId', '=', taskId).where('userKey', '=', userKey).execute();
  return 'full';
}

/** R-GRAY-13: users served, by hour. */
export async function progressOf(db: TenantDb, taskId: string): Promise<{ at: number; served: number }[]> {
  const rows = await db
    .selectFrom('grayUsers')
    .select('servedAt')
    .where('taskId', '=', taskId)
    .orderBy('servedAt')
    .execute();
  const hour = 3_600_000;
  const byHour = new Map<number, number>();
  for (const { servedAt } of rows) {
    const at = Math.floor(servedAt / hour) * hour;
    byHour.set(at, (byHour.get(at) ?? 0) + 1);
  }
  let total = 0;
  return [...byHour].map(([at, count]) => ({ at, served: (total += count) }));
}
