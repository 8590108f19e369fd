import type { Row, TenantDb } from './schema.ts';

export type UsageEvent = Row<'usageEvents'>;

export async function addEvents(db: TenantDb, events: UsageEvent[]): Promise<void> {
  if (events.length > 0) await db.insertInto('usageEvents').values(events).execute();
}

interface Days {
  from: string;
  to: string;
}

/** For each day and kind: how often, by how many. */
export function countByDay(db: TenantDb, programId: string, { from, to }: Days) {
  return db
    .selectFrom('usageEvents')
    .select((eb) => [
      'day',
      'kind',
      eb.fn.countAll<number>().as('count'),
      eb.fn.count<number>('guid').distinct().as('users'),
    ])
    .where('programId', '=', programId)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .groupBy(['day', 'kind'])
    .orderBy('day')
    .execute();
}

/** The most frequent values of a column among events of one kind. */
export function topOf(
  db: TenantDb,
  programId: string,
  kind: UsageEvent['kind'],
  column: 'page' | 'name',
  { from, to }: Days,
) {
  return db
    .selectFrom('usageEvents')
    .select((eb) => [
      `${column} as value`,
      eb.fn.countAll<number>().as('count'),
      eb.fn.count<number>('guid').distinct().as('users'),
      eb.fn.max('at').as('lastAt'),
    ])
    .where('programId', '=', programId)
    .where('kind', '=', kind)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .groupBy(column)
    .orderBy('count', 'desc')
    .limit(50)
    .execute();
}

export async function forgetEvents(db: TenantDb, before: number): Promise<void> {
  await db.deleteFrom('usageEvents').where('at', '<', before).execute();
}
