import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { Packed } from '../../../compiler/package/pack.ts';
import type { Shop } from '../../../console/testing/release.ts';
import { owner, type Site } from '../../../console/testing/start.ts';
import { accessConsole, connectConsole, newSigningKey, type ConsoleAccess } from '../console-access.ts';

export const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

export interface Signed {
  access: ConsoleAccess;
  seed: string;
}

export async function signIn(
  site: Site,
  account = 'ann@acme.test',
  password = 'Ann-Secret-1',
): Promise<Signed> {
  const { publicKey, seed } = newSigningKey();
  const workspace = owner.workspace;
  const { token } = await connectConsole(site.address).sessions.signIn({
    ...{ workspace, account, password },
    as: 'token',
    kind: 'ide',
    deviceKey: publicKey,
  });
  return { access: accessConsole(site.address, token!, seed), seed };
}

/** The version is there once, and what phones load is byte for byte what was packed. */
export async function assertWhole(shop: Shop, packed: Packed, versionId: string): Promise<void> {
  const { programId } = shop;
  const { items } = await shop.ann.client.versions.list({ programId, limit: 200 });
  const { version: number } = packed.manifest;
  expect(items.filter((version) => version.number === number).map(({ id }) => id)).toEqual([versionId]);
  const { packageSha256 } = await shop.ann.client.versions.get({ programId, versionId });
  expect(packageSha256).toBe(hash(packed.bytes));
  await shop.root.audit.verify();
}

export async function clientsAt(site: Site): Promise<Pick<Shop, 'root'>> {
  return { root: site.client(await site.signIn(owner.account, owner.password)) };
}
