import { authenticate, type Person } from './actor.ts';
import { why } from './domain/permissions.ts';
import { refuse } from './domain/refusals.ts';
import type { RequestFacts, Services } from './services.ts';
import { findTester } from './storage/programs.ts';
import { needRow } from './storage/rows.ts';
import type { Row, TenantDb } from './storage/schema.ts';

export interface OpenedTrial {
  program: Row<'programs'>;
  version: Row<'versions'>;
}

/** R-VER-13, R-VER-15: the trial version, for listed testers and for whoever may see the program in the console. */
export async function openTrial(db: TenantDb, actor: Person, programId: string): Promise<OpenedTrial> {
  if (actor.user.status !== 'active') throw refuse('MEMBER_BLOCKED');
  const program = await needRow(db, 'programs', programId);
  const { isAllowed } = why(actor.standing, 'programs.view', { teamId: program.teamId, programId });
  if (!isAllowed && !(await findTester(db, programId, actor.user.account))) throw refuse('NOT_A_TESTER');
  if (program.trialVersionId === null) throw refuse('NO_TRIAL_VERSION');
  return { program, version: await needRow(db, 'versions', program.trialVersionId) };
}

/** The same for a plain route. */
export async function openTrialFor(
  services: Services,
  facts: RequestFacts,
  programId: string,
): Promise<OpenedTrial> {
  const actor = await authenticate(services, facts);
  if (actor.kind !== 'person') throw refuse('KEY_NOT_ALLOWED');
  return openTrial(services.storage.workspace(actor.workspaceId), actor, programId);
}
