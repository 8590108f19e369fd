/**
 * What "build npm" reads: installed packages are far too many to be handed over as a Map.
 * Paths are relative to the project's folder, with `/`; `../` leads to a workspace's own node_modules.
 */
export interface NpmDisk {
  readFile(path: string): Uint8Array | undefined;
  /** Names in a folder, links followed; undefined where there is no such folder. */
  readFolder(path: string): { name: string; isFolder: boolean }[] | undefined;
  isFile(path: string): boolean;
  /** The path with all links resolved, as pnpm and workspaces need it. */
  realPath(path: string): string;
}

export interface PackageJson {
  name?: string;
  version?: string;
  main?: unknown;
  module?: unknown;
  browser?: unknown;
  exports?: unknown;
  imports?: unknown;
  miniprogram?: unknown;
  types?: unknown;
  typings?: unknown;
  dependencies?: Record<string, string>;
}

export function join(...parts: string[]): string {
  const out: string[] = [];
  for (const segment of parts
    .filter((part) => part !== '')
    .join('/')
    .split('/')) {
    if (segment === '..' && out.length > 0 && out.at(-1) !== '..') out.pop();
    else if (segment !== '.' && (segment !== '' || out.length === 0)) out.push(segment);
  }
  return out.join('/');
}

export function dirname(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** All files below a folder, relative to it, node_modules left out; sorted. */
export function filesBelow(disk: NpmDisk, folder: string, prefix = '', depth = 0): string[] {
  const entries = depth > 64 ? [] : (disk.readFolder(join(folder, prefix)) ?? []);
  return entries
    .filter(({ name }) => name !== 'node_modules')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(({ name, isFolder }) => {
      const path = prefix === '' ? name : `${prefix}/${name}`;
      return isFolder ? filesBelow(disk, folder, path, depth + 1) : [path];
    });
}
