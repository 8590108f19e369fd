import { moveTask } from '../domain/grayscale.ts';
import { endTask } from '../grayscale-ends.ts';
import type { Job } from '../jobs.ts';
import { findRow, changeRow } from '../storage/rows.ts';
import { tasksOnTheClock } from '../storage/grayscale.ts';
import { workspaceIds } from '../storage/workspaces.ts';

const clock = { id: 'scheduler', name: 'Scheduler', requestId: 'job', address: 'local' };

/** Starts tasks whose time has come and ends those that are over or full. */
const job: Job = {
  name: 'grayscale-clock',
  everyMs: 1000,
  async run({ storage, now }) {
    for (const id of await workspaceIds(storage.system)) {
      for (const { id: taskId } of await tasksOnTheClock(storage.workspace(id), now())) {
        await storage.change(id, clock, async (change) => {
          // Read again inside: another instance may have been faster.
          const task = await findRow(change.db, 'grayTasks', taskId);
          const target = { type: 'grayTask', id: taskId };
          if (!task || task.state === 'ended')
            return change.audit({ action: 'grayscale.clock', target, after: { skipped: true } });
          const isFull = task.userLimit !== null && task.served >= task.userLimit;
          if (task.endAt <= now()) await endTask(change, task, 'time', now());
          else if (isFull) await endTask(change, task, 'count', now());
          else if (task.state === 'pending_delivery') {
            await changeRow(change.db, 'grayTasks', task.id, {
              state: moveTask(task.state, 'start'),
              revision: task.revision + 1,
            });
            change.emit('grayscale.started', task.id);
            change.emit('delivery.changed', task.programId);
          }
          change.audit({
            action: 'grayscale.clock',
            target,
            before: { state: task.state },
            after: { ends: task.endAt <= now() || isFull },
          });
        });
      }
    }
  },
};
export default job;
