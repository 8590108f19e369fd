import type { PageOf, PageQuery } from './rows.ts';
import type { Row, TenantDb } from './schema.ts';

export type Program = Row<'programs'>;

/** Teams whose programs are visible, and single programs besides. */
export interface VisiblePrograms {
  teams: 'all' | string[];
  programs: string[];
}

export async function pagePrograms(
  db: TenantDb,
  filter: { teamId?: string | undefined; search?: string | undefined },
  visible: VisiblePrograms,
  { cursor, limit }: PageQuery,
): Promise<PageOf<Program>> {
  let query = db
    .selectFrom('programs')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (filter.teamId) query = query.where('teamId', '=', filter.teamId);
  if (filter.search) {
    const pattern = `%${filter.search.toLowerCase().replace(/[\\%_]/g, '')}%`;
    query = query.where((eb) => eb(eb.fn<string>('lower', ['name']), 'like', pattern));
  }
  if (visible.teams !== 'all') {
    const { teams, programs } = visible;
    query = query.where((eb) =>
      eb.or([
        eb('teamId', 'in', teams.length ? teams : ['']),
        ...(programs.length ? [eb('id', 'in', programs)] : []),
      ]),
    );
  }
  if (cursor) query = query.where('id', '<', cursor);
  const rows = await query.execute();
  return { items: rows.slice(0, limit), next: rows.length > limit ? rows[limit - 1]!.id : null };
}

export function adminsOf(db: TenantDb, programId: string) {
  return db
    .selectFrom('programAdmins')
    .innerJoin('users', 'users.id', 'programAdmins.userId')
    .select(['programAdmins.userId', 'users.name', 'users.account'])
    .where('programAdmins.programId', '=', programId)
    .orderBy('users.name')
    .execute();
}

export async function addAdmin(
  db: TenantDb,
  programId: string,
  userId: string,
  createdAt: number,
): Promise<void> {
  await db
    .insertInto('programAdmins')
    .values({ programId, userId, createdAt })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'programId', 'userId']).doNothing())
    .execute();
}

export async function removeAdmin(db: TenantDb, programId: string, userId: string): Promise<boolean> {
  const row = await db
    .deleteFrom('programAdmins')
    .where('programId', '=', programId)
    .where('userId', '=', userId)
    .returning('userId')
    .executeTakeFirst();
  return row !== undefined;
}

export function testersOf(db: TenantDb, programId: string): Promise<Row<'programTesters'>[]> {
  return db
    .selectFrom('programTesters')
    .selectAll()
    .where('programId', '=', programId)
    .orderBy('account')
    .execute();
}

export function findTester(db: TenantDb, programId: string, account: string) {
  return db
    .selectFrom('programTesters')
    .select('id')
    .where('programId', '=', programId)
    .where('account', '=', account)
    .executeTakeFirst();
}
