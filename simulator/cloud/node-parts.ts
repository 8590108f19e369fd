import { decodeText, encodeText, toBytes } from '../files/encoding.ts';

// What a cloud function finds of Node in the simulator: the parts that such functions use and that need no computer behind them.

type Encoding = string | undefined;

/** Bytes that know their encodings. */
class Bytes extends Uint8Array {
  override toString(encoding: Encoding = 'utf8'): string {
    return decodeText(this, encoding);
  }

  toJSON(): object {
    return { type: 'Buffer', data: [...this] };
  }
}

function from(given: unknown, encoding: Encoding = 'utf8'): Bytes {
  const list = Array.isArray(given) ? Uint8Array.from(given as number[]) : given;
  const bytes = typeof list === 'string' ? encodeText(list, encoding) : toBytes(list);
  const made = new Bytes(bytes.byteLength);
  made.set(bytes);
  return made;
}

export const Buffer = Object.assign(Bytes, {
  from,
  alloc: (size: number) => new Bytes(size),
  isBuffer: (value: unknown) => value instanceof Bytes,
  byteLength: (text: string, encoding?: Encoding) => from(text, encoding).byteLength,
  concat: (parts: readonly Uint8Array[]) => from(parts.flatMap((part) => [...part])),
});

function normalize(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.length && parts.at(-1) !== '..') parts.pop();
    else if (part && part !== '.') parts.push(part);
  }
  return (path.startsWith('/') ? '/' : '') + parts.join('/');
}

export const path = {
  sep: '/',
  normalize: (one: string) => normalize(one) || '.',
  join: (...parts: string[]) => normalize(parts.filter(Boolean).join('/')) || '.',
  resolve(...parts: string[]) {
    const last = parts.findLastIndex((part) => part.startsWith('/'));
    return normalize(`/${parts.slice(Math.max(0, last)).join('/')}`);
  },
  dirname: (one: string) => one.replace(/\/?[^/]*$/, '') || (one.startsWith('/') ? '/' : '.'),
  basename: (one: string, end = '') =>
    (one.split('/').at(-1) ?? '').replace(new RegExp(`${end.replaceAll('.', '\\.')}$`), ''),
  extname: (one: string) => /[^./](\.[^./]*)$/.exec(one)?.[1] ?? '',
};

type Callback = (error: unknown, value?: unknown) => void;

export const util = {
  promisify:
    (call: (...args: unknown[]) => void) =>
    (...args: unknown[]) =>
      new Promise((resolve, reject) =>
        call(...args, ((error, value) =>
          error ? reject(error as Error) : resolve(value)) satisfies Callback),
      ),
  inspect: (value: unknown) => JSON.stringify(value),
  format: (...args: unknown[]) => args.map(String).join(' '),
  inherits(child: { prototype: object }, parent: { prototype: object }) {
    Object.setPrototypeOf(child.prototype, parent.prototype);
  },
};

export const querystring = {
  parse: (text: string) => Object.fromEntries(new URLSearchParams(text)),
  stringify: (values: Record<string, string>) => new URLSearchParams(values).toString(),
};

/** Modules of Node by their names, with and without `node:`. */
export const nodeModules: Record<string, unknown> = {
  path,
  util,
  querystring,
  buffer: { Buffer },
  url: { URL, URLSearchParams },
};
