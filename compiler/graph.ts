import type { FileContent } from './decode.ts';

/**
 * What depends on what. Every step of the compiler is a node: a function of the files it asked for and of
 * other nodes. A node's value is kept until one of those changes, so an update recomputes exactly what a
 * change can reach, and a value can never differ from the one a build from scratch would give.
 */
export interface Scope {
  read(path: string): FileContent | undefined;
  has(path: string): boolean;
  /** All files below a folder (`''` for all), sorted. */
  list(folder: string): readonly string[];
  use<T>(key: string, compute: (scope: Scope) => T): T;
}

interface Node {
  value: unknown;
  inputs: Set<string>;
  dependents: Set<string>;
}

export interface Graph extends Scope {
  /** Applies changes (null: deleted) and forgets everything they can reach. */
  change(changes: ReadonlyMap<string, FileContent | null>): void;
  files: ReadonlyMap<string, FileContent>;
}

/** `files` may be a map that reads its files when they are first asked for: it is kept and not copied. */
export function createGraph(
  initial: ReadonlyMap<string, FileContent>,
  files: Map<string, FileContent> = new Map(initial),
): Graph {
  const nodes = new Map<string, Node>();
  /** Dependents of a file (`f:path`), of its existence (`e:path`) and of a listing (`l:folder`). */
  const watchers = new Map<string, Set<string>>();
  const listing = createListing(files);

  const watch = (input: string, node: string | null): void => {
    if (node === null) return;
    const owner = nodes.get(node);
    if (!owner || owner.inputs.has(input)) return;
    owner.inputs.add(input);
    const set = watchers.get(input);
    if (set) set.add(node);
    else watchers.set(input, new Set([node]));
  };

  const forget = (key: string): void => {
    const node = nodes.get(key);
    if (!node) return;
    nodes.delete(key);
    for (const input of node.inputs) watchers.get(input)?.delete(key);
    for (const dependent of node.dependents) forget(dependent);
  };

  const scopeOf = (owner: string | null): Scope => ({
    read(path) {
      watch(`f:${path}`, owner);
      return files.get(path);
    },
    has(path) {
      watch(`e:${path}`, owner);
      return files.has(path);
    },
    list(folder) {
      watch(`l:${folder}`, owner);
      return listing.list(folder);
    },
    use<T>(key: string, compute: (scope: Scope) => T): T {
      let node = nodes.get(key);
      if (!node) {
        node = { value: undefined, inputs: new Set(), dependents: new Set() };
        nodes.set(key, node);
        node.value = compute(scopeOf(key));
      }
      if (owner !== null) node.dependents.add(owner);
      return node.value as T;
    },
  });

  const change = (changes: ReadonlyMap<string, FileContent | null>): void => {
    for (const [path, content] of changes) {
      const existed = files.has(path);
      if (content === null) files.delete(path);
      else files.set(path, content);
      const touched = [`f:${path}`];
      if (existed !== (content !== null)) {
        touched.push(`e:${path}`);
        listing.forget();
        for (const folder of foldersAbove(path)) touched.push(`l:${folder}`);
      }
      for (const input of touched) for (const key of [...(watchers.get(input) ?? [])]) forget(key);
    }
  };

  return { ...scopeOf(null), change, files };
}

function foldersAbove(path: string): string[] {
  const out = [''];
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) out.push(path.slice(0, at));
  return out;
}

function createListing(files: ReadonlyMap<string, FileContent>): {
  list(folder: string): readonly string[];
  forget(): void;
} {
  let sorted: string[] | null = null;
  return {
    list(folder) {
      sorted ??= [...files.keys()].sort();
      if (folder === '') return sorted;
      const prefix = `${folder}/`;
      const start = lowerBound(sorted, prefix);
      let end = start;
      while (sorted[end]?.startsWith(prefix)) end++;
      return sorted.slice(start, end);
    },
    forget() {
      sorted = null;
    },
  };
}

function lowerBound(sorted: readonly string[], key: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
