import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, stat, type FileHandle } from 'node:fs/promises';
import { refuse } from '../errors.ts';
import { decode, type Decoded } from './encoding.ts';

/** Above this an editor stops being one; `readRange` still reads such files piece by piece. */
export const textLimit = 50 * 1024 * 1024;

export interface TextFile extends Decoded {
  /** Names this content: give it back to `write` so that a change made by somebody else is noticed. */
  version: string;
  size: number;
  readOnly: boolean;
}

export function versionOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32);
}

async function withFile<T>(file: string, use: (handle: FileHandle) => Promise<T>): Promise<T> {
  const handle = await open(file, 'r');
  try {
    return await use(handle);
  } finally {
    await handle.close();
  }
}

async function checkKind(file: string, path: string): Promise<void> {
  const found = await stat(file);
  if (found.isDirectory()) throw refuse('IS_FOLDER', { path });
  // Opening a pipe or a device would wait for its other end, perhaps for ever.
  if (!found.isFile()) throw refuse('FILE_BINARY', { path });
}

async function isReadOnly(file: string, mode: number): Promise<boolean> {
  if ((mode & 0o222) === 0) return true;
  return access(file, constants.W_OK).then(
    () => false,
    () => true,
  );
}

export async function readText(file: string, path: string, encoding?: string): Promise<TextFile> {
  await checkKind(file, path);
  return withFile(file, async (handle) => {
    const { size, mode } = await handle.stat();
    if (size > textLimit) throw refuse('FILE_TOO_LARGE', { path, limit: textLimit / 1024 / 1024, size });
    const bytes = await handle.readFile();
    const decoded = decode(bytes, encoding);
    if (!decoded) throw refuse('FILE_BINARY', { path, size });
    return {
      ...decoded,
      version: versionOf(bytes),
      size: bytes.length,
      readOnly: await isReadOnly(file, mode),
    };
  });
}

export interface FileRange {
  base64: string;
  offset: number;
  /** Of the whole file. */
  size: number;
}

export async function readRange(
  file: string,
  path: string,
  offset: number,
  length: number,
): Promise<FileRange> {
  await checkKind(file, path);
  return withFile(file, async (handle) => {
    const { size } = await handle.stat();
    const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - offset)));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset);
    return { base64: buffer.subarray(0, bytesRead).toString('base64'), offset, size };
  });
}

/** The version of what is on disk now, read in pieces; null where there is nothing. */
export async function currentVersion(file: string): Promise<string | null> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return null;
  return withFile(file, async (handle) => {
    const hash = createHash('sha256');
    const buffer = Buffer.alloc(256 * 1024);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return hash.digest('hex').slice(0, 32);
      hash.update(buffer.subarray(0, bytesRead));
    }
  });
}
