import type { Selectable } from 'kysely';
import { refuse } from '../domain/refusals.ts';
import type { SystemDb, SystemSchema } from './schema.ts';

export type Workspace = Selectable<SystemSchema['workspaces']>;

export async function hasWorkspace(system: SystemDb): Promise<boolean> {
  return (await system.selectFrom('workspaces').select('id').limit(1).executeTakeFirst()) !== undefined;
}

export async function workspaceIds(system: SystemDb): Promise<string[]> {
  const rows = await system.selectFrom('workspaces').select('id').orderBy('id').execute();
  return rows.map((row) => row.id);
}

export async function findWorkspace(system: SystemDb, id: string): Promise<Workspace> {
  const row = await system.selectFrom('workspaces').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw refuse('NOT_FOUND', { type: 'workspace', id });
  return row;
}

/** R-USER-06: people name their workspace by its name, its id or the account of its super administrator. */
export async function findWorkspacesNamed(system: SystemDb, text: string): Promise<Workspace[]> {
  return system
    .selectFrom('workspaces')
    .selectAll()
    .where((eb) => eb.or([eb('name', '=', text), eb('id', '=', text), eb('ownerAccount', '=', text)]))
    .limit(2)
    .execute();
}

export async function onlyWorkspace(system: SystemDb): Promise<Workspace | null> {
  const rows = await system.selectFrom('workspaces').selectAll().limit(2).execute();
  return rows.length === 1 ? rows[0]! : null;
}

export async function addWorkspace(system: SystemDb, workspace: Workspace): Promise<void> {
  await system.insertInto('workspaces').values(workspace).execute();
}

export async function editWorkspace(
  system: SystemDb,
  id: string,
  revision: number,
  changes: Partial<Omit<Workspace, 'id' | 'name'>>,
): Promise<Workspace> {
  const row = await system
    .updateTable('workspaces')
    .set({ ...changes, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw refuse('EDIT_CONFLICT', { type: 'workspace', id, revision });
  return row;
}
