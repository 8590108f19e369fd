import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';

/** Where Debian puts it; null: not installed, and the suites on PostgreSQL are skipped aloud. */
export const postgresBin: string | null = findBin();

function findBin(): string | null {
  const versions = '/usr/lib/postgresql';
  if (!existsSync(versions)) return null;
  const found = readdirSync(versions)
    .map((version) => path.join(versions, version, 'bin'))
    .filter((folder) => existsSync(path.join(folder, 'initdb')));
  return found.at(-1) ?? null;
}

export interface Postgres {
  /** A fresh, empty database. */
  newDatabase(): Promise<string>;
  dispose(): Promise<void>;
}

/** A server of its own in a temporary folder, reachable by its socket only; as user `postgres` where we are root. */
export async function startPostgres(): Promise<Postgres> {
  if (!postgresBin) throw new Error('PostgreSQL is not installed.');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tessera-pg-'));
  const isRoot = process.getuid?.() === 0;
  if (isRoot) execFileSync('chown', ['postgres', folder]);
  chmodSync(folder, 0o700);
  const run = (program: string, args: string[]): [string, string[]] =>
    isRoot
      ? ['runuser', ['-u', 'postgres', '--', path.join(postgresBin, program), ...args]]
      : [path.join(postgresBin, program), args];
  const data = path.join(folder, 'data');
  execFileSync(
    ...run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']),
    {
      stdio: 'ignore',
    },
  );
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=120'];
  const server = spawn(
    ...run('postgres', [
      '-D',
      data,
      '-k',
      folder,
      '-h',
      '',
      ...settings.flatMap((setting) => ['-c', setting]),
    ]),
    { stdio: 'ignore' },
  );
  const urlOf = (name: string) =>
    `postgresql://postgres@localhost/${name}?host=${encodeURIComponent(folder)}`;
  await untilReady(urlOf('postgres'), server);
  let count = 0;
  return {
    async newDatabase() {
      count += 1;
      const name = `console_${count}`;
      await withClient(urlOf('postgres'), (client) => client.query(`create database ${name}`));
      return urlOf(name);
    },
    async dispose() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      execFileSync(...run('pg_ctl', ['-D', data, 'stop', '-m', 'immediate', '-s']), { stdio: 'ignore' });
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with ${server.exitCode}.`);
    try {
      return await withClient(url, async () => undefined);
    } catch (error) {
      if (attempt > 200) throw error;
      // The server offers no event for "accepting connections": asking is the documented way (pg_isready does the same).
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
