import { accessKeyText } from './access-keys.ts';
import { refuse } from './domain/refusals.ts';
import { newId } from './identifiers.ts';
import type { Services } from './services.ts';
import { keepBlob } from './storage/blob-suspects.ts';
import type { Row, SystemDb } from './storage/schema.ts';

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

/** A logo must have been uploaded before it is named, and stays from then on. */
export async function needLogo({ blobs }: Services, system: SystemDb, sha256: string | null): Promise<void> {
  if (sha256 === null) return;
  if ((await keepBlob(system, sha256)) === 'going' || !(await blobs.info(sha256)))
    throw refuse('NOT_FOUND', { type: 'picture', id: sha256 });
}
