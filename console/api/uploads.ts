import { z } from 'zod';
import { readManifest } from '../../compiler/package/manifest.ts';
import { packageProblem, showBytes } from '../../compiler/package/problems.ts';
import type { PackageLimits, PackageManifest } from '../../contract/package.ts';
import { refuse } from '../domain/refusals.ts';
import { mutation, query } from '../endpoint.ts';
import { newId } from '../identifiers.ts';
import { sha256 } from '../secrets.ts';
import { done, id, ok } from '../shapes.ts';
import { addRow, changeRow, needRow } from '../storage/rows.ts';
import type { TenantDb } from '../storage/schema.ts';
import { findUpload, forgetChunks, ownedBlobs, type Upload } from '../storage/uploads.ts';
import { missingBlobs, readFiles, refusePackage } from '../upload-files.ts';
import { addVersion, limitsOf, storePackage, versionOf } from './uploads/make-version.ts';
import { assertSigned } from '../signature.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const ofUpload = z.object({ programId: id, uploadId: id });
const missing = z.object({ sha256: z.string(), size: z.number(), received: z.number() });
const uploadView = z.object({
  uploadId: id,
  state: z.enum(['open', 'complete', 'cancelled']),
  missing: z.array(missing),
  versionId: id.nullable(),
});

export const uploads = {
  start: mutation({
    permission: 'versions.upload',
    keys: true,
    route: 'POST /programs/{programId}/uploads',
    about:
      'Start (or resume) an upload: the canonical manifest and its Ed25519 signature. The answer lists the blobs to send with PUT /uploads/{programId}/{uploadId}/blobs/{sha256}.',
    input: z.object({
      programId: id,
      manifest: z.string().max(3_000_000),
      signature: z.string().max(200),
    }),
    output: uploadView,
    async run({ input, actor, db, services, change, audit }) {
      const { programId, signature } = input;
      const { manifest, problems } = readManifest(new TextEncoder().encode(input.manifest));
      refusePackage(problems);
      if (!manifest) throw refuse('PACKAGE_REFUSED', { first: 'no manifest' });
      assertSize(manifest, await limitsOf(change.system, actor.workspaceId));
      if (manifest.appId !== programId) throw refuse('PROGRAM_DIFFERS', { appId: manifest.appId, programId });
      const manifestHash = sha256(input.manifest);
      assertSigned(actor, manifestHash, signature);
      const version = await versionOf(db, programId, manifest.version, manifestHash);
      const now = services.now();
      const known = await findUpload(db, programId, manifestHash);
      const upload = known
        ? await changeRow(db, 'uploads', known.id, {
            state: version ? 'complete' : 'open',
            changedAt: now,
            uploaderId: actor.id,
            uploaderName: actor.name,
          })
        : await addRow(db, 'uploads', {
            id: newId('up', now),
            programId,
            state: version ? 'complete' : 'open',
            manifestHash,
            manifest,
            uploaderId: actor.id,
            uploaderName: actor.name,
            versionId: version?.id ?? null,
            createdAt: now,
            changedAt: now,
          });
      audit('upload', upload.id, undefined, {
        programId,
        number: manifest.version,
        manifestHash,
        isResumed: known !== undefined,
      });
      change.emit('upload.started', upload.id);
      return viewOf(db, { ...upload, versionId: version?.id ?? null });
    },
  }),

  get: query({
    permission: 'versions.upload',
    keys: true,
    route: 'GET /programs/{programId}/uploads/{uploadId}',
    about: 'How far an upload has come: the blobs that are missing, and how many bytes of each are there.',
    input: ofUpload,
    output: uploadView,
    run: async ({ input, db }) => viewOf(db, await needUpload(db, input)),
  }),

  complete: mutation({
    permission: 'versions.upload',
    keys: true,
    route: 'POST /programs/{programId}/uploads/{uploadId}/complete',
    about:
      'Every blob is there: verifies all of it anew and makes the version. Repeating it gives the same version.',
    input: ofUpload,
    output: z.object({ versionId: id, isNew: z.boolean() }),
    async prepare({ input, actor, db, services }) {
      const upload = await needUpload(db, input);
      const known = await versionOf(db, upload.programId, upload.manifest.version, upload.manifestHash);
      if (known) return undefined;
      const still = await missingBlobs(db, upload);
      if (still.length > 0) throw refuse('BLOBS_MISSING', { count: still.length, first: still[0]!.sha256 });
      const files = await readFiles(services, upload.manifest.files);
      return storePackage(
        services,
        upload.manifest,
        files,
        await limitsOf(services.storage.system, actor.workspaceId),
      );
    },
    async run({ input, actor, db, services, change, audit, prepared }) {
      const upload = await needUpload(db, input);
      const { programId, manifest, manifestHash } = upload;
      const known = await versionOf(db, programId, manifest.version, manifestHash);
      const made = known
        ? { version: known, isNew: false }
        : await addVersion(change, services, { programId, manifest, packed: prepared!, uploader: actor });
      await changeRow(db, 'uploads', upload.id, {
        state: 'complete',
        versionId: made.version.id,
        changedAt: services.now(),
      });
      audit('version', made.version.id, undefined, {
        number: manifest.version,
        manifestHash,
        isNew: made.isNew,
      });
      return { versionId: made.version.id, isNew: made.isNew };
    },
  }),

  setMaps: mutation({
    permission: 'versions.upload',
    keys: true,
    route: 'POST /programs/{programId}/versions/{versionId}/maps',
    about:
      'The source maps of a version, by script. The answer lists those to send with POST /uploads/{programId}/maps; asked again when they are there, it keeps the list. They never reach a client: stacks of crashes and logs are read through them.',
    input: z.object({
      programId: id,
      versionId: id,
      maps: z.array(z.object({ path: z.string().min(1).max(400), sha256: hash })).max(5000),
    }),
    output: z.object({ missing: z.array(z.string()) }),
    async prepare({ input, db, services }) {
      await needVersion(db, input);
      if ((await missingMaps(db, input)).length > 0) return undefined;
      const index = Object.fromEntries(input.maps.map(({ path, sha256: map }) => [path, map]));
      return services.blobs.put(Buffer.from(JSON.stringify(index)));
    },
    async run({ input, db, audit, prepared }) {
      const version = await needVersion(db, input);
      const missing = await missingMaps(db, input);
      // The first list counts: a version's content never changes, so neither do its maps.
      const isFirst = version.mapsSha256 === null && prepared !== undefined;
      if (isFirst) await changeRow(db, 'versions', version.id, { mapsSha256: prepared.sha256 });
      audit('version', version.id, undefined, { maps: input.maps.length, missing: missing.length });
      return { missing };
    },
  }),

  cancel: mutation({
    permission: 'versions.upload',
    keys: true,
    route: 'DELETE /programs/{programId}/uploads/{uploadId}',
    about: 'Give an upload up. What has arrived stays for a later one.',
    input: ofUpload,
    output: done,
    async run({ input, db, services, audit }) {
      const upload = await needUpload(db, input);
      if (upload.state === 'complete') throw refuse('WRONG_STATE', { state: upload.state, action: 'cancel' });
      await forgetChunks(db, upload.id);
      await changeRow(db, 'uploads', upload.id, { state: 'cancelled', changedAt: services.now() });
      audit('upload', upload.id, { state: upload.state }, { state: 'cancelled' });
      return ok;
    },
  }),
};

