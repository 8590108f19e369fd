import { refuse } from '../domain/refusals.ts';
import type { SystemDb } from './schema.ts';

/** Counts a hit in a fixed window, over all instances. */
export async function countHit(
  system: SystemDb,
  name: string,
  windowMs: number,
  now: number,
): Promise<{ hits: number; resetsAt: number }> {
  const windowStart = now - (now % windowMs);
  const resetsAt = windowStart + windowMs;
  const row = await system
    .insertInto('rateCounters')
    .values({ name, windowStart, hits: 1, expiresAt: resetsAt })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((eb) => ({
        hits: eb
          .case()
          .when('rateCounters.windowStart', '=', windowStart)
          .then(eb('rateCounters.hits', '+', 1))
          .else(1)
          .end(),
        windowStart,
        expiresAt: resetsAt,
      })),
    )
    .returning('hits')
    .executeTakeFirstOrThrow();
  return { hits: row.hits, resetsAt };
}

export async function assertRate(
  system: SystemDb,
  name: string,
  most: number,
  windowMs: number,
  now: number,
): Promise<void> {
  const { hits, resetsAt } = await countHit(system, name, windowMs, now);
  if (hits > most) throw refuse('TOO_MANY', { seconds: Math.ceil((resetsAt - now) / 1000) });
}

export async function forgetRates(system: SystemDb, now: number): Promise<void> {
  await system.deleteFrom('rateCounters').where('expiresAt', '<', now).execute();
}
