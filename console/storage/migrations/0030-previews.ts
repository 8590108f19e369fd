import type { Kysely } from 'kysely';
import { createTenantTable } from '../migration-steps.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTenantTable(db, 'previews', {
    columns: {
      id: 'text',
      programId: 'text',
      secretHash: 'text',
      audience: 'text',
      creatorId: 'text',
      creatorName: 'text',
      manifest: 'text',
      build: 'integer',
      startAt: 'text',
      createdAt: 'bigint',
      changedAt: 'bigint',
      expiresAt: 'bigint',
      revokedAt: 'bigint?',
    },
    key: ['id'],
    unique: [['secretHash']],
    indexes: [['programId', 'id'], ['expiresAt']],
    refers: [['programId', 'programs']],
  });
  await createTenantTable(db, 'previewPhones', {
    columns: {
      id: 'text',
      previewId: 'text',
      name: 'text',
      address: 'text',
      build: 'integer',
      createdAt: 'bigint',
      lastSeenAt: 'bigint',
    },
    key: ['id'],
    indexes: [['previewId', 'lastSeenAt']],
    refers: [['previewId', 'previews']],
  });
}
