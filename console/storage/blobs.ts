import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { refuse } from '../domain/refusals.ts';

export interface BlobInfo {
  sha256: string;
  size: number;
  storedAt: number;
}

/** Content-addressed and immutable: a blob's name is the hash of its bytes. On disk here, on S3 in blobs-s3.ts. */
export interface Blobs {
  put(bytes: Uint8Array): Promise<BlobInfo>;
  get(sha256: string): Promise<Uint8Array>;
  /** `end` is included, as in an HTTP range. */
  stream(sha256: string, range?: { start: number; end: number }): Promise<Readable>;
  info(sha256: string): Promise<BlobInfo | null>;
  remove(sha256: string): Promise<void>;
  list(): AsyncIterable<BlobInfo>;
}

/** Opened before a byte or header goes out: a blob that is missing, or not as long as its row says, is refused whole. */
export async function openBlob(
  blobs: Blobs,
  { sha256, size }: { sha256: string; size: number },
  range?: { start: number; end: number },
): Promise<Readable> {
  const found = await blobs.info(sha256);
  if (found?.size !== size) throw refuse('BLOB_MISSING', { sha256 });
  return blobs.stream(sha256, range);
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** `write` puts bytes under a new name, on disk for certain when it returns. */
export function createDiskBlobs(folder: string, write = writeDurably): Blobs {
  const fileOf = (sha256: string) => path.join(folder, sha256.slice(0, 2), sha256);

  async function info(sha256: string): Promise<BlobInfo | null> {
    const found = await stat(fileOf(sha256)).catch(() => null);
    return found && { sha256, size: found.size, storedAt: found.mtimeMs };
  }

  return {
    async put(bytes) {
      const sha256 = sha256Of(bytes);
      const known = await info(sha256);
      if (known && known.size === bytes.byteLength) return known;
      const file = fileOf(sha256);
      const draft = `${file}.${randomUUID()}.draft`;
      try {
        await mkdir(path.dirname(file), { recursive: true });
        await write(draft, bytes);
        await rename(draft, file);
      } catch (cause) {
        await rm(draft, { force: true }).catch(() => undefined);
        throw storeError(cause);
      }
      return { sha256, size: bytes.byteLength, storedAt: Date.now() };
    },
    async get(sha256) {
      const bytes = await readFile(fileOf(sha256)).catch((cause: unknown) => {
        throw refuse('BLOB_MISSING', { sha256 }, cause);
      });
      if (sha256Of(bytes) !== sha256) throw refuse('BLOB_MISSING', { sha256 });
      return bytes;
    },
    async stream(sha256, range) {
      if (!(await info(sha256))) throw refuse('BLOB_MISSING', { sha256 });
      return createReadStream(fileOf(sha256), range);
    },
    info,
    remove: (sha256) => rm(fileOf(sha256), { force: true }),
    async *list() {
      for (const shelf of await readdir(folder).catch(() => [])) {
        for (const sha256 of await readdir(path.join(folder, shelf))) {
          const found = /^[0-9a-f]{64}$/.test(sha256) ? await info(sha256) : null;
          if (found) yield found;
        }
      }
    },
  };
}

function storeError(cause: unknown): Error {
  const { code = '', message } = cause as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return refuse('DISK_FULL', {}, cause);
  return refuse('STORE_FAILED', { reason: code || message }, cause);
}

/** On disk for certain before its name appears: a power cut leaves either the whole blob or none. */
async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
