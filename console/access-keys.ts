import { sign } from './secrets.ts';
import { tokenFor } from './actor.ts';

/**
 * An access key is derived from the installation's secret and the key's id: it can be shown again in the configuration
 * file, yet no copy of the database holds it. Whoever checks one derives it anew and compares in constant time.
 */
export function accessKeyText(secret: string, workspaceId: string, keyId: string): string {
  return tokenFor('tak', workspaceId, `${keyId}_${sign(secret, `access ${workspaceId} ${keyId}`)}`);
}

/** `key-…` out of the secret part of a `tak_` token. */
export function keyIdOf(secretPart: string): string {
  return secretPart.split('_', 1)[0]!;
}
