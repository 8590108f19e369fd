import type { ApprovalCategory, ApprovalStatus } from '../domain/approvals.ts';
import type { PageOf, PageQuery } from './rows.ts';
import type { Row, TenantDb } from './schema.ts';

type Approval = Row<'approvals'>;

export interface ApprovalFilter {
  category?: ApprovalCategory | undefined;
  status?: ApprovalStatus | undefined;
  programId?: string | undefined;
  appId?: string | undefined;
}

/** Whose inbox: teams whose applications, and whose members, this person decides about; and their own sheets. */
export interface Viewer {
  userId: string;
  teams: 'all' | string[];
  members: 'all' | string[];
}

export async function pageApprovals(
  db: TenantDb,
  filter: ApprovalFilter,
  viewer: Viewer,
  { cursor, limit }: PageQuery,
): Promise<PageOf<Approval>> {
  const { category, status, programId, appId } = filter;
  let query = db
    .selectFrom('approvals')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (category) query = query.where('category', '=', category);
  if (status) query = query.where('status', '=', status);
  if (programId) query = query.where('programId', '=', programId);
  if (appId) query = query.where('appId', '=', appId);
  if (cursor) query = query.where('id', '<', cursor);
  if (viewer.teams !== 'all') {
    const { teams, members } = viewer;
    query = query.where((eb) =>
      eb.or([
        eb('applicantId', '=', viewer.userId),
        ...(teams.length
          ? [
              eb.and([eb('category', '!=', 'member'), eb('teamId', 'in', teams)]),
              eb.and([eb('category', '=', 'launch'), eb('programId', 'in', programsBoundTo(db, teams))]),
            ]
          : []),
        ...(members.length && members !== 'all'
          ? [eb.and([eb('category', '=', 'member'), eb('teamId', 'in', members)])]
          : []),
      ]),
    );
  }
  const rows = await query.execute();
  return { items: rows.slice(0, limit), next: rows.length > limit ? rows[limit - 1]!.id : null };
}

function programsBoundTo(db: TenantDb, teams: string[]) {
  return db
    .selectFrom('bindings')
    .innerJoin('apps', 'apps.id', 'bindings.appId')
    .select('bindings.programId')
    .where('bindings.status', '=', 'bound')
    .where('apps.teamId', 'in', teams);
}

/** The teams that may decide on a sheet; for a launch those of every bound application (D4). */
export async function decidingTeams(db: TenantDb, sheet: Approval): Promise<string[]> {
  if (sheet.teamId) return [sheet.teamId];
  if (sheet.category !== 'launch' || !sheet.programId) return [];
  const rows = await db
    .selectFrom('bindings')
    .innerJoin('apps', 'apps.id', 'bindings.appId')
    .select('apps.teamId')
    .distinct()
    .where('bindings.programId', '=', sheet.programId)
    .where('bindings.status', '=', 'bound')
    .execute();
  return rows.map((row) => row.teamId);
}
