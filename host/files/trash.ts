import { randomBytes } from 'node:crypto';
import { cp, lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { refuse, systemCode } from '../errors.ts';

export interface TrashItem {
  id: string;
  projectId: string;
  /** Where it was, relative to the project's folder. */
  path: string;
  isFolder: boolean;
  /** Milliseconds since 1970. */
  deleted: number;
}

const itemId = /^\d+-[0-9a-f]{8}$/;

/** Moves where it can, copies and removes across disks. A copy that fails leaves the source untouched. */
export async function moveAnywhere(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (systemCode(error) !== 'EXDEV') throw error;
    try {
      await cp(from, to, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
    } catch (copyError) {
      await rm(to, { recursive: true, force: true });
      throw copyError;
    }
    await rm(from, { recursive: true });
  }
}

/** Deleted files and folders, kept in the data folder until they are restored or the trash is emptied. */
export class Trash {
  readonly #folder: string;
  readonly #now: () => number;

  constructor(folder: string, now: () => number = Date.now) {
    this.#folder = folder;
    this.#now = now;
  }

  async put(file: string, projectId: string, relative: string): Promise<TrashItem> {
    const deleted = this.#now();
    const isFolder = (await lstat(file)).isDirectory();
    const id = `${deleted}-${randomBytes(4).toString('hex')}`;
    const item: TrashItem = { id, projectId, path: relative, isFolder, deleted };
    const place = path.join(this.#folder, id);
    await mkdir(place, { recursive: true });
    try {
      await writeFile(path.join(place, 'item.json'), JSON.stringify(item));
      await moveAnywhere(file, path.join(place, 'content'));
    } catch (error) {
      await rm(place, { recursive: true, force: true });
      throw error;
    }
    return item;
  }

  /** Newest first. */
  async list(projectId: string): Promise<TrashItem[]> {
    const ids = await readdir(this.#folder).catch(() => []);
    const items = await Promise.all(ids.filter((id) => itemId.test(id)).map((id) => this.#item(id)));
    return items
      .filter((item): item is TrashItem => item?.projectId === projectId)
      .sort((a, b) => b.deleted - a.deleted || (a.id < b.id ? 1 : -1));
  }

  async restore(id: string, projectId: string, resolve: (relative: string) => string): Promise<TrashItem> {
    const item = itemId.test(id) ? await this.#item(id) : undefined;
    if (item?.projectId !== projectId) throw refuse('TRASH_ITEM_MISSING');
    const target = resolve(item.path);
    const isTaken = await lstat(target).then(
      () => true,
      () => false,
    );
    if (isTaken) throw refuse('FILE_EXISTS', { path: item.path });
    await mkdir(path.dirname(target), { recursive: true });
    await moveAnywhere(path.join(this.#folder, id, 'content'), target);
    await rm(path.join(this.#folder, id), { recursive: true, force: true });
    return item;
  }

  /** Deletes for good what was put here more than `days` ago. */
  async forgetAfter(days: number): Promise<void> {
    const oldest = this.#now() - days * 24 * 60 * 60 * 1_000;
    const ids = await readdir(this.#folder).catch(() => [] as string[]);
    for (const id of ids.filter((name) => itemId.test(name) && Number(name.split('-')[0]) < oldest)) {
      await rm(path.join(this.#folder, id), { recursive: true, force: true });
    }
  }

  async empty(projectId: string): Promise<void> {
    for (const { id } of await this.list(projectId)) {
      await rm(path.join(this.#folder, id), { recursive: true, force: true });
    }
  }

  async #item(id: string): Promise<TrashItem | undefined> {
    try {
      return JSON.parse(await readFile(path.join(this.#folder, id, 'item.json'), 'utf8')) as TrashItem;
    } catch {
      return undefined;
    }
  }
}
