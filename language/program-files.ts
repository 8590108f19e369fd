import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { FileView } from './program-model.ts';

/** What an editor has open comes before the disk. */
export interface OpenText {
  textOf(file: string): string | undefined;
}

/**
 * Files as the server knows them: read once, kept until an event says that they changed. Asking the disk at every
 * key for a thousand files is what makes a language server slow. Paths are absolute, with `/`.
 */
export class ProgramFiles implements FileView {
  /** Grows with every file that comes or goes. */
  version = 0;
  readonly #open: OpenText;
  readonly #folders = new Map<string, Map<string, boolean>>();
  readonly #texts = new Map<string, string | undefined>();
  readonly #snapshots = new Map<string, ts.IScriptSnapshot>();

  constructor(open: OpenText) {
    this.#open = open;
  }

  readText(file: string): string | undefined {
    return this.#open.textOf(file) ?? this.#onDisk(file);
  }

  /** A look that keeps nothing: for searches through everything. */
  peek(file: string): string | undefined {
    return this.#open.textOf(file) ?? (this.#texts.has(file) ? this.#texts.get(file) : this.#read(file));
  }

  #onDisk(file: string): string | undefined {
    if (this.#texts.has(file)) return this.#texts.get(file);
    const text = this.#read(file);
    this.#texts.set(file, text);
    return text;
  }

  #read(file: string): string | undefined {
    if (this.#entries(path.posix.dirname(file)).get(path.posix.basename(file)) !== false) return undefined;
    try {
      return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    } catch {
      // Gone between the listing and now: as good as never there.
      return undefined;
    }
  }

  /** The text on disk as TypeScript takes it. */
  snapshot(file: string): ts.IScriptSnapshot | undefined {
    const known = this.#snapshots.get(file);
    if (known) return known;
    const text = this.#onDisk(file);
    if (text === undefined) return undefined;
    const made = ts.ScriptSnapshot.fromString(text);
    this.#snapshots.set(file, made);
    return made;
  }

  /** Reads it again when it is asked for. */
  release(file: string): void {
    this.#texts.delete(file);
    this.#snapshots.delete(file);
  }

  exists(file: string): boolean {
    return (
      this.#open.textOf(file) !== undefined ||
      this.#entries(path.posix.dirname(file)).get(path.posix.basename(file)) === false
    );
  }

  isFolder(folder: string): boolean {
    if (this.#folders.has(folder)) return this.#folders.get(folder)!.size > 0 || existsSync(folder);
    return this.#entries(path.posix.dirname(folder)).get(path.posix.basename(folder)) ?? existsSync(folder);
  }

  list(folder: string): { name: string; isFolder: boolean }[] {
    return [...this.#entries(folder)].map(([name, isFolder]) => ({ name, isFolder }));
  }

  #entries(folder: string): Map<string, boolean> {
    const known = this.#folders.get(folder);
    if (known) return known;
    const entries = new Map<string, boolean>();
    try {
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const isLinkToFolder = entry.isSymbolicLink() && isFolderBehind(path.posix.join(folder, entry.name));
        entries.set(entry.name, entry.isDirectory() || isLinkToFolder);
      }
    } catch {
      // A folder that is not there has no entries.
    }
    this.#folders.set(folder, entries);
    return entries;
  }

  /** Something happened to a file or folder on disk. */
  changed(file: string, isContentOnly: boolean): void {
    this.#texts.delete(file);
    this.#snapshots.delete(file);
    if (isContentOnly) return;
    this.version += 1;
    const inside = `${file}/`;
    for (const folder of this.#folders.keys())
      if (folder === file || folder.startsWith(inside)) this.#folders.delete(folder);
    for (const known of this.#texts.keys())
      if (known.startsWith(inside)) {
        this.#texts.delete(known);
        this.#snapshots.delete(known);
      }
    // Folders that came with the file are news to the ones above.
    for (let at = path.posix.dirname(file); ; at = path.posix.dirname(at)) {
      const wasThere = (this.#folders.get(at)?.size ?? 0) > 0;
      this.#folders.delete(at);
      if (wasThere || at === path.posix.dirname(at)) return;
    }
  }

  /** For editors that do not tell what happens on disk: everything is looked at again. */
  forget(): void {
    this.version += 1;
    this.#folders.clear();
    this.#texts.clear();
    this.#snapshots.clear();
  }
}

function isFolderBehind(link: string): boolean {
  try {
    readdirSync(link);
    return true;
  } catch {
    return false;
  }
}
