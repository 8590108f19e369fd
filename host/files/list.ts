import { lstat, opendir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Dirent, Stats } from 'node:fs';
import type { EntryKind, FolderEntry, FolderList } from '../../contract/file-lists.ts';
import { temporaryFile } from './atomic-write.ts';

export interface EntryFacts extends FolderEntry {
  size: number;
  /** Milliseconds since 1970. */
  modified: number;
  readOnly: boolean;
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
// Comparing through Intl takes seconds for a huge folder; there the plain order has to do.
const naturalLimit = 5_000;

function kindOf(entry: Dirent | Stats): EntryKind {
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : 'other';
}

/** A link has the kind of what it leads to; one that leads nowhere or in a circle is `other`. */
async function kindOfLink(file: string): Promise<EntryKind> {
  return stat(file).then(kindOf, () => 'other' as const);
}

/** Of runs that are in order a sort is done in half the time, and this happens between two reads. */
const runLength = 2_048;

function sortRun(names: string[]): void {
  names.push(...names.splice(names.length - runLength).sort());
}

function sorted(names: string[]): string[] {
  if (names.length > naturalLimit) return names.sort();
  return names.sort((a, b) => collator.compare(a, b) || (a < b ? -1 : 1));
}

/** One folder, folders first. Names alone: a stat per file would make huge folders slow. */
export async function listFolder(folder: string): Promise<FolderList> {
  const folders: string[] = [];
  const rest: string[] = [];
  const others = new Set<string>();
  const links = new Set<string>();
  const add = (name: string, kind: EntryKind) => {
    const names = kind === 'folder' ? folders : rest;
    names.push(name);
    if (names.length % runLength === 0) sortRun(names);
    if (kind === 'other') others.add(name);
  };
  // Some at a time, and no object is kept of any: a huge folder in one go stops the host for as long as it takes.
  for await (const found of await opendir(folder, { bufferSize: 1_024 })) {
    if (temporaryFile.test(found.name)) continue;
    if (found.isSymbolicLink()) links.add(found.name);
    else add(found.name, kindOf(found));
  }
  await Promise.all([...links].map(async (name) => add(name, await kindOfLink(path.join(folder, name)))));
  const names = [...sorted(folders), ...sorted(rest)];
  const placesOf = (some: Set<string>) =>
    some.size === 0 ? [] : names.flatMap((name, index) => (some.has(name) ? [index] : []));
  return {
    names: names.join('/'),
    folders: folders.length,
    others: placesOf(others),
    links: placesOf(links),
  };
}

export async function factsOf(file: string, relative: string): Promise<EntryFacts> {
  const own = await lstat(file);
  const target = own.isSymbolicLink() ? await stat(file).catch(() => own) : own;
  return {
    name: path.basename(file),
    path: relative,
    kind: kindOf(target),
    isLink: own.isSymbolicLink(),
    size: target.size,
    modified: target.mtimeMs,
    readOnly: (target.mode & 0o222) === 0,
  };
}
