import { createHash } from 'node:crypto';
import { readFile, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'jsonc-parser';
import { fromSystem, refuse, systemCode } from '../errors.ts';
import { resolveInside } from '../files/path.ts';
import type { Logger } from '../log.ts';
import { FolderLock } from './folder-lock.ts';
import { Watcher } from './watcher.ts';

export interface Project {
  /** Stable for a folder: the same whenever it is opened. */
  id: string;
  /** Absolute, links resolved. */
  folder: string;
  name: string;
  /** From project.config.json; '' where it has none. */
  appId: string;
  /** False where the folder has no project.config.json: still a folder one can edit. */
  hasConfig: boolean;
}

export interface OpenProject extends Project {
  watcher: Watcher;
}

/** Folders whose inside is neither watched nor searched unless asked for. */
export const ignoredFolders = ['node_modules', '.git', '.svn', '.hg', 'bower_components'];

export function isIgnoredFolder(relative: string): boolean {
  return ignoredFolders.includes(relative.slice(relative.lastIndexOf('/') + 1));
}

async function checkFolder(folder: string): Promise<string> {
  try {
    const real = await realpath(folder);
    if (!(await stat(real)).isDirectory()) throw refuse('NOT_A_FOLDER', { path: folder });
    await readdir(real);
    return real;
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') throw refuse('FOLDER_MISSING', { path: folder }, error);
    if (code === 'EACCES' || code === 'EPERM') throw refuse('FOLDER_DENIED', { path: folder }, error);
    if (code === 'ELOOP') throw refuse('LINK_LOOP', { path: folder }, error);
    throw error;
  }
}

export function projectIdOf(realFolder: string): string {
  return createHash('sha256').update(realFolder).digest('hex').slice(0, 16);
}

/** What a folder says of itself. A project.config.json that cannot be read is the compiler's to report. */
export async function describeProject(realFolder: string): Promise<Project> {
  const base = { id: projectIdOf(realFolder), folder: realFolder };
  const plain = { ...base, name: path.basename(realFolder) || realFolder, appId: '' };
  let text: string;
  try {
    text = await readFile(path.join(realFolder, 'project.config.json'), 'utf8');
  } catch {
    return { ...plain, hasConfig: false };
  }
  try {
    // People comment it, and the platform's own tool lets them.
    const config = (parse(text.replace(/^\uFEFF/, ''), [], { allowTrailingComma: true }) ?? {}) as Record<
      string,
      unknown
    >;
    const name = typeof config.projectname === 'string' ? config.projectname : '';
    const appId = typeof config.appid === 'string' ? config.appid : '';
    return { ...base, name: name || plain.name, appId, hasConfig: true };
  } catch {
    return { ...plain, hasConfig: true };
  }
}

/** The projects open in this host, each with its one watcher. */
export class OpenProjects {
  readonly #open = new Map<string, Promise<OpenProject>>();
  readonly #locks: string;
  readonly #log: Logger;
  readonly #held = new Map<string, FolderLock>();
  readonly #listeners = new Set<(project: OpenProject) => (() => void) | undefined>();
  readonly #endings = new Map<string, (() => void)[]>();
  /** How many windows have a project open: the last one's `close` ends it. */
  readonly #users = new Map<string, number>();

  constructor(locks: string, log: Logger) {
    this.#locks = locks;
    this.#log = log;
  }

  /** Called for each project that opens; what it returns is called when that project closes. */
  onOpen(listener: (project: OpenProject) => (() => void) | undefined): void {
    this.#listeners.add(listener);
  }

  /** Opening an open project again gives the same one: several windows share it. */
  async open(folder: string): Promise<OpenProject> {
    const real = await checkFolder(path.resolve(folder));
    const id = projectIdOf(real);
    const running = this.#open.get(id) ?? this.#start(real, id);
    this.#open.set(id, running);
    this.#users.set(id, (this.#users.get(id) ?? 0) + 1);
    return running.catch((error: unknown) => {
      this.#open.delete(id);
      this.#users.delete(id);
      throw error;
    });
  }

  /** A window will open this folder soon: it is watched by then. What is wrong with it that window is told. */
  async expect(folder: string): Promise<void> {
    try {
      const real = await checkFolder(path.resolve(folder));
      const id = projectIdOf(real);
      const running = this.#open.get(id) ?? this.#start(real, id);
      this.#open.set(id, running);
      await running.catch(() => this.#open.delete(id));
    } catch {
      // No folder, or not to be read.
    }
  }

  async #start(folder: string, id: string): Promise<OpenProject> {
    const lock = FolderLock.take(path.join(this.#locks, `${id}.json`), folder);
    const project = await describeProject(folder);
    const log = this.#log.named('watch');
    const watcher = new Watcher({ projectId: id, folder, isIgnored: isIgnoredFolder, log });
    try {
      await watcher.start();
    } catch (error) {
      lock.release();
      throw fromSystem(error, folder);
    }
    this.#held.set(id, lock);
    const open = { ...project, watcher };
    const endings = [...this.#listeners].map((listener) => listener(open));
    this.#endings.set(
      id,
      endings.filter((ending) => ending !== undefined),
    );
    return open;
  }

  /** The open project of this id, or a refusal. */
  async get(id: string): Promise<OpenProject> {
    const project = await this.#open.get(id);
    if (!project) throw refuse('PROJECT_NOT_OPEN');
    return project;
  }

  /** The absolute path of a file in an open project. */
  async resolve(id: string, relative: string): Promise<string> {
    return resolveInside((await this.get(id)).folder, relative);
  }

  /** One window less; the last one's ends the project. */
  async close(id: string): Promise<void> {
    const users = this.#users.get(id) ?? 0;
    if (users > 1) this.#users.set(id, users - 1);
    else await this.#end(id);
  }

  async #end(id: string): Promise<void> {
    this.#users.delete(id);
    const project = await this.#open.get(id)?.catch(() => undefined);
    this.#open.delete(id);
    for (const end of this.#endings.get(id) ?? []) end();
    this.#endings.delete(id);
    project?.watcher.dispose();
    this.#held.get(id)?.release();
    this.#held.delete(id);
  }

  async dispose(): Promise<void> {
    await Promise.allSettled([...this.#open.keys()].map((id) => this.#end(id)));
  }
}
