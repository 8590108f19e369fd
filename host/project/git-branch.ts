import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * The branch of a folder, read from .git/HEAD: a list of a hundred projects must not start a hundred processes.
 * A commit that is checked out by itself gives its first seven digits.
 */
export async function readBranch(folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = path.dirname(at)) {
    const place = path.join(at, '.git');
    const found = await stat(place).catch(() => undefined);
    if (found) return branchIn(found.isDirectory() ? place : await linkedTo(place));
    if (path.dirname(at) === at) return undefined;
  }
}

/** Of a worktree or a submodule `.git` is a file that says where the rest is. */
async function linkedTo(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return path.resolve(path.dirname(file), text.replace(/^gitdir:\s*/, '').trim());
}

async function branchIn(folder: string): Promise<string | undefined> {
  const head = (await readFile(path.join(folder, 'HEAD'), 'utf8').catch(() => '')).trim();
  const branch = /^ref: refs\/heads\/(.+)$/.exec(head)?.[1];
  return branch ?? (/^[0-9a-f]{40,}$/.test(head) ? head.slice(0, 7) : undefined);
}
