import type { Kysely } from 'kysely';
import { createTenantTable } from '../migration-steps.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTenantTable(db, 'logLines', {
    columns: {
      id: 'text',
      programId: 'text',
      at: 'bigint',
      level: 'integer',
      system: 'text',
      guid: 'text',
      page: 'text',
      filterMsg: 'text',
      baseLibrary: 'text',
      clientVersion: 'text',
      body: 'text',
    },
    key: ['id'],
    indexes: [['programId', 'at', 'id'], ['programId', 'level', 'id'], ['programId', 'guid', 'id'], ['at']],
    refers: [['programId', 'programs']],
  });
  await createTenantTable(db, 'usageEvents', {
    columns: {
      id: 'text',
      programId: 'text',
      at: 'bigint',
      day: 'text',
      kind: 'text',
      guid: 'text',
      page: 'text',
      version: 'text',
      system: 'text',
      name: 'text',
      detail: 'text',
    },
    key: ['id'],
    indexes: [['programId', 'kind', 'day'], ['at']],
    refers: [['programId', 'programs']],
  });
  await messages(db);
}

async function messages(db: Kysely<unknown>): Promise<void> {
  await createTenantTable(db, 'messageTemplates', {
    columns: {
      id: 'text',
      programId: 'text',
      publicId: 'text',
      type: 'text',
      title: 'text',
      keywords: 'text',
      createdAt: 'bigint',
    },
    key: ['id'],
    indexes: [['programId', 'id']],
    refers: [['programId', 'programs']],
  });
  await createTenantTable(db, 'subscriptions', {
    columns: {
      templateId: 'text',
      userKey: 'text',
      programId: 'text',
      remaining: 'integer',
      day: 'text',
      pushedToday: 'integer',
      changedAt: 'bigint',
    },
    key: ['templateId', 'userKey'],
    refers: [['templateId', 'messageTemplates']],
  });
  await createTenantTable(db, 'pushes', {
    columns: {
      id: 'text',
      programId: 'text',
      templateId: 'text',
      userKey: 'text',
      title: 'text',
      fields: 'text',
      page: 'text',
      createdAt: 'bigint',
      takenAt: 'bigint?',
    },
    key: ['id'],
    indexes: [['programId', 'userKey', 'takenAt']],
  });
}
