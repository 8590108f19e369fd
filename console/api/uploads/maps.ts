import { gunzipSync } from 'node:zlib';
import { readFrames } from '../../../contract/frames.ts';
import { refuse } from '../../domain/refusals.ts';
import type { Services } from '../../services.ts';
import { sha256Of } from '../../storage/blobs.ts';
import { ownBlobs } from '../../storage/uploads.ts';

/** What one map may be once unpacked: a few hundred times what a page's script needs. */
const largestMap = 16 * 1024 * 1024;

/**
 * Takes source maps, several in one request, each packed by gzip. They belong to the program alone: no package holds them and no
 * address hands them out; only stacks are read through them.
 */
export async function receiveMaps(
  services: Services,
  workspaceId: string,
  programId: string,
  body: Uint8Array,
): Promise<{ received: number }> {
  const frames = readFrames(body);
  if (!frames) throw refuse('CHUNK_WRONG', { reason: 'the last of several blobs is cut off' });
  const blobs = frames.map(({ sha256, at, size }) => ({ sha256, bytes: body.subarray(at, at + size) }));
  for (const { sha256, bytes } of blobs) {
    if (sha256Of(bytes) !== sha256) throw refuse('CHUNK_DAMAGED', { sha256 });
    if (!isMap(bytes)) throw refuse('CHUNK_WRONG', { reason: `${sha256} is no packed source map` });
  }
  await Promise.all(blobs.map(({ bytes }) => services.blobs.put(bytes)));
  const files = blobs.map(({ sha256, bytes }) => ({ path: '', sha256, size: bytes.length }));
  await services.storage.bookkeeping(workspaceId, (db) => ownBlobs(db, programId, files));
  return { received: blobs.length };
}

function isMap(bytes: Uint8Array): boolean {
  try {
    const map: unknown = JSON.parse(gunzipSync(bytes, { maxOutputLength: largestMap }).toString());
    return typeof (map as { mappings?: unknown } | null)?.mappings === 'string';
  } catch {
    return false;
  }
}
