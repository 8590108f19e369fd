import { readFrames } from '../../../contract/frames.ts';
import type { PackageFile } from '../../../contract/package.ts';
import { readContentRange, receivedUpTo } from '../../domain/uploads.ts';
import { refuse } from '../../domain/refusals.ts';
import type { Services } from '../../services.ts';
import { sha256Of } from '../../storage/blobs.ts';
import { chunksOf, forgetChunks, keepChunk, ownBlobs, type Upload } from '../../storage/uploads.ts';
import type { MissingBlob } from '../../upload-files.ts';

/** Takes one part. When the last one is there the blob is put together, checked against its name, and the program's. */
export async function receiveChunk(
  services: Services,
  workspaceId: string,
  upload: Upload,
  { sha256, range, bytes }: { sha256: string; range: string | undefined; bytes: Uint8Array },
): Promise<MissingBlob> {
  if (upload.state !== 'open') throw refuse('WRONG_STATE', { state: upload.state, action: 'send' });
  const file = upload.manifest.files.find((listed) => listed.sha256 === sha256);
  if (!file) throw refuse('CHUNK_WRONG', { reason: `the manifest lists no file ${sha256}` });
  const { start, end } = readContentRange(range, bytes.byteLength, file.size);
  if (start === 0 && end === file.size) return finish(services, workspaceId, upload, file, bytes);
  const stored = await services.blobs.put(bytes);
  const parts = await services.storage.bookkeeping(workspaceId, async (db) => {
    await keepChunk(db, { uploadId: upload.id, sha256, start, end, chunkSha256: stored.sha256 });
    return chunksOf(db, upload.id, sha256);
  });
  const received = receivedUpTo(parts);
  if (received < file.size) return { sha256, size: file.size, received };
  const whole = new Uint8Array(file.size);
  for (const part of parts) whole.set(await services.blobs.get(part.chunkSha256), part.start);
  return finish(services, workspaceId, upload, file, whole);
}

/**
 * Takes many small blobs in one request, each as 32 bytes of hash, four of length, then its bytes. All of them are checked before
 * one is kept, so that a damaged request leaves nothing behind.
 */
export async function receiveMany(
  services: Services,
  workspaceId: string,
  upload: Upload,
  body: Uint8Array,
): Promise<{ received: number }> {
  if (upload.state !== 'open') throw refuse('WRONG_STATE', { state: upload.state, action: 'send' });
  const listed = new Map(upload.manifest.files.map((file) => [file.sha256, file]));
  const frames = readFrames(body);
  if (!frames) throw refuse('CHUNK_WRONG', { reason: 'the last of several blobs is cut off' });
  const blobs = frames.map(({ sha256, at, size }) => {
    const bytes = body.subarray(at, at + size);
    const file = listed.get(sha256);
    if (!file) throw refuse('CHUNK_WRONG', { reason: `the manifest lists no file ${sha256}` });
    if (sha256Of(bytes) !== sha256) throw refuse('CHUNK_DAMAGED', { sha256 });
    return { file, bytes };
  });
  for (let at = 0; at < blobs.length; at += 32)
    await Promise.all(blobs.slice(at, at + 32).map(({ bytes }) => services.blobs.put(bytes)));
  const files = blobs.map(({ file }) => file);
  await services.storage.bookkeeping(workspaceId, (db) => ownBlobs(db, upload.programId, files));
  return { received: blobs.length };
}

async function finish(
  services: Services,
  workspaceId: string,
  upload: Upload,
  file: PackageFile,
  bytes: Uint8Array,
): Promise<MissingBlob> {
  const { sha256, size } = file;
  if (sha256Of(bytes) !== sha256) {
    // Nothing of a damaged blob is kept: the sender starts it again.
    await services.storage.bookkeeping(workspaceId, (db) => forgetChunks(db, upload.id, sha256));
    throw refuse('CHUNK_DAMAGED', { sha256 });
  }
  await services.blobs.put(bytes);
  await services.storage.bookkeeping(workspaceId, async (db) => {
    await ownBlobs(db, upload.programId, [file]);
    await forgetChunks(db, upload.id, sha256);
  });
  return { sha256, size, received: size };
}
