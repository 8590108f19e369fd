import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';

export interface SeedSizes {
  programs: number;
  versionsEach: number;
  tasks: number;
  auditRows: number;
}

const sha = (text: string) => createHash('sha256').update(text).digest('hex');
const pad = (at: number) => String(at).padStart(24, '0');

/** Rows as years of use leave them, written straight into the file: through the API this would take an hour. */
export function seed(
  file: string,
  ids: { workspaceId: string; teamId: string; appId: string; userId: string },
  sizes: SeedSizes,
): string[] {
  const db = new Database(file);
  db.pragma('synchronous = OFF');
  const insert = (table: string, row: Record<string, unknown>) => {
    const names = Object.keys(row);
    return db.prepare(
      `insert into "${table}" (${names.map((name) => `"${name}"`).join(',')}) values (${names.map((name) => `@${name}`).join(',')})`,
    );
  };
  const programs = Array.from({ length: sizes.programs }, (_, at) => `mp-${pad(at)}`);
  const base = { workspaceId: ids.workspaceId };
  const now = Date.now();
  const program = (id: string, at: number) => ({
    ...base,
    id,
    teamId: ids.teamId,
    name: `Program ${at}`,
    overview: '',
    logo: null,
    categories: '[]',
    tags: '[]',
    functionalPages: '[]',
    nearby: '[]',
    isOnShelf: 1,
    onlineVersionId: `version-${pad(at * sizes.versionsEach)}`,
    previousVersionId: null,
    isRollbackLocked: 0,
    trialVersionId: null,
    trialPath: '',
    createdBy: ids.userId,
    createdAt: now,
    revision: 1,
  });
  const version = (programId: string, at: number, index: number) => ({
    ...base,
    id: `version-${pad(at * sizes.versionsEach + index)}`,
    programId,
    number: `1.0.${index}`,
    remark: 'bench',
    status: index === 0 ? 'online' : index === 1 ? 'approved' : 'development',
    packageSha256: sha(`${at} ${index}`),
    packageSize: 1_000_000,
    mapsSha256: null,
    manifestHash: sha(`m ${at} ${index}`),
    baseLibrary: '3.5.0',
    compiler: '0.1.0',
    uploaderId: ids.userId,
    uploaderName: 'Bench',
    approvalId: null,
    publishAt: null,
    publishedAt: now,
    publisherName: 'Bench',
    createdAt: now,
    changedAt: now,
  });
  const binding = (programId: string, at: number) => ({
    ...base,
    id: `binding-${pad(at)}`,
    programId,
    appId: ids.appId,
    status: 'bound',
    approvalId: null,
    reason: '',
    createdAt: now,
    changedAt: now,
  });
  const task = (programId: string, at: number) => ({
    ...base,
    id: `gray-${pad(at)}`,
    programId,
    versionId: `version-${pad(at * sizes.versionsEach + 1)}`,
    number: '1.0.1',
    name: 'Bench',
    state: 'delivering',
    startAt: now - 1000,
    endAt: now + 1e9,
    userLimit: null,
    served: 0,
    conditions: JSON.stringify({
      apps: [{ appId: ids.appId, from: '', to: '' }],
      platforms: [],
      guids: ['somebody-else'],
      devices: [],
      accounts: [],
      network: '',
    }),
    endReason: null,
    createdBy: ids.userId,
    creatorName: 'Bench',
    createdAt: now,
    endedAt: null,
    revision: 1,
  });
  const statements = {
    program: insert('programs', program('', 0)),
    version: insert('versions', version('', 0, 0)),
    binding: insert('bindings', binding('', 0)),
    task: insert('grayTasks', task('', 0)),
  };
  db.transaction(() => {
    for (const [at, id] of programs.entries()) {
      statements.program.run(program(id, at));
      for (let index = 0; index < sizes.versionsEach; index += 1)
        statements.version.run(version(id, at, index));
      statements.binding.run(binding(id, at));
      if (at < sizes.tasks) statements.task.run(task(id, at));
    }
  })();
  seedAudit(db, ids, sizes.auditRows, now);
  db.close();
  return programs;
}

function seedAudit(
  db: Database.Database,
  ids: { workspaceId: string; userId: string },
  count: number,
  now: number,
): void {
  const head = db
    .prepare('select seq, hash from "auditHeads" where "workspaceId" = ?')
    .get(ids.workspaceId) as { seq: number; hash: string };
  const add = db.prepare(
    `insert into "auditRows" ("workspaceId","seq","at","actorId","actorName","action","targetType","targetId","before","after","requestId","address","previousHash","hash")
     values (?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
  );
  const actions = ['versions.publish', 'versions.submit', 'users.create', 'approvals.approve'];
  db.transaction(() => {
    let { seq, hash } = head;
    for (let at = 0; at < count; at += 1) {
      seq += 1;
      const row = [now, ids.userId, 'Bench', actions[at % 4]!, 'version', `version-${pad(at % 100_000)}`];
      const next = sha(`${hash} ${seq}`);
      add.run(
        ids.workspaceId,
        seq,
        ...row,
        '{"status":"approved"}',
        '{"status":"online"}',
        'bench',
        '127.0.0.1',
        hash,
        next,
      );
      hash = next;
    }
    db.prepare('update "auditHeads" set seq = ?, hash = ? where "workspaceId" = ?').run(
      seq,
      hash,
      ids.workspaceId,
    );
  })();
}
