import type { ApiContext } from '../wx/define.ts';
import { ApiError, failureOf } from '../wx/define.ts';
import { decodeText, toBytes } from './encoding.ts';
import { isOwnFile, type FileStore } from './file-store.ts';
import { filesOf, told } from './program-files.ts';
import { readZip } from './read-zip.ts';

type Options = Record<string, unknown> & { filePath?: string };

interface Callbacks {
  success?: (result: object) => void;
  fail?: (result: object) => void;
  complete?: (result: object) => void;
}

/** One operation for both of its members: `name(options)` and `nameSync(...parameters)`. */
interface Operation {
  /** Names of the Sync member's parameters, in order. */
  parameters: readonly string[];
  run(options: Options, files: FileStore): object | void;
  /** What of the result the Sync member returns; all by default. */
  pick?: string;
}

const text = (value: unknown) => String(value ?? '');

function readRange(bytes: Uint8Array, position: unknown, length: unknown): Uint8Array<ArrayBuffer> {
  const from = Number(position ?? 0);
  const to = length === undefined ? bytes.byteLength : from + Number(length);
  if (from < 0 || from > bytes.byteLength)
    throw new ApiError('the value of "position" is out of range', 1300022);
  return bytes.slice(from, to) as Uint8Array<ArrayBuffer>;
}

function readContent(bytes: Uint8Array, { encoding, position, length }: Options): object {
  const part = readRange(bytes, position, length);
  return { data: encoding === undefined ? part.buffer : decodeText(part, text(encoding)) };
}

function statsOf(files: FileStore, path: string): object {
  const isFolder = files.isFolder(path);
  const { bytes, changed } = isFolder ? { bytes: new Uint8Array(), changed: 0 } : files.entry(path);
  const seconds = Math.floor(changed / 1000);
  return {
    mode: isFolder ? 16895 : 33206,
    size: bytes.byteLength,
    lastAccessedTime: seconds,
    lastModifiedTime: seconds,
    isDirectory: () => isFolder,
    isFile: () => !isFolder,
  };
}

function stat(files: FileStore, path: string, recursive: unknown): object {
  files.access(path);
  if (!recursive || !files.isFolder(path)) return { stats: statsOf(files, path) };
  const walk = (folder: string, name: string): [string, object][] => [
    [name || '/', statsOf(files, folder)],
    ...files.list(folder).flatMap((child): [string, object][] => {
      const [at, key] = [`${folder}/${child}`, `${name}/${child}`];
      return files.isFolder(at) ? walk(at, key) : [[key, statsOf(files, at)]];
    }),
  ];
  return { stats: Object.fromEntries(walk(path.replace(/\/$/, ''), '')) };
}

const operations: Record<string, Operation> = {
  access: { parameters: ['path'], run: ({ path }, files) => files.access(text(path)) },
  stat: {
    parameters: ['path', 'recursive'],
    run: ({ path, recursive }, files) => stat(files, text(path), recursive),
    pick: 'stats',
  },
  mkdir: {
    parameters: ['dirPath', 'recursive'],
    run: ({ dirPath, recursive }, files) => files.makeFolder(text(dirPath), Boolean(recursive)),
  },
  rmdir: {
    parameters: ['dirPath', 'recursive'],
    run: ({ dirPath, recursive }, files) => files.removeFolder(text(dirPath), Boolean(recursive)),
  },
  readdir: {
    parameters: ['dirPath'],
    run: ({ dirPath }, files) => ({ files: files.list(text(dirPath)) }),
    pick: 'files',
  },
  writeFile: {
    parameters: ['filePath', 'data', 'encoding'],
    run: ({ filePath, data, encoding }, files) =>
      files.write(text(filePath), toBytes(data, encoding === undefined ? 'utf8' : text(encoding))),
  },
  appendFile: {
    parameters: ['filePath', 'data', 'encoding'],
    run: ({ filePath, data, encoding }, files) =>
      files.append(text(filePath), toBytes(data, encoding === undefined ? 'utf8' : text(encoding))),
  },
  readFile: {
    parameters: ['filePath', 'encoding', 'position', 'length'],
    run: (options, files) => readContent(files.entry(text(options.filePath)).bytes, options),
    pick: 'data',
  },
  copyFile: {
    parameters: ['srcPath', 'destPath'],
    run: ({ srcPath, destPath }, files) => files.copy(text(srcPath), text(destPath)),
  },
  rename: {
    parameters: ['oldPath', 'newPath'],
    run: ({ oldPath, newPath }, files) => files.rename(text(oldPath), text(newPath)),
  },
  unlink: { parameters: ['filePath'], run: ({ filePath }, files) => files.unlink(text(filePath)) },
  saveFile: {
    parameters: ['tempFilePath', 'filePath'],
    run: ({ tempFilePath, filePath }, files) => ({
      savedFilePath: files.save(text(tempFilePath), filePath === undefined ? undefined : text(filePath)),
    }),
    pick: 'savedFilePath',
  },
  truncate: {
    parameters: ['filePath', 'length'],
    run({ filePath, length }, files) {
      const resized = new Uint8Array(Number(length ?? 0));
      resized.set(files.entry(text(filePath)).bytes.subarray(0, resized.length));
      files.write(text(filePath), resized);
    },
  },
  getFileInfo: {
    parameters: ['filePath'],
    run: ({ filePath }, files) => ({ size: files.entry(text(filePath)).bytes.byteLength }),
  },
  getSavedFileList: {
    parameters: [],
    run: (_, files) => ({
      fileList: [...files.files]
        .filter(([path]) => path.startsWith('http://store/'))
        .map(([filePath, { bytes, created }]) => ({
          filePath,
          size: bytes.byteLength,
          createTime: Math.floor(created / 1000),
        })),
    }),
  },
  removeSavedFile: { parameters: ['filePath'], run: ({ filePath }, files) => files.unlink(text(filePath)) },
  ...descriptorOperations(),
};

