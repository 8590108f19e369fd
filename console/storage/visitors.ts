import type { TenantDb } from './schema.ts';

interface Days {
  from: string;
  to: string;
}

/** Two events of one person closer than this belong to one visit: there is no event for "went away". */
const longestPause = 30 * 60_000;

/** The first day each person was seen, of all that is kept. */
function firstDays(db: TenantDb, programId: string) {
  return db
    .selectFrom('usageEvents')
    .select((eb) => ['guid', eb.fn.min('day').as('firstDay')])
    .where('programId', '=', programId)
    .where('guid', '!=', '')
    .groupBy('guid');
}

export interface VisitorDay {
  day: string;
  active: number;
  fresh: number;
  opens: number;
  seconds: number;
}

/** For each day with anything: people active, people seen for the first time, launches, seconds spent. */
export async function visitorDays(db: TenantDb, programId: string, days: Days): Promise<VisitorDay[]> {
  const [active, fresh, opens, seconds] = [
    await activeByDay(db, programId, days),
    await freshByDay(db, programId, days),
    await opensByDay(db, programId, days),
    await secondsByDay(db, programId, days),
  ];
  const named = new Set([...active, ...opens].map(({ day }) => day));
  const of = (rows: { day: string; count: number }[], day: string) =>
    Number(rows.find((row) => row.day === day)?.count ?? 0);
  return [...named].sort().map((day) => ({
    day,
    active: of(active, day),
    fresh: of(fresh, day),
    opens: of(opens, day),
    seconds: Math.round(of(seconds, day) / 1000),
  }));
}

function activeByDay(db: TenantDb, programId: string, { from, to }: Days) {
  return db
    .selectFrom('usageEvents')
    .select((eb) => ['day', eb.fn.count<number>('guid').distinct().as('count')])
    .where('programId', '=', programId)
    .where('guid', '!=', '')
    .where('day', '>=', from)
    .where('day', '<=', to)
    .groupBy('day')
    .execute();
}

function freshByDay(db: TenantDb, programId: string, { from, to }: Days) {
  return db
    .selectFrom(firstDays(db, programId).as('people'))
    .select((eb) => ['firstDay as day', eb.fn.countAll<number>().as('count')])
    .where('firstDay', '>=', from)
    .where('firstDay', '<=', to)
    .groupBy('firstDay')
    .execute();
}

function opensByDay(db: TenantDb, programId: string, { from, to }: Days) {
  return db
    .selectFrom('usageEvents')
    .select((eb) => ['day', eb.fn.countAll<number>().as('count')])
    .where('programId', '=', programId)
    .where('kind', '=', 'launch')
    .where('day', '>=', from)
    .where('day', '<=', to)
    .groupBy('day')
    .execute();
}

/** Milliseconds between neighbouring events of one person, pauses left out. */
function secondsByDay(db: TenantDb, programId: string, { from, to }: Days) {
  const steps = db
    .selectFrom('usageEvents')
    .select((eb) => [
      'day',
      'at',
      eb.fn
        .agg<number | null>('lag', ['at'])
        .over((over) => over.partitionBy(['guid', 'day']).orderBy('at'))
        .as('previousAt'),
    ])
    .where('programId', '=', programId)
    .where('guid', '!=', '')
    .where('day', '>=', from)
    .where('day', '<=', to);
  return db
    .selectFrom(steps.as('steps'))
    .select((eb) => ['day', eb.fn.sum<number>(eb('at', '-', eb.ref('previousAt'))).as('count')])
    .where((eb) => eb(eb('at', '-', eb.ref('previousAt')), '<', longestPause))
    .groupBy('day')
    .execute();
}

/** Of those first seen on a day: how many were there on which later day. */
export async function returning(db: TenantDb, programId: string, { from, to }: Days) {
  const rows = await db
    .selectFrom('usageEvents')
    .innerJoin(firstDays(db, programId).as('people'), 'people.guid', 'usageEvents.guid')
    .select((eb) => [
      'people.firstDay',
      'usageEvents.day',
      eb.fn.count<number>('usageEvents.guid').distinct().as('users'),
    ])
    .where('usageEvents.programId', '=', programId)
    .where('people.firstDay', '>=', from)
    .where('people.firstDay', '<=', to)
    .groupBy(['people.firstDay', 'usageEvents.day'])
    .orderBy('people.firstDay')
    .execute();
  return rows.map((row) => ({ firstDay: row.firstDay, day: row.day, users: Number(row.users) }));
}

/** Crashes of the same message in the same version are one group; the most frequent first. */
export async function crashGroups(db: TenantDb, programId: string, { from, to }: Days) {
  const rows = await db
    .selectFrom('usageEvents')
    .select((eb) => [
      'name',
      'version',
      eb.fn.countAll<number>().as('count'),
      eb.fn.count<number>('guid').distinct().as('users'),
      eb.fn.min('at').as('firstAt'),
      eb.fn.max('at').as('lastAt'),
    ])
    .where('programId', '=', programId)
    .where('kind', '=', 'crash')
    .where('day', '>=', from)
    .where('day', '<=', to)
    .groupBy(['name', 'version'])
    .orderBy('count', 'desc')
    .orderBy('name')
    .limit(200)
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count), users: Number(row.users) }));
}

/** The newest crashes of one group, with what their container told of each. */
export function crashesOf(
  db: TenantDb,
  programId: string,
  { name, version }: { name: string; version: string },
) {
  return db
    .selectFrom('usageEvents')
    .select(['id', 'at', 'guid', 'page', 'system', 'detail'])
    .where('programId', '=', programId)
    .where('kind', '=', 'crash')
    .where('name', '=', name)
    .where('version', '=', version)
    .orderBy('at', 'desc')
    .limit(20)
    .execute();
}
