import { refuse } from './refusals.ts';

export type BindingStatus = 'pending' | 'bound' | 'rejected' | 'withdrawn' | 'unbound';
export type BindingAction = 'apply' | 'approve' | 'reject' | 'withdraw' | 'unbind';

const moves: Record<BindingAction, Partial<Record<BindingStatus | 'none', BindingStatus>>> = {
  apply: { none: 'pending', rejected: 'pending', withdrawn: 'pending', unbound: 'pending' },
  approve: { pending: 'bound' },
  reject: { pending: 'rejected' },
  withdraw: { pending: 'withdrawn' },
  unbind: { bound: 'unbound' },
};

/** Section 13: only `bound` mini programs run in an application; after an end one may apply again. */
export function moveBinding(status: BindingStatus | 'none', action: BindingAction): BindingStatus {
  const next = moves[action][status];
  if (!next) throw refuse('WRONG_STATE', { state: status, action });
  return next;
}
