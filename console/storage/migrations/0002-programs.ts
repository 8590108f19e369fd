import type { Kysely } from 'kysely';
import { addColumn, createTenantTable } from '../migration-steps.ts';

const id = { id: 'text' } as const;
const created = { createdAt: 'bigint' } as const;
const revised = { createdAt: 'bigint', revision: 'integer' } as const;

export async function up(db: Kysely<unknown>): Promise<void> {
  await addColumn(db, 'teams', 'isVerified', 'integer', 0);
  await apps(db);
  await programs(db);
  await versions(db);
  await development(db);
  await catalogue(db);
  await workspaceWide(db);
}

async function apps(db: Kysely<unknown>): Promise<void> {
  await createTenantTable(db, 'apps', {
    columns: {
      ...id,
      teamId: 'text',
      name: 'text',
      overview: 'text',
      logo: 'text?',
      platforms: 'text',
      downloadUrl: 'text',
      ...revised,
    },
    key: ['id'],
    unique: [['teamId', 'name']],
    indexes: [['teamId', 'id']],
    refers: [['teamId', 'teams']],
  });
  await createTenantTable(db, 'appKeys', {
    columns: {
      ...id,
      appId: 'text',
      kind: 'text',
      status: 'text',
      label: 'text',
      tokenHash: 'text?',
      publicKey: 'text?',
      lastFour: 'text',
      createdBy: 'text',
      ...created,
      expiresAt: 'bigint?',
    },
    key: ['id'],
    indexes: [['appId', 'id'], ['tokenHash']],
    refers: [['appId', 'apps']],
  });
}

async function programs(db: Kysely<unknown>): Promise<void> {
  await createTenantTable(db, 'programs', {
    columns: {
      ...id,
      teamId: 'text',
      name: 'text',
      overview: 'text',
      logo: 'text?',
      categories: 'text',
      tags: 'text',
      functionalPages: 'text',
      nearby: 'text',
      isOnShelf: 'integer',
      onlineVersionId: 'text?',
      previousVersionId: 'text?',
      isRollbackLocked: 'integer',
      trialVersionId: 'text?',
      trialPath: 'text',
      createdBy: 'text',
      ...revised,
    },
    key: ['id'],
    unique: [['name']],
    indexes: [['teamId', 'id']],
    refers: [['teamId', 'teams']],
  });
  await createTenantTable(db, 'programAdmins', {
    columns: { programId: 'text', userId: 'text', ...created },
    key: ['programId', 'userId'],
    indexes: [['userId']],
    refers: [
      ['programId', 'programs'],
      ['userId', 'users'],
    ],
  });
  await createTenantTable(db, 'programTesters', {
    columns: { ...id, programId: 'text', account: 'text', note: 'text', ...created },
    key: ['id'],
    unique: [['programId', 'account']],
    refers: [['programId', 'programs']],
  });
  await createTenantTable(db, 'bindings', {
    columns: {
      ...id,
      programId: 'text',
      appId: 'text',
      status: 'text',
      approvalId: 'text?',
      reason: 'text',
      ...created,
      changedAt: 'bigint',
    },
    key: ['id'],
    unique: [['programId', 'appId']],
    indexes: [['appId', 'status']],
    refers: [
      ['programId', 'programs'],
      ['appId', 'apps'],
    ],
  });
}

async function versions(db: Kysely<unknown>): Promise<void> {
  await createTenantTable(db, 'versions', {
    columns: {
      ...id,
      programId: 'text',
      number: 'text',
      remark: 'text',
      status: 'text',
      packageSha256: 'text',
      packageSize: 'integer',
      mapsSha256: 'text?',
      manifestHash: 'text',
      baseLibrary: 'text',
      compiler: 'text',
      uploaderId: 'text',
      uploaderName: 'text',
      approvalId: 'text?',
      publishAt: 'bigint?',
      publishedAt: 'bigint?',
      publisherName: 'text?',
      ...created,
      changedAt: 'bigint',
    },
    key: ['id'],
    unique: [['programId', 'number']],
    indexes: [['programId', 'id'], ['programId', 'status', 'id'], ['publishAt'], ['packageSha256']],
    refers: [['programId', 'programs']],
  });
}

