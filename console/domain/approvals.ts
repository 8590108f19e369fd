import { refuse } from './refusals.ts';

export const approvalCategories = [
  'member',
  'launch',
  'removal',
  'binding',
  'sensitive_api',
  'skip_domain',
  'feature',
] as const;
export type ApprovalCategory = (typeof approvalCategories)[number];
export const approvalStatuses = ['pending', 'approved', 'rejected', 'withdrawn'] as const;
export type ApprovalStatus = (typeof approvalStatuses)[number];
export type ApprovalAction = 'approve' | 'reject' | 'withdraw';

const outcome: Record<ApprovalAction, ApprovalStatus> = {
  approve: 'approved',
  reject: 'rejected',
  withdraw: 'withdrawn',
};

/** R-APR-04: a sheet is decided once; withdrawing is for the applicant, before anybody decided. */
export function moveApproval(status: ApprovalStatus, action: ApprovalAction): ApprovalStatus {
  if (status !== 'pending') throw refuse('WRONG_STATE', { state: status, action });
  return outcome[action];
}

export interface Decision {
  action: 'approve' | 'reject';
  note: string;
  deciderId: string;
  applicantId: string;
  /** D4: in a workspace of one person that person may decide alone; the audit log says so. */
  isOnlyUser: boolean;
}

export function assertMayDecide({ action, note, deciderId, applicantId, isOnlyUser }: Decision): void {
  if (action === 'reject' && note.trim() === '') throw refuse('NOTE_REQUIRED');
  if (deciderId === applicantId && !isOnlyUser) throw refuse('FOUR_EYES');
}
