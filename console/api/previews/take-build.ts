import { encodeManifest } from '../../../compiler/package/manifest.ts';
import { verifyFiles } from '../../../compiler/package/verify.ts';
import type { PackageLimits, PackageManifest } from '../../../contract/package.ts';
import { refuse } from '../../domain/refusals.ts';
import { sha256 } from '../../secrets.ts';
import type { Services } from '../../services.ts';
import { needRow, removeRow } from '../../storage/rows.ts';
import type { TenantDb } from '../../storage/schema.ts';
import { forgetChunks, type Upload } from '../../storage/uploads.ts';
import { missingBlobs, readFiles, refusePackage } from '../../upload-files.ts';

/** An upload whose blobs have all arrived, verified as a version's would be. */
export async function readBuild(
  services: Services,
  db: TenantDb,
  { programId, uploadId }: { programId: string; uploadId: string },
  limits: PackageLimits,
): Promise<Upload> {
  const upload = await needRow(db, 'uploads', uploadId);
  if (upload.programId !== programId) throw refuse('NOT_FOUND', { type: 'uploads', id: uploadId });
  const still = await missingBlobs(db, upload);
  if (still.length > 0) throw refuse('BLOBS_MISSING', { count: still.length, first: still[0]!.sha256 });
  const files = await readFiles(services, upload.manifest.files);
  // A build for debugging keeps its names and is larger than what will be uploaded: only the whole counts.
  const loose = { ...limits, main: limits.total, subpackage: limits.total };
  refusePackage(verifyFiles(encodeManifest(upload.manifest), files, sha256, loose).problems);
  return upload;
}

/** The preview keeps the manifest; an upload that became no version is forgotten, or each save would leave one. */
export async function takeBuild(db: TenantDb, upload: Upload): Promise<PackageManifest> {
  if (upload.versionId === null) {
    await forgetChunks(db, upload.id);
    await removeRow(db, 'uploads', upload.id);
  }
  return upload.manifest;
}
