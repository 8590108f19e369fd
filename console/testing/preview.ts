import { createHash } from 'node:crypto';
import { writeFrames } from '../../contract/frames.ts';
import { sign, startInput } from './upload.ts';
import type { Someone, World } from './world.ts';

const hash = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

/** A pack as the IDE sends it; its answer, as it came. */
export function sendPack(
  world: World,
  who: Someone,
  programId: string,
  bytes: Uint8Array,
): Promise<Response> {
  return fetch(`${world.console.address}/programs/${programId}/preview-packs`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${who.token}`, 'content-type': 'application/octet-stream' },
    body: bytes as BodyInit,
  });
}

export const packOf = (files: Iterable<Uint8Array>): Uint8Array =>
  writeFrames([...files].map((bytes) => [hash(bytes), bytes] as const));

/** What opens a preview of the sample: its one pack is there. */
export async function previewInput(world: World, who: Someone, programId: string, version: string) {
  const { packed, input } = await startInput(world, who, programId, version);
  const pack = packOf(packed.files.values());
  const answer = await sendPack(world, who, programId, pack);
  if (!answer.ok) throw new Error(await answer.text());
  return { packed, pack, input: { ...input, packs: [hash(pack)], startAt: '' } };
}

export interface Changes {
  from: number;
  set: { path: string; sha256: string; size: number }[];
  removed: string[];
}

/** A newer build, by what it changes. */
export function sendBuild(
  world: World,
  who: Someone,
  { programId, previewId }: { programId: string; previewId: string },
  changes: Changes,
  pack: Uint8Array = new Uint8Array(),
  signature?: string,
): Promise<Response> {
  const head = Buffer.from(JSON.stringify(changes));
  const body = Buffer.concat([Buffer.alloc(4), head, pack]);
  body.writeUInt32BE(head.length);
  return fetch(`${world.console.address}/programs/${programId}/previews/${previewId}/builds`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${who.token}`,
      'content-type': 'application/octet-stream',
      'x-tessera-signature': signature ?? sign(hash(body)),
    },
    body,
  });
}
