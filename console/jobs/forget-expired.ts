import type { Job } from '../jobs.ts';
import { forgetAnswers } from '../storage/idempotency.ts';
import { addSuspects } from '../storage/blob-suspects.ts';
import { forgetPacks, forgetPreviews } from '../storage/previews.ts';
import { forgetRates } from '../storage/rates.ts';
import { endExpiredSessions } from '../storage/sessions.ts';
import { forgetTickets } from '../storage/login-tickets.ts';
import { forgetStaleChunks } from '../storage/uploads.ts';
import { workspaceIds } from '../storage/workspaces.ts';

const hour = 3_600_000;
const day = 24 * hour;

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
      // A pack belongs to a preview moments after it came: an hour is long. Its bytes go an hour later, not a day.
      const packs = await storage.bookkeeping(id, (db) => forgetPacks(db, now(), now() - hour));
      await addSuspects(storage.system, packs, now() - day + hour);
    }
  },
};
export default job;
