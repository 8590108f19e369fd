import { createHash } from 'node:crypto';
import { AppError } from '../../contract/errors.ts';
import type { Packed } from '../../compiler/package/pack.ts';
import { encodeManifest } from '../../compiler/package/manifest.ts';
import { writeFrames } from '../../contract/frames.ts';
import type { ConsoleAccess } from './console-access.ts';
import { retry, sendBytes } from './sending.ts';
import { sendMaps } from './upload-maps.ts';

export interface UploadProgress {
  step: 'hash' | 'send' | 'verify';
  sentBytes: number;
  /** What has to be sent this time: blobs the console has already are not. */
  missingBytes: number;
  totalBytes: number;
}

export interface UploadResult {
  versionId: string;
  /** False: the very same content was a version already. */
  isNew: boolean;
  sentBytes: number;
  totalBytes: number;
}

export interface UploadOptions {
  signal?: AbortSignal;
  onProgress?: (progress: UploadProgress) => void;
  /** First pause before a failed part is tried again; doubles with each try. */
  firstPause?: number;
}

const chunkBytes = 1024 * 1024;
const parallel = 4;
/** What travels together, and how much of it in one request (the hashes come on top: at most 1 MiB in all). */
const smallBytes = 32 * 1024;
const batchBytes = 256 * 1024;

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

/** What the console has now: an upload of which every blob is there. */
export interface SentPackage {
  programId: string;
  uploadId: string;
  sentBytes: number;
  totalBytes: number;
}

type Again = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Uploads a package: manifest first, then only what the console lacks. Killing either side at any point loses nothing:
 * the same call again goes on where it stopped, and the same content never becomes a second version.
 */
export async function uploadPackage(
  access: ConsoleAccess,
  packed: Pick<Packed, 'manifest' | 'files' | 'maps'>,
  options: UploadOptions = {},
): Promise<UploadResult> {
  const { signal, firstPause = 200 } = options;
  const { sentBytes, totalBytes, ...upload } = await sendPackage(access, packed, options);
  const again: Again = (work) => retry(work, firstPause, signal);
  const made = await again(() => access.client.uploads.complete(upload, { signal }));
  const { programId } = upload;
  const version = { programId, versionId: made.versionId };
  const path = `/uploads/${programId}/maps`;
  const sendMap = (bytes: Uint8Array) => sendBytes<unknown>(access, { method: 'POST', path, bytes }, signal);
  await again(() => sendMaps(access, version, packed.maps, sendMap, signal));
  return { ...made, sentBytes, totalBytes };
}

/** The package without a version made of it: what a preview shows. */
export async function sendPackage(
  access: ConsoleAccess,
  { manifest, files }: Pick<Packed, 'manifest' | 'files'>,
  { signal, onProgress, firstPause = 200 }: UploadOptions = {},
): Promise<SentPackage> {
  const programId = manifest.appId;
  const bySha = new Map([...files.values()].map((bytes) => [sha256(bytes), bytes]));
  // Files with the same content travel once.
  const totalBytes = [...bySha.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  const progress: UploadProgress = { step: 'hash', sentBytes: 0, missingBytes: 0, totalBytes };
  const tell = (change: Partial<UploadProgress>) => onProgress?.(Object.assign(progress, change));
  tell({});
  const text = Buffer.from(encodeManifest(manifest)).toString('utf8');
  const again: Again = (work) => retry(work, firstPause, signal);
  const started = await again(() =>
    access.client.uploads.start(
      { programId, manifest: text, signature: access.sign(sha256(text)) },
      { signal },
    ),
  );
  const missingBytes = started.missing.reduce((sum, { size, received }) => sum + size - received, 0);
  tell({ step: 'send', missingBytes });
  const queue = jobsOf(started.missing, bySha);
  const upload = `${programId}/${started.uploadId}`;
  const sent = (count: number) => tell({ sentBytes: progress.sentBytes + count });
  const worker = async () => {
    for (let job = queue.shift(); job; job = queue.shift()) {
      const [blob] = job;
      if (blob && job.length === 1) await sendBlob(access, upload, blob, blob.bytes, again, sent, signal);
      else await sendMany(access, upload, job, again, sent, signal);
    }
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  tell({ step: 'verify' });
  return { programId, uploadId: started.uploadId, sentBytes: progress.sentBytes, totalBytes };
}

interface BlobToSend {
  sha256: string;
  size: number;
  received: number;
  bytes: Uint8Array;
}

/** Small blobs travel together: a program of hundreds of pages has thousands of them. */
function jobsOf(
  missing: readonly { sha256: string; size: number; received: number }[],
  bySha: ReadonlyMap<string, Uint8Array>,
): BlobToSend[][] {
  const jobs: BlobToSend[][] = [];
  let batch: BlobToSend[] = [];
  let room = 0;
  for (const blob of missing) {
    const bytes = bySha.get(blob.sha256);
    if (!bytes)
      throw new AppError(
        'BLOB_UNKNOWN',
        'The console asks for a file that this package does not have. Build again.',
      );
    const isSmall = blob.received === 0 && blob.size <= smallBytes;
    if (isSmall && blob.size <= room) {
      batch.push({ ...blob, bytes });
      room -= blob.size;
      continue;
    }
    const job = [{ ...blob, bytes }];
    jobs.push(job);
    if (!isSmall) continue;
    batch = job;
    room = batchBytes - blob.size;
  }
  return jobs;
}

async function sendMany(
  access: ConsoleAccess,
  upload: string,
  blobs: readonly BlobToSend[],
  again: Again,
  sent: (bytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const bytes = writeFrames(blobs.map((blob) => [blob.sha256, blob.bytes] as const));
  await again(() => sendBytes(access, { method: 'POST', path: `/uploads/${upload}/blobs`, bytes }, signal));
  sent(blobs.reduce((sum, { size }) => sum + size, 0));
}

async function sendBlob(
  access: ConsoleAccess,
  upload: string,
  blob: { sha256: string; size: number; received: number },
  bytes: Uint8Array,
  again: Again,
  sent: (bytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  let start = blob.received;
  do {
    const end = Math.min(start + chunkBytes, blob.size);
    const headers: Record<string, string> =
      start === 0 && end === blob.size ? {} : { 'content-range': `bytes ${start}-${end - 1}/${blob.size}` };
    const path = `/uploads/${upload}/blobs/${blob.sha256}`;
    const part = { method: 'PUT' as const, path, bytes: bytes.subarray(start, end), headers };
    await again(() => sendBytes(access, part, signal));
    sent(end - start);
    start = end;
  } while (start < blob.size);
}
