import { z } from 'zod';
import { readManifest } from '../../../compiler/package/manifest.ts';
import { verifyParts } from '../../../compiler/package/verify.ts';
import { packageLimits, type PackageFile } from '../../../contract/package.ts';
import type { Actor } from '../../actor.ts';
import { assertOpen, noteChange } from '../../domain/previews.ts';
import { refuse } from '../../domain/refusals.ts';
import { sha256 } from '../../secrets.ts';
import type { Services } from '../../services.ts';
import { sha256Of, type BlobInfo } from '../../storage/blobs.ts';
import { assertPacks, keepPack, needOwnPreview, replaceBuild, type Preview } from '../../storage/previews.ts';
import type { TenantDb } from '../../storage/schema.ts';
import type { PreviewFile } from '../../storage/tables/previews.ts';
import { refusePackage } from '../../upload-files.ts';
import { assertSigned } from '../../signature.ts';
import {
  addToIndex,
  checkPack,
  dropUnused,
  mergeSmall,
  placeOf,
  readPlaced,
  type PackIndex,
} from './packs.ts';

/** A build for debugging keeps its names and is larger than what will be uploaded: only the whole counts. */
const limits = { ...packageLimits, main: packageLimits.total, subpackage: packageLimits.total };

export type Build = Pick<Preview, 'manifest' | 'packs'>;

/** The first build of a preview: its manifest, and the packs that hold its files. */
export async function readBuild(
  services: Services,
  db: TenantDb,
  actor: Actor,
  given: { programId: string; manifest: string; signature: string; packs: string[] },
): Promise<Build> {
  const { programId, packs } = given;
  const { manifest, problems } = readManifest(new TextEncoder().encode(given.manifest));
  refusePackage(problems);
  if (!manifest) throw refuse('PACKAGE_REFUSED', { first: 'no manifest' });
  if (manifest.appId !== programId) throw refuse('PROGRAM_DIFFERS', { appId: manifest.appId, programId });
  assertSigned(actor, sha256(given.manifest), given.signature);
  await assertPacks(db, programId, packs);
  const index: PackIndex = new Map();
  for (const [place, pack] of packs.entries()) addToIndex(index, place, await services.blobs.get(pack));
  const files = placed(manifest.files, index);
  const packages = await verified(services, files, packs);
  return { manifest: { ...manifest, packages, files }, packs };
}

function placed(files: readonly PackageFile[], index: PackIndex, known?: PackIndex): PreviewFile[] {
  const found = files.map(({ path, sha256, size }) => {
    const place = index.get(sha256) ?? known?.get(sha256);
    return place?.size === size ? { path, sha256, size, pack: place.pack, at: place.at } : sha256;
  });
  const missing = found.filter((file) => typeof file === 'string');
  if (missing.length > 0) throw refuse('BLOBS_MISSING', { count: missing.length, first: missing[0]! });
  return found.filter((file) => typeof file !== 'string');
}

async function verified(services: Services, files: PreviewFile[], packs: string[], fresh?: Uint8Array) {
  const own = files.filter(({ path }) => path.startsWith('program/'));
  const isFresh = ({ pack }: PreviewFile) => fresh !== undefined && pack === packs.length - 1;
  const old = own.filter((file) => !isFresh(file)).map((file) => placeOf(file, packs));
  const read = await readPlaced(services, old);
  for (const file of own.filter(isFresh))
    read.set(file.sha256, fresh!.subarray(file.at!, file.at! + file.size));
  const hashes = new Map(own.map(({ path, sha256: hash }) => [path, hash]));
  const { problems, packages } = verifyParts(files, (path) => read.get(hashes.get(path) ?? ''), limits);
  refusePackage(problems);
  return packages;
}

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const changes = z.object({
  from: z.number().int().min(1),
  set: z
    .array(z.object({ path: z.string().max(512), sha256: hash, size: z.number().int().min(0) }))
    .max(packageLimits.files),
  removed: z.array(z.string().max(512)).max(packageLimits.files),
});

