import path from 'node:path';
import { mkdirSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Kysely, PostgresDialect, SqliteAdapter, SqliteDialect } from 'kysely';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import pg from 'pg';
import { refuse } from '../domain/refusals.ts';

export type DatabaseKind = 'sqlite' | 'postgres';

export interface Connection {
  kind: DatabaseKind;
  db: Kysely<unknown>;
  /** The connection string of PostgreSQL, for the listener and for tools. */
  url: string | null;
  file: string | null;
}

/** `postgres://…` or the path of a SQLite file (`:memory:` for tests). */
export function connect(target: string): Connection {
  if (/^postgres(ql)?:/.test(target)) return { ...connectPostgres(target), url: target, file: null };
  return { ...connectSqlite(target), url: null, file: target };
}

function connectSqlite(file: string): { kind: 'sqlite'; db: Kysely<unknown> } {
  if (file !== ':memory:') mkdirSync(path.dirname(file), { recursive: true });
  let database: Database.Database;
  try {
    database = new Database(file);
    database.pragma('journal_mode = WAL');
  } catch (cause) {
    throw refuse('DATABASE_UNREADABLE', { file }, cause);
  }
  // FULL: an answered change survives a power cut too, not only a killed process.
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('busy_timeout = 5000');
  database.pragma('cache_size = -65536');
  return {
    kind: 'sqlite',
    db: new Kysely({ dialect: new WholeMigrations({ database: withStatements(database) }) }),
  };
}

/** SQLite takes back the making of tables like any change, which kysely does not rely on: a migration that is killed leaves nothing. */
class WholeMigrations extends SqliteDialect {
  override createAdapter() {
    return new (class extends SqliteAdapter {
      override get supportsTransactionalDdl() {
        return true;
      }
    })();
  }
}

/** Preparing is a third of a small query's time: the texts that come back are kept. */
function withStatements(database: Database.Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(text) {
      const known = kept.get(text);
      if (known) return known;
      const statement = prepareOne(database, text);
      if (kept.size >= 1000) kept.clear();
      kept.set(text, statement);
      return statement;
    },
  };
}

/** A full disk makes SQLite roll back by itself: asking for it again would hide the reason behind "no transaction". */
function prepareOne(database: Database.Database, text: string): SqliteStatement {
  const statement = database.prepare(text) as unknown as SqliteStatement;
  if (text !== 'rollback') return statement;
  return {
    reader: false,
    all: () => [],
    iterate: () => [][Symbol.iterator](),
    run: (parameters) =>
      database.inTransaction ? statement.run(parameters) : { changes: 0, lastInsertRowid: 0 },
  };
}

function connectPostgres(connectionString: string): { kind: 'postgres'; db: Kysely<unknown> } {
  const pool = new pg.Pool({ connectionString, max: 10, types: { getTypeParser: numberParser } });
  // A broken idle connection is replaced by the pool; the next query tells if the server is gone.
  pool.on('error', () => undefined);
  // One that breaks in the middle of a transaction tells its query too; without a listener it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return { kind: 'postgres', db: new Kysely({ dialect: new PostgresDialect({ pool }) }) };
}

const int8 = 20;
const numeric = 1700;

/** Counts and times are int8: below 2^53 here, so plain numbers as SQLite gives them. */
function numberParser(type: number, format?: 'text' | 'binary') {
  if (type === int8 || type === numeric) return Number;
  return pg.types.getTypeParser(type, format as 'text');
}
