import type { ExpressionBuilder } from 'kysely';
import { refuse } from '../domain/refusals.ts';
import type { PageOf, PageQuery } from './rows.ts';
import type { Row, TenantDb, TenantSchema } from './schema.ts';
import { logLevels } from './tables/running.ts';

export type LogLine = Row<'logLines'>;

/** R-LOG-01: the eight filters. */
export interface LogFilter {
  from?: number | undefined;
  to?: number | undefined;
  /** This level and above. */
  level?: number | undefined;
  system?: string | undefined;
  guid?: string | undefined;
  page?: string | undefined;
  filterMsg?: string | undefined;
  baseLibrary?: string | undefined;
  clientVersion?: string | undefined;
}

export async function addLines(db: TenantDb, lines: LogLine[]): Promise<void> {
  if (lines.length > 0) await db.insertInto('logLines').values(lines).execute();
}

/** A place in the order of lines: their own time, then their id. */
interface Place {
  at: number;
  id: string;
}

const highest = logLevels.length - 1;
/** Lines looked through with one query, and how long a page may look before it answers with what it has. */
const windowLines = 2000;
const longestSearch = 25;

/**
 * Newest first. A filter that hardly anything passes would have to look through every line there is: instead a page
 * that has looked long enough ends early, with fewer lines (or none) and a `next` from where the search goes on.
 */
export async function pageLines(
  db: TenantDb,
  programId: string,
  filter: LogFilter,
  { cursor, limit }: PageQuery,
): Promise<PageOf<LogLine>> {
  const began = performance.now();
  const items: LogLine[] = [];
  let before = cursor ? readPlace(cursor) : null;
  for (;;) {
    const end = await endOfWindow(db, programId, filter, before);
    const rows = await linesWithin(db, programId, filter, { before, end, limit: limit + 1 - items.length });
    items.push(...rows);
    if (items.length > limit) return { items: items.slice(0, limit), next: placeOf(items[limit - 1]!) };
    if (!end) return { items, next: null };
    if (performance.now() - began > longestSearch) return { items, next: placeOf(end) };
    before = end;
  }
}

const placeOf = ({ at, id }: Place) => `${at}:${id}`;

function readPlace(cursor: string): Place {
  const match = /^(\d{1,15}):(log-[0-9a-z]+)$/.exec(cursor);
  if (!match) throw refuse('INPUT_INVALID', { first: 'cursor: not one of this list' });
  return { at: Number(match[1]), id: match[2]! };
}

/**
 * The last line of the next window, found by an index alone: that of the Guid, of the highest level, or of the time.
 * undefined: the window reaches to the oldest line.
 */
async function endOfWindow(
  db: TenantDb,
  programId: string,
  { from, to, guid, level }: LogFilter,
  before: Place | null,
): Promise<Place | undefined> {
  const indexed = guid ? { guid } : level === highest ? { level } : {};
  return filtered(db, programId, { from, to, ...indexed })
    .clearSelect()
    .select(['at', 'id'])
    .$if(before !== null, (query) => query.where(isBefore(before!)))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .offset(windowLines - 1)
    .limit(1)
    .executeTakeFirst();
}

function linesWithin(
  db: TenantDb,
  programId: string,
  filter: LogFilter,
  { before, end, limit }: { before: Place | null; end: Place | undefined; limit: number },
): Promise<LogLine[]> {
  return filtered(db, programId, filter)
    .$if(before !== null, (query) => query.where(isBefore(before!)))
    .$if(end !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple('at', 'id'), '>=', eb.tuple(end!.at, end!.id))),
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

function isBefore({ at, id }: Place) {
  return (eb: ExpressionBuilder<TenantSchema, 'logLines'>) =>
    eb(eb.refTuple('at', 'id'), '<', eb.tuple(at, id));
}

/** What came after a line, oldest first: the live tail. */
export function linesAfter(
  db: TenantDb,
  programId: string,
  filter: LogFilter,
  id: string,
): Promise<LogLine[]> {
  return filtered(db, programId, filter).where('id', '>', id).orderBy('id').limit(200).execute();
}

function filtered(db: TenantDb, programId: string, filter: LogFilter) {
  let query = db.selectFrom('logLines').selectAll().where('programId', '=', programId);
  if (filter.from !== undefined) query = query.where('at', '>=', filter.from);
  if (filter.to !== undefined) query = query.where('at', '<=', filter.to);
  if (filter.level === highest) query = query.where('level', '=', highest);
  else if (filter.level) query = query.where('level', '>=', filter.level);
  for (const column of ['system', 'guid', 'baseLibrary', 'clientVersion'] as const) {
    const value = filter[column];
    if (value) query = query.where(column, '=', value);
  }
  if (filter.page) query = query.where('page', 'like', containing(filter.page));
  if (filter.filterMsg) query = query.where('filterMsg', 'like', containing(filter.filterMsg));
  return query;
}

function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '')}%`;
}

/** Retention: lines and events older than the workspace keeps them. */
export async function forgetLines(db: TenantDb, before: number): Promise<void> {
  await db.deleteFrom('logLines').where('at', '<', before).execute();
}
