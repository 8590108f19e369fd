import { moveTask, type EndReason } from './domain/grayscale.ts';
import { compareVersions } from './domain/versions.ts';
import { servingTasks, type GrayTask } from './storage/grayscale.ts';
import { changeRow } from './storage/rows.ts';
import type { Change } from './storage/storage.ts';

/** R-GRAY-10: a full task is over for new users (`count`); whoever it served keeps it until it ends for another reason. */
export async function endTask(
  change: Change,
  task: GrayTask,
  endReason: EndReason,
  now: number,
): Promise<GrayTask> {
  const ended = await changeRow(change.db, 'grayTasks', task.id, {
    state: task.endReason === 'count' ? 'ended' : moveTask(task.state, 'end'),
    endReason,
    endedAt: now,
    revision: task.revision + 1,
  });
  change.emit('grayscale.ended', task.id);
  change.emit('delivery.changed', task.programId);
  return ended;
}

/** R-GRAY-14: a release ends the tasks of the same or a smaller number; off the shelf ends all. */
export async function endTasks(
  change: Change,
  programId: string,
  why: { released: string } | 'off_shelf',
  now: number,
): Promise<void> {
  for (const task of await servingTasks(change.db, programId)) {
    if (why === 'off_shelf') await endTask(change, task, 'off_shelf', now);
    else if (compareVersions(task.number, why.released) <= 0) await endTask(change, task, 'released', now);
  }
}
