import type { Job } from '../jobs.ts';
import { referencedBlobs } from '../storage/blob-references.ts';
import { addSuspects, knownSuspects, strikeOff, takeSuspects } from '../storage/blob-suspects.ts';

const day = 24 * 3_600_000;

/** Blobs that nothing has referred to for a day: abandoned uploads, parts of files, packages of deleted versions. */
const job: Job = {
  name: 'forget-blobs',
  everyMs: 3_600_000,
  async run({ storage, blobs, steadyNow, log }) {
    const { system, raw } = storage;
    const going = await takeSuspects(system, steadyNow() - day);
    // Only now: whoever struck a blob off before it was taken has had a day to refer to it.
    const used = await referencedBlobs(raw);
    for (const sha256 of going) {
      if (!used.has(sha256)) await blobs.remove(sha256);
      await strikeOff(system, [sha256]);
    }
    await strikeOff(
      system,
      (await knownSuspects(system)).filter((sha256) => used.has(sha256)),
    );
    const unused: string[] = [];
    for await (const { sha256 } of blobs.list()) if (!used.has(sha256)) unused.push(sha256);
    await addSuspects(system, unused, steadyNow());
    if (going.length > 0) log.info({ removed: going.length }, 'blobs that nothing referred to are gone');
  },
};
export default job;