/** Four bytes of length, what changed as JSON, and a pack with the new contents. */
export function readChanges(body: Uint8Array): { changes: z.infer<typeof changes>; pack: Uint8Array } {
  const size = body.length < 4 ? Number.NaN : new DataView(body.buffer, body.byteOffset).getUint32(0);
  if (!(size + 4 <= body.length)) throw refuse('CHUNK_WRONG', { reason: 'the list of changes is cut off' });
  try {
    const text = new TextDecoder().decode(body.subarray(4, 4 + size));
    return { changes: changes.parse(JSON.parse(text)), pack: body.subarray(4 + size) };
  } catch (cause) {
    throw refuse('CHUNK_WRONG', { reason: 'the list of changes is not of its form' }, cause);
  }
}

/**
 * A newer build: only what changed comes, and only that is checked. It is no mutation in the sense of D12: the audit log
 * names who opened and who ended a preview, not each save (docs/decisions/0011).
 */
export async function takeChanges(
  services: Services,
  actor: Actor,
  of: { programId: string; previewId: string },
  { body, signature }: { body: Uint8Array; signature: string },
): Promise<{ build: number; expiresAt: number }> {
  assertSigned(actor, sha256Of(body), signature);
  const { changes: asked, pack } = readChanges(body);
  const preview = await needOwnPreview(services.storage.workspace(actor.workspaceId), of, actor.id);
  assertOpen(preview, services.now());
  const { expiresAt } = preview;
  if (isRepeated(preview, asked)) return { build: preview.build, expiresAt };
  if (preview.build !== asked.from)
    throw refuse('CHUNK_WRONG', { reason: `the preview shows build ${preview.build}, not ${asked.from}` });
  checkPack(pack);
  const { packages, ...changed } = await withChanges(services, preview, asked, pack);
  const kept: BlobInfo[] = pack.length > 0 ? [await services.blobs.put(pack)] : [];
  const next = await mergeSmall(services, changed);
  if (next.merged) kept.push(await services.blobs.put(next.merged));
  const build = preview.build + 1;
  const byPath = new Map(next.files.map((file) => [file.path, file]));
  const change = {
    build,
    set: asked.set.map(({ path }) => placeOf(byPath.get(path)!, next.packs)),
    removed: asked.removed,
  };
  const facts = [{ type: 'preview.changed', workspaceId: actor.workspaceId, id: preview.id }];
  await services.storage.bookkeeping(actor.workspaceId, async (db) => {
    for (const { sha256: id, size } of kept)
      await keepPack(db, { programId: of.programId, sha256: id, size, createdAt: services.now() });
    await replaceBuild(db, preview, {
      manifest: { ...preview.manifest, packages, files: next.files },
      packs: next.packs,
      recent: noteChange(preview.recent, change),
      build,
      changedAt: services.now(),
    });
    await services.storage.events.enlist(db as never, facts);
  });
  services.storage.events.announce(facts);
  return { build, expiresAt };
}

async function withChanges(
  services: Services,
  { manifest, packs: before }: Preview,
  { set, removed }: z.infer<typeof changes>,
  pack: Uint8Array,
) {
  const packs = pack.length > 0 ? [...before, sha256Of(pack)] : before;
  const index: PackIndex = new Map();
  if (pack.length > 0) addToIndex(index, packs.length - 1, pack);
  const known: PackIndex = new Map(
    manifest.files.flatMap(({ sha256: id, size, pack: place, at }) =>
      place === undefined || at === undefined ? [] : [[id, { pack: place, at, size }]],
    ),
  );
  const byPath = new Map(manifest.files.map((file) => [file.path, file]));
  for (const path of removed) byPath.delete(path);
  for (const file of placed(set, index, known)) byPath.set(file.path, file);
  const files = [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  const packages = await verified(services, files, packs, pack);
  return { ...dropUnused({ files, packs }), packages };
}

/** The answer to the first time was lost on its way. */
function isRepeated({ build, recent }: Preview, { from, set, removed }: z.infer<typeof changes>): boolean {
  const last = recent.at(-1);
  return (
    build === from + 1 &&
    last?.build === build &&
    last.removed.join('\n') === removed.join('\n') &&
    last.set.map((file) => `${file.path} ${file.sha256}`).join('\n') ===
      set.map((file) => `${file.path} ${file.sha256}`).join('\n')
  );
}
