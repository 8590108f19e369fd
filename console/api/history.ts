import { z } from 'zod';
import { manifestPath } from '../../compiler/package/layout.ts';
import { readManifest } from '../../compiler/package/manifest.ts';
import { readZip } from '../../compiler/package/zip-read.ts';
import { packageLimits } from '../../contract/package.ts';
import { refuse } from '../domain/refusals.ts';
import { query } from '../endpoint.ts';
import { id, time } from '../shapes.ts';
import { auditOfVersion } from '../storage/audit.ts';
import { needRow } from '../storage/rows.ts';
import type { TenantDb } from '../storage/schema.ts';

const ofVersion = z.object({ programId: id, versionId: id });

// Taken under limits that may have been other ones: what was stored once is shown.
const anySize = { ...packageLimits, total: 2 ** 30, files: 200_000 };

/** What a version holds, and what became of it. */
export const history = {
  files: query({
    permission: 'programs.view',
    route: 'GET /programs/{programId}/versions/{versionId}/files',
    about: 'The files of a version with size and hash, and its packages: two of these make a comparison.',
    input: ofVersion,
    output: z.object({
      packages: z.array(z.object({ root: z.string(), size: z.number() })),
      files: z.array(z.object({ path: z.string(), sha256: z.string(), size: z.number() })),
    }),
    async run({ input, db, services }) {
      const version = await needVersion(db, input);
      const { files } = readZip(await services.blobs.get(version.packageSha256), anySize);
      const bytes = files.get(manifestPath);
      const manifest = bytes && readManifest(bytes).manifest;
      if (!manifest) throw refuse('BLOB_MISSING', { sha256: version.packageSha256 });
      return { packages: manifest.packages, files: manifest.files };
    },
  }),

  timeline: query({
    permission: 'programs.view',
    route: 'GET /programs/{programId}/versions/{versionId}/timeline',
    about: 'Who did what to a version: upload, sheets and decisions, publish, rollback. Oldest first.',
    input: ofVersion,
    output: z.object({
      items: z.array(
        z.object({
          seq: z.number(),
          at: time,
          action: z.string(),
          actorName: z.string(),
          note: z.string(),
          /** When it was to be published, where it was scheduled. */
          publishAt: time.nullable(),
        }),
      ),
    }),
    async run({ input, db }) {
      const version = await needVersion(db, input);
      const rows = await auditOfVersion(db, version);
      return { items: rows.map((row) => ({ ...row, ...detailOf(row.after) })) };
    },
  }),
};

async function needVersion(db: TenantDb, { programId, versionId }: z.infer<typeof ofVersion>) {
  const version = await needRow(db, 'versions', versionId);
  if (version.programId !== programId) throw refuse('NOT_FOUND', { type: 'version', id: versionId });
  return version;
}

function detailOf(after: unknown): { note: string; publishAt: number | null } {
  const { note, publishAt } = (after ?? {}) as { note?: unknown; publishAt?: unknown };
  return {
    note: typeof note === 'string' ? note : '',
    publishAt: typeof publishAt === 'number' ? publishAt : null,
  };
}
