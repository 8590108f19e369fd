// A program's own files: temporary ones (http://tmp/), saved ones (http://store/) and its user folder (http://usr/).
// Everything is in memory, so that the …Sync members can answer; persist.ts keeps what has to last.

export interface FileEntry {
  bytes: Uint8Array<ArrayBuffer>;
  created: number;
  changed: number;
}

export class FileError extends Error {
  readonly errno: number;
  constructor(message: string, errno: number) {
    super(message);
    this.name = 'FileError';
    this.errno = errno;
  }
}

/** Documented: saved files and the user folder share 200 MB. */
const QUOTA = 200 * 1024 * 1024;

const refuse = {
  missing: (path: string) => new FileError(`no such file or directory ${path}`, 1300002),
  denied: (path: string) => new FileError(`permission denied, open "${path}"`, 1300013),
  exists: (path: string) => new FileError(`file already exists ${path}`, 1301005),
  notEmpty: (path: string) => new FileError(`directory not empty ${path}`, 1300066),
  notFolder: (path: string) => new FileError(`not a directory ${path}`, 1300020),
  isFolder: (path: string) => new FileError(`illegal operation on a directory, open ${path}`, 1300021),
  full: () => new FileError('the maximum size of the file storage limit is exceeded', 1300202),
};

const rootOf = (path: string) => /^(http:\/\/(tmp|store|usr)|wxfile:\/\/(tmp|store|usr)?)/.exec(path)?.[0];

