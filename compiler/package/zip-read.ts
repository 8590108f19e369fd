import { Inflate, strFromU8 } from 'fflate';
import type { PackageLimits, PackageProblem } from '../../contract/package.ts';
import { crc32 } from './crc32.ts';
import { collisions, pathProblem } from './entry-path.ts';
import { packageProblem } from './problems.ts';

/** Raised inside this file only: the first problem that makes further reading pointless. */
class Refused extends Error {
  readonly problem: PackageProblem;
  constructor(problem: PackageProblem) {
    super(problem.message.en);
    this.problem = problem;
  }
}

interface Entry {
  path: string;
  method: number;
  crc: number;
  packedSize: number;
  size: number;
  /** Where the local header begins, where its data begins, and where that ends. */
  start: number;
  data: number;
  end: number;
}

interface Directory {
  count: number;
  start: number;
  end: number;
}

export interface ZipContents {
  files: Map<string, Uint8Array>;
  problems: PackageProblem[];
}

/** The manifest and the index files come on top of what the limits count. */
const overhead = 8 * 1024 * 1024;

function refuse(...args: Parameters<typeof packageProblem>): never {
  throw new Refused(packageProblem(...args));
}

/** A package has neither comment nor ZIP64: its end record is its last 22 bytes. */
function readDirectory(view: DataView): Directory {
  const end = view.byteLength - 22;
  if (view.byteLength < 4 || view.getUint32(0, true) !== 0x04034b50) refuse('package/not-a-zip');
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) refuse('package/truncated');
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (view.getUint32(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count) {
    refuse('package/zip-feature', { feature: { en: 'several disks', zh: '多卷' } });
  }
  if (view.getUint16(end + 20, true) !== 0) {
    refuse('package/zip-feature', { feature: { en: 'a comment', zh: '注释' } });
  }
  if (count === 0xffff || start === 0xffffffff) refuse('package/zip-feature', { feature: 'ZIP64' });
  if (start + size !== end) {
    if (start + size > end) refuse('package/truncated');
    refuse('package/foreign-bytes', { size: end - start - size });
  }
  return { count, start, end };
}

const damaged = {
  record: { en: 'its directory record is unreadable', zh: '目录记录无法读取' },
  header: { en: 'its header differs from the directory', zh: '文件头与目录不一致' },
  deflate: { en: 'its data cannot be unpacked', zh: '数据无法解压' },
  checksum: { en: 'its checksum is wrong', zh: '校验和错误' },
  size: { en: 'it is shorter than it declares', zh: '实际长度小于声明' },
};

/** Entries for folders end in a slash; links and folders of Unix show in the upper half of the external attributes. */
function isPlainFile(path: string, attributes: number): boolean {
  const kind = (attributes >>> 28) & 0xf;
  return !path.endsWith('/') && (kind === 0 || kind === 8) && (attributes & 0x10) === 0;
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, limit: number): [Entry, number] {
  const bad = (): never => refuse('package/zip-damaged', { path: `#${at}`, why: damaged.record });
  if (at + 46 > limit || view.getUint32(at, true) !== 0x02014b50) bad();
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  const next = at + 46 + nameLength + extraLength;
  if (next > limit) bad();
  const path = strFromU8(bytes.subarray(at + 46, at + 46 + nameLength));
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  if (flags & 0x2041) refuse('package/zip-feature', { path, feature: { en: 'encryption', zh: '加密' } });
  if (flags & 0x0008)
    refuse('package/zip-feature', { path, feature: { en: 'data descriptors', zh: '数据描述符' } });
  if (method !== 0 && method !== 8) {
    const feature = { en: `compression method ${method}`, zh: `压缩方法 ${method}` };
    refuse('package/zip-feature', { path, feature });
  }
  if (!isPlainFile(path, view.getUint32(at + 38, true))) refuse('package/folder-or-link', { path });
  const start = view.getUint32(at + 42, true);
  const entry = {
    path,
    method,
    crc: view.getUint32(at + 16, true),
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    start,
    ...locate(view, at, start, path, nameLength),
  };
  return [entry, next];
}

