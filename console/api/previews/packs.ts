import { readFrames, writeFrames } from '../../../contract/frames.ts';
import { refuse } from '../../domain/refusals.ts';
import type { Services } from '../../services.ts';
import { sha256Of } from '../../storage/blobs.ts';
import type { PackageFile } from '../../../contract/package.ts';
import type { PreviewFile } from '../../storage/tables/previews.ts';
import { keepPack } from '../../storage/previews.ts';

/** Where each file of a pack lies, by its hash. */
export type PackIndex = Map<string, { pack: number; at: number; size: number }>;

/** Each file is compared with its hash here, once and for all: what reads the pack later need not. */
export function checkPack(bytes: Uint8Array): void {
  for (const { sha256, at, size } of framesOf(bytes))
    if (sha256Of(bytes.subarray(at, at + size)) !== sha256) throw refuse('CHUNK_DAMAGED', { sha256 });
}

function framesOf(bytes: Uint8Array) {
  const frames = readFrames(bytes);
  if (!frames) throw refuse('CHUNK_WRONG', { reason: 'the last of several files is cut off' });
  return frames;
}

/** Takes a pack of a program's previews. Sending it again changes nothing. */
export async function putPack(
  services: Services,
  workspaceId: string,
  programId: string,
  bytes: Uint8Array,
): Promise<{ sha256: string; size: number }> {
  checkPack(bytes);
  const { sha256, size } = await services.blobs.put(bytes);
  await services.storage.bookkeeping(workspaceId, (db) =>
    keepPack(db, { programId, sha256, size, createdAt: services.now() }),
  );
  return { sha256, size };
}

export function addToIndex(index: PackIndex, pack: number, bytes: Uint8Array): void {
  for (const { sha256, at, size } of framesOf(bytes)) index.set(sha256, { pack, at, size });
}

/** A file with its pack's own name: it stays true when the packs of a preview are counted anew. */
export interface PlacedFile extends PackageFile {
  /** Undefined: a blob of its own, as previews had before packs. */
  pack: string | undefined;
  at: number;
}

export const placeOf = ({ pack, at = 0, ...file }: PreviewFile, packs: readonly string[]): PlacedFile => ({
  ...file,
  pack: pack === undefined ? undefined : packs[pack],
  at,
});

/** Files by their hashes. Each pack is read once, however many of its files are asked for. */
export async function readPlaced(
  { blobs }: Pick<Services, 'blobs'>,
  files: Iterable<PlacedFile>,
): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  const byPack = new Map<string | undefined, PlacedFile[]>();
  for (const file of files) {
    const listed = byPack.get(file.pack);
    if (listed) listed.push(file);
    else byPack.set(file.pack, [file]);
  }
  for (const [pack, listed] of byPack) {
    const bytes = pack === undefined ? undefined : await blobs.get(pack);
    for (const { sha256, at, size } of listed)
      found.set(sha256, bytes ? bytes.subarray(at, at + size) : await blobs.get(sha256));
  }
  return found;
}

export interface Placed {
  files: PreviewFile[];
  packs: string[];
}

/** Packs without a file in use go, and the places are counted anew. */
export function dropUnused({ files, packs }: Placed): Placed {
  const used = [...new Set(files.flatMap(({ pack }) => pack ?? []))].sort((a, b) => a - b);
  const places = new Map(used.map((pack, place) => [pack, place]));
  return {
    packs: used.map((pack) => packs[pack]!),
    files: files.map((file) => (file.pack === undefined ? file : { ...file, pack: places.get(file.pack)! })),
  };
}

/** Each save leaves a small pack: so many of them are written as one. */
const mostPacks = 64;
const smallPack = 64 * 1024;

export async function mergeSmall(
  services: Services,
  { files, packs }: Placed,
): Promise<Placed & { merged?: Uint8Array }> {
  if (packs.length <= mostPacks) return { files, packs };
  const weights = packs.map(() => 0);
  for (const { pack, size } of files) if (pack !== undefined) weights[pack]! += size;
  const moving = files.filter(({ pack }) => pack !== undefined && weights[pack]! <= smallPack);
  const merged = writeFrames(
    await readPlaced(
      services,
      moving.map((file) => placeOf(file, packs)),
    ),
  );
  const index: PackIndex = new Map();
  addToIndex(index, packs.length, merged);
  const moved = new Set(moving);
  return {
    ...dropUnused({
      packs: [...packs, sha256Of(merged)],
      files: files.map((file) => (moved.has(file) ? { ...file, ...index.get(file.sha256)! } : file)),
    }),
    merged,
  };
}
