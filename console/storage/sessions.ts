import type { Standing, TeamRole } from '../domain/permissions.ts';
import { findRow } from './rows.ts';
import type { Row, TenantDb } from './schema.ts';

export interface SessionAndUser {
  session: Row<'sessions'>;
  user: Row<'users'>;
}

export async function findSession(db: TenantDb, tokenHash: string): Promise<SessionAndUser | undefined> {
  const session = await db
    .selectFrom('sessions')
    .selectAll()
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst();
  if (!session) return undefined;
  const user = await findRow(db, 'users', session.userId);
  return user && { session, user };
}

/** 30 days sliding; written at most once a minute and session. */
export async function touchSession(
  db: TenantDb,
  id: string,
  lastSeenAt: number,
  expiresAt: number,
  address: string,
): Promise<void> {
  await db.updateTable('sessions').set({ lastSeenAt, expiresAt, address }).where('id', '=', id).execute();
}

export async function readStanding(db: TenantDb, user: Row<'users'>): Promise<Standing> {
  const members = await db
    .selectFrom('teamMembers')
    .select(['teamId', 'role'])
    .where('userId', '=', user.id)
    .execute();
  const teams: Record<string, TeamRole> = {};
  for (const { teamId, role } of members) teams[teamId] = role;
  const own = await db
    .selectFrom('programAdmins')
    .innerJoin('programs', 'programs.id', 'programAdmins.programId')
    .select(['programs.id', 'programs.teamId'])
    .where('programAdmins.userId', '=', user.id)
    .execute();
  const programs = Object.fromEntries(own.map((program) => [program.id, program.teamId]));
  return { userId: user.id, role: user.role, teams, programs };
}

export function sessionsOf(db: TenantDb, userId: string): Promise<Row<'sessions'>[]> {
  return db
    .selectFrom('sessions')
    .selectAll()
    .where('userId', '=', userId)
    .orderBy('lastSeenAt', 'desc')
    .execute();
}

/** `except` keeps the session that asks. */
export async function endSessions(db: TenantDb, userId: string, except?: string): Promise<void> {
  let query = db.deleteFrom('sessions').where('userId', '=', userId);
  if (except) query = query.where('id', '!=', except);
  await query.execute();
}

export async function endExpiredSessions(db: TenantDb, now: number): Promise<void> {
  await db.deleteFrom('sessions').where('expiresAt', '<', now).execute();
}
