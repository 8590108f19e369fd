import type { Job } from '../jobs.ts';
import { forgetLines } from '../storage/logs.ts';
import { forgetEvents } from '../storage/usage.ts';
import { findWorkspace, workspaceIds } from '../storage/workspaces.ts';

const day = 24 * 3_600_000;

/** D11: logs are kept as long as the workspace says; events a year. */
const job: Job = {
  name: 'forget-old-lines',
  everyMs: 3_600_000,
  async run({ storage, steadyNow: now }) {
    for (const id of await workspaceIds(storage.system)) {
      const { limits } = await findWorkspace(storage.system, id);
      await forgetLines(storage.workspace(id), now() - limits.logDays * day);
      await forgetEvents(storage.workspace(id), now() - 365 * day);
    }
  },
};
export default job;
