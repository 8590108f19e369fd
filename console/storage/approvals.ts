import type { ApprovalCategory, ApprovalStatus } from '../domain/approvals.ts';
import { refuse } from '../domain/refusals.ts';
import type { PageOf, PageQuery } from './rows.ts';
import type { Row, TenantDb } from './schema.ts';

type Approval = Row<'approvals'>;

export interface ApprovalFilter {
  category?: ApprovalCategory | undefined;
  status?: ApprovalStatus | undefined;
  programId?: string | undefined;
  appId?: string | undefined;
  /** Without the viewer's own applications. */
  isOthers?: boolean;
}

/** Whose inbox: teams whose applications, and whose members, this person decides about; and their own sheets. */
export interface Viewer {
  userId: string;
  teams: 'all' | string[];
  members: 'all' | string[];
}

/** A sheet with the names of what it is about: whoever decides need not be able to read the rest. */
export type NamedApproval = Approval & {
  programName: string | null;
  appName: string | null;
  versionNumber: string | null;
};

function namedSheets(db: TenantDb) {
  return db
    .selectFrom('approvals')
    .leftJoin('programs', 'programs.id', 'approvals.programId')
    .leftJoin('apps', 'apps.id', 'approvals.appId')
    .leftJoin('versions', 'versions.id', 'approvals.versionId')
    .selectAll('approvals')
    .select(['programs.name as programName', 'apps.name as appName', 'versions.number as versionNumber']);
}

export async function needNamedApproval(db: TenantDb, id: string): Promise<NamedApproval> {
  const sheet = await namedSheets(db).where('approvals.id', '=', id).executeTakeFirst();
  if (!sheet) throw refuse('NOT_FOUND', { type: 'approvals', id });
  return sheet;
}

export async function pageApprovals(
  db: TenantDb,
  filter: ApprovalFilter,
  viewer: Viewer,
  { cursor, limit }: PageQuery,
): Promise<PageOf<NamedApproval>> {
  const { category, status, programId, appId } = filter;
  let query = namedSheets(db)
    .orderBy('approvals.id', 'desc')
    .limit(limit + 1);
  if (category) query = query.where('approvals.category', '=', category);
  if (status) query = query.where('approvals.status', '=', status);
  if (programId) query = query.where('approvals.programId', '=', programId);
  if (filter.isOthers) query = query.where('approvals.applicantId', '!=', viewer.userId);
  // R-VER-14: launches concern every application the mini program is bound to.
  if (appId)
    query = query.where((eb) =>
      eb.or([
        eb('approvals.appId', '=', appId),
        eb.and([
          eb('approvals.category', '=', 'launch'),
          eb(
            'approvals.programId',
            'in',
            db
              .selectFrom('bindings')
              .select('bindings.programId')
              .where('bindings.status', '=', 'bound')
              .where('bindings.appId', '=', appId),
          ),
        ]),
      ]),
    );
  if (cursor) query = query.where('approvals.id', '<', cursor);
  if (viewer.teams !== 'all') {
    const { teams, members } = viewer;
    query = query.where((eb) =>
      eb.or([
        eb('approvals.applicantId', '=', viewer.userId),
        ...(teams.length
          ? [
              eb.and([eb('approvals.category', '!=', 'member'), eb('approvals.teamId', 'in', teams)]),
              eb.and([
                eb('approvals.category', '=', 'launch'),
                eb('approvals.programId', 'in', programsBoundTo(db, teams)),
              ]),
            ]
          : []),
        ...(members.length && members !== 'all'
          ? [eb.and([eb('approvals.category', '=', 'member'), eb('approvals.teamId', 'in', members)])]
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