/** `wxfile://usr/a` and `http://usr/a/` are one path. */
export function canonical(path: string): string {
  const text = String(path).replace(/^wxfile:\/\//, 'http://');
  const root = rootOf(text) ?? '';
  const rest: string[] = [];
  for (const part of text.slice(root.length).split('/')) {
    if (part === '..') rest.pop();
    else if (part !== '' && part !== '.') rest.push(part);
  }
  return rest.length ? `${root}/${rest.join('/')}` : root;
}

const parentOf = (path: string) => path.slice(0, path.lastIndexOf('/'));
export const isOwnFile = (path: string): boolean => rootOf(String(path)) !== undefined;
const isWritable = (path: string) => path.startsWith('http://usr/') || path === 'http://usr';

export type FileChange = { path: string; entry: FileEntry | undefined };

export class FileStore {
  readonly files = new Map<string, FileEntry>();
  readonly folders = new Set<string>(['http://tmp', 'http://store', 'http://usr']);
  #listeners = new Set<(change: FileChange) => void>();

  onChange(listener: (change: FileChange) => void): void {
    this.#listeners.add(listener);
  }

  #put(path: string, bytes: Uint8Array<ArrayBuffer>): void {
    const used = [...this.files].reduce(
      (sum, [name, { bytes: held }]) =>
        name === path || name.startsWith('http://tmp/') ? sum : sum + held.byteLength,
      0,
    );
    if (!path.startsWith('http://tmp/') && used + bytes.byteLength > QUOTA) throw refuse.full();
    const now = Date.now();
    const entry = { bytes, created: this.files.get(path)?.created ?? now, changed: now };
    this.files.set(path, entry);
    this.#tell({ path, entry });
  }

  #tell(change: FileChange): void {
    for (const listener of this.#listeners) listener(change);
  }

  /** Puts back what was kept from an earlier run. */
  restore(path: string, entry: FileEntry): void {
    this.files.set(path, entry);
    for (
      let folder = parentOf(path);
      folder.startsWith('http://') && folder.length > 7;
      folder = parentOf(folder)
    ) {
      this.folders.add(folder);
    }
    this.#tell({ path, entry });
  }

  /** A new temporary file; its path is what media members give to programs. */
  addTemporary(bytes: Uint8Array<ArrayBuffer>, extension: string, folder = 'http://tmp'): string {
    const name = crypto.randomUUID().replaceAll('-', '');
    const path = `${folder}/${name}${extension ? `.${extension.replace(/^\./, '')}` : ''}`;
    this.#put(path, bytes);
    return path;
  }

  entry(given: string): FileEntry {
    const path = canonical(given);
    const entry = this.files.get(path);
    if (entry) return entry;
    throw this.folders.has(path) ? refuse.isFolder(given) : refuse.missing(given);
  }

  exists(given: string): boolean {
    const path = canonical(given);
    return this.files.has(path) || this.folders.has(path);
  }

  isFolder(given: string): boolean {
    return this.folders.has(canonical(given));
  }

  access(given: string): void {
    if (!this.exists(given)) throw refuse.missing(given);
  }

  write(given: string, bytes: Uint8Array<ArrayBuffer>): void {
    const path = canonical(given);
    if (!isWritable(path)) throw refuse.denied(given);
    if (this.folders.has(path)) throw refuse.isFolder(given);
    if (!this.folders.has(parentOf(path))) throw refuse.missing(given);
    this.#put(path, bytes);
  }

  append(given: string, bytes: Uint8Array<ArrayBuffer>): void {
    const before = this.entry(given).bytes;
    const joined = new Uint8Array(before.byteLength + bytes.byteLength);
    joined.set(before);
    joined.set(bytes, before.byteLength);
    this.write(given, joined);
  }

  /** Keeps a temporary file; without a target in the folder of saved files. */
  save(from: string, to: string | undefined): string {
    const { bytes } = this.entry(from);
    const path = to === undefined ? `http://store/${canonical(from).split('/').at(-1)!}` : canonical(to);
    if (to !== undefined) this.write(path, bytes);
    else this.#put(path, bytes);
    this.#remove(canonical(from));
    return path;
  }

  copy(from: string, to: string): void {
    this.write(to, this.entry(from).bytes.slice());
  }

  rename(from: string, to: string): void {
    const [source, target] = [canonical(from), canonical(to)];
    if (!isWritable(source) || !isWritable(target)) throw refuse.denied(isWritable(source) ? to : from);
    if (this.folders.has(source)) return this.#renameFolder(source, target);
    this.write(target, this.entry(source).bytes);
    this.#remove(source);
  }

  #renameFolder(source: string, target: string): void {
    for (const path of [...this.folders]) {
      if (path !== source && !path.startsWith(`${source}/`)) continue;
      this.folders.delete(path);
      this.folders.add(target + path.slice(source.length));
    }
    for (const [path, { bytes }] of [...this.files]) {
      if (!path.startsWith(`${source}/`)) continue;
      this.#put(target + path.slice(source.length), bytes);
      this.#remove(path);
    }
  }

  #remove(path: string): void {
    this.files.delete(path);
    this.#tell({ path, entry: undefined });
  }

  unlink(given: string): void {
    const path = canonical(given);
    if (this.folders.has(path)) throw new FileError(`operation not permitted, unlink ${given}`, 1300001);
    this.entry(given);
    this.#remove(path);
  }

  makeFolder(given: string, recursive: boolean): void {
    const path = canonical(given);
    if (!isWritable(path)) throw refuse.denied(given);
    if (this.exists(path)) {
      if (recursive && this.folders.has(path)) return;
      throw refuse.exists(given);
    }
    if (!this.folders.has(parentOf(path))) {
      if (!recursive) throw refuse.missing(given);
      this.makeFolder(parentOf(path), true);
    }
    this.folders.add(path);
  }

  removeFolder(given: string, recursive: boolean): void {
    const path = canonical(given);
    if (!isWritable(path)) throw refuse.denied(given);
    if (this.files.has(path)) throw refuse.notFolder(given);
    if (!this.folders.has(path)) throw refuse.missing(given);
    if (this.list(path).length && !recursive) throw refuse.notEmpty(given);
    for (const file of [...this.files.keys()]) if (file.startsWith(`${path}/`)) this.#remove(file);
    for (const folder of [...this.folders])
      if (folder === path || folder.startsWith(`${path}/`)) this.folders.delete(folder);
  }

  list(given: string): string[] {
    const path = canonical(given);
    if (this.files.has(path)) throw refuse.notFolder(given);
    if (!this.folders.has(path)) throw refuse.missing(given);
    const names = [...this.files.keys(), ...this.folders]
      .filter((name) => name.startsWith(`${path}/`))
      .map((name) => name.slice(path.length + 1).split('/')[0]!);
    return [...new Set(names)].sort();
  }
}
