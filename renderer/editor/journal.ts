import type { Host, UnsavedBuffer } from '../host.ts';

/** What is kept of a dirty document; `changed` decides which of two copies is newer. */
export type Kept = Omit<UnsavedBuffer, 'changed'>;

export interface JournalOptions {
  host: Host;
  projectId: () => string | undefined;
  /** The text of this moment, or undefined where the document is not dirty any more. */
  read: (path: string) => Kept | undefined;
  failed: (error: unknown) => void;
  /** How long typing may pause before it is kept, and how long it may go on without being kept. */
  quiet?: number;
  longest?: number;
}

/**
 * Hot exit: the text of dirty documents goes to the host's journal a moment after each change, bounded, so that a
 * kill of either side loses less than half a second of typing. While the host is away this browser's own storage
 * takes it, and the host gets it when it is back.
 */
export class Journal {
  readonly #options: Required<JournalOptions>;
  readonly #waiting = new Map<string, { first: number; timer: ReturnType<typeof setTimeout> }>();
  readonly #writing = new Map<string, Promise<void>>();
  readonly #stored = new Set<string>();

  constructor(options: JournalOptions) {
    this.#options = { quiet: 120, longest: 400, ...options };
  }

  /** The document changed: kept soon. */
  changed(path: string): void {
    const now = Date.now();
    const before = this.#waiting.get(path);
    clearTimeout(before?.timer);
    const first = before?.first ?? now;
    const wait = Math.max(0, Math.min(this.#options.quiet, first + this.#options.longest - now));
    const timer = setTimeout(() => void this.flush(path), wait);
    this.#waiting.set(path, { first, timer });
    if (this.#options.host.connection.getState() !== 'open') this.#keepHere(path);
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
    const kept = read(path);
    try {
      if (host.connection.getState() !== 'open') {
        this.#keepHere(path);
        return;
      }
      if (kept) await host.client.buffers.put({ projectId, ...kept });
      else await host.client.buffers.remove({ projectId, path });
      this.#forgetHere(projectId, path);
    } catch (error) {
      this.#keepHere(path);
      if (host.connection.getState() === 'open') failed(error);
    }
  }

  #keepHere(path: string): void {
    const projectId = this.#options.projectId();
    if (projectId === undefined) return;
    const kept = this.#options.read(path);
    const key = keyOf(projectId, path);
    try {
      if (kept) localStorage.setItem(key, JSON.stringify({ ...kept, changed: Date.now() }));
      else localStorage.removeItem(key);
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
