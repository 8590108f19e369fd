import type { TenantDb } from './schema.ts';

/** The application and what only it needs. */
export async function removeApp(db: TenantDb, appId: string): Promise<void> {
  await db.deleteFrom('grants').where('appId', '=', appId).execute();
  await db.deleteFrom('jsapis').where('appId', '=', appId).execute();
  await db.deleteFrom('bindings').where('appId', '=', appId).execute();
  await db.deleteFrom('appKeys').where('appId', '=', appId).execute();
  await db.deleteFrom('apps').where('id', '=', appId).execute();
}

export async function ownsSomething(db: TenantDb, teamId: string): Promise<boolean> {
  const app = await db
    .selectFrom('apps')
    .select('id')
    .where('teamId', '=', teamId)
    .limit(1)
    .executeTakeFirst();
  const program = await db
    .selectFrom('programs')
    .select('id')
    .where('teamId', '=', teamId)
    .limit(1)
    .executeTakeFirst();
  return app !== undefined || program !== undefined;
}
