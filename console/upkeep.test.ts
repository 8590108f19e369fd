import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFlags } from './flags.ts';
import { databaseOf, openBlobs } from './start.ts';
import { postgresBin, startPostgres } from './testing/postgres.ts';
import type { Postgres } from './testing/postgres.ts';
import { askForUpdate } from './testing/ask-for-update.ts';
import { assertPackage } from './testing/killed.ts';
import { codeOf } from './testing/refused.ts';
import { openShop, releaseVersion, uploadVersion } from './testing/release.ts';
import type { Shop } from './testing/release.ts';
import { owner, startTestConsole } from './testing/start.ts';
import type { TestConsole } from './testing/start.ts';
import { runUpkeep } from './upkeep.ts';

let folder: string;
let postgres: Postgres | null = null;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'tessera-upkeep-'));
  if (postgresBin) postgres = await startPostgres();
}, 60_000);
afterAll(async () => {
  await postgres?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

interface Place {
  data: string;
  database: string;
}

let places = 0;
const inFolder = (name: string) => path.join(folder, name);
async function newPlace(kind: 'SQLite' | 'PostgreSQL'): Promise<Place> {
  const data = inFolder(`place-${(places += 1)}`);
  return { data, database: kind === 'SQLite' ? databaseOf({ data }) : await postgres!.newDatabase() };
}

/** `tessera console <words>`, without the process. */
async function command(place: Place, ...words: string[]) {
  const flags = readFlags([...words, '--data', place.data], {});
  const store = { database: place.database, blobs: openBlobs(place) };
  return runUpkeep(flags.command!, store, flags.upkeep);
}

const startIn = (place: Place, setup: typeof owner | null = null) => startTestConsole({ ...place, setup });

/** A shop with a release, a grayscale task with one user, and a log line. */
async function fill(site: TestConsole): Promise<Shop> {
  const shop = await openShop(site);
  await releaseVersion(site, shop, '1.0.0');
  const headers = { authorization: `Bearer ${shop.accessKey}`, 'content-type': 'application/json' };
  const line = { level: 'warn', body: 'it’s 多语言\n"quoted"' };
  const body = JSON.stringify({ programId: shop.programId, lines: [line] });
  await fetch(`${site.address}/delivery/v1/logs`, { method: 'POST', headers, body });
  return shop;
}

const journeys: ['SQLite' | 'PostgreSQL', 'SQLite' | 'PostgreSQL'][] = [
  ['SQLite', 'SQLite'],
  ...(postgresBin
    ? ([
        ['SQLite', 'PostgreSQL'],
        ['PostgreSQL', 'SQLite'],
      ] as ['SQLite' | 'PostgreSQL', 'SQLite' | 'PostgreSQL'][])
    : []),
];

describe('backup and restore', () => {
  it.each(journeys)('of a running console, from %s into %s: everything is there', async (from, into) => {
    const source = await newPlace(from);
    const running = await startIn(source, owner);
    const shop = await fill(running);
    const file = inFolder(`backup-${from}-${into}.tar.gz`);
    // Changes go on while it is written.
    const changing = Promise.all(
      Array.from({ length: 12 }, (_, at) => shop.root.features.create({ name: `Feature ${at}` })),
    );
    const { lines, exitCode } = await command(source, 'backup', '--to', file);
    await changing;
    expect([exitCode, lines[0]]).toEqual([0, expect.stringContaining('verified')]);
    const before = await shop.root.programs.list({});
    await running.dispose();

    const target = await newPlace(into);
    await command(target, 'restore', '--from', file);
    const restored = await startIn(target);
    try {
      // The very sessions, keys, rows and files: nobody notices.
      const root = restored.client(await restored.signIn(owner.account, owner.password));
      expect(await restored.client(shop.ann.token).programs.list({})).toEqual(before);
      await root.audit.verify();
      const { programId } = shop;
      const answer = await askForUpdate(restored.address, shop.accessKey, { programId, guid: 'g' });
      expect(answer).toMatchObject({ reason: 'online', version: '1.0.0' });
      await assertPackage(restored, shop, answer.sha256!);
      const { items } = await root.logs.list({ programId });
      expect(items.map(({ body }) => body)).toEqual(['it’s 多语言\n"quoted"']);
      await uploadVersion(
        restored,
        { ...shop.ann, client: restored.client(shop.ann.token) },
        programId,
        '1.1.0',
      );
    } finally {
      await restored.dispose();
    }
  });

  it('refuses a damaged file, a place that is not empty and an archive of another kind, and changes nothing', async () => {
    const source = await newPlace('SQLite');
    const running = await startIn(source, owner);
    await fill(running);
    await running.dispose();
    const good = inFolder('good.tar.gz');
    await command(source, 'backup', '--to', good);
    expect(await codeOf(command(source, 'restore', '--from', good))).toBe('RESTORE_NOT_EMPTY');
    const bytes = readFileSync(good);
    const damaged = inFolder('damaged.tar.gz');
    const target = await newPlace('SQLite');
    const spots = Array.from({ length: 12 }, (_, part) => 12 + Math.floor((part * (bytes.length - 42)) / 11));
    for (const at of spots) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 0xff;
      writeFileSync(damaged, changed);
      expect([at, await codeOf(command(target, 'restore', '--from', damaged))]).toEqual([
        at,
        'ARCHIVE_DAMAGED',
      ]);
    }
    writeFileSync(damaged, bytes);
    truncateSync(damaged, bytes.length - 600);
    expect(await codeOf(command(target, 'restore', '--from', damaged))).toBe('ARCHIVE_DAMAGED');
    expect(await codeOf(command(target, 'restore', '--from', inFolder('no-such-file')))).toBe(
      'ARCHIVE_DAMAGED',
    );
    expect(existsSync(target.database)).toBe(false);
    const exported = inFolder('acme.tar.gz');
    await command(source, 'export', '--workspace', 'acme', '--to', exported);
    expect(await codeOf(command(target, 'restore', '--from', exported))).toBe('ARCHIVE_KIND');
    expect(await codeOf(command(target, 'import', '--from', good))).toBe('ARCHIVE_KIND');
    expect(await codeOf(command(await newPlace('SQLite'), 'backup'))).toBe('NOTHING_STORED');
    expect(await codeOf(command(source, 'export', '--workspace', 'nobody'))).toBe('NOT_FOUND');
    expect(() => readFlags(['destroy'], {})).toThrow('"destroy" is no command');
  });
});

describe('export and import of a workspace', () => {
  it.each(postgresBin ? (['SQLite', 'PostgreSQL'] as const) : (['SQLite'] as const))(
    'into another installation on %s, beside the workspace that is there',
    async (kind) => {
      const source = await newPlace(kind);
      const first = await startIn(source, owner);
      const shop = await fill(first);
      await shop.root.webhooks.create({ url: 'https://hooks.example.com/x', topics: ['*'] });
      await first.dispose();
      const file = inFolder(`acme-${kind}.tar.gz`);
      await command(source, 'export', '--workspace', 'acme', '--to', file);

      const target = await newPlace('SQLite');
      const there = { ...owner, workspace: 'globex', account: 'boss@globex.test' };
      await (await startIn(target, there)).dispose();
      const { lines } = await command(target, 'import', '--from', file);
      expect(lines[0]).toContain('acme');
      expect(await codeOf(command(target, 'import', '--from', file))).toBe('ALREADY_EXISTS');
      const second = await startIn(target);
      try {
        const boss = second.client(await second.signIn(there.account, owner.password, 'globex'));
        expect((await boss.programs.list({})).items).toEqual([]);
        await boss.audit.verify();
        // Sessions stay behind; passwords, rows and files do not.
        expect(await codeOf(second.client(shop.ann.token).programs.list({}))).toBe('SESSION_EXPIRED');
        const root = second.client(await second.signIn(owner.account, owner.password));
        await root.audit.verify();
        expect((await root.audit.list({ action: 'workspaces.import' })).items).toHaveLength(1);
        expect((await root.webhooks.list({})).items.map(({ isActive }) => isActive)).toEqual([false]);
        const { items } = await root.keys.list({ appId: shop.appId });
        const accessKey = items.find((key) => key.kind === 'access')!.text!;
        expect(accessKey).not.toBe(shop.accessKey);
        const { programId } = shop;
        const answer = await askForUpdate(second.address, accessKey, { programId, guid: 'g' });
        expect(answer).toMatchObject({ reason: 'online', version: '1.0.0' });
        await assertPackage(second, { ...shop, accessKey }, answer.sha256!);
      } finally {
        await second.dispose();
      }
    },
  );
});

describe('check', () => {
  it('names what is missing or damaged, builds packages again, takes the rest from a backup or asks the next upload', async () => {
    const place = await newPlace('SQLite');
    const running = await startIn(place, owner);
    const shop = await fill(running);
    const { programId } = shop;
    const [version] = (await shop.root.versions.list({ programId })).items;
    const backup = inFolder('before-the-loss.tar.gz');
    await command(place, 'backup', '--to', backup);
    expect((await command(place, 'check')).exitCode).toBe(0);
    const fileOf = (sha256: string) => path.join(place.data, 'blobs', sha256.slice(0, 2), sha256);
    const db = running.services.storage.workspace((await shop.root.sessions.me()).workspace.id);
    const owned = await db.selectFrom('programBlobs').select('sha256').orderBy('sha256').execute();
    const [damaged, gone] = owned.map(({ sha256 }) => sha256);

    rmSync(fileOf(version!.packageSha256));
    const found = await command(place, 'check');
    expect([found.exitCode, found.lines.join('\n')]).toEqual([
      1,
      expect.stringContaining(`${version!.packageSha256} (Tea 1.0.0)`),
    ]);
    expect((await command(place, 'check', '--repair')).exitCode).toBe(0);
    await assertPackage(running, shop, version!.packageSha256);

    writeFileSync(fileOf(damaged!), Buffer.alloc(readFileSync(fileOf(damaged!)).length, 1));
    rmSync(fileOf(gone!));
    expect((await command(place, 'check')).lines.join()).toContain(damaged);
    expect((await command(place, 'check', '--repair', '--from', backup)).exitCode).toBe(0);
    expect((await command(place, 'check')).exitCode).toBe(0);

    // Without a backup: the program no longer counts as having the file, and the next upload brings it.
    rmSync(fileOf(gone!));
    expect((await command(place, 'check', '--repair')).exitCode).toBe(0);
    await uploadVersion(running, shop.ann, programId, '2.0.0');
    expect(existsSync(fileOf(gone!))).toBe(true);
    expect((await command(place, 'check')).exitCode).toBe(0);
    await running.dispose();
  });
});