/** open, read, write, fstat, ftruncate and close: a descriptor is the path it was opened for, with a number. */
function descriptorOperations(): Record<string, Operation> {
  const pathOf = (fd: unknown) => {
    const path = /^(\d+):(.+)$/.exec(text(fd))?.[2];
    if (!path) throw new ApiError('bad file descriptor', 1300009);
    return path;
  };
  let opened = 0;
  return {
    open: {
      parameters: ['options'],
      run({ filePath, flag }, files) {
        const path = text(filePath);
        const mode = text(flag ?? 'r');
        if (!files.exists(path)) {
          if (mode.startsWith('r')) files.entry(path);
          files.write(path, new Uint8Array());
        } else if (mode.includes('x')) throw new ApiError(`file already exists ${path}`, 1301005);
        else if (mode.startsWith('w')) files.write(path, new Uint8Array());
        opened += 1;
        return { fd: `${opened}:${path}` };
      },
      pick: 'fd',
    },
    close: { parameters: ['options'], run: ({ fd }) => void pathOf(fd) },
    fstat: {
      parameters: ['options'],
      run: ({ fd }, files) => ({ stats: statsOf(files, pathOf(fd)) }),
      pick: 'stats',
    },
    ftruncate: {
      parameters: ['options'],
      run({ fd, length }, files) {
        const path = pathOf(fd);
        const resized = new Uint8Array(Number(length ?? 0));
        resized.set(files.entry(path).bytes.subarray(0, resized.length));
        files.write(path, resized);
      },
    },
    read: {
      parameters: ['options'],
      run({ fd, arrayBuffer, offset, length, position }, files) {
        const part = readRange(
          files.entry(pathOf(fd)).bytes,
          position,
          length ?? (arrayBuffer as ArrayBuffer).byteLength,
        );
        new Uint8Array(arrayBuffer as ArrayBuffer).set(part, Number(offset ?? 0));
        return { bytesRead: part.byteLength, arrayBuffer };
      },
    },
    write: {
      parameters: ['options'],
      run({ fd, data, offset, length, position, encoding }, files) {
        const path = pathOf(fd);
        const given = toBytes(data, encoding === undefined ? 'utf8' : text(encoding));
        const part = given.subarray(
          Number(offset ?? 0),
          length === undefined ? undefined : Number(offset ?? 0) + Number(length),
        );
        const before = files.entry(path).bytes;
        const at = position === undefined ? before.byteLength : Number(position);
        const result = new Uint8Array(Math.max(before.byteLength, at + part.byteLength));
        result.set(before);
        result.set(part, at);
        files.write(path, result);
        return { bytesWritten: part.byteLength };
      },
    },
  };
}