async function development(db: Kysely<unknown>): Promise<void> {
  await createTenantTable(db, 'appSecrets', {
    columns: {
      programId: 'text',
      status: 'text',
      salt: 'text',
      digest: 'text',
      lastFour: 'text',
      ...created,
      changedAt: 'bigint',
    },
    key: ['programId'],
    refers: [['programId', 'programs']],
  });
  await createTenantTable(db, 'domains', {
    columns: {
      ...id,
      programId: 'text',
      kind: 'text',
      host: 'text',
      icp: 'text',
      ...created,
      effectiveAt: 'bigint',
    },
    key: ['id'],
    unique: [['programId', 'kind', 'host']],
    refers: [['programId', 'programs']],
  });
  await createTenantTable(db, 'grants', {
    columns: {
      ...id,
      programId: 'text',
      appId: 'text',
      kind: 'text',
      jsapiId: 'text?',
      status: 'text',
      approvalId: 'text',
      ...created,
      changedAt: 'bigint',
    },
    key: ['id'],
    indexes: [
      ['programId', 'id'],
      ['appId', 'id'],
    ],
    refers: [
      ['programId', 'programs'],
      ['appId', 'apps'],
    ],
  });
  await createTenantTable(db, 'privacyAgreements', {
    columns: { programId: 'text', body: 'text', contact: 'text', changedAt: 'bigint', revision: 'integer' },
    key: ['programId'],
    refers: [['programId', 'programs']],
  });
}

async function catalogue(db: Kysely<unknown>): Promise<void> {
  await createTenantTable(db, 'jsapis', {
    columns: {
      ...id,
      appId: 'text',
      name: 'text',
      summary: 'text',
      parameters: 'text',
      example: 'text',
      since: 'text',
      isSensitive: 'integer',
      ...revised,
    },
    key: ['id'],
    unique: [['appId', 'name']],
    refers: [['appId', 'apps']],
  });
  await createTenantTable(db, 'features', {
    columns: { ...id, name: 'text', description: 'text', isAvailable: 'integer', ...revised },
    key: ['id'],
    unique: [['name']],
  });
  await createTenantTable(db, 'featureHistory', {
    columns: { ...id, featureId: 'text', before: 'text?', after: 'text?', actorName: 'text', ...created },
    key: ['id'],
    indexes: [['featureId', 'id']],
    refers: [['featureId', 'features']],
  });
  await createTenantTable(db, 'featureActivations', {
    columns: {
      ...id,
      featureId: 'text',
      programId: 'text',
      status: 'text',
      approvalId: 'text',
      ...created,
      changedAt: 'bigint',
    },
    key: ['id'],
    indexes: [['programId', 'id']],
    refers: [
      ['featureId', 'features'],
      ['programId', 'programs'],
    ],
  });
}

async function workspaceWide(db: Kysely<unknown>): Promise<void> {
  await createTenantTable(db, 'settings', {
    columns: { name: 'text', content: 'text', revision: 'integer' },
    key: ['name'],
  });
  await createTenantTable(db, 'webhooks', {
    columns: { ...id, url: 'text', topics: 'text', sealedSecret: 'text', isActive: 'integer', ...revised },
    key: ['id'],
  });
  await createTenantTable(db, 'webhookDeliveries', {
    columns: {
      ...id,
      webhookId: 'text',
      topic: 'text',
      payload: 'text',
      state: 'text',
      attempts: 'integer',
      nextAt: 'bigint',
      answer: 'text?',
      ...created,
    },
    key: ['id'],
    indexes: [
      ['state', 'nextAt'],
      ['webhookId', 'id'],
    ],
    refers: [['webhookId', 'webhooks']],
  });
  await createTenantTable(db, 'feedback', {
    columns: {
      ...id,
      programId: 'text?',
      authorId: 'text',
      authorName: 'text',
      kind: 'text',
      body: 'text',
      contact: 'text',
      state: 'text',
      reply: 'text',
      ...created,
    },
    key: ['id'],
    indexes: [['programId', 'id']],
  });
}
