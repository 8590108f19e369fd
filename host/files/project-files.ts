import { cp, lstat, mkdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FolderList } from '../../contract/file-lists.ts';
import { fromSystem, refuse, systemCode } from '../errors.ts';
import type { OpenProjects } from '../project/open-projects.ts';
import { temporaryFile, writeAtomic } from './atomic-write.ts';
import { encode } from './encoding.ts';
import { factsOf, listFolder, type EntryFacts } from './list.ts';
import { checkNewName } from './path.ts';
import { currentVersion, readRange, readText, versionOf, type FileRange, type TextFile } from './read.ts';
import type { Trash, TrashItem } from './trash.ts';

export interface WriteText {
  projectId: string;
  path: string;
  text: string;
  encoding: string;
  bom: boolean;
  version?: string | null;
}

export interface Written {
  path: string;
  version: string;
}

async function exists(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}

/** mkdir's own `recursive` says ENOENT of a read-only disk. */
async function makeFolders(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT') throw error;
    await makeFolders(path.dirname(folder));
    await mkdir(folder);
  }
}

/** Case-insensitive disks: `a.js` to `A.js` is a rename, although `A.js` seems to exist. */
async function isSameFile(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([lstat(a), lstat(b)]);
  return one.ino === other.ino && one.dev === other.dev && a.toLowerCase() === b.toLowerCase();
}

/** Reading and changing the files of open projects; every refusal of the system becomes a sentence. */
export class ProjectFiles {
  readonly #projects: OpenProjects;
  readonly #trash: Trash;
  /** One change of a file at a time: two saves of one file end as one after the other. */
  readonly #queues = new Map<string, Promise<unknown>>();

  constructor(projects: OpenProjects, trash: Trash) {
    this.#projects = projects;
    this.#trash = trash;
  }

