import type { Kysely } from 'kysely';
import { createTenantTable } from '../migration-steps.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTenantTable(db, 'uploads', {
    columns: {
      id: 'text',
      programId: 'text',
      state: 'text',
      manifestHash: 'text',
      manifest: 'text',
      uploaderId: 'text',
      uploaderName: 'text',
      versionId: 'text?',
      createdAt: 'bigint',
      changedAt: 'bigint',
    },
    key: ['id'],
    unique: [['programId', 'manifestHash']],
    indexes: [['state', 'changedAt']],
    refers: [['programId', 'programs']],
  });
  await createTenantTable(db, 'uploadChunks', {
    columns: { uploadId: 'text', sha256: 'text', start: 'integer', end: 'integer', chunkSha256: 'text' },
    key: ['uploadId', 'sha256', 'start'],
    indexes: [['chunkSha256']],
    refers: [['uploadId', 'uploads']],
  });
  await createTenantTable(db, 'programBlobs', {
    columns: { programId: 'text', sha256: 'text', size: 'integer' },
    key: ['programId', 'sha256'],
    indexes: [['sha256']],
    refers: [['programId', 'programs']],
  });
}
