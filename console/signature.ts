import { createPublicKey, verify } from 'node:crypto';
import type { Actor } from './actor.ts';
import { refuse } from './domain/refusals.ts';

/** The key that must have signed: the upload key's public half, or the one the IDE registered when it signed in. */
function publicKeyOf(actor: Actor): string | null {
  return actor.kind === 'key' ? actor.publicKey : actor.session.deviceKey;
}

/** Ed25519 over the manifest's hash in hexadecimal. Keys are the 32 raw bytes, both in base64url. */
export function assertSigned(actor: Actor, manifestHash: string, signature: string): void {
  const x = publicKeyOf(actor);
  if (!x) throw refuse('SIGNATURE_KEY_UNKNOWN');
  if (!isSigned(x, manifestHash, signature)) throw refuse('SIGNATURE_WRONG');
}

function isSigned(x: string, manifestHash: string, signature: string): boolean {
  try {
    const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } });
    return verify(null, Buffer.from(manifestHash), key, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}
