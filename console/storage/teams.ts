import type { TeamRole } from '../domain/permissions.ts';
import type { Row, TenantDb } from './schema.ts';

export type Team = Row<'teams'>;
export type TeamMember = Row<'teamMembers'>;

export interface MemberOfTeam {
  userId: string;
  name: string;
  account: string;
  email: string;
  status: Row<'users'>['status'];
  role: TeamRole;
  joinedAt: number;
}

export function membersOf(db: TenantDb, teamId: string): Promise<MemberOfTeam[]> {
  return db
    .selectFrom('teamMembers')
    .innerJoin('users', 'users.id', 'teamMembers.userId')
    .select([
      'teamMembers.userId',
      'users.name',
      'users.account',
      'users.email',
      'users.status',
      'teamMembers.role',
      'teamMembers.createdAt as joinedAt',
    ])
    .where('teamMembers.teamId', '=', teamId)
    .orderBy('teamMembers.createdAt')
    .execute();
}

export function findMember(db: TenantDb, teamId: string, userId: string): Promise<TeamMember | undefined> {
  return db
    .selectFrom('teamMembers')
    .select(['teamId', 'userId', 'role', 'createdAt'])
    .where('teamId', '=', teamId)
    .where('userId', '=', userId)
    .executeTakeFirst();
}

/** Joins the team, or changes the role of who is in it. */
export async function setMember(db: TenantDb, member: TeamMember): Promise<void> {
  await db
    .insertInto('teamMembers')
    .values(member)
    .onConflict((conflict) =>
      conflict.columns(['workspaceId', 'teamId', 'userId']).doUpdateSet({ role: member.role }),
    )
    .execute();
}

export async function removeMember(db: TenantDb, teamId: string, userId: string): Promise<void> {
  await db.deleteFrom('teamMembers').where('teamId', '=', teamId).where('userId', '=', userId).execute();
}

export async function removeMembers(db: TenantDb, teamId: string): Promise<void> {
  await db.deleteFrom('teamMembers').where('teamId', '=', teamId).execute();
}

export function teamsOf(
  db: TenantDb,
  userId: string,
): Promise<{ teamId: string; name: string; role: TeamRole }[]> {
  return db
    .selectFrom('teamMembers')
    .innerJoin('teams', 'teams.id', 'teamMembers.teamId')
    .select(['teamMembers.teamId', 'teams.name', 'teamMembers.role'])
    .where('teamMembers.userId', '=', userId)
    .orderBy('teams.name')
    .execute();
}

/** How many members, mini programs and applications each of these teams has. */
export async function countsOf(db: TenantDb, ids: string[]) {
  const of = async (table: 'teamMembers' | 'programs' | 'apps') => {
    if (ids.length === 0) return new Map<string, number>();
    const rows = await db
      .selectFrom(table)
      .select((eb) => ['teamId', eb.fn.countAll<number>().as('count')])
      .where('teamId', 'in', ids)
      .groupBy('teamId')
      .execute();
    return new Map(rows.map((row) => [row.teamId, Number(row.count)]));
  };
  const [members, programs, apps] = [await of('teamMembers'), await of('programs'), await of('apps')];
  return (id: string) => ({
    members: members.get(id) ?? 0,
    programs: programs.get(id) ?? 0,
    apps: apps.get(id) ?? 0,
  });
}
