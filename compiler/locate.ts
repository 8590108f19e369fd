import { type DecodedText, decodeText } from './decode.ts';
import type { Scope } from './graph.ts';
import { npmPackage } from './npm-package.ts';
import { folderOf, foldersUp } from './paths.ts';
import { projectSettings } from './project-settings.ts';

/** Extended libraries (`useExtendedLib`) are handed to the compiler as files below this folder. */
export const EXTENDED_FOLDER = '@extended';

const NPM = 'miniprogram_npm/';

/**
 * The file of the project that a path of the program means. `miniprogram_npm/x` that was never built falls back
 * to `node_modules/x` beside it or above: what the official tool does only when "build npm" is clicked.
 */
export function locate(scope: Scope, path: string): string | undefined {
  const { root } = projectSettings(scope);
  const direct = root === '' ? path : `${root}/${path}`;
  if (scope.has(direct)) return direct;
  return path.includes(NPM) ? locatePackaged(scope, root, path) : undefined;
}

export function textOf(scope: Scope, path: string): (DecodedText & { file: string }) | undefined {
  const file = locate(scope, path);
  const content = file === undefined ? undefined : scope.read(file);
  return file === undefined || content === undefined ? undefined : { ...decodeText(content), file };
}

function locatePackaged(scope: Scope, root: string, path: string): string | undefined {
  const place = splitPackaged(path);
  if (!place) return undefined;
  for (const folder of packageFolders(scope, root, place.base, place.name)) {
    const found = `${folder}/${place.rest}`;
    if (place.rest !== '' && scope.has(found)) return found;
  }
  return undefined;
}

/** `a/miniprogram_npm/@s/p/b/c.js` is file `b/c.js` of package `@s/p` used from folder `a`. */
function splitPackaged(path: string): { base: string; name: string; rest: string } | null {
  const at = path.lastIndexOf(NPM);
  if (at > 0 && path[at - 1] !== '/') return null;
  const base = path.slice(0, Math.max(at - 1, 0));
  const segments = path.slice(at + NPM.length).split('/');
  const count = segments[0]?.startsWith('@') ? 2 : 1;
  return { base, name: segments.slice(0, count).join('/'), rest: segments.slice(count).join('/') };
}

function packageFolders(scope: Scope, root: string, base: string, name: string): string[] {
  return installedFolders(root, base, name).flatMap((folder) => npmPackage(scope, folder)?.folder ?? []);
}

/** A package inside a package's own node_modules. */
function nestedFolders(root: string, base: string, name: string): string[] {
  const outer = splitPackaged(`${base}/package.json`);
  if (!outer) return [];
  const inside = outer.base === '' ? root : root === '' ? outer.base : `${root}/${outer.base}`;
  const parents = outer.base === '' ? foldersUp(inside) : [inside];
  return parents.map(
    (folder) => `${folder === '' ? '' : `${folder}/`}node_modules/${outer.name}/node_modules/${name}`,
  );
}

/**
 * Entry of an npm package seen from a file of the program, as a path of the program.
 * Looked for in every `miniprogram_npm` up to the root.
 */
export function packageEntry(scope: Scope, from: string, name: string): string | undefined {
  const { root } = projectSettings(scope);
  for (const base of packageBases(from)) {
    const prefix = base === '' ? `${NPM}${name}` : `${base}/${NPM}${name}`;
    if (locate(scope, `${prefix}/index.js`) !== undefined && isBuilt(scope, root, prefix)) {
      return `${prefix}/index.js`;
    }
    for (const folder of installedFolders(root, base, name)) {
      const entry = npmPackage(scope, folder)?.entry;
      if (entry) return `${prefix}/${entry}`;
    }
  }
  return undefined;
}

function isBuilt(scope: Scope, root: string, prefix: string): boolean {
  return scope.has(root === '' ? `${prefix}/index.js` : `${root}/${prefix}/index.js`);
}

/**
 * Where a package used as `<base>/miniprogram_npm/<name>` may be installed: beside that folder, and for the
 * program's root also above it, so that a package never gets two names.
 */
function installedFolders(root: string, base: string, name: string): string[] {
  if (base.includes('miniprogram_npm')) return nestedFolders(root, base, name);
  const inside = base === '' ? root : root === '' ? base : `${root}/${base}`;
  const parents = base === '' ? foldersUp(inside) : [inside];
  const folders = parents.map((folder) => `${folder === '' ? '' : `${folder}/`}node_modules/${name}`);
  return base === '' ? [...folders, `${EXTENDED_FOLDER}/${name}`] : folders;
}

/** Folders whose `miniprogram_npm` a file may use: its own and all above; inside a package, the package's first. */
export function packageBases(from: string): string[] {
  return foldersUp(folderOf(from)).filter(
    (folder) => !folder.endsWith('miniprogram_npm') && !/miniprogram_npm\/@[^/]+$/.test(folder),
  );
}
