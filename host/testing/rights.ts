import { spawnSync } from 'node:child_process';
import { chownSync, lchownSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';

const nobody = 65_534;

function giveAway(file: string) {
  lchownSync(file, nobody, nobody);
  if (!lstatSync(file).isDirectory()) return;
  for (const name of readdirSync(file)) giveAway(path.join(file, name));
}

/** Runs with the rights of an ordinary user: permission bits mean nothing to root. `owned` becomes that user's. */
export async function asOrdinaryUser<T>(owned: string[], act: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return act();
  for (const folder of owned) giveAway(folder);
  for (const folder of owned) chownSync(path.dirname(folder), nobody, nobody);
  process.seteuid?.(nobody);
  try {
    return await act();
  } finally {
    process.seteuid?.(0);
  }
}

/** A disk of `kilobytes`, or undefined where this machine lets nobody mount one. */
export function mountTinyDisk(folder: string, kilobytes: number): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  mkdirSync(folder);
  const args = ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder];
  if (spawnSync('mount', args, { stdio: 'ignore' }).status !== 0) return undefined;
  onTestFinished(() => void spawnSync('umount', ['-l', folder]));
  return folder;
}

export function makeReadOnly(disk: string): void {
  spawnSync('mount', ['-o', 'remount,ro', disk], { stdio: 'ignore' });
}
