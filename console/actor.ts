import { refuse } from './domain/refusals.ts';
import type { Standing } from './domain/permissions.ts';
import type { RequestFacts, Services } from './services.ts';
import { sha256, isSame } from './secrets.ts';
import { findUploadKey } from './storage/keys.ts';
import { isKeyValid } from './domain/keys.ts';
import { findSession, readStanding, touchSession } from './storage/sessions.ts';
import type { Row } from './storage/schema.ts';

export interface Person {
  kind: 'person';
  id: string;
  name: string;
  workspaceId: string;
  user: Row<'users'>;
  session: Row<'sessions'>;
  standing: Standing;
}

export interface Key {
  kind: 'key';
  id: string;
  name: string;
  workspaceId: string;
  appId: string;
  /** The half that checks this key's signatures. */
  publicKey: string | null;
}

export type Actor = Person | Key;

export const sessionLifetime = 30 * 24 * 3_600_000;
const touchEvery = 60_000;

/** `ts_<workspace>_<secret>`: the workspace in a token picks the handle; the secret is looked up behind its wall. */
export function tokenFor(prefix: 'ts' | 'tuk' | 'tak', workspaceId: string, secret: string): string {
  return `${prefix}_${workspaceId}_${secret}`;
}

export function readToken(token: string): { prefix: string; workspaceId: string; secret: string } | null {
  const match = /^(ts|tuk|tak)_(ws-[0-9a-z]+)_([\w-]+)$/.exec(token);
  return match && { prefix: match[1]!, workspaceId: match[2]!, secret: match[3]! };
}

/** The token of a cookie session that other sites cannot know: sent as a header with every change. */
export function csrfOf(token: string): string {
  return sha256(`csrf ${token}`).slice(0, 43);
}

/** Who calls? Reads the database every time, so that blocking and revoking work at once on every instance. */
export async function authenticate(services: Services, request: RequestFacts): Promise<Actor> {
  const token = request.bearer ?? request.cookie;
  if (!token) throw refuse('NOT_SIGNED_IN');
  const parts = readToken(token);
  if (!parts) throw refuse('SESSION_EXPIRED');
  if (parts.prefix === 'tuk') return authenticateKey(services, parts.workspaceId, token);
  if (parts.prefix !== 'ts') throw refuse('KEY_NOT_ALLOWED');
  return authenticatePerson(services, parts.workspaceId, token, request);
}

async function authenticatePerson(
  services: Services,
  workspaceId: string,
  token: string,
  request: RequestFacts,
): Promise<Person> {
  const db = services.storage.workspace(workspaceId);
  const found = await findSession(db, sha256(token));
  const now = services.now();
  if (!found || found.session.expiresAt <= now) throw refuse('SESSION_EXPIRED');
  const { session, user } = found;
  if (user.status === 'removed' || user.status === 'rejected') throw refuse('SESSION_EXPIRED');
  if (now - session.lastSeenAt >= touchEvery)
    await touchSession(db, session.id, now, now + sessionLifetime, request.address);
  const standing = await readStanding(db, user);
  return { kind: 'person', id: user.id, name: user.name, workspaceId, user, session, standing };
}

async function authenticateKey(services: Services, workspaceId: string, token: string): Promise<Key> {
  const key = await findUploadKey(services.storage.workspace(workspaceId), sha256(token));
  if (!key || !isKeyValid(key, services.now())) throw refuse('KEY_INVALID');
  const name = key.label || `upload key …${key.lastFour}`;
  return { kind: 'key', id: key.id, name, workspaceId, appId: key.appId, publicKey: key.publicKey };
}

/** A browser sends cookies by itself: what changes something must also carry the token only our page can read. */
export function assertCsrf(request: RequestFacts): void {
  if (request.bearer || !request.cookie) return;
  if (!request.csrf || !isSame(request.csrf, csrfOf(request.cookie))) throw refuse('CSRF');
}
