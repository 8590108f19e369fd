import { lstat, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Dirent, Stats } from 'node:fs';
import { temporaryFile } from './atomic-write.ts';

export type EntryKind = 'file' | 'folder' | 'other';

export interface Entry {
  name: string;
  /** Relative to the project's folder, with `/`. */
  path: string;
  kind: EntryKind;
  isLink: boolean;
}

export interface EntryFacts extends Entry {
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

export function sortEntries(entries: Entry[]): Entry[] {
  const compare =
    entries.length <= naturalLimit
      ? (a: Entry, b: Entry) => collator.compare(a.name, b.name) || (a.name < b.name ? -1 : 1)
      : (a: Entry, b: Entry) => (a.name < b.name ? -1 : 1);
  const folders = entries.filter(({ kind }) => kind === 'folder').sort(compare);
  const others = entries.filter(({ kind }) => kind !== 'folder').sort(compare);
  return [...folders, ...others];
}

/** One folder, folders first. Names alone: a stat per file would make huge folders slow. */
export async function listFolder(folder: string, relative: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  const links: Promise<unknown>[] = [];
  for (const found of await readdir(folder, { withFileTypes: true })) {
    const { name } = found;
    if (temporaryFile.test(name)) continue;
    const isLink = found.isSymbolicLink();
    const entry: Entry = {
      name,
      path: relative === '' ? name : `${relative}/${name}`,
      kind: isLink ? 'other' : kindOf(found),
      isLink,
    };
    entries.push(entry);
    if (isLink) links.push(kindOfLink(path.join(folder, name)).then((kind) => (entry.kind = kind)));
  }
  await Promise.all(links);
  return sortEntries(entries);
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
