import { accessKeyText } from './access-keys.ts';
import { refuse } from './domain/refusals.ts';
import { newId } from './identifiers.ts';
import type { Services } from './services.ts';
import type { Row } from './storage/schema.ts';

export function newAccessKey(
  { storage, now }: Services,
  workspaceId: string,
  appId: string,
  createdBy: string,
): Row<'appKeys'> {
  const id = newId('key', now());
  return {
    id,
    appId,
    kind: 'access',
    status: 'active',
    label: '',
    tokenHash: null,
    publicKey: null,
    lastFour: accessKeyText(storage.secret, workspaceId, id).slice(-4),
    createdBy,
    createdAt: now(),
    expiresAt: null,
  };
}

/** A logo must have been uploaded before it is named. */
export async function needLogo({ blobs }: Services, sha256: string | null): Promise<void> {
  if (sha256 !== null && !(await blobs.info(sha256)))
    throw refuse('NOT_FOUND', { type: 'picture', id: sha256 });
}
