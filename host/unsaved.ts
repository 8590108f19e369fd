import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fromSystem, systemCode } from './errors.ts';
import { writeAtomic } from './files/atomic-write.ts';

export interface UnsavedBuffer {
  /** The file it belongs to, or any name of the window's own such as `untitled:1`. */
  path: string;
  text: string;
  /** The version of the file it was made from; null where there is no file yet. */
  version: string | null;
  encoding: string;
  bom: boolean;
  /** Milliseconds since 1970. */
  changed: number;
}

/** A piece of a text that gave way to another one; offsets count UTF-16 units, as editors do. */
export interface TextEdit {
  offset: number;
  removed: number;
  text: string;
}

/** What was typed since the text was kept under the mark `from`; it is kept under `mark` then. */
export interface BufferChange extends Omit<UnsavedBuffer, 'text'> {
  from: string;
  mark: string;
  /** Each on what the one before it left. */
  edits: TextEdit[];
  /** Of the text that comes out: proves that both sides speak of the same one. */
  length: number;
}

/** Texts that a change can be put to; the window sends the whole text where it is not among them any more. */
const remembered = 64;

/**
 * Text that is in an editor but not yet in its file, kept in the data folder: it survives a crash, a kill
 * and a power cut. One file per buffer, each replaced in one step and flushed.
 */
export class UnsavedBuffers {
  readonly #folder: string;
  #turn: Promise<unknown> = Promise.resolve();
  /** What lies in the files whose text came with a mark. */
  readonly #marked = new Map<string, { mark: string; text: string }>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Resolves when the text is on disk. */
  put(projectId: string, buffer: UnsavedBuffer, mark?: string): Promise<void> {
    return this.#inTurn(() => this.#write(this.#file(projectId, buffer.path), buffer, mark));
  }

  /** The same for what is typed key by key, without the whole text. False: nothing was kept, the text is not known here. */
  change(projectId: string, { from, mark, edits, length, ...buffer }: BufferChange): Promise<boolean> {
    return this.#inTurn(async () => {
      const file = this.#file(projectId, buffer.path);
      const before = this.#marked.get(file);
      const text = before?.mark === from ? edited(before.text, edits) : undefined;
      if (text?.length !== length) return false;
      await this.#write(file, { ...buffer, text }, mark);
      return true;
    });
  }

  async #write(file: string, buffer: UnsavedBuffer, mark: string | undefined): Promise<void> {
    this.#marked.delete(file);
    try {
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      await writeAtomic(file, Buffer.from(JSON.stringify(buffer)), { mode: 0o600 });
    } catch (error) {
      throw fromSystem(error, buffer.path);
    }
    if (mark === undefined) return;
    this.#marked.set(file, { mark, text: buffer.text });
    const [oldest] = this.#marked.keys();
    if (this.#marked.size > remembered && oldest !== undefined) this.#marked.delete(oldest);
  }

  async list(projectId: string): Promise<UnsavedBuffer[]> {
    const folder = this.#folderOf(projectId);
    const names = await readdir(folder).catch(() => [] as string[]);
    const buffers = await Promise.all(
      names.filter((name) => name.endsWith('.json')).map((name) => this.#read(path.join(folder, name))),
    );
    return buffers
      .filter((buffer) => buffer !== undefined)
      .sort((a, b) => a.changed - b.changed || (a.path < b.path ? -1 : 1));
  }

  remove(projectId: string, name: string): Promise<void> {
    return this.#inTurn(async () => {
      const file = this.#file(projectId, name);
      this.#marked.delete(file);
      await rm(file, { force: true });
    });
  }

  async #read(file: string): Promise<UnsavedBuffer | undefined> {
    try {
      return JSON.parse(await readFile(file, 'utf8')) as UnsavedBuffer;
    } catch (error) {
      // Kept under another name for a person to look at; never thrown away.
      if (systemCode(error) !== 'ENOENT') await rename(file, `${file}.broken`).catch(() => undefined);
      return undefined;
    }
  }

  #folderOf(projectId: string): string {
    return path.join(this.#folder, createHash('sha256').update(projectId).digest('hex').slice(0, 32));
  }

  #file(projectId: string, name: string): string {
    const hash = createHash('sha256').update(name).digest('hex').slice(0, 40);
    return path.join(this.#folderOf(projectId), `${hash}.json`);
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(act, act);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}

function edited(text: string, edits: readonly TextEdit[]): string {
  let result = text;
  for (const { offset, removed, text: added } of edits)
    result = result.slice(0, offset) + added + result.slice(offset + removed);
  return result;
}
