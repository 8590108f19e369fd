import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJobs } from './jobs.ts';
import { approveVersion, openShop, releaseVersion, uploadVersion, type Shop } from './testing/release.ts';
import { startTestConsole, type TestConsole } from './testing/start.ts';

let site: TestConsole;
let shop: Shop;
const hour = 3_600_000;

beforeAll(async () => {
  site = await startTestConsole();
  shop = await openShop(site);
});
afterAll(() => site.dispose());

interface Answer {
  isAvailable: boolean;
  reason: string;
  version?: string;
  sha256?: string;
  packageUrl?: string;
  size?: number;
}

async function post(path: string, body: object, key = shop.accessKey) {
  return fetch(`${site.address}/delivery/v1/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function check(asker: object = {}): Promise<Answer> {
  const answer = await post('check', {
    programId: shop.programId,
    appVersion: '1.0',
    platform: 'android',
    osVersion: '13',
    guid: 'g',
    ...asker,
  });
  return (await answer.json()) as Answer;
}

const brief = async (asker: object = {}) => {
  const { isAvailable, reason, version } = await check(asker);
  return isAvailable ? `${reason} ${version}` : reason;
};

const newTask = (versionId: string, more: object = {}) =>
  shop.ann.client.grayscale.create({
    programId: shop.programId,
    versionId,
    name: 'Tenth of all',
    startAt: site.clock.now,
    endAt: site.clock.now + 24 * hour,
    conditions: { apps: [{ appId: shop.appId }] },
    ...more,
  });

describe('the life of a program as its users see it', () => {
  let online: string;

  it('nothing, then what was published, for every bound application (R-VER-09, R-BIND-05)', async () => {
    expect(await brief()).toBe('nothing_released');
    online = await releaseVersion(site, shop, '1.0.0');
    expect(await brief()).toBe('online 1.0.0');
  });

  it('hands out the very package, in ranges too, to nobody without the key', async () => {
    const { packageUrl, sha256, size } = await check();
    const get = (headers: Record<string, string>) => fetch(site.address + packageUrl!, { headers });
    const whole = await get({ authorization: `Bearer ${shop.accessKey}` });
    const bytes = new Uint8Array(await whole.arrayBuffer());
    expect(bytes.length).toBe(size);
    expect(Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')).toBe(sha256);
    expect(whole.headers.get('cache-control')).toContain('immutable');
    const part = await get({ authorization: `Bearer ${shop.accessKey}`, range: 'bytes=10-19' });
    expect(part.status).toBe(206);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes.slice(10, 20));
    expect((await get({})).status).toBe(401);
    expect(
      (await post('check', { programId: shop.programId, platform: 'ios' }, 'tak_ws-0_key-0_x')).status,
    ).toBe(401);
  });

  it('finds bound programs by name, case sensitive (R-MP-08)', async () => {
    const found = async (name: string) =>
      ((await (await post('search', { name })).json()) as { programs: { name: string }[] }).programs.map(
        (program) => program.name,
      );
    expect(await found('Te')).toEqual(['Tea']);
    expect(await found('te')).toEqual([]);
  });

  it('grayscale: a limited number of users, each always the same answer (R-GRAY-01, R-GRAY-05, R-GRAY-10, R-GRAY-13)', async () => {
    const versionId = await uploadVersion(site, shop.ann, shop.programId, '1.1.0');
    await expect(newTask(versionId)).rejects.toMatchObject({ code: 'GRAY_NOT_ELIGIBLE' });
    await approveVersion(shop, versionId);
    const task = await newTask(versionId, { userLimit: 3 });
    const of = { programId: shop.programId, taskId: task.id };
    const { grayscale } = shop.ann.client;
    const ask = (users: number) =>
      Promise.all(Array.from({ length: users }, (_, user) => brief({ guid: `user-${user}` })));
    const grayOf = (answers: string[]) => answers.filter((answer) => answer === 'gray 1.1.0').length;
    expect(grayOf(await ask(2))).toBe(2);
    expect((await grayscale.suspend(of)).state).toBe('suspended');
    expect(grayOf(await ask(20))).toBe(2);
    await grayscale.resume(of);
    await expect(grayscale.resume(of)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    const answers = await ask(20);
    expect(grayOf(answers)).toBe(3);
    expect(await ask(20)).toEqual(answers);
    const { served, progress } = await grayscale.get(of);
    expect([served, progress.at(-1)!.served]).toEqual([3, 3]);
    await runJobs(site.services, 'grayscale-clock');
    expect(await grayscale.get(of)).toMatchObject({ state: 'ended', endReason: 'count' });
    expect(await ask(20)).toEqual(answers);
    await grayscale.end(of);
    expect(grayOf(await ask(20))).toBe(0);
  });

  it('a release ends the tasks of the same or a smaller number and takes everybody along (R-GRAY-14)', async () => {
    const { items } = await shop.ann.client.versions.list({ programId: shop.programId, status: 'approved' });
    const versionId = items[0]!.id;
    const full = await newTask(versionId, { userLimit: 1 });
    expect(await brief({ guid: 'user-0' })).toBe('gray 1.1.0');
    await runJobs(site.services, 'grayscale-clock');
    const open = await newTask(versionId);
    expect(await brief({ guid: 'user-1' })).toBe('gray 1.1.0');
    await shop.ann.client.versions.publish({ programId: shop.programId, versionId });
    const tasks = await shop.ann.client.grayscale.list({ programId: shop.programId });
    expect(tasks.items.slice(0, 2).map(({ id, state, endReason }) => [id, state, endReason])).toEqual([
      [open.id, 'ended', 'released'],
      [full.id, 'ended', 'released'],
    ]);
    expect(await brief({ guid: 'user-0' })).toBe('online 1.1.0');
    expect(await brief({ guid: 'anybody' })).toBe('online 1.1.0');
  });

  it('starts and ends by the clock, newest first in the list (R-GRAY-04, R-GRAY-11, R-GRAY-12)', async () => {
    const versionId = await uploadVersion(site, shop.ann, shop.programId, '1.2.0');
    await approveVersion(shop, versionId);
    const task = await newTask(versionId, {
      startAt: site.clock.now + hour,
      endAt: site.clock.now + 2 * hour,
    });
    const state = async () =>
      (await shop.ann.client.grayscale.get({ programId: shop.programId, taskId: task.id })).state;
    expect([task.state, await brief()]).toEqual(['pending_delivery', 'online 1.1.0']);
    site.clock.now += hour;
    await runJobs(site.services, 'grayscale-clock');
    expect([await state(), await brief()]).toEqual(['delivering', 'gray 1.2.0']);
    site.clock.now += hour;
    expect(await brief()).toBe('online 1.1.0');
    await runJobs(site.services, 'grayscale-clock');
    expect(await state()).toBe('ended');
    const { items } = await shop.ann.client.grayscale.list({ programId: shop.programId });
    expect(items.map(({ number }) => number)).toEqual(['1.2.0', '1.1.0', '1.1.0', '1.1.0']);
  });

  it('rolls back once (R-VER-10), and goes off the shelf for all (R-MP-05)', async () => {
    const { programId } = shop;
    await shop.ann.client.versions.rollback({ programId });
    expect(await brief()).toBe('online 1.0.0');
    const { online: now } = await shop.ann.client.versions.overview({ programId });
    expect(now!.id).toBe(online);
    await shop.ann.client.programs.offShelf({ programId, reason: 'season is over' } as never);
    expect(await brief()).toBe('off_shelf');
    await shop.ann.client.programs.onShelf({ programId });
    expect(await brief()).toBe('online 1.0.0');
  });

  it('says what is wrong with a question', async () => {
    const answer = await post('check', { programId: shop.programId, platform: 'symbian' });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'INPUT_INVALID' });
  });
});
