import type { ApprovalCategory, ApprovalStatus } from './domain/approvals.ts';
import { moveBinding } from './domain/bindings.ts';
import { assertMayJoinTeam, assertRoomForDeveloper, moveMember } from './domain/members.ts';
import type { TeamRole } from './domain/permissions.ts';
import { moveVersion } from './domain/versions.ts';
import { setShelf } from './publishing.ts';
import { refuse } from './domain/refusals.ts';
import { changeRow, editRow, needRow } from './storage/rows.ts';
import type { Row } from './storage/schema.ts';
import type { Change } from './storage/storage.ts';
import { membersOf, setMember } from './storage/teams.ts';

type Outcome = Exclude<ApprovalStatus, 'pending'>;
type Effect = (change: Change, sheet: Row<'approvals'>, outcome: Outcome, now: number) => Promise<void>;

/** What a decided sheet brings about, in the transaction that decides it. */
const effects: Partial<Record<ApprovalCategory, Effect>> = {
  member: decideMember,
  launch: decideLaunch,
  binding: decideBinding,
  removal: decideRemoval,
  skip_domain: decideGrant,
  sensitive_api: decideGrant,
  feature: decideActivation,
};

export async function applyOutcome(
  change: Change,
  sheet: Row<'approvals'>,
  outcome: Outcome,
  now: number,
): Promise<void> {
  await effects[sheet.category]?.(change, sheet, outcome, now);
}

/** A registration (the user waits) or the application of a user to join a team. */
async function decideMember(
  change: Change,
  sheet: Row<'approvals'>,
  outcome: Outcome,
  now: number,
): Promise<void> {
  if (!sheet.subjectId) throw refuse('NOT_FOUND', { type: 'user', id: '' });
  const user = await needRow(change.db, 'users', sheet.subjectId);
  if (user.status === 'applied') {
    const status = moveMember(user.status, outcome === 'approved' ? 'approve' : 'reject');
    await editRow(change.db, 'users', user.id, user.revision, {
      status,
      joinedAt: status === 'active' ? now : null,
    });
  }
  const role = sheet.detail.role as TeamRole | undefined;
  if (outcome !== 'approved' || !sheet.teamId || !role) return;
  assertMayJoinTeam(user.role);
  const team = await needRow(change.db, 'teams', sheet.teamId);
  assertRoomForDeveloper(team, await membersOf(change.db, team.id), user.id, role);
  await setMember(change.db, { teamId: sheet.teamId, userId: user.id, role, createdAt: now });
  change.emit('user.changed', user.id);
}

const verbs = { approved: 'approve', rejected: 'reject', withdrawn: 'withdraw' } as const;

async function decideLaunch(
  change: Change,
  sheet: Row<'approvals'>,
  outcome: Outcome,
  now: number,
): Promise<void> {
  const version = await needRow(change.db, 'versions', sheet.versionId!);
  const status = moveVersion(version.status, verbs[outcome]);
  await changeRow(change.db, 'versions', version.id, { status, changedAt: now });
  change.emit(`version.${outcome}`, version.id);
}

async function decideBinding(
  change: Change,
  sheet: Row<'approvals'>,
  outcome: Outcome,
  now: number,
): Promise<void> {
  const binding = await needRow(change.db, 'bindings', sheet.subjectId!);
  const status = moveBinding(binding.status, verbs[outcome]);
  await changeRow(change.db, 'bindings', binding.id, { status, reason: sheet.note, changedAt: now });
  change.emit('delivery.changed', binding.programId);
}

async function decideRemoval(
  change: Change,
  sheet: Row<'approvals'>,
  outcome: Outcome,
  now: number,
): Promise<void> {
  if (outcome === 'approved') await setShelf(change, sheet.programId!, false, now);
}

async function decideGrant(
  change: Change,
  sheet: Row<'approvals'>,
  outcome: Outcome,
  now: number,
): Promise<void> {
  await changeRow(change.db, 'grants', sheet.subjectId!, { status: outcome, changedAt: now });
  change.emit('delivery.changed', sheet.programId!);
}

async function decideActivation(change: Change, sheet: Row<'approvals'>, outcome: Outcome, now: number) {
  await changeRow(change.db, 'featureActivations', sheet.subjectId!, { status: outcome, changedAt: now });
}
