import type { PageOf, PageQuery } from './rows.ts';
import type { Row, TenantDb } from './schema.ts';

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

export async function pageLines(
  db: TenantDb,
  programId: string,
  filter: LogFilter,
  { cursor, limit }: PageQuery,
): Promise<PageOf<LogLine>> {
  let query = filtered(db, programId, filter)
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (cursor) query = query.where('id', '<', cursor);
  const rows = await query.execute();
  return { items: rows.slice(0, limit), next: rows.length > limit ? rows[limit - 1]!.id : null };
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
  if (filter.level) query = query.where('level', '>=', filter.level);
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
