import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { FileContent } from '../compiler/decode.ts';

const SETTINGS = new Set(['project.config.json', 'project.private.config.json', 'app.json']);

/** A path of the disk as the compiler has it: `/` and none at the beginning (`C:/x` on Windows). */
export function toProgramPath(file: string): string {
  return file.split(path.sep).join('/').replace(/^\//, '');
}

export function fromProgramPath(file: string): string {
  return path.sep === '\\' ? file.split('/').join('\\') : `/${file}`;
}

/**
 * The whole disk as the compiler's files, each read when it is first asked for: a test names its components by their
 * place on the disk, and what those use may lie anywhere. A path from the program's root (`/components/x`) is looked
 * for below `root` where the disk has none of that name.
 */
export class DiskFiles extends Map<string, FileContent> {
  readonly #root: string | null;
  readonly #times = new Map<string, number | null>();

  constructor(root: string | null) {
    super();
    this.#root = root;
  }

  override has(file: string): boolean {
    return super.has(file) || this.#placeOf(file) !== null;
  }

  override get(file: string): FileContent | undefined {
    const given = super.get(file);
    if (given !== undefined) return given;
    const place = this.#placeOf(file);
    return place === null ? undefined : readFileSync(place);
  }

  /** Files that were asked for and are not any more as they were: a watching runner asks again. */
  changed(): Map<string, null> {
    const out = new Map<string, null>();
    for (const [file, time] of this.#times) {
      if (this.#timeOf(file) === time) continue;
      out.set(file, null);
      this.#times.delete(file);
    }
    return out;
  }

  /** The disk's own root has none: a project's settings are not those of the machine. */
  #placeOf(file: string): string | null {
    if (!this.#times.has(file)) this.#times.set(file, this.#timeOf(file));
    if (this.#times.get(file) === null) return null;
    return this.#candidates(file).find((place) => modifiedAt(place) !== null) ?? null;
  }

  #timeOf(file: string): number | null {
    for (const place of this.#candidates(file)) {
      const time = modifiedAt(place);
      if (time !== null) return time;
    }
    return null;
  }

  #candidates(file: string): string[] {
    if (SETTINGS.has(file)) return [];
    return [fromProgramPath(file), ...(this.#root === null ? [] : [path.join(this.#root, file)])];
  }
}

function modifiedAt(place: string): number | null {
  const facts = statSync(place, { throwIfNoEntry: false });
  return facts?.isFile() ? facts.mtimeMs : null;
}
