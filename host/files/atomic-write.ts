import { randomBytes } from 'node:crypto';
import { chmod, chown, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { refuse, systemCode } from '../errors.ts';

/** Names of files that are being written; watcher, lists and search look past them. */
export const temporaryFile = /^\.tessera-[0-9a-f]{12}\.tmp$/;

export interface AtomicWrite {
  /** Called as late as possible before the new content takes the place of the old: throw to stop. */
  check?: () => Promise<void>;
  /** Mode of a new file; an existing one keeps its own. */
  mode?: number;
}

async function writeWhole(file: string, bytes: Uint8Array, flags: string, mode: number): Promise<void> {
  const handle = await open(file, flags, mode);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * For a writable file in a folder that takes no new file: over the old bytes in place. A failure half way
 * (full disk) puts the old bytes back; they fit, for they were there.
 */
async function writeInPlace(file: string, bytes: Uint8Array): Promise<void> {
  const before = await readFile(file);
  const handle = await open(file, 'r+');
  const put = async (content: Uint8Array) => {
    for (let at = 0; at < content.length;) {
      at += (await handle.write(content, at, content.length - at, at)).bytesWritten;
    }
    await handle.truncate(content.length);
    await handle.sync();
  };
  try {
    await put(bytes).catch(async (error: unknown) => {
      await put(before);
      throw error;
    });
  } finally {
    await handle.close();
  }
}

/** The file a link leads to (links stay links), or the path itself where nothing is there yet. */
async function targetOf(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return file;
    throw error;
  }
}

/** Replaces a file in one step: whoever reads it sees the old bytes or the new ones, never half. */
export async function writeAtomic(
  file: string,
  bytes: Uint8Array,
  { check, mode }: AtomicWrite = {},
): Promise<void> {
  const target = await targetOf(file);
  const old = await stat(target).catch(() => undefined);
  // Replacing a file needs only its folder's permission: the file's own wish is honoured here.
  if (old && (old.mode & 0o222) === 0) throw refuse('FILE_READ_ONLY', { path: path.basename(file) });
  const temporary = path.join(path.dirname(target), `.tessera-${randomBytes(6).toString('hex')}.tmp`);
  try {
    await writeWhole(temporary, bytes, 'wx', old ? old.mode & 0o7777 : (mode ?? 0o666));
  } catch (error) {
    await rm(temporary, { force: true });
    if (!old || !['EACCES', 'EPERM'].includes(systemCode(error) ?? '')) throw error;
    await check?.();
    await writeInPlace(target, bytes);
    return;
  }
  try {
    if (old) {
      await chmod(temporary, old.mode & 0o7777);
      if (process.getuid && (old.uid !== process.getuid() || old.gid !== process.getgid?.())) {
        // Only root may give a file away; others keep what they can.
        await chown(temporary, old.uid, old.gid).catch(() => undefined);
      }
    }
    await check?.();
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