/** The local header must say what the directory says: tools that read only one of them must see the same file. */
function locate(view: DataView, record: number, start: number, path: string, nameLength: number) {
  const differs = (): never => refuse('package/zip-damaged', { path, why: damaged.header });
  if (start + 30 > record || view.getUint32(start, true) !== 0x04034b50) differs();
  for (let i = 0; i < 22; i += 1) {
    if (view.getUint8(start + 4 + i) !== view.getUint8(record + 6 + i)) differs();
  }
  if (view.getUint16(start + 26, true) !== nameLength) differs();
  const data = start + 30 + nameLength + view.getUint16(start + 28, true);
  for (let i = 0; i < nameLength; i += 1) {
    if (view.getUint8(start + 30 + i) !== view.getUint8(record + 46 + i)) differs();
  }
  return { data, end: data + view.getUint32(record + 20, true) };
}

function readEntries(bytes: Uint8Array, view: DataView, directory: Directory): Entry[] {
  const entries: Entry[] = [];
  let at = directory.start;
  for (let i = 0; i < directory.count; i += 1) {
    const [entry, next] = readEntry(bytes, view, at, directory.end);
    entries.push(entry);
    at = next;
  }
  if (at !== directory.end) refuse('package/foreign-bytes', { size: directory.end - at });
  return entries;
}

/** Every byte before the directory belongs to exactly one entry: no overlap (a bomb), no gap (a hiding place). */
function checkCoverage(entries: readonly Entry[], directory: Directory): void {
  let at = 0;
  for (const entry of [...entries].sort((a, b) => a.start - b.start)) {
    if (entry.start < at) refuse('package/overlapping-entries', { path: entry.path });
    if (entry.start > at) refuse('package/foreign-bytes', { size: entry.start - at });
    if (entry.end > directory.start) refuse('package/overlapping-entries', { path: entry.path });
    at = entry.end;
  }
  if (at !== directory.start) refuse('package/foreign-bytes', { size: directory.start - at });
}

/** Inflates in small steps, so that a bomb is noticed while at most a few megabytes of it exist. */
function unpack(bytes: Uint8Array, entry: Entry): Uint8Array {
  const packed = bytes.subarray(entry.data, entry.end);
  const out = new Uint8Array(entry.size);
  let length = 0;
  const take = (chunk: Uint8Array): void => {
    if (length + chunk.length > entry.size) {
      refuse('package/zip-bomb', { path: entry.path, size: entry.size });
    }
    out.set(chunk, length);
    length += chunk.length;
  };
  if (entry.method === 0) take(packed);
  else inflateInto(packed, take, entry.path);
  if (length < entry.size) refuse('package/zip-damaged', { path: entry.path, why: damaged.size });
  if (crc32(out) !== entry.crc) refuse('package/zip-damaged', { path: entry.path, why: damaged.checksum });
  return out;
}

function inflateInto(packed: Uint8Array, take: (chunk: Uint8Array) => void, path: string): void {
  const step = 16 * 1024;
  try {
    const inflate = new Inflate((chunk) => take(chunk));
    for (let at = 0; at < packed.length || at === 0; at += step) {
      inflate.push(packed.subarray(at, at + step), at + step >= packed.length);
    }
  } catch (error) {
    if (error instanceof Refused) throw error;
    refuse('package/zip-damaged', { path, why: damaged.deflate });
  }
}

function checkSizes(entries: readonly Entry[], limits: PackageLimits): void {
  if (entries.length > limits.files) {
    refuse('package/too-many-files', { count: entries.length, limit: limits.files });
  }
  const size = entries.reduce((sum, entry) => sum + entry.size, 0);
  const limit = limits.total + overhead;
  if (size > limit) refuse('package/declared-too-large', { size, limit });
}

/** Reads an archive that nobody vouches for: whatever its bytes are, it ends with files or with reasons. */
export function readZip(bytes: Uint8Array, limits: PackageLimits): ZipContents {
  const files = new Map<string, Uint8Array>();
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const directory = readDirectory(view);
    const entries = readEntries(bytes, view, directory);
    checkSizes(entries, limits);
    const paths = entries.map((entry) => entry.path);
    const problems = [...paths.flatMap((path) => pathProblem(path) ?? []), ...collisions(paths)];
    if (problems.length > 0) return { files, problems };
    checkCoverage(entries, directory);
    for (const entry of entries) files.set(entry.path, unpack(bytes, entry));
    return { files, problems: [] };
  } catch (error) {
    if (error instanceof Refused) return { files, problems: [error.problem] };
    throw error;
  }
}
