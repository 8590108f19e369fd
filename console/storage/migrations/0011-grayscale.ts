import type { Kysely } from 'kysely';
import { createTenantTable } from '../migration-steps.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTenantTable(db, 'grayTasks', {
    columns: {
      id: 'text',
      programId: 'text',
      versionId: 'text',
      number: 'text',
      name: 'text',
      state: 'text',
      startAt: 'bigint',
      endAt: 'bigint',
      userLimit: 'integer?',
      served: 'integer',
      conditions: 'text',
      endReason: 'text?',
      createdBy: 'text',
      creatorName: 'text',
      createdAt: 'bigint',
      endedAt: 'bigint?',
      revision: 'integer',
    },
    key: ['id'],
    indexes: [
      ['programId', 'id'],
      ['state', 'endAt'],
    ],
    refers: [
      ['programId', 'programs'],
      ['versionId', 'versions'],
    ],
  });
  await createTenantTable(db, 'grayUsers', {
    columns: { taskId: 'text', userKey: 'text', servedAt: 'bigint' },
    key: ['taskId', 'userKey'],
    indexes: [['taskId', 'servedAt']],
    refers: [['taskId', 'grayTasks']],
  });
}
