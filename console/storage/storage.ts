import type { Kysely } from 'kysely';
import { appendAudit, lockChain, startChain } from './audit.ts';
import type { AuditEntry, Who } from './audit.ts';
import { connect } from './database.ts';
import type { DatabaseKind } from './database.ts';
import { createLocalEvents, createPostgresEvents } from './events.ts';
import type { Events, Fact } from './events.ts';
import { migrate } from './migrations.ts';
import type { SystemDb, TenantDb } from './schema.ts';
import { forbidTenantTables, limitTo } from './tenancy.ts';
import { enqueueFacts } from './webhooks.ts';
import { readInstallationSecret } from './installation.ts';

/** What a change works with: all of it commits together, or none. */
export interface Change {
  workspaceId: string;
  db: TenantDb;
  /** Tables of no workspace, in the same transaction. */
  system: SystemDb;
  /** D12: every mutation writes what it did. */
  audit(entry: AuditEntry): void;
  /** Told to listeners on every instance after the commit. */
  emit(type: string, id: string): void;
  /** Runs after the commit (mail, files): the change itself no longer depends on it. */
  afterwards(work: () => Promise<void> | void): void;
}

export interface Storage {
  kind: DatabaseKind;
  system: SystemDb;
  events: Events;
  /** Signs access keys and seals secrets; made once per installation. */
  secret: string;
  /** Reading within one workspace. */
  workspace(workspaceId: string): TenantDb;
  /** Writing within one workspace: one transaction, audited. A change without an audit entry is a bug and rolls back. */
  change<T>(workspaceId: string, who: Who, work: (change: Change) => Promise<T>): Promise<T>;
  /** Housekeeping and counters that are no mutation in the sense of D12: a transaction without audit. */
  bookkeeping<T>(workspaceId: string, work: (db: TenantDb) => Promise<T>): Promise<T>;
  /** The workspace's rows and its first change in one transaction. */
  found<T>(workspaceId: string, who: Who, work: (change: Change) => Promise<T>): Promise<T>;
  /** Answers when the database does. */
  ping(): Promise<void>;
  /** For migrations' tests, backup and restore. */
  raw: Kysely<unknown>;
  dispose(): Promise<void>;
}

export interface StorageOptions {
  /** `postgres://…` or a SQLite file. */
  database: string;
  now: () => number;
}

export async function openStorage({ database, now }: StorageOptions): Promise<Storage> {
  const { kind, db, url } = connect(database);
  await migrate(db);
  const events = url ? await createPostgresEvents(url) : createLocalEvents();
  const secret = await readInstallationSecret(db as unknown as SystemDb);
  const change = changer(db, events, now);
  return {
    kind,
    events,
    secret,
    raw: db,
    system: systemOf(db),
    workspace: (id) => tenantOf(db, id),
    change: (id, who, work) => change(id, who, work, false),
    found: (id, who, work) => change(id, who, work, true),
    bookkeeping: (id, work) => db.transaction().execute((transaction) => work(tenantOf(transaction, id))),
    async ping() {
      await systemOf(db).selectFrom('installation').select('name').limit(1).execute();
    },
    async dispose() {
      await events.dispose();
      await db.destroy();
    },
  };
}

/** Told after every change for each kind of thing it wrote an audit entry about; `id` is that kind. Not for webhooks. */
export const auditedFact = 'audited';

export function tenantOf(db: Kysely<unknown>, id: string): TenantDb {
  return db.withPlugin(limitTo(id)) as unknown as TenantDb;
}

function systemOf(db: Kysely<unknown>): SystemDb {
  return db.withPlugin(forbidTenantTables()) as unknown as SystemDb;
}

function changer(db: Kysely<unknown>, events: Events, now: () => number) {
  return async function change<T>(
    workspaceId: string,
    who: Who,
    work: (change: Change) => Promise<T>,
    isNew: boolean,
  ): Promise<T> {
    const entries: AuditEntry[] = [];
    const facts: Fact[] = [];
    const later: (() => Promise<void> | void)[] = [];
    const result = await db.transaction().execute(async (transaction) => {
      const tenant = tenantOf(transaction, workspaceId);
      if (isNew) await startChain(tenant);
      const head = await lockChain(tenant);
      const answer = await work({
        workspaceId,
        db: tenant,
        system: systemOf(transaction),
        audit: (entry) => void entries.push(entry),
        emit: (type, id) => void facts.push({ type, workspaceId, id }),
        afterwards: (task) => void later.push(task),
      });
      if (entries.length === 0) throw new Error('A change must write an audit entry.');
      await appendAudit(tenant, head, who, now(), entries);
      await enqueueFacts(tenant, facts, now());
      for (const kind of new Set(entries.map(({ target }) => target.type)))
        facts.push({ type: auditedFact, workspaceId, id: kind });
      await events.enlist(transaction, facts);
      return answer;
    });
    events.announce(facts);
    for (const task of later) await task();
    return result;
  };
}
