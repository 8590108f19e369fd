import type { DeliverableVersion, DeliveryProgram, DeliveryTask } from './domain/delivery.ts';
import { compareVersions } from './domain/versions.ts';
import { servingTasks, servedUsers } from './storage/grayscale.ts';
import { bindingsOf } from './storage/bindings.ts';
import { allRows, findRow } from './storage/rows.ts';
import type { TenantDb } from './storage/schema.ts';
import type { Storage } from './storage/storage.ts';

/**
 * What update checks are answered from. A program is read at its first check and kept until a `delivery.changed` fact
 * of any instance names it; after lost facts everything is read anew.
 */
export interface DeliveryMemory {
  program(workspaceId: string, programId: string): Promise<DeliveryProgram | undefined>;
  /** Another instance or this one has just served a user of a task. */
  noteServed(task: DeliveryTask, userKey: string): void;
  /** Reads `program` anew, unless that has happened since. */
  readAgain(workspaceId: string, program: DeliveryProgram): Promise<DeliveryProgram | undefined>;
  dispose(): void;
}

export function createDeliveryMemory(storage: Storage): DeliveryMemory {
  const kept = new Map<string, Promise<DeliveryProgram | undefined>>();
  const keyOf = (workspaceId: string, programId: string) => `${workspaceId}/${programId}`;
  const forget = (workspaceId: string, programId: string) => void kept.delete(keyOf(workspaceId, programId));
  const stop = storage.events.subscribe(({ type, workspaceId, id }) => {
    if (type === 'delivery.changed') forget(workspaceId, id);
    else if (type === 'events.lost') kept.clear();
  });
  function program(workspaceId: string, programId: string): Promise<DeliveryProgram | undefined> {
    const key = keyOf(workspaceId, programId);
    const known = kept.get(key);
    if (known) return known;
    const read = readProgram(storage.workspace(workspaceId), programId);
    kept.set(key, read);
    // A failed read, or a program that is not there (yet), is asked for again; never what came in its place.
    const drop = () => void (kept.get(key) === read && kept.delete(key));
    read.then((found) => found ?? drop(), drop);
    return read;
  }
  return {
    program,
    noteServed: (task, userKey) => void (task.served as Set<string>).add(userKey),
    async readAgain(workspaceId, stale) {
      if ((await program(workspaceId, stale.id)) === stale) forget(workspaceId, stale.id);
      return program(workspaceId, stale.id);
    },
    dispose: stop,
  };
}

async function readProgram(db: TenantDb, programId: string): Promise<DeliveryProgram | undefined> {
  const program = await findRow(db, 'programs', programId);
  if (!program) return undefined;
  const version = async (id: string | null): Promise<DeliverableVersion | null> => {
    const row = id ? await findRow(db, 'versions', id) : undefined;
    return row ? { id: row.id, number: row.number, sha256: row.packageSha256, size: row.packageSize } : null;
  };
  const bindings = await bindingsOf(db, { programId });
  const testers = await allRows(db, 'programTesters', { programId });
  const tasks: DeliveryTask[] = [];
  for (const task of await servingTasks(db, programId)) {
    const served = await servedUsers(db, task.id);
    const isFull = task.userLimit !== null && task.served >= task.userLimit;
    tasks.push({
      ...task.conditions,
      id: task.id,
      state: task.state,
      startAt: task.startAt,
      endAt: task.endAt,
      version: (await version(task.versionId))!,
      served,
      isFull,
    });
  }
  const trial = await version(program.trialVersionId);
  return {
    id: program.id,
    name: program.name,
    isOnShelf: program.isOnShelf,
    boundApps: new Set(bindings.filter(({ status }) => status === 'bound').map(({ appId }) => appId)),
    online: await version(program.onlineVersionId),
    trial: trial && { ...trial, path: program.trialPath },
    testers: new Set(testers.map(({ account }) => account)),
    tasks: tasks.sort((a, b) => compareVersions(b.version.number, a.version.number)),
  };
}
