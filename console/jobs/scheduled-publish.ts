import type { Job } from '../jobs.ts';
import { publishVersion } from '../publishing.ts';
import type { Services } from '../services.ts';
import { changeRow } from '../storage/rows.ts';
import { dueVersions } from '../storage/versions.ts';
import type { Version } from '../storage/versions.ts';
import { workspaceIds } from '../storage/workspaces.ts';

const job: Job = {
  name: 'scheduled-publish',
  everyMs: 1000,
  async run(services) {
    const { storage, now } = services;
    for (const id of await workspaceIds(storage.system)) {
      for (const version of await dueVersions(storage.workspace(id), now()))
        await publishDue(services, id, version);
    }
  },
};
export default job;

const scheduler = { id: 'scheduler', name: 'Scheduler', requestId: 'job', address: 'local' };

/** Another instance may have been faster, or the program went off the shelf: then the schedule is dropped, with a note. */
async function publishDue(
  { storage, now, log }: Services,
  workspaceId: string,
  version: Version,
): Promise<void> {
  const target = { type: 'version', id: version.id };
  try {
    await storage.change(workspaceId, scheduler, async (change) => {
      await publishVersion(change, version.id, { name: scheduler.name, now: now() });
      change.audit({
        action: 'versions.publish',
        target,
        after: { number: version.number, isScheduled: true },
      });
    });
  } catch (error) {
    log.warn({ version: version.id, error }, 'a scheduled publish was refused');
    await storage.change(workspaceId, scheduler, async (change) => {
      await changeRow(change.db, 'versions', version.id, { publishAt: null });
      change.audit({ action: 'versions.schedule', target, after: { dropped: (error as Error).message } });
    });
  }
}
