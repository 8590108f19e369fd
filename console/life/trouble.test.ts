import { mkdtempSync, rmSync, truncateSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSteadyClock } from '../clock.ts';
import { runJobs } from '../jobs.ts';
import { postgresBin, startPostgres } from '../testing/postgres.ts';
import { askForUpdate } from '../testing/ask-for-update.ts';
import { codeOf } from '../testing/refused.ts';
import { openShop, releaseVersion } from '../testing/release.ts';
import type { Shop } from '../testing/release.ts';
import { owner, startTestConsole } from '../testing/start.ts';
import type { TestConsole } from '../testing/start.ts';

const day = 24 * 3_600_000;

describe('a console in trouble', () => {
  let folder: string;
  let site: TestConsole;
  let shop: Shop;
  let rootToken: string;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'tessera-trouble-'));
    // The clock on the wall is the test's; the steady one does not follow its jumps.
    const steadyNow = createSteadyClock(
      () => Date.UTC(2026, 0, 1),
      () => performance.now(),
    );
    site = await startTestConsole({ data: folder, database: path.join(folder, 'console.sqlite'), steadyNow });
    shop = await openShop(site);
    rootToken = await site.signIn(owner.account, owner.password);
    await releaseVersion(site, shop, '1.0.0');
  }, 60_000);
  afterAll(async () => {
    await site.dispose();
    rmSync(folder, { recursive: true, force: true });
  });
  const pragma = async (text: string) => {
    const { rows } = await sql<Record<string, number>>`${sql.raw(`pragma ${text}`)}`.execute(
      site.services.storage.raw,
    );
    return Object.values(rows[0] ?? {})[0]!;
  };
  const features = async () => (await shop.root.features.list({ limit: 200 })).items.length;
  const addFeature = (name: string) => shop.root.features.create({ name, description: 'x'.repeat(2000) });

  it('disk full: says so, changes nothing, and goes on when there is space again', async () => {
    await pragma(`max_page_count = ${(await pragma('page_count')) + 2}`);
    let code: string | null = null;
    let added = await features();
    for (let at = 0; code === null; at += 1) {
      code = await codeOf(addFeature(`Full ${at}`));
      if (code === null) added += 1;
    }
    expect([code, await features()]).toEqual(['DISK_FULL', added]);
    await shop.root.audit.verify();
    await pragma('max_page_count = 1000000');
    await addFeature('Space again');
    await shop.root.audit.verify();
  });

  it('database locked by another program: says so, reads go on, nothing is changed', async () => {
    await pragma('busy_timeout = 50');
    const other = new Database(path.join(folder, 'console.sqlite'));
    other.exec('begin immediate');
    const before = await features();
    const { status, body } = await site.call('POST', '/features', {
      token: rootToken,
      body: { name: 'Locked out' },
    });
    expect([status, (body as { code: string }).code]).toEqual([503, 'DATABASE_BUSY']);
    expect(await codeOf(addFeature('Locked out'))).toBe('DATABASE_BUSY');
    expect(await features()).toBe(before);
    other.exec('rollback');
    other.close();
    await addFeature('Let in');
    await pragma('busy_timeout = 5000');
    await shop.root.audit.verify();
  });

  it('a package cut short or gone: refused whole and never cached; everything else goes on', async () => {
    const { programId, accessKey } = shop;
    const { sha256, packageUrl } = await askForUpdate(site.address, accessKey, { programId, guid: 'g' });
    const file = path.join(folder, 'blobs', sha256!.slice(0, 2), sha256!);
    const fetchPackage = async () => {
      const answer = await fetch(site.address + packageUrl!, {
        headers: { authorization: `Bearer ${accessKey}` },
      });
      const { code } = (await answer.json()) as { code: string };
      return [answer.status, code, answer.headers.get('cache-control')];
    };
    truncateSync(file, 100);
    expect(await fetchPackage()).toEqual([500, 'BLOB_MISSING', null]);
    rmSync(file);
    expect(await fetchPackage()).toEqual([500, 'BLOB_MISSING', null]);
    expect((await askForUpdate(site.address, accessKey, { programId, guid: 'h' })).reason).toBe('online');
  });

  it('a clock that jumps a year ahead and back: nobody loses logs, sessions, sign-ins or the order of the audit log', async () => {
    const { programId, accessKey } = shop;
    const headers = { authorization: `Bearer ${accessKey}`, 'content-type': 'application/json' };
    const send = (body: string) =>
      fetch(`${site.address}/delivery/v1/logs`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ programId, lines: [{ level: 'info', body }] }),
      });
    await send('before the jump');
    site.clock.now += 365 * day;
    expect(await codeOf(shop.root.programs.list({}))).toBe('SESSION_EXPIRED');
    for (let at = 0; at < 6; at += 1)
      await codeOf(site.client().sessions.signIn({ account: 'ann@acme.test', password: 'Wrong-Guess-1' }));
    const ahead = site.client(await site.signIn(owner.account, owner.password));
    await ahead.features.create({ name: 'Made in the future' });
    await runJobs(site.services);
    site.clock.now -= 365 * day;
    // As if it had not happened: the old session is there, the line too, and a lock set in the future does not last.
    await shop.root.programs.list({});
    expect((await shop.root.logs.list({ programId })).items.map(({ body }) => body)).toContain(
      'before the jump',
    );
    await site.signIn('ann@acme.test', 'Ann-Secret-1');
    site.clock.now -= 2 * day;
    await shop.root.features.create({ name: 'Made in the past' });
    await shop.root.audit.verify();
    const rows = (await shop.root.audit.list({ action: 'features.create', limit: 2 })).items;
    expect(rows.map(({ after }) => (after as { name: string }).name)).toEqual([
      'Made in the past',
      'Made in the future',
    ]);
  });
});

describe.skipIf(!postgresBin)('PostgreSQL that cuts every connection', () => {
  it('is asked again: no half change, and events go on', async () => {
    const postgres = await startPostgres();
    const database = await postgres.newDatabase();
    const first = await startTestConsole({ database });
    const second = await startTestConsole({ database, setup: null });
    try {
      const shop = await openShop(first);
      await releaseVersion(first, shop, '1.0.0');
      const { programId, accessKey } = shop;
      const seen = async () =>
        (await askForUpdate(second.address, accessKey, { programId, guid: 'g' })).version;
      expect(await seen()).toBe('1.0.0');
      const cut = sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`;
      const changes = Array.from({ length: 8 }, (_, at) =>
        codeOf(shop.root.features.create({ name: `Feature ${at}` })),
      );
      await cut.execute(first.services.storage.raw).catch(() => undefined);
      const codes = await Promise.all(changes);
      expect(codes.filter((code) => code !== null && code !== 'DATABASE_BUSY')).toEqual([]);
      await expect.poll(() => codeOf(shop.root.audit.verify()), { timeout: 20_000 }).toBe(null);
      expect((await shop.root.features.list({})).items).toHaveLength(
        codes.filter((code) => code === null).length,
      );
      await releaseVersion(first, shop, '1.1.0');
      await expect.poll(seen, { timeout: 20_000 }).toBe('1.1.0');
    } finally {
      await second.dispose();
      await first.dispose();
      await postgres.dispose();
    }
  }, 60_000);
});
