import { refuse } from './refusals.ts';
import type { TeamRole, WorkspaceRole } from './permissions.ts';

export type MemberStatus = 'applied' | 'active' | 'blocked' | 'rejected' | 'removed';
export type MemberAction = 'approve' | 'reject' | 'block' | 'unblock' | 'remove';

const moves: Record<MemberAction, Partial<Record<MemberStatus, MemberStatus>>> = {
  approve: { applied: 'active' },
  reject: { applied: 'rejected' },
  block: { active: 'blocked' },
  unblock: { blocked: 'active' },
  remove: { active: 'removed', blocked: 'removed' },
};

export function moveMember(status: MemberStatus, action: MemberAction): MemberStatus {
  const next = moves[action][status];
  if (!next) throw refuse('WRONG_STATE', { state: status, action });
  return next;
}

/** R-ROLE-02, R-ROLE-05: the super administrator is out of everybody's reach, platform administrators out of each other's. */
export function assertMayManage(actor: WorkspaceRole, target: WorkspaceRole): void {
  if (target === 'super_admin') throw refuse('SUPER_ADMIN_FIXED');
  if (target === 'platform_admin' && actor !== 'super_admin') throw refuse('ADMIN_OUT_OF_REACH');
}

/** R-ROLE-03, R-ROLE-04: who may give which workspace role. */
export function assertMayGrant(actor: WorkspaceRole, role: WorkspaceRole): void {
  if (role === 'super_admin') throw refuse('SUPER_ADMIN_FIXED');
  if (role === 'platform_admin' && actor !== 'super_admin') throw refuse('ADMIN_OUT_OF_REACH');
}

/** R-ROLE-06: administrators of the workspace never join a team; they may act in every one. */
export function assertMayJoinTeam(role: WorkspaceRole): void {
  if (role === 'super_admin' || role === 'platform_admin') throw refuse('ADMIN_IN_TEAM');
}

/** R-ROLE-07: team administrators are appointed from above. */
export function assertMayAppoint(actor: WorkspaceRole, role: TeamRole): void {
  if (role === 'team_admin' && actor !== 'super_admin' && actor !== 'platform_admin')
    throw refuse('FORBIDDEN', { permission: 'teams.manage', need: 'super_admin, platform_admin' });
}

/** D8: the change must leave the team at least one administrator. `after` is undefined for a removal. */
export function assertTeamKeepsAdmin(
  members: readonly { userId: string; role: TeamRole }[],
  userId: string,
  after: TeamRole | undefined,
): void {
  const others = members.filter((member) => member.userId !== userId && member.role === 'team_admin');
  if (others.length === 0 && after !== 'team_admin') throw refuse('LAST_TEAM_ADMIN');
}

/** R-ROLE-34: at most ten developers, twenty in a verified team. */
export function assertRoomForDeveloper(
  { isVerified }: { isVerified: boolean },
  members: readonly { userId: string; role: TeamRole }[],
  userId: string,
  role: TeamRole,
): void {
  if (role !== 'team_developer') return;
  const limit = isVerified ? 20 : 10;
  const others = members.filter((member) => member.role === 'team_developer' && member.userId !== userId);
  if (others.length >= limit) throw refuse('TOO_MANY_DEVELOPERS', { limit });
}
