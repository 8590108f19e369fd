import { createHash } from 'node:crypto';
import { encodeManifest } from '../../compiler/package/manifest.ts';
import { label, packSample } from '../../compiler/package/testing/sample.ts';
import type { ConsoleClient } from '../api.ts';
import { createSigner, type Signer } from './signer.ts';
import { owner, type Site } from './start.ts';

const hash = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

export interface Signed {
  token: string;
  client: ConsoleClient;
  signer: Signer;
}

/** Signs in as the IDE does: with a key of its own. */
export async function signInAsIde(site: Site, account: string, password: string): Promise<Signed> {
  const signer = createSigner();
  const { body } = await site.call('POST', '/sessions', {
    body: { account, password, workspace: owner.workspace, as: 'token', deviceKey: signer.publicKey },
  });
  const { token } = body as { token: string };
  return { token, client: site.client(token), signer };
}

/** A version of the sample program, over the real wire. Each number has content of its own. */
export async function uploadVersion(
  site: Site,
  by: Signed,
  programId: string,
  number: string,
): Promise<string> {
  const packed = packSample(
    (program) => {
      program.styles['app'] = { css: `.v{content:"${number}"}` };
    },
    { ...label, appId: programId, version: number },
  );
  const manifest = Buffer.from(encodeManifest(packed.manifest)).toString();
  const { uploadId, missing } = await by.client.uploads.start({
    programId,
    manifest,
    signature: by.signer.sign(hash(manifest)),
  });
  for (const { sha256 } of missing) {
    const bytes = [...packed.files.values()].find((file) => hash(file) === sha256)!;
    const answer = await fetch(`${site.address}/uploads/${programId}/${uploadId}/blobs/${sha256}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${by.token}`, 'content-type': 'application/octet-stream' },
      body: bytes as BodyInit,
    });
    if (!answer.ok) throw new Error(await answer.text());
  }
  return (await by.client.uploads.complete({ programId, uploadId })).versionId;
}

export interface Shop {
  root: ConsoleClient;
  /** Administrator of the one team: uploads, submits, publishes. */
  ann: Signed;
  teamId: string;
  appId: string;
  programId: string;
  accessKey: string;
}

/** A team with an application and a mini program bound to it: where most release tests start. */
export async function openShop(site: Site): Promise<Shop> {
  const root = site.client(await site.signIn(owner.account, owner.password));
  const password = 'Ann-Secret-1';
  const user = await root.users.create({ account: 'ann@acme.test', name: 'Ann', password });
  const team = await root.teams.create({ name: 'Shop', adminId: user.id, abilities: ['programs', 'apps'] });
  const ann = await signInAsIde(site, 'ann@acme.test', password);
  const app = await ann.client.apps.create({
    teamId: team.id,
    name: 'Super',
    platforms: [{ platform: 'android', packageName: 'com.acme.super' }],
  });
  const program = await ann.client.programs.create({ teamId: team.id, name: 'Tea' });
  const binding = await ann.client.bindings.apply({ programId: program.id, appId: app.id });
  await root.approvals.approve({ approvalId: binding.approvalId!, note: '' });
  const keys = await ann.client.keys.list({ appId: app.id });
  const accessKey = keys.items.find(({ kind }) => kind === 'access')!.text!;
  return { root, ann, teamId: team.id, appId: app.id, programId: program.id, accessKey };
}

export async function approveVersion({ root, ann, programId }: Shop, versionId: string): Promise<void> {
  const { approvalId } = await ann.client.versions.submit({ programId, versionId });
  await root.approvals.approve({ approvalId: approvalId!, note: '' });
}

export async function releaseVersion(site: Site, shop: Shop, number: string): Promise<string> {
  const versionId = await uploadVersion(site, shop.ann, shop.programId, number);
  await approveVersion(shop, versionId);
  await shop.ann.client.versions.publish({ programId: shop.programId, versionId });
  return versionId;
}
