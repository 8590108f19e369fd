import type { FolderEntry } from '../../../contract/file-lists.ts';

/** What is known of the project's folders: '' is the project itself. Plain data; every change makes a new one. */
export interface Tree {
  children: ReadonlyMap<string, readonly FolderEntry[]>;
  expanded: ReadonlySet<string>;
}

export interface TreeRow {
  path: string;
  name: string;
  level: number;
  kind: FolderEntry['kind'];
  isLink: boolean;
  isExpanded: boolean;
}

export const emptyTree: Tree = { children: new Map(), expanded: new Set(['']) };

export const parentOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')));
export const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
export const join = (folder: string, name: string) => (folder === '' ? name : `${folder}/${name}`);

/** The rows a person sees, in order. One pass over what is expanded. */
export function rowsOf(tree: Tree, isHidden: (path: string, name: string) => boolean): TreeRow[] {
  const rows: TreeRow[] = [];
  const walk = (folder: string, level: number) => {
    for (const { path, name, kind, isLink } of tree.children.get(folder) ?? []) {
      if (isHidden(path, name)) continue;
      const isExpanded = kind === 'folder' && tree.expanded.has(path);
      rows.push({ path, name, level, kind, isLink, isExpanded });
      if (isExpanded) walk(path, level + 1);
    }
  };
  walk('', 0);
  return rows;
}

export function withChildren(tree: Tree, folder: string, entries: readonly FolderEntry[]): Tree {
  return { ...tree, children: new Map(tree.children).set(folder, entries) };
}

export function withExpanded(tree: Tree, folder: string, isExpanded: boolean): Tree {
  const expanded = new Set(tree.expanded);
  if (isExpanded) expanded.add(folder);
  else expanded.delete(folder);
  return { ...tree, expanded };
}

export function collapsed(tree: Tree): Tree {
  return { ...tree, expanded: new Set(['']) };
}

/** Folders that are shown and whose list may be stale after these paths appeared or went. */
export function staleFolders(tree: Tree, changed: readonly string[]): string[] {
  return [...new Set(changed.map(parentOf))].filter((folder) => tree.children.has(folder));
}

/** A folder that went, and everything that was known below it. */
export function without(tree: Tree, folder: string): Tree {
  const isBelow = (path: string) => path === folder || path.startsWith(`${folder}/`);
  return {
    children: new Map([...tree.children].filter(([path]) => !isBelow(path))),
    expanded: new Set([...tree.expanded].filter((path) => !isBelow(path))),
  };
}

/** Folders above a path, outermost first. */
export function above(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** `copy`, then `copy 2` ... before the ending, until the name is free. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let count = 1; ; count++) {
    const candidate = `${stem} copy${count > 1 ? ` ${count}` : ''}${ending}`;
    if (!taken.has(candidate)) return candidate;
  }
}
