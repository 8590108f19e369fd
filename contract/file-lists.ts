// Lists of files on the wire. As objects a folder of 100,000 files is 8 MB whose half a million values each end walks one
// by one, and nobody else is answered meanwhile. No name holds a `/`: the names go as one text.

export type EntryKind = 'file' | 'folder' | 'other';

export interface FolderEntry {
  name: string;
  /** Relative to the project's folder, with `/`. */
  path: string;
  kind: EntryKind;
  isLink: boolean;
}

/** The entries of one folder in their order, folders first. */
export interface FolderList {
  /** `/` between them. */
  names: string;
  /** How many of them are folders. */
  folders: number;
  /** Where those stand that are neither file nor folder, and those that are links. */
  others: number[];
  links: number[];
}

export function entriesOf({ names, folders, others, links }: FolderList, folder: string): FolderEntry[] {
  if (names === '') return [];
  const before = folder === '' ? '' : `${folder}/`;
  const entries = names.split('/').map((name, index): FolderEntry => ({
    name,
    path: before + name,
    kind: index < folders ? 'folder' : 'file',
    isLink: false,
  }));
  for (const index of others) entries[index]!.kind = 'other';
  for (const index of links) entries[index]!.isLink = true;
  return entries;
}

/** Paths are never empty and hold no two `/` in a row. */
export const packPaths = (paths: readonly string[]): string => paths.join('//');
export const pathsOf = (packed: string): string[] => (packed === '' ? [] : packed.split('//'));
