import type { Key } from './actor.ts';
import type { Place, Scope } from './domain/permissions.ts';
import { refuse } from './domain/refusals.ts';
import { findBinding } from './storage/bindings.ts';
import { needRow } from './storage/rows.ts';
import type { TenantDb } from './storage/schema.ts';

/** Where a permission of this scope is asked, read from the input's `teamId`, `programId` or `appId`. */
export async function placeOf(db: TenantDb, scope: Scope, input: Record<string, unknown>): Promise<Place> {
  const id = input[`${scope}Id`];
  if (typeof id !== 'string')
    throw new Error(`An endpoint of scope "${scope}" takes ${scope}Id in its input.`);
  if (scope === 'team') return { teamId: (await needRow(db, 'teams', id)).id };
  if (scope === 'app') return { teamId: (await needRow(db, 'apps', id)).teamId };
  return { teamId: (await needRow(db, 'programs', id)).teamId, programId: id };
}

/** A key stands for its application: it reaches the mini programs that are bound to it, and nothing else. */
export async function assertKeyReaches(db: TenantDb, key: Key, place: Place): Promise<void> {
  const binding = place.programId && (await findBinding(db, place.programId, key.appId));
  if (!binding || binding.status !== 'bound') throw refuse('KEY_NOT_ALLOWED', { key: key.id });
}

/** R-TEAM-04, R-TEAM-05: what a team may manage was fixed when it was made. */
export async function assertAbility(
  db: TenantDb,
  teamId: string,
  ability: 'programs' | 'apps',
): Promise<void> {
  const { abilities } = await needRow(db, 'teams', teamId);
  if (!abilities.includes(ability)) throw refuse('TEAM_LACKS_ABILITY', { ability });
}
