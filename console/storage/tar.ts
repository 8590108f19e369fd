/** The oldest archive format there is (ustar): any tool lists and opens what we write. */
export interface TarEntry {
  name: string;
  bytes: Uint8Array;
}

const block = 512;

export async function* writeTar(entries: AsyncIterable<TarEntry>): AsyncGenerator<Uint8Array> {
  for await (const { name, bytes } of entries) {
    yield headerOf(name, bytes.byteLength);
    if (bytes.byteLength > 0) yield bytes;
    const rest = bytes.byteLength % block;
    if (rest > 0) yield new Uint8Array(block - rest);
  }
  yield new Uint8Array(2 * block);
}

function headerOf(name: string, size: number): Uint8Array {
  const header = Buffer.alloc(block);
  if (Buffer.byteLength(name) > 100) throw new Error(`A name of an archive has at most 100 bytes: ${name}`);
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0');
  header.write(name, 0);
  header.write('0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${octal(size, 11)} `, 124);
  header.write(`${octal(0, 11)} `, 136);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\0' + '00', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${octal(sum, 6)}\0 `, 148);
  return header;
}

/** Ends without a word where the stream ends: the reader's last entry tells whether all of it was there. */
export async function* readTar(stream: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const take = createTaker(stream);
  for (;;) {
    const header = await take(block);
    if (!header || header[0] === 0) return;
    const name = textOf(header, 0, 100);
    const size = Number.parseInt(textOf(header, 124, 12), 8);
    if (!Number.isSafeInteger(size)) return;
    const bytes = await take(size);
    if (!bytes || !(await take((block - (size % block)) % block))) return;
    yield { name, bytes };
  }
}

function textOf(header: Uint8Array, start: number, length: number): string {
  return Buffer.from(header.subarray(start, start + length))
    .toString('utf8')
    .split('\0', 1)[0]!
    .trim();
}

/** The next so many bytes of a stream; null: it ended before. */
function createTaker(stream: AsyncIterable<Uint8Array>) {
  const source = stream[Symbol.asyncIterator]();
  let parts: Uint8Array[] = [];
  let held = 0;
  return async function take(count: number): Promise<Uint8Array | null> {
    while (held < count) {
      const { value, done } = await source.next();
      if (done) return null;
      parts.push(value);
      held += value.byteLength;
    }
    const all = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    parts = all.byteLength > count ? [all.subarray(count)] : [];
    held -= count;
    return all.subarray(0, count);
  };
}
