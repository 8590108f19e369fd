import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '../storage/audit.ts';
import { postgresBin, startPostgres } from '../testing/postgres.ts';
import type { Postgres } from '../testing/postgres.ts';
import { codeOf } from '../testing/refused.ts';
import { clientFor, startTestConsole } from '../testing/start.ts';
import type { TestConsole } from '../testing/start.ts';
import { approved, bind } from '../testing/makers.ts';
import { askForUpdate } from '../testing/ask-for-update.ts';
import { makeWorld } from '../testing/world.ts';
import type { World } from '../testing/world.ts';

describe.skipIf(!postgresBin)('three instances on one PostgreSQL', () => {
  let postgres: Postgres;
  let world: World;
  let others: TestConsole[];
  beforeAll(async () => {
    postgres = await startPostgres();
    const database = await postgres.newDatabase();
    world = await makeWorld({ database });
    others = await Promise.all(
      [1, 2].map(() => startTestConsole({ database, setup: null, requestsPerMinute: 500 })),
    );
    for (const other of others) other.clock.now = world.console.clock.now;
  }, 120_000);
  afterAll(async () => {
    await Promise.all(others.map((other) => other.dispose()));
    await world.dispose();
    await postgres.dispose();
  });
  const on = (at: number, token: string) => clientFor([world.console, ...others][at]!.address, token);

  it('share sessions: signed in on one, known on all; blocked on one, refused on all at once (R-MEM-04)', async () => {
    const { token, userId } = world.who.developer;
    for (const at of [0, 1, 2]) expect((await on(at, token).sessions.me()).user.id).toBe(userId);
    await on(1, world.who.root.token).users.block({ userId });
    for (const at of [0, 1, 2]) expect(await codeOf(on(at, token).programs.list({}))).toBe('MEMBER_BLOCKED');
    await on(2, world.who.root.token).users.unblock({ userId });
    for (const at of [0, 1, 2]) await on(at, token).programs.list({});
  });

  it('share events: the IDE waits on one, the phone scans on another (R-LOGIN-01)', async () => {
    const challenge = 'c'.repeat(43);
    const { ticket, pollSecret } = await world.console
      .client()
      .login.create({ challenge, device: 'D', os: 'O', ideVersion: '1' });
    const waiting = clientFor(others[0]!.address).login.poll({ ticket, pollSecret, known: 'new' });
    await on(2, world.who.admin.token).login.scan({ ticket });
    expect((await waiting).state).toBe('scanned');
  });

  it('share the audit chain: changes on all at once follow one another', async () => {
    const before = (await on(0, world.who.root.token).audit.verify()).rows;
    const work = Array.from({ length: 30 }, (_, count) =>
      on(count % 3, world.who.root.token).features.create({ name: `Feature ${count}` }),
    );
    await Promise.all(work);
    const { rows } = await verifyChain(world.console.services.storage.workspace(world.workspaceId));
    expect(rows).toBe(before + 30);
  });

  it('share decisions: of two who decide at once one wins', async () => {
    const version = await world.addVersion();
    await on(0, world.who.admin.token).versions.submit({ programId: world.programId, versionId: version.id });
    const { approvalId } = await on(0, world.who.root.token).versions.get({
      programId: world.programId,
      versionId: version.id,
    });
    const sheet = { approvalId: approvalId!, note: 'race' };
    const codes = await Promise.all([
      codeOf(on(0, world.who.platform.token).approvals.approve(sheet)),
      codeOf(on(1, world.who.reviewer.token).approvals.reject(sheet)),
      codeOf(on(2, world.who.root.token).approvals.approve(sheet)),
    ]);
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(codes.filter((code) => code === 'WRONG_STATE')).toHaveLength(2);
  });

  it('share the counter of a grayscale task: asked on all at once, it never passes its limit (R-GRAY-05, R-GRAY-10)', async () => {
    const { programId, appId } = world;
    await bind(world, programId, appId);
    const { items } = await world.who.admin.client.keys.list({ appId });
    const accessKey = items.find(({ kind }) => kind === 'access')!.text!;
    const ask = (at: number, guid: string) =>
      askForUpdate([world.console, ...others][at % 3]!.address, accessKey, { programId, guid });
    const version = await approved(world);
    const { now } = world.console.clock;
    const task = await on(1, world.who.root.token).grayscale.create({
      programId,
      versionId: version.id,
      name: 'Forty of all',
      startAt: now,
      endAt: now + 3_600_000,
      userLimit: 40,
      conditions: { apps: [{ appId }] },
    });
    // Every user asks on two instances at the same moment: still one place, one answer.
    const users = Array.from({ length: 150 }, (_, user) => `user-${user}`);
    const first = await Promise.all(users.flatMap((guid, user) => [ask(user, guid), ask(user + 1, guid)]));
    expect(first.filter((_, at) => at % 2 === 0).map(({ reason }) => reason)).toEqual(
      first.filter((_, at) => at % 2 === 1).map(({ reason }) => reason),
    );
    const grayUsers = users.filter((_, user) => first[2 * user]!.reason === 'gray');
    expect(grayUsers).toHaveLength(40);
    for (const at of [0, 1, 2]) {
      const again = await Promise.all(users.map((guid) => ask(at, guid)));
      expect(users.filter((_, user) => again[user]!.reason === 'gray')).toEqual(grayUsers);
    }
    const seen = await on(2, world.who.root.token).grayscale.get({ programId, taskId: task.id });
    expect([seen.served, seen.progress.at(-1)!.served]).toEqual([40, 40]);
  });

  it('share releases: published on one, every instance delivers it; off the shelf, none does (R-VER-09, R-MP-05)', async () => {
    const { programId, appId } = world;
    const { items } = await world.who.admin.client.keys.list({ appId });
    const accessKey = items.find(({ kind }) => kind === 'access')!.text!;
    const version = await approved(world);
    const everywhere = () =>
      Promise.all(
        [world.console, ...others].map(async ({ address }) => {
          const {
            isAvailable,
            version: number,
            reason,
          } = await askForUpdate(address, accessKey, {
            programId,
            guid: 'anybody',
          });
          return isAvailable ? number : reason;
        }),
      );
    await on(1, world.who.root.token).versions.publish({ programId, versionId: version.id });
    await expect
      .poll(everywhere, { timeout: 20_000 })
      .toEqual([version.number, version.number, version.number]);
    await on(2, world.who.root.token).programs.offShelf({ programId });
    await expect.poll(everywhere, { timeout: 20_000 }).toEqual(['off_shelf', 'off_shelf', 'off_shelf']);
  });

  it('share rate limits', async () => {
    const token = world.who.loner.token;
    const statuses = await Promise.all(
      Array.from(
        { length: 520 },
        async (_, count) => (await others[count % 2]!.call('GET', '/permissions', { token })).status,
      ),
    );
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(20);
    const { headers } = await others[0]!.call('GET', '/permissions', { token });
    expect([headers.get('ratelimit-remaining'), headers.get('retry-after')]).toEqual([
      '0',
      expect.any(String),
    ]);
  });
});
