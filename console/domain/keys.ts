import { refuse } from './refusals.ts';

export type KeyStatus = 'active' | 'revoked';
export type SecretStatus = 'active' | 'frozen';
export type SecretAction = 'generate' | 'reset' | 'freeze' | 'unfreeze';

const secretMoves: Record<SecretAction, Partial<Record<SecretStatus | 'none', SecretStatus>>> = {
  generate: { none: 'active' },
  reset: { active: 'active', frozen: 'active' },
  freeze: { active: 'frozen' },
  unfreeze: { frozen: 'active' },
};

/** D6: a frozen AppSecret is unfrozen or reset; a reset kills the old one. */
export function moveSecret(status: SecretStatus | 'none', action: SecretAction): SecretStatus {
  const next = secretMoves[action][status];
  if (!next) throw refuse('WRONG_STATE', { state: status, action });
  return next;
}

export function revokeKey(status: KeyStatus): KeyStatus {
  if (status !== 'active') throw refuse('WRONG_STATE', { state: status, action: 'revoke' });
  return 'revoked';
}

/** While a key is rotated both work: hosts in the field need a day to take the new configuration file. */
export const rotationOverlap = 24 * 3_600_000;

export function isKeyValid(key: { status: KeyStatus; expiresAt: number | null }, now: number): boolean {
  return key.status === 'active' && (key.expiresAt === null || key.expiresAt > now);
}
