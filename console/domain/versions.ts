import { refuse } from './refusals.ts';

export const versionStatuses = [
  'development',
  'in_review',
  'approved',
  'rejected',
  'online',
  'superseded',
] as const;
export type VersionStatus = (typeof versionStatuses)[number];
export type VersionAction =
  'submit' | 'approve' | 'reject' | 'withdraw' | 'publish' | 'supersede' | 'rollBackTo' | 'delete';

const moves: Record<Exclude<VersionAction, 'delete'>, Partial<Record<VersionStatus, VersionStatus>>> = {
  submit: { development: 'in_review', rejected: 'in_review' },
  approve: { in_review: 'approved' },
  reject: { in_review: 'rejected' },
  withdraw: { in_review: 'development' },
  publish: { approved: 'online' },
  supersede: { online: 'superseded' },
  rollBackTo: { superseded: 'online' },
};

/** Section 13, the life of a version. Who may do it is the matrix's matter, not this function's. */
export function moveVersion(status: VersionStatus, action: Exclude<VersionAction, 'delete'>): VersionStatus {
  const next = moves[action][status];
  if (!next) throw refuse('WRONG_STATE', { state: status, action });
  return next;
}

export interface Shelf {
  isOnShelf: boolean;
  onlineVersionId: string | null;
  previousVersionId: string | null;
  isRollbackLocked: boolean;
  trialVersionId: string | null;
}

/** R-MP-05: off the shelf nothing new is released; reviews go on. */
export function assertOnShelf({ isOnShelf }: Pick<Shelf, 'isOnShelf'>): void {
  if (!isOnShelf) throw refuse('OFF_SHELF');
}

/** R-VER-10: one step back, then locked until the next publish. */
export function assertMayRollBack(program: Shelf): string {
  assertOnShelf(program);
  if (program.isRollbackLocked) throw refuse('ROLLBACK_LOCKED');
  if (!program.onlineVersionId || !program.previousVersionId) throw refuse('NOTHING_TO_ROLL_BACK');
  return program.previousVersionId;
}

/** A version in review or online stays; so does what a rollback or the testers need. */
export function assertMayDelete(version: { id: string; status: VersionStatus }, program: Shelf): void {
  const { id, status } = version;
  if (status === 'in_review' || status === 'online')
    throw refuse('WRONG_STATE', { state: status, action: 'delete' });
  if (id === program.previousVersionId && !program.isRollbackLocked)
    throw refuse('WRONG_STATE', { state: 'rollback target', action: 'delete' });
  if (id === program.trialVersionId)
    throw refuse('WRONG_STATE', { state: 'trial version', action: 'delete' });
}

/** D3. */
export const versionNumber = /^[0-9A-Za-z]+(\.[0-9A-Za-z]+){0,3}$/;

/** D3: segment by segment; numeric ones numerically and before alphabetic ones; a missing segment comes first. */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [left.split('.'), right.split('.')];
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const order = compareSegments(a[at], b[at]);
    if (order !== 0) return order;
  }
  return 0;
}

function compareSegments(left: string | undefined, right: string | undefined): number {
  if (left === undefined || right === undefined)
    return Number(right === undefined) - Number(left === undefined);
  const [isLeft, isRight] = [/^\d+$/.test(left), /^\d+$/.test(right)];
  if (isLeft !== isRight) return isLeft ? -1 : 1;
  if (!isLeft) return left < right ? -1 : Number(left > right);
  return compareNumerals(left.replace(/^0+(?=\d)/, ''), right.replace(/^0+(?=\d)/, ''));
}

/** As text, so that digits beyond 2^53 still count. */
function compareNumerals(left: string, right: string): number {
  if (left.length !== right.length) return left.length < right.length ? -1 : 1;
  return left < right ? -1 : Number(left > right);
}
