import type { Host, UnsavedBuffer } from '../host.ts';

/** What is kept of a dirty document. The text is made only where the whole of it is needed. */
export interface Kept extends Omit<UnsavedBuffer, 'changed' | 'text'> {
  text: () => string;
  length: number;
}

/** As the host takes it. */
export interface Edit {
  offset: number;
  removed: number;
  text: string;
}

/** The text that the host has of a document, by its mark, and what was typed since. */
interface Sent {
  mark: string;
  edits: Edit[];
}

/** More than this of single edits, and the whole text is the shorter way. */
const mostEdits = 2_000;

export interface JournalOptions {
  host: Host;
  projectId: () => string | undefined;
  /** The document of this moment, or undefined where the document is not dirty any more. */
  read: (path: string) => Kept | undefined;
  failed: (error: unknown) => void;
  /** How long typing may pause before it is kept, and how long it may go on without being kept. */
  quiet?: number;
  longest?: number;
}

/**
 * Hot exit: what is typed goes to the host's journal a moment after each change, bounded, so that a kill of either side
 * loses less than half a second of typing. The whole text goes once, then what changed: of a long file the whole would
 * be written, sent and read twice a second, in the middle of typing. While the host is away this browser's own storage
 * takes it, and the host gets it when it is back.
 */
export class Journal {
  readonly #options: Required<JournalOptions>;
  readonly #waiting = new Map<string, { first: number; timer: ReturnType<typeof setTimeout> }>();
  readonly #writing = new Map<string, Promise<void>>();
  readonly #stored = new Set<string>();
  readonly #sent = new Map<string, Sent>();
  readonly #window = Math.random().toString(36).slice(2);
  #marks = 0;

  constructor(options: JournalOptions) {
    this.#options = { quiet: 120, longest: 400, ...options };
  }

  /** The document changed, by these edits where they are known: kept soon. */
  changed(path: string, edits?: Edit[]): void {
    const sent = this.#sent.get(path);
    if (edits && sent && sent.edits.length < mostEdits) sent.edits.push(...edits);
    else this.renew(path);
    const now = Date.now();
    const before = this.#waiting.get(path);
    clearTimeout(before?.timer);
    const first = before?.first ?? now;
    const wait = Math.max(0, Math.min(this.#options.quiet, first + this.#options.longest - now));
    const timer = setTimeout(() => void this.flush(path), wait);
    this.#waiting.set(path, { first, timer });
    if (this.#options.host.connection.getState() !== 'open') this.#keepHere(path);
  }

  /** Another text under this name: what is told of it next is the whole of it. */
  renew(path: string): void {
    this.#sent.delete(path);
  }

  /** Now. One write per document at a time; a change that comes meanwhile is written after it. */
  flush(path: string): Promise<void> {
    clearTimeout(this.#waiting.get(path)?.timer);
    this.#waiting.delete(path);
    const after = (this.#writing.get(path) ?? Promise.resolve()).then(() => this.#write(path));
    const done = after.finally(() => {
      if (this.#writing.get(path) === done) this.#writing.delete(path);
    });
    this.#writing.set(path, done);
    return done;
  }

  async flushAll(): Promise<void> {
    await Promise.all([...this.#waiting.keys()].map((path) => this.flush(path)));
    await Promise.all(this.#writing.values());
  }

  /** For the moment before the page goes: what has not reached the host stays in this browser. */
  keepAllHere(): void {
    for (const path of [...this.#waiting.keys(), ...this.#writing.keys()]) this.#keepHere(path);
  }

  /** What the host and this browser kept of the project; of two copies of a file the newer. */
  async restore(projectId: string): Promise<UnsavedBuffer[]> {
    const found = new Map<string, UnsavedBuffer>();
    for (const buffer of await this.#options.host.client.buffers.list({ projectId })) {
      found.set(buffer.path, buffer);
    }
    for (const [key, buffer] of keptHere(projectId)) {
      this.#stored.add(key);
      const other = found.get(buffer.path);
      if (!other || other.changed < buffer.changed) found.set(buffer.path, buffer);
      else this.#forgetHere(projectId, buffer.path);
    }
    return [...found.values()];
  }

  async #write(path: string): Promise<void> {
    const { host, read, failed } = this.#options;
    const projectId = this.#options.projectId();
    if (projectId === undefined) return;
    try {
      if (host.connection.getState() !== 'open') {
        this.#keepHere(path);
        return;
      }
      if (read(path)) await this.#tell(projectId, path);
      else {
        this.renew(path);
        await host.client.buffers.remove({ projectId, path });
      }
      this.#forgetHere(projectId, path);
    } catch (error) {
      this.renew(path);
      this.#keepHere(path);
      if (host.connection.getState() === 'open') failed(error);
    }
  }

  /** What was typed since the host was told, or the whole text where the host does not have the one before. */
  async #tell(projectId: string, path: string): Promise<void> {
    const { buffers } = this.#options.host.client;
    const sent = this.#sent.get(path);
    const now = this.#options.read(path);
    if (!now) return;
    const { text, length, ...made } = now;
    const mark = `${this.#window}.${(this.#marks += 1)}`;
    if (sent) {
      const [from, edits] = [sent.mark, sent.edits.splice(0)];
      // What is typed meanwhile comes on top of this.
      sent.mark = mark;
      if (await buffers.change({ projectId, ...made, from, mark, edits, length })) return;
      this.renew(path);
      return this.#tell(projectId, path);
    }
    this.#sent.set(path, { mark, edits: [] });
    await buffers.put({ projectId, ...made, text: text(), mark });
  }

  #keepHere(path: string): void {
    const projectId = this.#options.projectId();
    if (projectId === undefined) return;
    const kept = this.#options.read(path);
    const key = keyOf(projectId, path);
    try {
      if (kept) {
        const { text, length: _length, ...made } = kept;
        localStorage.setItem(key, JSON.stringify({ ...made, text: text(), changed: Date.now() }));
      } else localStorage.removeItem(key);
      this.#stored.add(key);
    } catch {
      // Full or forbidden: the host's copy is the one that counts.
    }
  }

  #forgetHere(projectId: string, path: string): void {
    const key = keyOf(projectId, path);
    if (!this.#stored.delete(key)) return;
    localStorage.removeItem(key);
  }

  dispose(): void {
    for (const { timer } of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
  }
}

const prefix = 'tessera.unsaved.';
const keyOf = (projectId: string, path: string) => `${prefix}${projectId}.${path}`;

function keptHere(projectId: string): [string, UnsavedBuffer][] {
  const start = `${prefix}${projectId}.`;
  const found: [string, UnsavedBuffer][] = [];
  for (let index = 0; index < localStorage.length; index++) {
    const key = localStorage.key(index);
    if (!key?.startsWith(start)) continue;
    try {
      const value = JSON.parse(localStorage.getItem(key) ?? '') as UnsavedBuffer;
      if (typeof value.path === 'string' && typeof value.text === 'string') found.push([key, value]);
    } catch {
      // Half-written by a browser that was killed: the host's copy stands.
    }
  }
  return found;
}
