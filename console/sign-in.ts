import { Secret, TOTP } from 'otpauth';
import { csrfOf, sessionLifetime, tokenFor } from './actor.ts';
import { isLockedOut, lockOut } from './domain/passwords.ts';
import { refuse } from './domain/refusals.ts';
import { newId } from './identifiers.ts';
import { newSecret, sha256, unseal, verifyPassword } from './secrets.ts';
import type { RequestFacts, Services } from './services.ts';
import { assertRate } from './storage/rates.ts';
import type { Row } from './storage/schema.ts';
import type { Change } from './storage/storage.ts';
import { countFailure, findAccount } from './storage/users.ts';
import type { User } from './storage/users.ts';
import { findWorkspacesNamed, onlyWorkspace } from './storage/workspaces.ts';
import type { Workspace } from './storage/workspaces.ts';

export interface Credentials {
  workspace: string;
  account: string;
  password: string;
  code?: string | undefined;
}

// A hash nobody has the password of: unknown accounts take as long as known ones.
const nobody =
  '$argon2id$v=19$m=19456,t=2,p=1$B42f/3dgU0uNb9vF0Ovwig$iWlJHpjWm5qTvCuTrzeB0JXSLejF+KRi4S94/5OYiuQ';

/** Password, lock-out and second factor. Says the same for a wrong workspace, account and password. */
export async function checkCredentials(
  services: Services,
  request: RequestFacts,
  { workspace: named, account, password, code }: Credentials,
): Promise<{ workspace: Workspace; user: User }> {
  const { storage, now } = services;
  await assertRate(storage.system, `sign-in ${request.address}`, 60, 60_000, now());
  const workspace = await pickWorkspace(services, named);
  const user = workspace && (await findAccount(storage.workspace(workspace.id), account));
  if (user && isLockedOut(user.lockedUntil, now()))
    throw refuse('LOCKED_OUT', { seconds: Math.ceil((user.lockedUntil - now()) / 1000) });
  const isRight = await verifyPassword(user?.passwordHash ?? nobody, password).catch(() => false);
  if (!user || !isRight || !['active', 'blocked'].includes(user.status)) {
    if (user) await noteFailure(services, workspace.id, user);
    throw refuse('SIGN_IN_FAILED');
  }
  await checkSecondFactor(services, workspace.id, user, code);
  if (user.failedSignIns > 0) await countFailure(storage.workspace(workspace.id), user.id, 0, 0);
  return { workspace, user };
}

async function pickWorkspace({ storage }: Services, named: string): Promise<Workspace | null> {
  if (named === '') return onlyWorkspace(storage.system);
  const found = await findWorkspacesNamed(storage.system, named);
  if (found.length > 1) throw refuse('WORKSPACE_AMBIGUOUS');
  return found[0] ?? null;
}

async function noteFailure({ storage, now }: Services, workspaceId: string, user: User): Promise<void> {
  const failures = user.failedSignIns + 1;
  await countFailure(storage.workspace(workspaceId), user.id, failures, lockOut(failures, now()));
}

async function checkSecondFactor(
  services: Services,
  workspaceId: string,
  user: User,
  code?: string,
): Promise<void> {
  if (!user.isTotpOn || !user.totpSecret) return;
  if (!code) throw refuse('TOTP_REQUIRED');
  if (isCodeRight(unseal(services.storage.secret, user.totpSecret), code, services.now())) return;
  await noteFailure(services, workspaceId, user);
  throw refuse('TOTP_WRONG');
}

/** The current six digits, or those of half a minute ago or ahead. */
export function isCodeRight(secret: string, code: string, now: number): boolean {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  return totp.validate({ token: code, window: 1, timestamp: now }) !== null;
}

export interface NewSession {
  kind: Row<'sessions'>['kind'];
  device: string;
  os: string;
  deviceKey: string | null;
}

/** The token leaves here once; the row keeps its hash. */
export async function beginSession(
  change: Change,
  services: Services,
  request: RequestFacts,
  user: User,
  { kind, device, os, deviceKey }: NewSession,
): Promise<{ token: string; session: Row<'sessions'> }> {
  const token = tokenFor('ts', change.workspaceId, newSecret());
  const now = services.now();
  const session: Row<'sessions'> = {
    id: newId('session', now),
    tokenHash: sha256(token),
    userId: user.id,
    kind,
    device: device || request.userAgent.slice(0, 200),
    os,
    address: request.address,
    deviceKey,
    createdAt: now,
    authenticatedAt: now,
    lastSeenAt: now,
    expiresAt: now + sessionLifetime,
  };
  await change.db.insertInto('sessions').values(session).execute();
  const after = { kind, device: session.device, address: session.address };
  change.audit({ action: 'sessions.began', target: { type: 'session', id: session.id }, after });
  return { token, session };
}

/** The session's cookie, and the one our own page reads its CSRF token from. */
export function cookiesFor(token: string, isSecure: boolean): string[] {
  const common = `Path=/; SameSite=Lax; Max-Age=${sessionLifetime / 1000}${isSecure ? '; Secure' : ''}`;
  return [`tessera_session=${token}; ${common}; HttpOnly`, `tessera_csrf=${csrfOf(token)}; ${common}`];
}

export const noCookies = [
  'tessera_session=; Path=/; Max-Age=0; HttpOnly',
  'tessera_csrf=; Path=/; Max-Age=0',
];
