import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { AppError } from '../../contract/errors.ts';
import type { Language } from '../../contract/text.ts';
import type { ConsoleClient } from '../../console/api.ts';

/** A console as one caller reaches it: its address, who asks, and the key that signs what is uploaded. */
export interface ConsoleAccess {
  /** Without a slash at the end. */
  address: string;
  token: string;
  client: ConsoleClient;
  /** Ed25519 over a text, in base64url. */
  sign(text: string): string;
}

export interface SigningKey {
  /** The 32 raw bytes in base64url: what the console keeps. */
  publicKey: string;
  /** The seed in base64url: never leaves this machine. */
  seed: string;
}

export function newSigningKey(): SigningKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  const { x, d } = privateKey.export({ format: 'jwk' });
  return { publicKey: x!, seed: d! };
}

/** PKCS #8 in front of the 32 bytes of an Ed25519 seed. */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

function keyOf(seed: string): KeyObject {
  const bytes = Buffer.from(seed, 'base64url');
  if (bytes.length !== 32)
    throw new AppError('KEY_MALFORMED', 'The key is not an upload key: copy it whole, as it was shown.');
  return createPrivateKey({ key: Buffer.concat([pkcs8, bytes]), format: 'der', type: 'pkcs8' });
}

export function publicKeyOf(seed: string): string {
  return createPublicKey(keyOf(seed)).export({ format: 'jwk' }).x!;
}

export function accessConsole(
  address: string,
  token: string,
  seed: string,
  language: () => Language = () => 'en',
): ConsoleAccess {
  const clean = address.replace(/\/+$/, '');
  const key = keyOf(seed);
  return {
    address: clean,
    token,
    client: connectConsole(clean, token, language),
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64url'),
  };
}

/** `language`: of the sentences in which the console refuses. */
export function connectConsole(
  address: string,
  token?: string,
  language: () => Language = () => 'en',
): ConsoleClient {
  const headers = () => ({
    'accept-language': language(),
    ...(token && { authorization: `Bearer ${token}` }),
  });
  return createORPCClient<ConsoleClient>(new RPCLink({ url: `${address.replace(/\/+$/, '')}/rpc`, headers }));
}

/** `<token>.<seed>`, as the console shows an upload key once. */
export function readUploadKey(text: string): { token: string; seed: string } {
  const match = /^(tuk_[\w-]+)\.([\w-]{43})$/.exec(text.trim());
  if (!match)
    throw new AppError('KEY_MALFORMED', 'The key is not an upload key: copy it whole, as it was shown.');
  return { token: match[1]!, seed: match[2]! };
}
