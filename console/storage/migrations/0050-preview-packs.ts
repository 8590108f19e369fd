import type { Kysely } from 'kysely';
import { addColumn, createTenantTable } from '../migration-steps.ts';

/** Previews keep their files in packs: one file on the disk for hundreds of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addColumn(db, 'previews', 'packs', 'text', '[]');
  await addColumn(db, 'previews', 'recent', 'text', '[]');
  await createTenantTable(db, 'previewPacks', {
    columns: { programId: 'text', sha256: 'text', size: 'integer', createdAt: 'bigint' },
    key: ['programId', 'sha256'],
    indexes: [['createdAt']],
    refers: [['programId', 'programs']],
  });
}
