import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ConsoleClient } from '../api.ts';
import { askForUpdate } from '../testing/ask-for-update.ts';
import { assertPackage, Book, changePrograms, kill, releaseOn, startProcess } from '../testing/killed.ts';
import type { Tokens } from '../testing/killed.ts';
import { openShop } from '../testing/release.ts';
import type { Shop } from '../testing/release.ts';
import { clientFor, owner } from '../testing/start.ts';
import type { Site } from '../testing/start.ts';

const kills = Number(process.env.TESSERA_KILLS ?? 4);
const root = path.join(import.meta.dirname, '../..');
let data: string;
beforeAll(() => {
  data = mkdtempSync(path.join(os.tmpdir(), 'tessera-kill-'));
  spawnSync(process.execPath, [path.join(root, 'build/bundle.mjs'), 'console'], { stdio: 'ignore' });
}, 120_000);
afterAll(() => rmSync(data, { recursive: true, force: true }));

it(
  `killed ${kills} times during uploads, publishes and grayscale: what was answered is there, nothing is half done, the chain verifies`,
  async () => {
    const book = new Book();
    let running = await startProcess(data);
    try {
      const shop = await openShop(running.site);
      const tokens = { root: await running.site.signIn(owner.account, owner.password), ann: shop.ann.token };
      for (let round = 0; round < kills; round += 1) {
        const { site } = running;
        const isBusy = book.reached(book.acknowledged + 4);
        const working = Promise.all([
          changePrograms(site, tokens.root, shop, book),
          releaseOn(site, tokens, shop, book),
        ]);
        const failure = working.catch((error: unknown) => error);
        await Promise.race([isBusy, failure]);
        // The moment is the point: anywhere between two acknowledged changes.
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 100));
        await kill(running);
        // Only the cut connection may have ended the work; a refusal before it would hide behind the kill.
        expect(await failure).toMatchObject({
          message: expect.stringMatching(/fetch failed|terminated|other side closed/),
        });
        running = await startProcess(data);
        await check(running.site, tokens, shop, book);
      }
      expect(book.uploaded.size + book.programs.size).toBeGreaterThan(kills);
    } finally {
      await kill(running);
    }
  },
  60_000 + kills * 20_000,
);

async function check(site: Site, tokens: Tokens, shop: Shop, book: Book): Promise<void> {
  // The sessions are there too: nobody signs in again.
  const client = clientFor(site.address, tokens.root);
  await client.audit.verify();
  const logged = await auditedTargets(client);
  await checkPrograms(client, book, logged);
  await checkVersions(site, client, shop, book, logged);
  await checkGrayscale(site, client, shop, book);
}

async function auditedTargets(client: ConsoleClient): Promise<Map<string, string[]>> {
  const targets = new Map<string, string[]>();
  for (let after = 0; ;) {
    const { items } = await client.audit.export({ after });
    if (items.length === 0) return targets;
    for (const { action, targetId } of items) targets.set(action, [...(targets.get(action) ?? []), targetId]);
    after = items.at(-1)!.seq;
  }
}

async function checkPrograms(client: ConsoleClient, book: Book, logged: Map<string, string[]>) {
  const programs = new Map<string, { isOnShelf: boolean }>();
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await client.programs.list({ limit: 200, ...(cursor && { cursor }) });
    for (const program of page.items) programs.set(program.id, program);
    cursor = page.next;
  }
  for (const id of book.programs) expect(programs.has(id)).toBe(true);
  for (const id of book.offShelf) expect(programs.get(id)?.isOnShelf).toBe(false);
  // Row and audit entry came together or not at all.
  expect(new Set(logged.get('programs.create'))).toEqual(new Set(programs.keys()));
}

async function checkVersions(
  site: Site,
  client: ConsoleClient,
  shop: Shop,
  book: Book,
  logged: Map<string, string[]>,
): Promise<void> {
  const { programId } = shop;
  const { items } = await client.versions.list({ programId, limit: 200 });
  const byId = new Map(items.map((version) => [version.id, version]));
  for (const [number, id] of [...book.uploaded].slice(-200)) expect(byId.get(id)?.number).toBe(number);
  for (const id of book.approved)
    expect(byId.get(id)?.status ?? 'superseded').toMatch(/approved|online|superseded/);
  expect(new Set(logged.get('uploads.complete')).size).toBeGreaterThanOrEqual(book.uploaded.size);
  for (const { packageSha256 } of items.slice(0, 2)) await assertPackage(site, shop, packageSha256);
  const { online } = await client.versions.overview({ programId });
  expect([book.online, book.nextOnline]).toContain(online?.number ?? null);
  expect(items.filter(({ status }) => status === 'online').map(({ id }) => id)).toEqual(
    online ? [online.id] : [],
  );
  expect(logged.get('versions.publish')?.at(-1)).toBe(online?.id);
  if (online?.number !== book.online) book.gray.clear();
  [book.online, book.nextOnline] = [online?.number ?? null, null];
  for (const { number, state } of (await client.grayscale.list({ programId, limit: 200 })).items)
    if (book.online && Number(number.slice(2)) <= Number(book.online.slice(2))) expect(state).toBe('ended');
}

async function checkGrayscale(site: Site, client: ConsoleClient, shop: Shop, book: Book): Promise<void> {
  const { programId, accessKey } = shop;
  for (const [guid, number] of book.gray) {
    const { reason, version } = await askForUpdate(site.address, accessKey, { programId, guid });
    expect([guid, reason, version]).toEqual([guid, 'gray', number]);
  }
  const { items } = await client.grayscale.list({ programId, limit: 3 });
  for (const { id } of items) {
    const { served, userLimit, progress } = await client.grayscale.get({ programId, taskId: id });
    expect(served).toBe(progress.at(-1)?.served ?? 0);
    expect(served).toBeLessThanOrEqual(userLimit!);
  }
}
