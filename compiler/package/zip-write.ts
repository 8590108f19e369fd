import { deflateSync, strToU8 } from 'fflate';
import { crc32 } from './crc32.ts';

/** Formats that are compressed already: deflating them again costs time and gains nothing. */
const stored = /\.(?:png|jpe?g|gif|webp|mp3|m4a|aac|mp4|woff2?|zip|br|gz)$/i;
/** 1980-01-01 00:00, the earliest time ZIP can express: a package knows no clock. */
const dosDate = 0x0021;
const utf8Names = 0x0800;

interface Entry {
  name: Uint8Array;
  method: 0 | 8;
  crc: number;
  size: number;
  data: Uint8Array;
}

function makeEntry(path: string, bytes: Uint8Array): Entry {
  const packed = stored.test(path) ? bytes : deflateSync(bytes, { level: 6 });
  const method = packed.length < bytes.length ? 8 : 0;
  const data = method === 8 ? packed : bytes;
  return { name: strToU8(path), method, crc: crc32(bytes), size: bytes.length, data };
}

/** The 26 bytes that a local header and a central record share, beginning at "version needed". */
function writeShared(view: DataView, at: number, entry: Entry): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, utf8Names, true);
  view.setUint16(at + 4, entry.method, true);
  view.setUint16(at + 6, 0, true);
  view.setUint16(at + 8, dosDate, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.data.length, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, entry.name.length, true);
  view.setUint16(at + 24, 0, true);
}

/** Order by code unit, the same on every machine and in every locale. */
export function byPath(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A ZIP that depends on names and contents alone: sorted, without clock, system, extra fields or comment. */
export function writeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries = [...files]
    .sort((a, b) => byPath(a[0], b[0]))
    .map(([path, bytes]) => makeEntry(path, bytes));
  const length = entries.reduce((sum, entry) => sum + 76 + 2 * entry.name.length + entry.data.length, 22);
  const out = new Uint8Array(length);
  const view = new DataView(out.buffer);
  const offsets: number[] = [];
  let at = 0;
  for (const entry of entries) {
    offsets.push(at);
    view.setUint32(at, 0x04034b50, true);
    writeShared(view, at + 4, entry);
    out.set(entry.name, at + 30);
    out.set(entry.data, at + 30 + entry.name.length);
    at += 30 + entry.name.length + entry.data.length;
  }
  const directory = at;
  for (const [index, entry] of entries.entries()) {
    view.setUint32(at, 0x02014b50, true);
    view.setUint16(at + 4, 20, true);
    writeShared(view, at + 6, entry);
    view.setUint32(at + 42, offsets[index] ?? 0, true);
    out.set(entry.name, at + 46);
    at += 46 + entry.name.length;
  }
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return out;
}
