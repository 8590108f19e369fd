import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../../contract/errors.ts';
import type { Packed } from '../../compiler/package/pack.ts';
import { encodeManifest } from '../../compiler/package/manifest.ts';
import type { ConsoleAccess } from './console-access.ts';

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
const tries = 6;

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
  packed: Pick<Packed, 'manifest' | 'files'>,
  options: UploadOptions = {},
): Promise<UploadResult> {
  const { signal, firstPause = 200 } = options;
  const { sentBytes, totalBytes, ...upload } = await sendPackage(access, packed, options);
  const made = await retry(() => access.client.uploads.complete(upload, { signal }), firstPause, signal);
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
  const parts = blobs.flatMap(({ sha256: hash, bytes }) => {
    const head = Buffer.alloc(36);
    head.write(hash, 'hex');
    head.writeUInt32BE(bytes.length, 32);
    return [head, bytes];
  });
  const body = Buffer.concat(parts);
  await again(() => send(access, 'POST', `${upload}/blobs`, body, {}, signal));
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
    const range: Record<string, string> =
      start === 0 && end === blob.size ? {} : { 'content-range': `bytes ${start}-${end - 1}/${blob.size}` };
    await again(() =>
      send(access, 'PUT', `${upload}/blobs/${blob.sha256}`, bytes.subarray(start, end), range, signal),
    );
    sent(end - start);
    start = end;
  } while (start < blob.size);
}

async function send(
  access: ConsoleAccess,
  method: 'PUT' | 'POST',
  path: string,
  bytes: Uint8Array,
  range: Record<string, string>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const answer = await fetch(`${access.address}/uploads/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${access.token}`,
      'content-type': 'application/octet-stream',
      ...range,
    },
    body: bytes as Uint8Array<ArrayBuffer>,
    signal: signal ?? null,
  });
  if (answer.ok) return void (await answer.arrayBuffer());
  const { code, message, data } = (await answer.json().catch(() => ({}))) as {
    code?: string;
    message?: string;
    data?: Record<string, unknown>;
  };
  if (answer.status >= 500 && code === undefined) throw new Error(`The console answered ${answer.status}.`);
  throw new AppError(
    code ?? 'CONSOLE_ANSWER',
    message ?? `The console answered ${answer.status}.`,
    data ?? {},
  );
}

/** Refusals are final; a lost network, a restarting console or a busy one is tried again, slower each time. */
async function retry<T>(
  work: () => Promise<T>,
  firstPause: number,
  signal: AbortSignal | undefined,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (signal?.aborted)
        throw new AppError(
          'UPLOAD_CANCELLED',
          'The upload was cancelled. Upload again to go on from here.',
          {},
          error,
        );
      if (isRefusal(error)) throw error;
      if (attempt >= tries)
        throw new AppError(
          'CONSOLE_UNREACHABLE',
          'The console cannot be reached. Check its address and the network, then upload again: it goes on from here.',
          {},
          error,
        );
      await delay(
        firstPause * 2 ** (attempt - 1) * (0.75 + Math.random() / 2),
        undefined,
        signal ? { signal } : {},
      ).catch(() => undefined);
    }
  }
}

function isRefusal(error: unknown): boolean {
  if (error instanceof AppError) return true;
  const { code, status } = error as { code?: unknown; status?: unknown };
  return (
    typeof code === 'string' &&
    typeof status === 'number' &&
    (status < 500 || code !== 'INTERNAL_SERVER_ERROR') &&
    status !== 503
  );
}