/** Files of the package may be read too, though not at once: they are fetched. */
async function readPackageFile(context: ApiContext, options: Options): Promise<object> {
  const response = await fetch(context.urls.resolve(text(options.filePath), '')).catch(() => undefined);
  if (!response?.ok) throw new ApiError(`no such file or directory, open ${text(options.filePath)}`, 1300002);
  return readContent(new Uint8Array(await response.arrayBuffer()), options);
}

function readPackageFileNow(context: ApiContext, options: Options): object {
  const request = new XMLHttpRequest();
  request.open('GET', context.urls.resolve(text(options.filePath), ''), false);
  request.overrideMimeType('text/plain; charset=x-user-defined');
  request.send();
  if (request.status !== 200)
    throw new ApiError(`no such file or directory, open ${text(options.filePath)}`, 1300002);
  return readContent(
    Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0) & 255),
    options,
  );
}

async function unzip(options: Options, files: FileStore): Promise<void> {
  const target = text(options.targetPath).replace(/\/$/, '');
  for (const { path, bytes } of await readZip(files.entry(text(options.zipFilePath)).bytes)) {
    const at = `${target}/${path}`;
    const folder = at.slice(0, at.lastIndexOf('/'));
    if (!files.exists(folder)) files.makeFolder(folder, true);
    if (!at.endsWith('/')) files.write(at, bytes);
  }
}

async function readZipEntry(options: Options, files: FileStore): Promise<object> {
  const wanted = options.entries as 'all' | { path: string; encoding?: string }[];
  const content = await readZip(files.entry(text(options.filePath)).bytes);
  const chosen =
    wanted === 'all' ? content.map(({ path }) => ({ path, encoding: text(options.encoding) })) : wanted;
  const entries = chosen.map(({ path, encoding }) => {
    const found = content.find((entry) => entry.path === path);
    if (!found) return [path, { errMsg: 'fail no such file' }];
    return [path, { errMsg: 'ok', data: encoding ? decodeText(found.bytes, encoding) : found.bytes.buffer }];
  });
  return { entries: Object.fromEntries(entries) as object };
}

export function createFileSystemManager(context: ApiContext): object {
  const files = filesOf(context);
  const deliver = (name: string, options: Options & Callbacks, task: () => unknown) => {
    const done = (async () => ({ errMsg: `${name}:ok`, ...((await told(task)) as object) }))().catch(
      (error: unknown) => {
        throw failureOf(name, error);
      },
    );
    if (![options.success, options.fail, options.complete].some((one) => typeof one === 'function'))
      return done;
    void done
      .then((result) => (options.success?.(result), result))
      .catch((result: object) => (options.fail?.(result), result))
      .then((result) => options.complete?.(result));
    return undefined;
  };
  const run = (name: string, options: Options): unknown => {
    if (name === 'readFile' && !isOwnFile(text(options.filePath))) return readPackageFile(context, options);
    return operations[name]!.run(options, files);
  };
  const members: [string, unknown][] = Object.entries(operations).flatMap(([name, { parameters, pick }]) => [
    [name, (options: Options = {}) => deliver(name, options, () => run(name, options))],
    [
      `${name}Sync`,
      (...given: unknown[]) => {
        const named = Object.fromEntries(parameters.map((parameter, at) => [parameter, given[at]]));
        const options = (parameters[0] === 'options' ? given[0] : named) as Options;
        try {
          const isPackageFile = name === 'readFile' && !isOwnFile(text(options.filePath));
          const result = isPackageFile
            ? readPackageFileNow(context, options)
            : told(() => operations[name]!.run(options, files));
          return pick ? (result as Record<string, unknown>)[pick] : result;
        } catch (error) {
          const failure = failureOf(`${name}Sync`, error);
          throw Object.assign(new Error(text(failure.errMsg)), failure);
        }
      },
    ],
  ]);
  return {
    ...Object.fromEntries(members),
    unzip: (options: Options) => deliver('unzip', options, () => unzip(options, files)),
    readZipEntry: (options: Options) => deliver('readZipEntry', options, () => readZipEntry(options, files)),
    readCompressedFile: (options: Options) =>
      deliver('readCompressedFile', options, () =>
        Promise.reject(new ApiError('brotli is not supported here')),
      ),
    readCompressedFileSync() {
      throw new Error('readCompressedFileSync:fail brotli is not supported here');
    },
  };
}
