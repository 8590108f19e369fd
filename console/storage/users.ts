import type { MemberStatus } from '../domain/members.ts';
import type { WorkspaceRole } from '../domain/permissions.ts';
import type { PageOf, PageQuery } from './rows.ts';
import type { Row, TenantDb } from './schema.ts';

export type User = Row<'users'>;

export function findAccount(db: TenantDb, account: string): Promise<User | undefined> {
  return db.selectFrom('users').selectAll().where('account', '=', account).executeTakeFirst();
}

export interface UserFilter {
  search?: string | undefined;
  role?: WorkspaceRole | undefined;
  status?: MemberStatus | undefined;
  teamId?: string | undefined;
}

export async function pageUsers(
  db: TenantDb,
  filter: UserFilter,
  { cursor, limit }: PageQuery,
): Promise<PageOf<User>> {
  let query = db
    .selectFrom('users')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (filter.role) query = query.where('role', '=', filter.role);
  if (filter.status) query = query.where('status', '=', filter.status);
  else query = query.where('status', '!=', 'removed');
  if (filter.teamId) {
    const { teamId } = filter;
    query = query.where('id', 'in', (eb) =>
      eb.selectFrom('teamMembers').select('teamMembers.userId').where('teamMembers.teamId', '=', teamId),
    );
  }
  if (filter.search) {
    const pattern = `%${filter.search.toLowerCase().replace(/[\\%_]/g, '')}%`;
    query = query.where((eb) =>
      eb.or([
        eb(eb.fn<string>('lower', ['name']), 'like', pattern),
        eb(eb.fn<string>('lower', ['account']), 'like', pattern),
      ]),
    );
  }
  if (cursor) query = query.where('id', '<', cursor);
  const rows = await query.execute();
  return { items: rows.slice(0, limit), next: rows.length > limit ? rows[limit - 1]!.id : null };
}

/** D4: four eyes need a second person. */
export async function isOnlyUser(db: TenantDb): Promise<boolean> {
  const rows = await db.selectFrom('users').select('id').where('status', '=', 'active').limit(2).execute();
  return rows.length === 1;
}

export async function namesOf(db: TenantDb, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('users')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Outside the audited change: a wrong password is counted even though the request is refused. */
export async function countFailure(
  db: TenantDb,
  id: string,
  failedSignIns: number,
  lockedUntil: number,
): Promise<void> {
  await db.updateTable('users').set({ failedSignIns, lockedUntil }).where('id', '=', id).execute();
}
