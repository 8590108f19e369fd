import { describe, expect, it } from 'vitest';
import { approvalStatuses, assertMayDecide, moveApproval } from './approvals.ts';
import type { ApprovalAction } from './approvals.ts';
import { moveBinding } from './bindings.ts';
import type { BindingAction, BindingStatus } from './bindings.ts';
import { isKeyValid, moveSecret, revokeKey } from './keys.ts';
import type { SecretAction, SecretStatus } from './keys.ts';
import { moveTicket, ticketStateAt } from './login-tickets.ts';
import type { TicketAction, TicketState } from './login-tickets.ts';
import { moveMember } from './members.ts';
import type { MemberAction, MemberStatus } from './members.ts';

/** Every pair of state and action: either the stated next one, or a refusal. */
function exhaust<S extends string, A extends string>(
  name: string,
  states: readonly S[],
  actions: readonly A[],
  move: (state: S, action: A) => string,
  legal: Partial<Record<`${S} ${A}`, string>>,
): void {
  describe(name, () => {
    for (const state of states)
      for (const action of actions) {
        const next = legal[`${state} ${action}`];
        it(`${state} -${action}-> ${next ?? 'refused'}`, () => {
          if (next) expect(move(state, action)).toBe(next);
          else expect(() => move(state, action)).toThrow(expect.objectContaining({ name: 'AppError' }));
        });
      }
  });
}

exhaust<(typeof approvalStatuses)[number], ApprovalAction>(
  'approval sheets (R-APR-04)',
  approvalStatuses,
  ['approve', 'reject', 'withdraw'],
  moveApproval,
  { 'pending approve': 'approved', 'pending reject': 'rejected', 'pending withdraw': 'withdrawn' },
);

exhaust<BindingStatus | 'none', BindingAction>(
  'bindings (R-BIND-01, R-BIND-02, R-BIND-03)',
  ['none', 'pending', 'bound', 'rejected', 'withdrawn', 'unbound'],
  ['apply', 'approve', 'reject', 'withdraw', 'unbind'],
  moveBinding,
  {
    'none apply': 'pending',
    'rejected apply': 'pending',
    'withdrawn apply': 'pending',
    'unbound apply': 'pending',
    'pending approve': 'bound',
    'pending reject': 'rejected',
    'pending withdraw': 'withdrawn',
    'bound unbind': 'unbound',
  },
);

exhaust<SecretStatus | 'none', SecretAction>(
  'AppSecrets (R-KEY-01, D6)',
  ['none', 'active', 'frozen'],
  ['generate', 'reset', 'freeze', 'unfreeze'],
  moveSecret,
  {
    'none generate': 'active',
    'active reset': 'active',
    'frozen reset': 'active',
    'active freeze': 'frozen',
    'frozen unfreeze': 'active',
  },
);

exhaust<MemberStatus, MemberAction>(
  'members (R-MEM-03)',
  ['applied', 'active', 'blocked', 'rejected', 'removed'],
  ['approve', 'reject', 'block', 'unblock', 'remove'],
  moveMember,
  {
    'applied approve': 'active',
    'applied reject': 'rejected',
    'active block': 'blocked',
    'blocked unblock': 'active',
    'active remove': 'removed',
    'blocked remove': 'removed',
  },
);

exhaust<TicketState, TicketAction>(
  'login tickets (R-LOGIN-01)',
  ['new', 'scanned', 'confirmed', 'consumed', 'cancelled', 'expired'],
  ['scan', 'confirm', 'cancel', 'consume'],
  moveTicket,
  {
    'new scan': 'scanned',
    'scanned confirm': 'confirmed',
    'new cancel': 'cancelled',
    'scanned cancel': 'cancelled',
    'confirmed cancel': 'cancelled',
    'confirmed consume': 'consumed',
  },
);

describe('the clock and other facts', () => {
  it('ends open tickets at their time, closed ones stay what they are', () => {
    for (const state of ['new', 'scanned', 'confirmed'] as const) {
      expect(ticketStateAt({ state, expiresAt: 100 }, 99)).toBe(state);
      expect(ticketStateAt({ state, expiresAt: 100 }, 100)).toBe('expired');
    }
    expect(ticketStateAt({ state: 'consumed', expiresAt: 100 }, 500)).toBe('consumed');
  });

  it('revokes a key once; a rotated key works until its time', () => {
    expect(revokeKey('active')).toBe('revoked');
    expect(() => revokeKey('revoked')).toThrow();
    expect(isKeyValid({ status: 'active', expiresAt: null }, 5)).toBe(true);
    expect(isKeyValid({ status: 'active', expiresAt: 5 }, 5)).toBe(false);
    expect(isKeyValid({ status: 'revoked', expiresAt: null }, 5)).toBe(false);
  });

  it('wants four eyes, except where there are only two (D4), and a note with a rejection', () => {
    const own = { action: 'approve' as const, note: '', deciderId: 'a', applicantId: 'a' };
    expect(() => assertMayDecide({ ...own, isOnlyUser: false })).toThrow(/own application/);
    expect(() => assertMayDecide({ ...own, isOnlyUser: true })).not.toThrow();
    expect(() => assertMayDecide({ ...own, applicantId: 'b', action: 'reject', isOnlyUser: false })).toThrow(
      /note/,
    );
  });
});
