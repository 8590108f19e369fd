import { generateKeyPairSync, sign } from 'node:crypto';

/** An Ed25519 key as the IDE has one: the public half is given to the console at sign-in. */
export function createSigner() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x } = publicKey.export({ format: 'jwk' });
  return {
    publicKey: x!,
    sign: (text: string) => sign(null, Buffer.from(text), privateKey).toString('base64url'),
  };
}

export type Signer = ReturnType<typeof createSigner>;
