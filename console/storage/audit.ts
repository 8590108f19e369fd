import { createHash } from 'node:crypto';
import { refuse } from '../domain/refusals.ts';
import type { Row, TenantDb } from './schema.ts';

/** Who makes a change, as the audit log keeps it. */
export interface Who {
  id: string;
  name: string;
  requestId: string;
  address: string;
}

export interface AuditEntry {
  action: string;
  target: { type: string; id: string };
  before?: unknown;
  after?: unknown;
}

export type AuditRow = Row<'auditRows'>;

const genesis = '0'.repeat(64);

/** Locks the workspace's chain: changes of one workspace follow one another, on PostgreSQL as on SQLite. */
export async function lockChain(db: TenantDb): Promise<{ seq: number; hash: string }> {
  const head = await db
    .updateTable('auditHeads')
    .set((eb) => ({ seq: eb.ref('seq') }))
    .returning(['seq', 'hash'])
    .executeTakeFirst();
  if (!head) throw new Error('The workspace has no audit chain.');
  return head;
}

export async function startChain(db: TenantDb): Promise<void> {
  await db.insertInto('auditHeads').values({ seq: 0, hash: genesis }).execute();
}

/** Appends the rows of one transaction and moves the head. */
export async function appendAudit(
  db: TenantDb,
  head: { seq: number; hash: string },
  who: Who,
  at: number,
  entries: AuditEntry[],
): Promise<void> {
  let { seq, hash } = head;
  const rows = entries.map((entry): AuditRow => {
    seq += 1;
    const row = {
      seq,
      at,
      actorId: who.id,
      actorName: who.name,
      action: entry.action,
      targetType: entry.target.type,
      targetId: entry.target.id,
      before: withoutSecrets(entry.before),
      after: withoutSecrets(entry.after),
      requestId: who.requestId,
      address: who.address,
      previousHash: hash,
    };
    hash = hashOf(row);
    return { ...row, hash };
  });
  if (rows.length === 0) return;
  await db.insertInto('auditRows').values(rows).execute();
  await db.updateTable('auditHeads').set({ seq, hash }).execute();
}

/** The hash covers every field in a fixed order, the previous row's hash included. */
export function hashOf(row: Omit<AuditRow, 'hash'>): string {
  const { seq, at, actorId, actorName, action, targetType, targetId, before, after, requestId } = row;
  const fields = [seq, at, actorId, actorName, action, targetType, targetId];
  const text = JSON.stringify([
    ...fields,
    before ?? null,
    after ?? null,
    requestId,
    row.address,
    row.previousHash,
  ]);
  return createHash('sha256').update(text).digest('hex');
}

const secretField = /password|secret|token|hash|seed|private/i;

/** What is logged must never let anyone in. */
function withoutSecrets(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  return JSON.parse(
    JSON.stringify(value, (name, field: unknown) =>
      secretField.test(name) && typeof field === 'string' ? '(hidden)' : field,
    ),
  );
}

const step = 1000;

/** Walks the whole chain; refuses at the first row that does not follow from the one before. */
export async function verifyChain(db: TenantDb): Promise<{ rows: number; hash: string }> {
  let hash = genesis;
  let seq = 0;
  for (;;) {
    const rows = await auditFrom(db, seq, step);
    for (const row of rows) {
      if (row.seq !== seq + 1 || row.previousHash !== hash || hashOf(row) !== row.hash)
        throw refuse('AUDIT_BROKEN', { seq: seq + 1 });
      ({ seq, hash } = row);
    }
    if (rows.length < step) break;
  }
  const head = await db.selectFrom('auditHeads').select(['seq', 'hash']).executeTakeFirstOrThrow();
  if (head.seq !== seq || head.hash !== hash) throw refuse('AUDIT_BROKEN', { seq: head.seq });
  return { rows: seq, hash };
}

export function auditFrom(db: TenantDb, after: number, limit: number): Promise<AuditRow[]> {
  return db
    .selectFrom('auditRows')
    .selectAll()
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
}

export interface AuditFilter {
  actorId?: string | undefined;
  action?: string | undefined;
  targetId?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
}

/** Newest first. */
export async function listAudit(db: TenantDb, filter: AuditFilter, cursor: number | null, limit: number) {
  let query = db
    .selectFrom('auditRows')
    .selectAll()
    .orderBy('seq', 'desc')
    .limit(limit + 1);
  if (filter.actorId) query = query.where('actorId', '=', filter.actorId);
  if (filter.action) query = query.where('action', '=', filter.action);
  if (filter.targetId) query = query.where('targetId', '=', filter.targetId);
  if (filter.from !== undefined) query = query.where('at', '>=', filter.from);
  if (filter.to !== undefined) query = query.where('at', '<=', filter.to);
  if (cursor !== null) query = query.where('seq', '<', cursor);
  const rows = await query.execute();
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? String(items.at(-1)!.seq) : null };
}

/** What was done to a version: to itself, to its sheets, and the rollbacks that brought it back or took it away. */
export async function auditOfVersion(
  db: TenantDb,
  version: { id: string; programId: string; number: string },
): Promise<AuditRow[]> {
  const sheets = await db.selectFrom('approvals').select('id').where('versionId', '=', version.id).execute();
  const rows = await db
    .selectFrom('auditRows')
    .selectAll()
    .where((or) =>
      or.or([
        or('targetId', 'in', [version.id, ...sheets.map(({ id }) => id)]),
        or.and([or('targetId', '=', version.programId), or('action', '=', 'versions.rollback')]),
      ]),
    )
    .orderBy('seq')
    .limit(500)
    .execute();
  const names = ({ before, after }: AuditRow) =>
    [before, after].some((side) => (side as { online?: unknown } | null)?.online === version.number);
  return rows.filter((row) => row.action !== 'versions.rollback' || names(row));
}
