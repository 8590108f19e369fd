import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEachDatabase } from '../testing/databases.ts';
import { connect } from './database.ts';
import type { Connection } from './database.ts';
import { insertRows } from './dump.ts';
import type { TableRow } from './archive.ts';
import { migrate, migrations } from './migrations.ts';
import { jsonColumns } from './schema.ts';
import { openStorage } from './storage.ts';
import { tablesInOrder } from './tables.ts';

const names = Object.keys(migrations);

onEachDatabase('migrations', (database) => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'tessera-migrations-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let count = 0;
  /** Kept over a close, which `:memory:` would not be. */
  const newDatabase = async () => {
    const target = await database();
    return target === ':memory:' ? path.join(folder, `${(count += 1)}.sqlite`) : target;
  };

  it.each(names.slice(0, -1))(
    'from a full database of %s: every row stays, the schema is the new one',
    async (name) => {
      const target = await newDatabase();
      const old = connect(target);
      await migrate(old.db, name);
      const before = await fill(old);
      await migrate(old.db);
      for (const [table, rows] of before) {
        const columns = Object.keys(rows[0]!);
        expect([table, await readAll(old.db, table, columns)]).toEqual([table, rows]);
      }
      const fresh = await openStorage({ database: await newDatabase(), now: () => 1 });
      expect(await shapeOf(old.db)).toEqual(await shapeOf(fresh.raw));
      await fresh.dispose();
      await old.db.destroy();
      await (await openStorage({ database: target, now: () => 1 })).dispose();
    },
  );

  it('that fail in the middle leave nothing of themselves', async () => {
    const { db } = connect(await newDatabase());
    const first = {
      up: (on: Kysely<unknown>) => on.schema.createTable('first').addColumn('id', 'text').execute(),
    };
    const second = {
      async up(on: Kysely<unknown>) {
        await on.schema.createTable('second').addColumn('id', 'text').execute();
        throw new Error('the power is gone');
      },
    };
    const run = (all: object) =>
      new Migrator({
        db,
        provider: { getMigrations: async () => all as Record<string, typeof first> },
      }).migrateToLatest();
    await run({ first });
    expect((await run({ first, second })).error).toMatchObject({ message: 'the power is gone' });
    const tables = await db.introspection.getTables();
    expect(tables.map((table) => table.name)).toEqual(['first']);
    await db.destroy();
  });
});

/** Two rows in every table, each in a workspace of its own; ids are alike, so that references hold. */
async function fill({ db, kind }: Connection): Promise<Map<string, TableRow[]>> {
  const filled = new Map<string, TableRow[]>();
  const types = await shapeOf(db);
  for (const { name } of await tablesInOrder(db, kind)) {
    const rows = [1, 2].map((at) =>
      Object.fromEntries(types[name]!.map(([column, type]) => [column, valueOf(column, type, at)])),
    );
    await insertRows(db, name, rows);
    filled.set(name, await readAll(db, name, Object.keys(rows[0]!)));
  }
  return filled;
}

function valueOf(column: string, type: string, at: number): string | number {
  if (/int|real|float|numeric/i.test(type)) return at;
  if (jsonColumns.has(column)) return '[]';
  return column === 'workspaceId'
    ? `ws-${at}`
    : `${column === 'id' || column.endsWith('Id') ? 'row' : column}-${at}`;
}

async function readAll(db: Kysely<unknown>, table: string, columns: string[]): Promise<TableRow[]> {
  const list = sql.join(columns.map((column) => sql.ref(column)));
  const { rows } =
    await sql<TableRow>`select ${list} from ${sql.table(table)} order by ${sql.ref(columns[0]!)}`.execute(db);
  return rows;
}

/** Columns with their types, by table. */
async function shapeOf(db: Kysely<unknown>): Promise<Record<string, [string, string, boolean][]>> {
  const tables = await db.introspection.getTables();
  return Object.fromEntries(
    tables.map(({ name, columns }) => [
      name,
      columns
        .map((column): [string, string, boolean] => [column.name, column.dataType, column.isNullable])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ]),
  );
}
