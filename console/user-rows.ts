import type { MemberStatus } from './domain/members.ts';
import type { WorkspaceRole } from './domain/permissions.ts';
import { newId } from './identifiers.ts';
import type { Row } from './storage/schema.ts';

export interface NewUser {
  account: string;
  name: string;
  email: string;
  role: WorkspaceRole;
  passwordHash: string;
  status?: MemberStatus;
}

/** A user who can sign in at once; with status `applied`, one who waits for approval. */
export function userRow(
  { account, name, email, role, passwordHash, status = 'active' }: NewUser,
  now: number,
): Row<'users'> {
  return {
    id: newId('user', now),
    account,
    name,
    email,
    role,
    status,
    passwordHash,
    totpSecret: null,
    isTotpOn: false,
    failedSignIns: 0,
    lockedUntil: 0,
    joinedAt: status === 'active' ? now : null,
    createdAt: now,
    revision: 1,
  };
}
