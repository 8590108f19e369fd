import { mkdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { writeAtomic } from './files/atomic-write.ts';
import { fromSystem, systemCode } from './errors.ts';

/** One value in one JSON file of the data folder. Writes are atomic and in order; several at once become one. */
export class JsonFile<T> {
  readonly #file: string;
  readonly #parse: (value: unknown) => T;
  #value: Promise<T> | undefined;
  #writing: Promise<void> = Promise.resolve();
  #pending: Promise<void> | undefined;

  /** `parse` turns what was stored, or undefined, into a value. */
  constructor(file: string, parse: (value: unknown) => T) {
    this.#file = file;
    this.#parse = parse;
  }

  read(): Promise<T> {
    this.#value ??= this.#load();
    return this.#value;
  }

  /** Resolves when the new value is on disk. */
  async update(change: (value: T) => T): Promise<T> {
    const before = this.read();
    const changed = before.then(change);
    // Taken over at once: a second update that starts now builds on this one.
    this.#value = changed.catch(() => before);
    const value = await changed;
    await this.#save();
    return value;
  }

  async #load(): Promise<T> {
    try {
      return this.#parse(JSON.parse(await readFile(this.#file, 'utf8')));
    } catch (error) {
      // A file that is not what we wrote is put aside, never overwritten.
      if (systemCode(error) !== 'ENOENT') await rename(this.#file, `${this.#file}.broken`).catch(() => {});
      return this.#parse(undefined);
    }
  }

  #save(): Promise<void> {
    this.#pending ??= this.#writing.then(async () => {
      this.#pending = undefined;
      await mkdir(path.dirname(this.#file), { recursive: true });
      const text = `${JSON.stringify(await this.read(), undefined, 1)}\n`;
      await writeAtomic(this.#file, Buffer.from(text), { mode: 0o600 }).catch((error: unknown) => {
        throw fromSystem(error, path.basename(this.#file));
      });
    });
    this.#writing = this.#pending.catch(() => undefined);
    return this.#pending;
  }
}
