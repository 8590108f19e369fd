import { refuse } from '../domain/refusals.ts';
import type { BlobInfo, Blobs } from './blobs.ts';
import type { SystemDb } from './schema.ts';

/**
 * How unused blobs go without racing an upload. A sweep enters what nothing refers to as a suspect. Whoever is about to
 * refer to a blob strikes it off first. A day later the sweep turns what is left into `deleting` (one statement, so a
 * suspect is either struck off or going), looks for references once more, and removes the file, then the entry.
 */
export async function keepBlob(system: SystemDb, sha256: string): Promise<'kept' | 'going'> {
  const entry = () =>
    system.selectFrom('blobSuspects').select('state').where('sha256', '=', sha256).executeTakeFirst();
  if (!(await entry())) return 'kept';
  await system
    .deleteFrom('blobSuspects')
    .where('sha256', '=', sha256)
    .where('state', '=', 'suspect')
    .execute();
  return (await entry()) ? 'going' : 'kept';
}

const tries = 50;

/** Blobs whose `put` strikes them off. What is just going is waited for, then stored anew. */
export function guardBlobs(blobs: Blobs, system: SystemDb, hashOf: (bytes: Uint8Array) => string): Blobs {
  return {
    ...blobs,
    async put(bytes): Promise<BlobInfo> {
      const sha256 = hashOf(bytes);
      for (let attempt = 0; (await keepBlob(system, sha256)) === 'going'; attempt += 1) {
        if (attempt === tries) throw refuse('DATABASE_BUSY');
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      return blobs.put(bytes);
    },
  };
}

export async function addSuspects(system: SystemDb, hashes: string[], now: number): Promise<void> {
  for (let at = 0; at < hashes.length; at += 500)
    await system
      .insertInto('blobSuspects')
      .values(hashes.slice(at, at + 500).map((sha256) => ({ sha256, state: 'suspect' as const, since: now })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

export async function strikeOff(system: SystemDb, hashes: readonly string[]): Promise<void> {
  for (let at = 0; at < hashes.length; at += 500)
    await system
      .deleteFrom('blobSuspects')
      .where('sha256', 'in', hashes.slice(at, at + 500))
      .execute();
}

export async function knownSuspects(system: SystemDb): Promise<string[]> {
  const rows = await system.selectFrom('blobSuspects').select('sha256').execute();
  return rows.map(({ sha256 }) => sha256);
}

/** Suspects of that long ago become `deleting`; with them what a sweep that was killed left in that state. */
export async function takeSuspects(system: SystemDb, before: number): Promise<string[]> {
  const rows = await system
    .updateTable('blobSuspects')
    .set({ state: 'deleting' })
    .where('since', '<=', before)
    .returning('sha256')
    .execute();
  return rows.map(({ sha256 }) => sha256);
}
