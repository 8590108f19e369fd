import type { Kysely } from 'kysely';
import { createTenantTable } from '../migration-steps.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await systemTables(db);
  await people(db);
  await approvals(db);
  await records(db);
}

async function systemTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('workspaces')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull().unique())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('mcc', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('representatives', 'text', (column) => column.notNull())
    .addColumn('ownerAccount', 'text', (column) => column.notNull())
    .addColumn('policies', 'text', (column) => column.notNull())
    .addColumn('limits', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'bigint', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('installation')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('rateCounters')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('windowStart', 'bigint', (column) => column.notNull())
    .addColumn('hits', 'integer', (column) => column.notNull())
    .addColumn('expiresAt', 'bigint', (column) => column.notNull())
    .execute();
  await loginTickets(db);
}

async function loginTickets(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('loginTickets')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('challenge', 'text', (column) => column.notNull())
    .addColumn('pollSecretHash', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('choices', 'text', (column) => column.notNull())
    .addColumn('device', 'text', (column) => column.notNull())
    .addColumn('os', 'text', (column) => column.notNull())
    .addColumn('ideVersion', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('deviceKey', 'text')
    .addColumn('phoneSession', 'text')
    .addColumn('phoneAddress', 'text')
    .addColumn('ticketWorkspaceId', 'text')
    .addColumn('userId', 'text')
    .addColumn('createdAt', 'bigint', (column) => column.notNull())
    .addColumn('expiresAt', 'bigint', (column) => column.notNull())
    .execute();
}

async function people(db: Kysely<unknown>): Promise<void> {
  await createTenantTable(db, 'users', {
    columns: {
      id: 'text',
      account: 'text',
      name: 'text',
      email: 'text',
      role: 'text',
      status: 'text',
      passwordHash: 'text',
      totpSecret: 'text?',
      isTotpOn: 'integer',
      failedSignIns: 'integer',
      lockedUntil: 'bigint',
      joinedAt: 'bigint?',
      createdAt: 'bigint',
      revision: 'integer',
    },
    key: ['id'],
    unique: [['account']],
  });
  await createTenantTable(db, 'sessions', {
    columns: {
      id: 'text',
      tokenHash: 'text',
      userId: 'text',
      kind: 'text',
      device: 'text',
      os: 'text',
      address: 'text',
      deviceKey: 'text?',
      createdAt: 'bigint',
      authenticatedAt: 'bigint',
      lastSeenAt: 'bigint',
      expiresAt: 'bigint',
    },
    key: ['id'],
    unique: [['tokenHash']],
    indexes: [['userId']],
    refers: [['userId', 'users']],
  });
  await createTenantTable(db, 'teams', {
    columns: { id: 'text', name: 'text', abilities: 'text', createdAt: 'bigint', revision: 'integer' },
    key: ['id'],
    unique: [['name']],
  });
  await createTenantTable(db, 'teamMembers', {
    columns: { teamId: 'text', userId: 'text', role: 'text', createdAt: 'bigint' },
    key: ['teamId', 'userId'],
    indexes: [['userId']],
    refers: [
      ['teamId', 'teams'],
      ['userId', 'users'],
    ],
  });
  await createTenantTable(db, 'registrationLinks', {
    columns: {
      id: 'text',
      tokenHash: 'text',
      teamId: 'text?',
      teamRole: 'text?',
      note: 'text',
      maxUses: 'integer',
      uses: 'integer',
      expiresAt: 'bigint',
      isRevoked: 'integer',
      createdBy: 'text',
      createdAt: 'bigint',
    },
    key: ['id'],
    unique: [['tokenHash']],
  });
}

async function approvals(db: Kysely<unknown>): Promise<void> {
  await createTenantTable(db, 'approvals', {
    columns: {
      id: 'text',
      category: 'text',
      status: 'text',
      title: 'text',
      teamId: 'text?',
      programId: 'text?',
      appId: 'text?',
      versionId: 'text?',
      subjectId: 'text?',
      detail: 'text',
      applicantId: 'text',
      applicantName: 'text',
      decidedBy: 'text?',
      deciderName: 'text?',
      note: 'text',
      createdAt: 'bigint',
      finishedAt: 'bigint?',
    },
    key: ['id'],
    indexes: [
      ['status', 'id'],
      ['programId', 'id'],
      ['versionId', 'id'],
      ['applicantId', 'id'],
    ],
  });
}

async function records(db: Kysely<unknown>): Promise<void> {
  await createTenantTable(db, 'auditRows', {
    columns: {
      seq: 'bigint',
      at: 'bigint',
      actorId: 'text',
      actorName: 'text',
      action: 'text',
      targetType: 'text',
      targetId: 'text',
      before: 'text?',
      after: 'text?',
      requestId: 'text',
      address: 'text',
      previousHash: 'text',
      hash: 'text',
    },
    key: ['seq'],
    indexes: [
      ['targetId', 'seq'],
      ['actorId', 'seq'],
      ['action', 'seq'],
    ],
  });
  await createTenantTable(db, 'auditHeads', { columns: { seq: 'bigint', hash: 'text' }, key: [] });
  await createTenantTable(db, 'idempotencyKeys', {
    columns: {
      key: 'text',
      actorId: 'text',
      action: 'text',
      inputHash: 'text',
      answer: 'text?',
      createdAt: 'bigint',
    },
    key: ['key', 'actorId'],
    indexes: [['createdAt']],
  });
}
