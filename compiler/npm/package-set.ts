import { strFromU8 } from 'fflate';
import { dirname, join, type NpmDisk, type PackageJson } from './disk.ts';

/** A package.json whose dependencies are packed, and where the result goes. */
export interface NpmRoot {
  /** Folder of the package.json. */
  folder: string;
  /** The folder that gets `miniprogram_npm`. */
  target: string;
}

export interface InstalledPackage {
  name: string;
  version: string;
  /** Where it is installed, links resolved. */
  folder: string;
  /** Where its result goes: `<target>/miniprogram_npm/<name>`, nested as it is installed. */
  out: string;
  json: PackageJson;
  /** Names of the packages that depend on it; '' is the root itself. */
  dependents: Set<string>;
}

export interface PackageSet {
  packages: InstalledPackage[];
  /** Dependencies that are listed but not installed. */
  missing: { name: string; dependent: string }[];
}

export function readPackageJson(disk: NpmDisk, folder: string): PackageJson | undefined {
  const bytes = disk.readFile(join(folder, 'package.json'));
  if (!bytes) return undefined;
  try {
    const value: unknown = JSON.parse(strFromU8(bytes).replace(/^\ufeff/, ''));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Folders that may hold node_modules for a package, nearest first; above the project for workspaces. */
function lookupFolders(folder: string): string[] {
  const folders = [folder];
  for (let at = folder; at !== '' && at !== '..' && !at.endsWith('/..');) folders.push((at = dirname(at)));
  for (let i = 0, up = '..'; i < 4; i += 1, up += '/..') folders.push(up);
  return folders.filter((at) => !at.endsWith('node_modules'));
}

function find(disk: NpmDisk, from: string, name: string): { owner: string; folder: string } | undefined {
  for (const owner of lookupFolders(from)) {
    const folder = join(owner, 'node_modules', name);
    if (disk.isFile(join(folder, 'package.json'))) return { owner, folder };
  }
  return undefined;
}

/** `_foo@1.0@foo`, as cnpm installs it, is `foo`; a scope stays. */
function outputName(name: string): string {
  const slash = name.lastIndexOf('/') + 1;
  const last = name.slice(slash);
  return name.slice(0, slash) + last.slice(last.lastIndexOf('@') + 1);
}

/**
 * The packages that "build npm" packs: `dependencies` only, transitively, each where the installer put it.
 * A package that lies in another one's own node_modules stays nested there; type packages are left out.
 */
export function collectPackages(disk: NpmDisk, root: NpmRoot): PackageSet {
  const found = new Map<string, InstalledPackage>();
  const outOf = new Map([[root.folder, root.target]]);
  const taken = new Map<string, string>();
  const missing: PackageSet['missing'] = [];
  const queue: { folder: string; out: string; name: string; json: PackageJson }[] = [];
  const rootJson = readPackageJson(disk, root.folder);
  if (rootJson) queue.push({ folder: root.folder, out: root.target, name: '', json: rootJson });

  for (let at = queue.shift(); at; at = queue.shift()) {
    for (const name of Object.keys(at.json.dependencies ?? {}).sort()) {
      if (name.startsWith('@types/')) continue;
      const place = find(disk, at.folder, name);
      if (!place) {
        missing.push({ name, dependent: at.name });
        continue;
      }
      const folder = disk.realPath(place.folder);
      const known = found.get(folder);
      if (known) {
        known.dependents.add(at.name);
        continue;
      }
      const preferred = join(outOf.get(place.owner) ?? root.target, 'miniprogram_npm', outputName(name));
      const out = taken.has(preferred) ? join(at.out, 'miniprogram_npm', outputName(name)) : preferred;
      const json = readPackageJson(disk, folder) ?? {};
      taken.set(out, folder);
      outOf.set(folder, out);
      found.set(folder, {
        name,
        version: json.version ?? '',
        folder,
        out,
        json,
        dependents: new Set([at.name]),
      });
      queue.push({ folder, out, name, json });
    }
  }
  return { packages: [...found.values()], missing };
}

/**
 * Which package.json files count: every one below the mini program's root, outside node_modules; where there is none,
 * the project's own (the platform's tools find nothing then and ask for `packNpmManually`).
 */
export function findRoots(
  disk: NpmDisk,
  miniprogramRoot: string,
  ignored: (path: string) => boolean,
): NpmRoot[] {
  const roots: NpmRoot[] = [];
  const visit = (folder: string, depth: number): void => {
    const entries = disk.readFolder(folder);
    if (!entries || depth > 12) return;
    if (entries.some(({ name, isFolder }) => name === 'package.json' && !isFolder)) {
      roots.push({ folder, target: folder });
    }
    for (const { name, isFolder } of entries) {
      const path = join(folder, name);
      const isOwn = name !== 'node_modules' && name !== 'miniprogram_npm' && !name.startsWith('.');
      if (isFolder && isOwn && !ignored(path)) visit(path, depth + 1);
    }
  };
  visit(miniprogramRoot, 0);
  if (roots.length === 0 && miniprogramRoot !== '' && disk.isFile('package.json')) {
    roots.push({ folder: '', target: miniprogramRoot });
  }
  return roots.sort((a, b) => (a.folder < b.folder ? -1 : 1));
}
