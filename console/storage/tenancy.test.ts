import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStorage } from './storage.ts';
import type { Storage } from './storage.ts';
import type { TenantDb } from './schema.ts';

let storage: Storage;
let a: TenantDb;
let b: TenantDb;
const team = (id: string, name: string) => ({
  id,
  name,
  abilities: ['programs' as const],
  isVerified: false,
  createdAt: 1,
  revision: 1,
});

beforeAll(async () => {
  storage = await openStorage({ database: ':memory:', now: () => 1 });
  [a, b] = [storage.workspace('ws-a'), storage.workspace('ws-b')];
  await a
    .insertInto('teams')
    .values([team('team-1', 'One'), team('team-2', 'Two')])
    .execute();
  await b.insertInto('teams').values(team('team-1', 'Foreign')).execute();
});
afterAll(() => storage.dispose());

describe('the wall between workspaces (D1)', () => {
  it('limits a select that names no workspace', async () => {
    const names = await b.selectFrom('teams').select('name').execute();
    expect(names).toEqual([{ name: 'Foreign' }]);
  });
  it('limits joins, also outer ones, and aliases', async () => {
    const rows = await b
      .selectFrom('teams as own')
      .leftJoin('teams as other', (join) => join.onTrue())
      .select(['own.name as own', 'other.name as other'])
      .execute();
    expect(rows).toEqual([{ own: 'Foreign', other: 'Foreign' }]);
  });
  it('limits sub-queries in where and select', async () => {
    const rows = await b
      .selectFrom('teams')
      .select((eb) =>
        eb
          .selectFrom('teams as t')
          .select((e) => e.fn.countAll<number>().as('n'))
          .as('n'),
      )
      .where('id', 'in', (eb) => eb.selectFrom('teams').select('id').where('name', '=', 'One'))
      .execute();
    expect(rows).toEqual([]);
  });
  it('cannot be escaped by an or', async () => {
    const rows = await b
      .selectFrom('teams')
      .select('name')
      .where((eb) => eb.or([eb('name', '=', 'One'), eb('name', '=', 'Foreign')]))
      .execute();
    expect(rows).toEqual([{ name: 'Foreign' }]);
  });
  it('limits updates and deletes', async () => {
    await b.updateTable('teams').set({ name: 'Renamed' }).execute();
    await b.deleteFrom('teams').where('name', '!=', 'Renamed').execute();
    const names = await a.selectFrom('teams').select('name').orderBy('name').execute();
    expect(names).toEqual([{ name: 'One' }, { name: 'Two' }]);
  });
  it('refuses a workspace set by hand, in inserts and updates', async () => {
    const row = { ...team('team-9', 'Nine'), workspaceId: 'ws-b' };
    await expect(a.insertInto('teams').values(row).execute()).rejects.toThrow(/set by its handle/);
    await expect(a.updateTable('teams').set({ workspaceId: 'ws-b' }).execute()).rejects.toThrow(
      /never changes/,
    );
  });
  it('refuses raw SQL that names a table', async () => {
    await expect(sql`select * from teams`.execute(a)).rejects.toThrow(/Raw SQL/);
  });
  it('refuses tenant tables through the handle of the system', async () => {
    const system = storage.system as unknown as TenantDb;
    await expect(system.selectFrom('teams').selectAll().execute()).rejects.toThrow(/no workspace/);
  });
  it('refuses a row that refers to another workspace', async () => {
    const member = { teamId: 'team-2', userId: 'nobody', role: 'team_admin' as const, createdAt: 1 };
    await expect(b.insertInto('teamMembers').values(member).execute()).rejects.toThrow(/FOREIGN KEY/i);
  });
});
