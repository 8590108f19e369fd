import { afterAll, beforeAll, describe } from 'vitest';
import { postgresBin, startPostgres } from './postgres.ts';
import type { Postgres } from './postgres.ts';

/** Runs the suite on both databases. `database()` gives a fresh one: `:memory:`, or a new one of PostgreSQL. */
export function onEachDatabase(title: string, suite: (database: () => Promise<string>) => void): void {
  describe(`${title} · SQLite`, () => suite(async () => ':memory:'));
  if (!postgresBin) {
    describe.skip(`${title} · PostgreSQL (not installed: apt-get install postgresql)`, () => undefined);
    return;
  }
  describe(`${title} · PostgreSQL`, () => {
    let postgres: Postgres;
    beforeAll(async () => {
      postgres = await startPostgres();
    });
    afterAll(() => postgres.dispose());
    suite(() => postgres.newDatabase());
  });
}
