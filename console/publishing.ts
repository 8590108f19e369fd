import { assertMayRollBack, assertOnShelf, moveVersion } from './domain/versions.ts';
import { refuse } from './domain/refusals.ts';
import { endTasks } from './grayscale-ends.ts';
import { changeRow, needRow } from './storage/rows.ts';
import type { Row } from './storage/schema.ts';
import type { Change } from './storage/storage.ts';

export interface Publisher {
  name: string;
  now: number;
}

/** Puts an approved version online for every bound application; by hand and by schedule alike. */
export async function publishVersion(
  change: Change,
  versionId: string,
  { name, now }: Publisher,
): Promise<Row<'versions'>> {
  const version = await needRow(change.db, 'versions', versionId);
  const program = await needRow(change.db, 'programs', version.programId);
  assertOnShelf(program);
  const status = moveVersion(version.status, 'publish');
  if (program.onlineVersionId) await retire(change, program.onlineVersionId, now);
  const published = await changeRow(change.db, 'versions', version.id, {
    status,
    publishAt: null,
    publishedAt: now,
    publisherName: name,
    changedAt: now,
  });
  await changeRow(change.db, 'programs', program.id, {
    onlineVersionId: version.id,
    previousVersionId: program.onlineVersionId,
    isRollbackLocked: false,
  });
  await endTasks(change, program.id, { released: version.number }, now);
  change.emit('version.published', version.id);
  change.emit('delivery.changed', program.id);
  return published;
}

/** R-VER-10: the previously released version is online again, once. */
export async function rollBack(
  change: Change,
  programId: string,
  { name, now }: Publisher,
): Promise<{ from: Row<'versions'>; to: Row<'versions'> }> {
  const program = await needRow(change.db, 'programs', programId);
  const target = await needRow(change.db, 'versions', assertMayRollBack(program));
  const status = moveVersion(target.status, 'rollBackTo');
  const from = await retire(change, program.onlineVersionId!, now);
  const to = await changeRow(change.db, 'versions', target.id, {
    status,
    publishedAt: now,
    publisherName: name,
    changedAt: now,
  });
  await changeRow(change.db, 'programs', program.id, {
    onlineVersionId: target.id,
    previousVersionId: null,
    isRollbackLocked: true,
  });
  change.emit('version.rolledBack', target.id);
  change.emit('delivery.changed', program.id);
  return { from, to };
}

async function retire(change: Change, versionId: string, now: number): Promise<Row<'versions'>> {
  const version = await needRow(change.db, 'versions', versionId);
  const status = moveVersion(version.status, 'supersede');
  return changeRow(change.db, 'versions', version.id, { status, changedAt: now });
}

/** R-MP-05: off the shelf no application gets the program any more; its versions stay as they are. */
export async function setShelf(
  change: Change,
  programId: string,
  isOnShelf: boolean,
  now: number,
): Promise<void> {
  const program = await needRow(change.db, 'programs', programId);
  if (program.isOnShelf === isOnShelf)
    throw refuse('WRONG_STATE', { state: isOnShelf ? 'on shelf' : 'off shelf' });
  await changeRow(change.db, 'programs', programId, { isOnShelf });
  if (!isOnShelf) await endTasks(change, programId, 'off_shelf', now);
  change.emit(isOnShelf ? 'program.onShelf' : 'program.offShelf', programId);
  change.emit('delivery.changed', programId);
}
