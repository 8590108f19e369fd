/** The entries of a zip archive: stored or deflated, which is all that programs meet. */
export interface ZipEntry {
  path: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DEFLATED = 8;

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function findDirectory(view: DataView): { count: number; offset: number } {
  for (let at = view.byteLength - 22; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== END_OF_DIRECTORY) continue;
    return { count: view.getUint16(at + 10, true), offset: view.getUint32(at + 16, true) };
  }
  throw new Error('not a zip file');
}

export async function readZip(archive: Uint8Array<ArrayBuffer>): Promise<ZipEntry[]> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const { count, offset } = findDirectory(view);
  const entries: ZipEntry[] = [];
  let at = offset;
  for (let index = 0; index < count && view.getUint32(at, true) === DIRECTORY_ENTRY; index += 1) {
    const method = view.getUint16(at + 10, true);
    const size = view.getUint32(at + 20, true);
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    const path = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + nameLength));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    // A path that leads out of the target folder is left out.
    if (path.startsWith('/') || path.split('/').includes('..')) continue;
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const packed = archive.slice(start, start + size);
    entries.push({ path, bytes: method === DEFLATED ? await inflate(packed) : packed });
  }
  return entries;
}
