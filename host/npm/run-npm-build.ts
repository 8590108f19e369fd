import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { statSync } from 'node:fs';
import path from 'node:path';
import { buildNpm, type NpmLine, type NpmRecord } from '../../compiler/npm/build-npm.ts';
import { join } from '../../compiler/npm/disk.ts';
import { findRoots, type NpmRoot } from '../../compiler/npm/package-set.ts';
import { esbuildBundler } from './esbuild-bundler.ts';
import { nodeDisk } from './node-disk.ts';

export interface NpmRunOptions {
  /** The project's folder. */
  folder: string;
  miniprogramRoot: string;
  /** `setting.packNpmRelationList` of project.config.json, where `setting.packNpmManually` is on. */
  relations?: readonly { packageJsonPath: string; miniprogramNpmDistDir: string }[];
  ignored?: (path: string) => boolean;
  /** Rebuild all, whatever is known. */
  force?: boolean;
  /** Nobody asked: what somebody else put into miniprogram_npm stays as it is. */
  isAutomatic?: boolean;
}

export interface NpmRun {
  lines: NpmLine[];
  roots: NpmRoot[];
  written: number;
  removed: number;
  milliseconds: number;
}

/** What was built is remembered beside the packages, in the folder that tools use for it. */
const recordFile = 'node_modules/.cache/tessera/npm.json';
const tidy = (file: string): string => file.replace(/^(?:\.?\/)+|\/+$/g, '').replace(/^\.$/, '');

function rootsOf(
  { relations, miniprogramRoot, ignored = () => false }: NpmRunOptions,
  disk: ReturnType<typeof nodeDisk>,
): NpmRoot[] {
  if (!relations) return findRoots(disk, miniprogramRoot, ignored);
  return relations.map(({ packageJsonPath, miniprogramNpmDistDir }) => ({
    folder: join(tidy(packageJsonPath), '..'),
    target: tidy(miniprogramNpmDistDir),
  }));
}

async function readRecords(folder: string): Promise<Record<string, NpmRecord>> {
  try {
    return JSON.parse(await readFile(path.join(folder, recordFile), 'utf8')) as Record<string, NpmRecord>;
  } catch {
    return {};
  }
}

async function writeAtomically(file: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  await writeFile(temporary, bytes);
  await rename(temporary, file);
}

/** Removes from a miniprogram_npm folder what `isGone` tells of, and the folders that are empty then. */
async function removeLeftovers(
  folder: string,
  target: string,
  isGone: (file: string) => boolean,
): Promise<number> {
  let removed = 0;
  const visit = async (relative: string): Promise<void> => {
    const entries = await readdir(path.join(folder, relative), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const name = `${relative}/${entry.name}`;
      if (entry.isDirectory()) await visit(name);
      else if (isGone(name)) {
        await rm(path.join(folder, name));
        removed += 1;
      }
    }
    if (entries.length > 0) await rmdir(path.join(folder, relative)).catch(() => undefined);
  };
  await visit(join(target, 'miniprogram_npm'));
  return removed;
}

/** Runs "build npm" on a project's folder: writes what is new, removes what is left over, keeps what is unchanged. */
export async function runNpmBuild(options: NpmRunOptions): Promise<NpmRun> {
  const started = performance.now();
  const disk = nodeDisk(options.folder);
  const roots = rootsOf(options, disk);
  const records = await readRecords(options.folder);
  const build = await buildNpm({
    disk,
    roots,
    bundler: esbuildBundler,
    hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    records: options.force ? {} : records,
    isForeign: (out) => options.isAutomatic === true && disk.readFolder(out) !== undefined,
    isThere: (file, size) =>
      statSync(path.join(options.folder, file), { throwIfNoEntry: false })?.size === size,
  });
  for (const [file, bytes] of build.files) await writeAtomically(path.join(options.folder, file), bytes);
  const ownFiles = new Set(Object.values(records).flatMap(({ files }) => Object.keys(files)));
  const isGone = (file: string): boolean =>
    !build.expected.has(file) && (options.isAutomatic !== true || ownFiles.has(file));
  let removed = 0;
  // A project that commits its miniprogram_npm without being able to build it keeps it.
  const isSure = ownFiles.size > 0 || build.lines.some(({ did }) => did !== 'failed');
  for (const { folder, target } of isSure ? roots : []) {
    if (disk.readFolder(join(folder, 'node_modules')))
      removed += await removeLeftovers(options.folder, target, isGone);
  }
  if (await stat(path.join(options.folder, 'node_modules')).catch(() => undefined)) {
    await writeAtomically(path.join(options.folder, recordFile), JSON.stringify(build.records));
  }
  const milliseconds = Math.round(performance.now() - started);
  return { lines: build.lines, roots, written: build.files.size, removed, milliseconds };
}
