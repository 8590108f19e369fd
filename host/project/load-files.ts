import { readFileSync } from 'node:fs';
import { readdir, readFile, realpath } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { FileContent } from '../../compiler/decode.ts';
import { EXTENDED_FOLDER } from '../../compiler/locate.ts';

/** Folders that never hold a part of a program. */
const SKIPPED = new Set(['.git', '.svn', '.hg', '.idea', '.vscode', '.tsc', '.cache', '$RECYCLE.BIN']);

export function isSkipped(relative: string): boolean {
  return relative.split('/').some((segment) => SKIPPED.has(segment));
}

/**
 * Reads a project's folder. Of `node_modules` only what `dependencies` ask for, transitively, is there, and is
 * read when the compiler asks for it. A link that leads out of the project is left out.
 */
export async function loadFiles(folder: string): Promise<Map<string, FileContent>> {
  const files = new Map<string, FileContent>();
  const root = await realpath(folder);
  const found = await filesBelow(root);
  await each(found, async (relative) => {
    files.set(relative, await contentOf(path.join(root, relative)));
  });
  const manifests = found.filter((file) => path.posix.basename(file) === 'package.json' && files.has(file));
  for (const manifest of manifests.sort()) await addPackages(root, path.posix.dirname(manifest), files);
  await addExtendedLibraries(files);
  return files;
}

/** What the compiler reads as text. Pictures and films are read when their turn comes, and not kept. */
const TEXT = /\.(js|ts|tsx|jsx|mjs|cjs|json|wxml|wxss|wxs|css|less|scss|sass|lock|yaml)$/i;

async function contentOf(file: string): Promise<FileContent> {
  return TEXT.test(file) ? readFile(file) : readLater(file);
}

/** Gone by then: as good as empty, and the watcher tells of it. */
function readLater(file: string): () => Uint8Array {
  return () => {
    try {
      return readFileSync(file);
    } catch {
      return new Uint8Array();
    }
  };
}

/** More at once are no quicker, and whoever else wants the disk (a window that lists a folder) would wait behind all of them. */
const AT_ONCE = 8;

/** What vanishes between listing and reading is left out; the watcher tells of it. */
async function each(names: readonly string[], act: (name: string) => Promise<void>): Promise<void> {
  const left = names[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (const name of left) await act(name).catch(ignoreMissing);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** All files of a program's folder, relative to it. */
async function filesBelow(root: string): Promise<string[]> {
  const files: string[] = [];
  let folders = [''];
  while (folders.length > 0) {
    const next: string[] = [];
    await each(folders, async (folder) => {
      for (const entry of await readdir(path.join(root, folder), { withFileTypes: true })) {
        const relative = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (entry.name === 'node_modules' || SKIPPED.has(entry.name)) continue;
        if (entry.isSymbolicLink() && !(await isInside(root, relative))) continue;
        if (entry.isDirectory()) next.push(relative);
        else if (entry.isFile() || entry.isSymbolicLink()) files.push(relative);
      }
    });
    folders = next;
  }
  return files;
}

/** True for a link to a file inside the project; links to folders could make circles and are left out. */
async function isInside(root: string, relative: string): Promise<boolean> {
  try {
    const target = await realpath(path.join(root, relative));
    return target.startsWith(root + path.sep) && !(await isFolder(target));
  } catch {
    return false;
  }
}

async function isFolder(target: string): Promise<boolean> {
  return readdir(target).then(
    () => true,
    () => false,
  );
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  // A file may vanish between listing and reading; the watcher tells of it. A link may lead to a folder.
  if (error.code !== 'ENOENT' && error.code !== 'EISDIR' && error.code !== 'EACCES') throw error;
}

interface Installed {
  /** Where its files appear in the project. */
  folder: string;
  /** Where they are: elsewhere with package managers that link. */
  real: string;
}

/** Follows `dependencies` as Node looks packages up: beside the asking package, then above it. */
async function addPackages(root: string, folder: string, files: Map<string, FileContent>): Promise<void> {
  const start = folder === '.' ? '' : folder;
  const queue: Installed[] = [{ folder: start, real: path.join(root, start) }];
  const seen = new Set<string>();
  for (const from of queue) {
    for (const name of dependenciesOf(
      files.get(from.folder === '' ? 'package.json' : `${from.folder}/package.json`),
    )) {
      const found = await findPackage(root, from, name);
      if (found === null || seen.has(found.folder)) continue;
      seen.add(found.folder);
      if (!files.has(`${found.folder}/package.json`)) await addLazily(found, files);
      queue.push(found);
    }
  }
}

function dependenciesOf(manifest: FileContent | undefined): string[] {
  if (manifest === undefined) return [];
  try {
    const content = typeof manifest === 'function' ? manifest() : manifest;
    const value = JSON.parse(Buffer.from(content).toString('utf8')) as {
      dependencies?: Record<string, string>;
    };
    return Object.keys(value.dependencies ?? {});
  } catch {
    return [];
  }
}

/** Linked packages find theirs beside the place they really are; circles among those end after a few turns. */
const MAX_NESTED = 6;

async function findPackage(root: string, from: Installed, name: string): Promise<Installed | null> {
  if (name.split('/').includes('..')) return null;
  for (let at = from.folder; ; at = path.posix.dirname(at)) {
    const base = at === '.' ? '' : at;
    const folder = path.posix.join(base, 'node_modules', name);
    const real = await packageAt(root, path.join(root, folder));
    if (real !== null) return { folder, real };
    if (base === '') break;
  }
  if (from.folder.split('node_modules/').length > MAX_NESTED) return null;
  for (let at = from.real; at.startsWith(root); at = path.dirname(at)) {
    const real = await packageAt(root, path.join(at, 'node_modules', name));
    if (real !== null) return { folder: path.posix.join(from.folder, 'node_modules', name), real };
  }
  return null;
}

/** The folder of a package, links followed; null where there is none, or it lies outside the project. */
async function packageAt(root: string, folder: string): Promise<string | null> {
  try {
    const real = await realpath(folder);
    await readFile(path.join(real, 'package.json'));
    return real.startsWith(root + path.sep) ? real : null;
  } catch {
    return null;
  }
}

async function addLazily({ folder, real }: Installed, files: Map<string, FileContent>): Promise<void> {
  for (const relative of await filesBelow(real)) {
    files.set(`${folder}/${relative}`, readLater(path.join(real, relative)));
  }
}

/** weui is an extended library of the platform (`useExtendedLib`); it comes from its npm package. */
async function addExtendedLibraries(files: Map<string, FileContent>): Promise<void> {
  const wanted = [...files.keys()].some(
    (file) => path.posix.basename(file) === 'app.json' && usesWeui(files.get(file)),
  );
  if (!wanted) return;
  const manifest = resolvePackage('weui-miniprogram');
  if (manifest === null) return;
  const source = path.dirname(manifest);
  for (const relative of await filesBelow(source)) {
    files.set(`${EXTENDED_FOLDER}/weui-miniprogram/${relative}`, readLater(path.join(source, relative)));
  }
}

function usesWeui(content: FileContent | undefined): boolean {
  const data = typeof content === 'function' ? content() : (content ?? '');
  return /"useExtendedLib"[\s\S]{0,200}"weui"\s*:\s*(?:true|")/.test(Buffer.from(data).toString('utf8'));
}

function resolvePackage(name: string): string | null {
  try {
    return createRequire(import.meta.url).resolve(`${name}/package.json`);
  } catch {
    return null;
  }
}
