import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { AppError } from '../../contract/errors.ts';
import { refuse } from '../domain/refusals.ts';
import { sha256Of } from './blobs.ts';
import { readTar, writeTar } from './tar.ts';
import type { TarEntry } from './tar.ts';

/** First entry of an archive: what it is. */
export interface ArchiveHead {
  format: 'tessera-console';
  kind: 'backup' | 'workspace';
  /** The newest migration its rows have been through. */
  schema: string;
  createdAt: string;
  /** Hash of the installation's secret: whether sealed columns can be opened where it is read. */
  sealedBy: string;
  workspaceId: string | null;
}

/** Last entry: what should have come before it. */
export interface ArchiveContents {
  rows: Record<string, number>;
  blobs: number;
  /** Blobs that rows name but the store did not have (whole) when it was written. */
  missing: string[];
  /** Over the names and hashes of all entries before. */
  digest: string;
}

export type TableRow = Record<string, unknown>;

/** A part of the archive, as both sides see it. */
export type Part =
  | { kind: 'blob'; sha256: string; bytes: Uint8Array }
  | { kind: 'missing'; sha256: string }
  | { kind: 'rows'; table: string; rows: TableRow[] };

/** Appears under its name only when all of it is written and on disk. */
export async function writeArchive(
  file: string,
  head: ArchiveHead,
  parts: AsyncIterable<Part>,
): Promise<ArchiveContents> {
  const draft = `${file}.part`;
  const contents: ArchiveContents = { rows: {}, blobs: 0, missing: [], digest: '' };
  try {
    const entries = withContents(head, parts, contents);
    await pipeline(
      Readable.from(writeTar(entries)),
      createGzip({ level: 6 }),
      createWriteStream(draft, { mode: 0o600 }),
    );
    const handle = await open(draft, 'r');
    await handle.sync().finally(() => handle.close());
    await rename(draft, file);
    return contents;
  } catch (cause) {
    await rm(draft, { force: true });
    throw (cause as NodeJS.ErrnoException).code === 'ENOSPC' ? refuse('DISK_FULL', {}, cause) : cause;
  }
}

async function* withContents(
  head: ArchiveHead,
  parts: AsyncIterable<Part>,
  contents: ArchiveContents,
): AsyncGenerator<TarEntry> {
  const digest = createHash('sha256');
  const add = (entry: TarEntry) => {
    digest.update(`${entry.name} ${sha256Of(entry.bytes)}\n`);
    return entry;
  };
  const json = (name: string, value: unknown) => ({ name, bytes: Buffer.from(`${JSON.stringify(value)}\n`) });
  let count = 0;
  yield add(json('head.json', head));
  for await (const part of parts) {
    if (part.kind === 'missing') contents.missing.push(part.sha256);
    else if (part.kind === 'blob') {
      contents.blobs += 1;
      yield add({ name: `blobs/${part.sha256}`, bytes: part.bytes });
    } else {
      contents.rows[part.table] = (contents.rows[part.table] ?? 0) + part.rows.length;
      const lines = part.rows.map((row) => JSON.stringify(row)).join('\n');
      yield add({
        name: `rows/${part.table}/${String((count += 1)).padStart(6, '0')}.jsonl`,
        bytes: Buffer.from(lines),
      });
    }
  }
  contents.digest = digest.digest('hex');
  yield json('contents.json', contents);
}

/** Reads all of it and believes nothing: a byte that changed, or an end that is missing, and the file is refused. */
export async function verifyArchive(file: string): Promise<{ head: ArchiveHead; contents: ArchiveContents }> {
  try {
    return await readAndCompare(file);
  } catch (cause) {
    // Changed bytes may come out of the unpacker, and fail as text or JSON, before its checksum says so.
    throw cause instanceof AppError ? cause : damaged(file, (cause as Error).message, cause);
  }
}

async function readAndCompare(file: string): Promise<{ head: ArchiveHead; contents: ArchiveContents }> {
  const digest = createHash('sha256');
  const seen = { blobs: 0, rows: {} as Record<string, number> };
  let head: ArchiveHead | null = null;
  let contents: ArchiveContents | null = null;
  for await (const { name, bytes } of entriesOf(file)) {
    if (name === 'contents.json') contents = parse(file, bytes) as ArchiveContents;
    else digest.update(`${name} ${sha256Of(bytes)}\n`);
    if (name === 'head.json') head = parse(file, bytes) as ArchiveHead;
    const part = partOf(name, bytes);
    if (part?.kind === 'blob') {
      if (sha256Of(part.bytes) !== part.sha256) throw damaged(file, `${name} is not what its name says`);
      seen.blobs += 1;
    }
    if (part?.kind === 'rows') seen.rows[part.table] = (seen.rows[part.table] ?? 0) + part.rows.length;
  }
  if (head?.format !== 'tessera-console') throw damaged(file, 'it is no archive of the console');
  if (!contents) throw damaged(file, 'its end is missing');
  const isSame =
    contents.digest === digest.digest('hex') &&
    contents.blobs === seen.blobs &&
    JSON.stringify(contents.rows) === JSON.stringify(seen.rows);
  if (!isSame) throw damaged(file, 'its parts are not those it lists');
  return { head, contents };
}

/** The parts of an archive that verifyArchive() has passed. */
export async function* partsOf(file: string): AsyncGenerator<Part> {
  for await (const { name, bytes } of entriesOf(file)) {
    const part = partOf(name, bytes);
    if (part) yield part;
  }
}

function partOf(name: string, bytes: Uint8Array): Part | null {
  const [folder, what] = name.split('/');
  if (folder === 'blobs') return { kind: 'blob', sha256: what!, bytes };
  if (folder !== 'rows') return null;
  const lines = Buffer.from(bytes).toString('utf8').split('\n');
  return { kind: 'rows', table: what!, rows: lines.map((line) => JSON.parse(line) as TableRow) };
}

async function* entriesOf(file: string): AsyncGenerator<TarEntry> {
  const source = createReadStream(file);
  const unpacked = createGunzip();
  source.on('error', (error) => unpacked.destroy(error));
  try {
    yield* readTar(source.pipe(unpacked));
  } catch (cause) {
    throw damaged(file, (cause as Error).message, cause);
  } finally {
    source.destroy();
  }
}

function parse(file: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (cause) {
    throw damaged(file, 'its description cannot be read', cause);
  }
}

function damaged(file: string, reason: string, cause?: unknown): Error {
  return refuse('ARCHIVE_DAMAGED', { file, reason }, cause);
}