/** Before a byte is taken: what the manifest announces must fit, or a part of it would fill the memory. */
function assertSize({ files }: PackageManifest, { total, files: most }: PackageLimits): void {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size > total)
    refusePackage([
      packageProblem('package/total-too-large', {
        size: showBytes(size),
        limit: showBytes(total),
        largest: largestOf(files),
      }),
    ]);
  if (files.length > most)
    refusePackage([packageProblem('package/too-many-files', { count: files.length, limit: most })]);
}

const largestOf = (files: PackageManifest['files']) =>
  [...files]
    .sort((a, b) => b.size - a.size)
    .slice(0, 3)
    .map(({ path }) => path)
    .join(', ');

async function needUpload(db: TenantDb, { programId, uploadId }: z.infer<typeof ofUpload>): Promise<Upload> {
  const upload = await needRow(db, 'uploads', uploadId);
  if (upload.programId !== programId) throw refuse('NOT_FOUND', { type: 'uploads', id: uploadId });
  return upload;
}

async function needVersion(db: TenantDb, { programId, versionId }: { programId: string; versionId: string }) {
  const version = await needRow(db, 'versions', versionId);
  if (version.programId !== programId) throw refuse('NOT_FOUND', { type: 'versions', id: versionId });
  return version;
}

async function missingMaps(
  db: TenantDb,
  { programId, maps }: { programId: string; maps: { sha256: string }[] },
): Promise<string[]> {
  const owned = await ownedBlobs(db, programId);
  return [...new Set(maps.map(({ sha256: map }) => map))].filter((map) => !owned.has(map));
}

async function viewOf(db: TenantDb, upload: Upload): Promise<z.input<typeof uploadView>> {
  const isDone = upload.versionId !== null;
  return {
    uploadId: upload.id,
    state: upload.state,
    missing: isDone ? [] : await missingBlobs(db, upload),
    versionId: upload.versionId,
  };
}
