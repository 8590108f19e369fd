import { accessKeyText, keyIdOf } from './access-keys.ts';
import { readToken } from './actor.ts';
import { isKeyValid } from './domain/keys.ts';
import { refuse } from './domain/refusals.ts';
import { isSame } from './secrets.ts';
import type { Services } from './services.ts';
import { findRow } from './storage/rows.ts';

export interface HostApp {
  workspaceId: string;
  appId: string;
}

interface KnownKey extends HostApp {
  text: string;
  expiresAt: number | null;
}

/** The application behind an access key. Keys are kept for a few seconds, so that a revoked one is dead soon everywhere. */
export function createKeyReader(services: Services) {
  const kept = new Map<string, { key: KnownKey; readAt: number }>();
  const freshFor = 3000;
  return async function hostAppOf(text: string | null): Promise<HostApp> {
    const now = services.now();
    const known = text ? kept.get(text) : undefined;
    if (known && now - known.readAt < freshFor && now >= known.readAt) return assertValid(known.key, now);
    const parts = text ? readToken(text) : null;
    if (!text || !parts || parts.prefix !== 'tak') throw refuse('KEY_INVALID');
    const id = keyIdOf(parts.secret);
    const row = await findRow(services.storage.workspace(parts.workspaceId), 'appKeys', id);
    const isRight = isSame(text, accessKeyText(services.storage.secret, parts.workspaceId, id));
    if (!row || row.kind !== 'access' || !isRight || !isKeyValid(row, now)) throw refuse('KEY_INVALID');
    const key = { workspaceId: parts.workspaceId, appId: row.appId, text, expiresAt: row.expiresAt };
    if (kept.size > 10_000) kept.clear();
    kept.set(text, { key, readAt: now });
    return key;
  };
}

function assertValid(key: KnownKey, now: number): HostApp {
  if (key.expiresAt !== null && key.expiresAt <= now) throw refuse('KEY_INVALID');
  return key;
}
