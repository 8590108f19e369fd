import { createHash } from 'node:crypto';
import { encodeManifest } from '../../compiler/package/manifest.ts';
import { label, packSample } from '../../compiler/package/testing/sample.ts';
import type { Packed } from '../../compiler/package/pack.ts';
import { createSigner } from './signer.ts';
import type { Someone, World } from './world.ts';

const signer = createSigner();
/** With the key that startInput() gives to every session it is called for. */
export const { sign } = signer;
const hash = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

/** Every session of this person counts as one of a device whose key signs what startInput() makes. */
async function giveDeviceKey(world: World, { userId }: Someone): Promise<void> {
  const db = world.console.services.storage.workspace(world.workspaceId);
  await db
    .updateTable('sessions')
    .set({ deviceKey: signer.publicKey })
    .where('userId', '=', userId)
    .execute();
}

export async function startInput(world: World, who: Someone, programId: string, version: string) {
  await giveDeviceKey(world, who);
  const packed = packSample(undefined, { ...label, appId: programId, version });
  const manifest = Buffer.from(encodeManifest(packed.manifest)).toString();
  return { packed, input: { programId, manifest, signature: signer.sign(hash(manifest)) } };
}

/** Sends the blobs the console asks for. */
export async function sendBlobs(
  world: World,
  who: Someone,
  packed: Packed,
  { programId, uploadId }: { programId: string; uploadId: string },
): Promise<void> {
  const { missing } = await who.client.uploads.get({ programId, uploadId });
  for (const { sha256 } of missing) {
    const bytes = [...packed.files.values()].find((file) => hash(file) === sha256)!;
    const url = `${world.console.address}/uploads/${programId}/${uploadId}/blobs/${sha256}`;
    const headers = { authorization: `Bearer ${who.token}`, 'content-type': 'application/octet-stream' };
    const answer = await fetch(url, { method: 'PUT', headers, body: bytes as BodyInit });
    if (!answer.ok) throw new Error(await answer.text());
  }
}

/** The whole upload, as the IDE does it. */
export async function uploadVersion(
  world: World,
  who: Someone,
  programId: string,
  version: string,
): Promise<{ programId: string; versionId: string }> {
  const { packed, input } = await startInput(world, who, programId, version);
  const { uploadId } = await who.client.uploads.start(input);
  await sendBlobs(world, who, packed, { programId, uploadId });
  const { versionId } = await who.client.uploads.complete({ programId, uploadId });
  return { programId, versionId };
}