  list(projectId: string, relative: string): Promise<FolderList> {
    return this.#at(projectId, relative, async (file) => {
      if (!(await stat(file)).isDirectory()) throw refuse('NOT_A_FOLDER', { path: relative });
      return listFolder(file);
    });
  }

  async all(projectId: string): Promise<string[]> {
    const { watcher } = await this.#projects.get(projectId);
    return watcher.files().sort();
  }

  stat(projectId: string, relative: string): Promise<EntryFacts> {
    return this.#at(projectId, relative, (file) => factsOf(file, relative));
  }

  read(projectId: string, relative: string, encoding?: string): Promise<TextFile> {
    return this.#at(projectId, relative, (file) => readText(file, relative, encoding));
  }

  readRange(projectId: string, relative: string, offset: number, length: number): Promise<FileRange> {
    return this.#at(projectId, relative, (file) => readRange(file, relative, offset, length));
  }

  write({ projectId, path: relative, text, encoding, bom, version }: WriteText): Promise<Written> {
    const bytes = encode(text, encoding, bom, relative);
    return this.#put(projectId, relative, bytes, version);
  }

  writeBytes(input: {
    projectId: string;
    path: string;
    base64: string;
    version?: string | null;
  }): Promise<Written> {
    return this.#put(input.projectId, input.path, Buffer.from(input.base64, 'base64'), input.version);
  }

  createFolder(projectId: string, relative: string): Promise<{ path: string }> {
    return this.#at(projectId, relative, async (file) => {
      checkNewName(relative);
      if (await exists(file)) throw refuse('FILE_EXISTS', { path: relative });
      await this.#makeFolder(projectId, file);
      return { path: relative };
    });
  }

  move(projectId: string, from: string, to: string): Promise<{ path: string }> {
    return this.#relocate(projectId, from, to, rename);
  }

  copy(projectId: string, from: string, to: string): Promise<{ path: string }> {
    return this.#relocate(projectId, from, to, (source, target) =>
      cp(source, target, { recursive: true, verbatimSymlinks: true, errorOnExist: true, force: false }),
    );
  }

  delete(projectId: string, relative: string): Promise<TrashItem> {
    return this.#at(projectId, relative, async (file) => {
      if (relative === '') throw refuse('NAME_NOT_ALLOWED', { path: relative });
      return this.#inTurn(file, () => this.#trash.put(file, projectId, relative));
    });
  }

  async trash(projectId: string): Promise<TrashItem[]> {
    await this.#projects.get(projectId);
    return this.#trash.list(projectId);
  }

  async restore(projectId: string, id: string): Promise<TrashItem> {
    const { folder } = await this.#projects.get(projectId);
    const item = (await this.#trash.list(projectId)).find((known) => known.id === id);
    if (!item) throw refuse('TRASH_ITEM_MISSING');
    return this.#at(projectId, item.path, async (file) => {
      await this.#makeFolder(projectId, folder);
      return this.#trash.restore(id, projectId, () => file);
    });
  }

  async emptyTrash(projectId: string): Promise<void> {
    await this.#projects.get(projectId);
    await this.#trash.empty(projectId);
  }

  #put(projectId: string, relative: string, bytes: Buffer, version?: string | null): Promise<Written> {
    return this.#at(projectId, relative, (file) =>
      this.#inTurn(file, async () => {
        const wanted = versionOf(bytes);
        if (relative === '') throw refuse('NAME_NOT_ALLOWED', { path: relative });
        const isNew = !(await exists(file));
        if (isNew) checkNewName(relative);
        const check = async () => {
          if (version === undefined) return;
          const now = await currentVersion(file);
          // Saved twice, because the first answer was lost on a broken wire: that is no conflict.
          if (now === wanted && version !== null) return;
          if (version === null && now !== null) throw refuse('FILE_EXISTS', { path: relative });
          if (now !== version) throw refuse('FILE_CHANGED', { path: relative, version: now });
        };
        await check();
        if (isNew) await this.#makeFolder(projectId, path.dirname(file));
        await writeAtomic(file, bytes, { check });
        return { path: relative, version: wanted };
      }),
    );
  }

  #relocate(
    projectId: string,
    from: string,
    to: string,
    act: (from: string, to: string) => Promise<void>,
  ): Promise<{ path: string }> {
    return this.#at(projectId, from, async (source) => {
      if (from === '' || to === '') throw refuse('NAME_NOT_ALLOWED', { path: to });
      const target = await this.#projects.resolve(projectId, to);
      checkNewName(to);
      if (target.startsWith(source + path.sep)) throw refuse('MOVE_INTO_ITSELF', { path: from });
      await lstat(source);
      if ((await exists(target)) && !(await isSameFile(source, target))) {
        throw refuse('FILE_EXISTS', { path: to });
      }
      await this.#makeFolder(projectId, path.dirname(target));
      await this.#inTurn(source, () => act(source, target));
      return { path: to };
    });
  }

  /** A project whose folder was deleted or moved away must not come back as an empty one. */
  async #makeFolder(projectId: string, folder: string): Promise<void> {
    const project = await this.#projects.get(projectId);
    if (!(await exists(project.folder))) throw refuse('FOLDER_MISSING', { path: project.folder });
    await makeFolders(folder);
  }

  async #at<T>(projectId: string, relative: string, act: (file: string) => Promise<T>): Promise<T> {
    const project = await this.#projects.get(projectId);
    const file = await this.#projects.resolve(projectId, relative);
    if (temporaryFile.test(path.basename(relative))) throw refuse('NAME_NOT_ALLOWED', { path: relative });
    try {
      return await act(file);
    } catch (error) {
      if (systemCode(error) === 'ENOENT' && !(await exists(project.folder))) {
        throw refuse('FOLDER_MISSING', { path: project.folder }, error);
      }
      throw fromSystem(error, relative);
    }
  }

  async #inTurn<T>(file: string, act: () => Promise<T>): Promise<T> {
    const turn = (this.#queues.get(file) ?? Promise.resolve()).then(act, act);
    const settled = turn.catch(() => undefined);
    this.#queues.set(file, settled);
    try {
      return await turn;
    } finally {
      if (this.#queues.get(file) === settled) this.#queues.delete(file);
    }
  }
}
