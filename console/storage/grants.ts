import type { TenantDb } from './schema.ts';

/** What an application allows, with the names of programs and APIs; newest first. */
export function grantsOfApp(db: TenantDb, appId: string) {
  return db
    .selectFrom('grants')
    .innerJoin('programs', 'programs.id', 'grants.programId')
    .leftJoin('jsapis', 'jsapis.id', 'grants.jsapiId')
    .selectAll('grants')
    .select(['programs.name as programName', 'jsapis.name as jsapiName'])
    .where('grants.appId', '=', appId)
    .orderBy('grants.id', 'desc')
    .execute();
}

/** Mini programs that have a feature, or asked for it; newest first. */
export function activationsOf(db: TenantDb, featureId: string) {
  return db
    .selectFrom('featureActivations')
    .innerJoin('programs', 'programs.id', 'featureActivations.programId')
    .selectAll('featureActivations')
    .select('programs.name as programName')
    .where('featureActivations.featureId', '=', featureId)
    .orderBy('featureActivations.id', 'desc')
    .execute();
}
