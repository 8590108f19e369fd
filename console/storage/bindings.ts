import type { Row, TenantDb } from './schema.ts';

export type Binding = Row<'bindings'>;

export function findBinding(db: TenantDb, programId: string, appId: string): Promise<Binding | undefined> {
  return db
    .selectFrom('bindings')
    .selectAll()
    .where('programId', '=', programId)
    .where('appId', '=', appId)
    .executeTakeFirst();
}

export interface BindingWithNames extends Binding {
  programName: string;
  appName: string;
  programTeamId: string;
  appTeamId: string;
}

/** Of one mini program or of one application, newest first. */
export function bindingsOf(
  db: TenantDb,
  side: { programId: string } | { appId: string },
): Promise<BindingWithNames[]> {
  const query = db
    .selectFrom('bindings')
    .innerJoin('programs', 'programs.id', 'bindings.programId')
    .innerJoin('apps', 'apps.id', 'bindings.appId')
    .selectAll('bindings')
    .select([
      'programs.name as programName',
      'apps.name as appName',
      'programs.teamId as programTeamId',
      'apps.teamId as appTeamId',
    ])
    .orderBy('bindings.id', 'desc');
  const limited =
    'programId' in side
      ? query.where('bindings.programId', '=', side.programId)
      : query.where('bindings.appId', '=', side.appId);
  return limited.execute();
}
