import type { Job } from '../jobs.ts';
import { forgetAnswers } from '../storage/idempotency.ts';
import { forgetPreviews } from '../storage/previews.ts';
import { forgetRates } from '../storage/rates.ts';
import { endExpiredSessions } from '../storage/sessions.ts';
import { forgetTickets } from '../storage/login-tickets.ts';
import { forgetStaleChunks } from '../storage/uploads.ts';
import { workspaceIds } from '../storage/workspaces.ts';

const day = 24 * 3_600_000;

const job: Job = {
  name: 'forget-expired',
  everyMs: 10 * 60_000,
  async run({ storage, steadyNow: now }) {
    await forgetRates(storage.system, now());
    await forgetTickets(storage.system, now() - day);
    for (const id of await workspaceIds(storage.system)) {
      await endExpiredSessions(storage.workspace(id), now());
      await forgetAnswers(storage.workspace(id), now() - day);
      await forgetStaleChunks(storage.workspace(id), now() - 7 * day);
      await forgetPreviews(storage.workspace(id), now() - day);
    }
  },
};
export default job;
