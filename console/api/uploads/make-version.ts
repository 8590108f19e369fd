import type { PackageManifest } from '../../../contract/package.ts';
import { encodeManifest } from '../../../compiler/package/manifest.ts';
import { manifestPath } from '../../../compiler/package/layout.ts';
import { verifyFiles } from '../../../compiler/package/verify.ts';
import { writeZip } from '../../../compiler/package/zip-write.ts';
import { packageLimits, type PackageLimits } from '../../../contract/package.ts';
import { refuse } from '../../domain/refusals.ts';
import { newId } from '../../identifiers.ts';
import { sha256 } from '../../secrets.ts';
import type { Services } from '../../services.ts';
import type { BlobInfo, Blobs } from '../../storage/blobs.ts';
import { addRow, needRow } from '../../storage/rows.ts';
import type { SystemDb, TenantDb } from '../../storage/schema.ts';
import type { Change } from '../../storage/storage.ts';
import { ownBlobs } from '../../storage/uploads.ts';
import { findVersionNumber, type Version } from '../../storage/versions.ts';
import { refusePackage } from '../../upload-files.ts';

export interface Uploader {
  id: string;
  name: string;
}

/** D11: what a package may weigh in this workspace. Inside a change, `system` is the change's: SQLite has one connection. */
export async function limitsOf(system: SystemDb, workspaceId: string): Promise<PackageLimits> {
  const { limits } = await system
    .selectFrom('workspaces')
    .select('limits')
    .where('id', '=', workspaceId)
    .executeTakeFirstOrThrow();
  const { packageBytes, totalBytes } = limits as { packageBytes: number; totalBytes: number };
  return { ...packageLimits, main: packageBytes, subpackage: packageBytes, total: totalBytes };
}

/** Verifies every byte anew, builds the archive and stores it; the database is not touched yet. */
export async function storePackage(
  services: Services,
  manifest: PackageManifest,
  files: Map<string, Uint8Array>,
  limits: PackageLimits,
): Promise<BlobInfo> {
  const { problems } = verifyFiles(encodeManifest(manifest), files, sha256, limits);
  refusePackage(problems);
  return services.blobs.put(zipOf(manifest, files));
}

function zipOf(manifest: PackageManifest, files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return writeZip(new Map([...files, [manifestPath, encodeManifest(manifest)]]));
}

/** The package with that hash once more, from the manifest of its upload; null where its files are not all there. */
export async function rebuildPackage(
  blobs: Blobs,
  manifestText: string,
  packageSha256: string,
): Promise<Uint8Array | null> {
  const manifest = JSON.parse(manifestText) as PackageManifest;
  const files = new Map<string, Uint8Array>();
  for (const file of manifest.files) {
    const bytes = await blobs.get(file.sha256).catch(() => null);
    if (!bytes) return null;
    files.set(file.path, bytes);
  }
  const zip = zipOf(manifest, files);
  return sha256(zip) === packageSha256 ? zip : null;
}

/** The version an upload already is, where the same content came before under the same number. */
export async function versionOf(
  db: TenantDb,
  programId: string,
  number: string,
  manifestHash: string,
): Promise<Version | undefined> {
  const version = await findVersionNumber(db, programId, number);
  if (version && version.manifestHash !== manifestHash) throw refuse('VERSION_TAKEN', { number });
  return version;
}

/** One row for a stored package. The same content again gives the same version. */
export async function addVersion(
  change: Change,
  services: Services,
  {
    programId,
    manifest,
    packed,
    uploader,
  }: { programId: string; manifest: PackageManifest; packed: BlobInfo; uploader: Uploader },
): Promise<{ version: Version; isNew: boolean }> {
  const manifestHash = sha256(encodeManifest(manifest));
  await needRow(change.db, 'programs', programId);
  const known = await versionOf(change.db, programId, manifest.version, manifestHash);
  if (known) return { version: known, isNew: false };
  const now = services.now();
  await ownBlobs(change.db, programId, manifest.files);
  const version = await addRow(change.db, 'versions', {
    id: newId('ver', now),
    programId,
    number: manifest.version,
    remark: manifest.remark,
    status: 'development',
    packageSha256: packed.sha256,
    packageSize: packed.size,
    mapsSha256: null,
    manifestHash,
    baseLibrary: manifest.baseLibrary,
    compiler: `${manifest.compiler.name} ${manifest.compiler.version}`,
    uploaderId: uploader.id,
    uploaderName: uploader.name,
    approvalId: null,
    publishAt: null,
    publishedAt: null,
    publisherName: null,
    createdAt: now,
    changedAt: now,
  });
  change.emit('version.uploaded', version.id);
  return { version, isNew: true };
}
