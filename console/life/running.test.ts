import { afterAll, beforeAll, expect, it } from 'vitest';
import { runJobs } from '../jobs.ts';
import { onEachDatabase } from '../testing/databases.ts';
import { bind } from '../testing/makers.ts';
import { codeOf } from '../testing/refused.ts';
import { uploadVersion } from '../testing/upload.ts';
import { makeWorld } from '../testing/world.ts';
import type { World } from '../testing/world.ts';

onEachDatabase('programs in the field', (database) => {
  let world: World;
  let accessKey: string;
  beforeAll(async () => {
    world = await makeWorld({ database: await database() });
    const { items } = await world.who.root.client.keys.list({ appId: world.appId });
    accessKey = items[0]!.text!;
  }, 120_000);
  afterAll(() => world.dispose());
  const root = () => world.who.root.client;
  const developer = () => world.who.developer.client;
  const post = async (url: string, body: unknown, bearer = accessKey) => {
    const response = await fetch(`${world.console.address}/delivery/v1/${url}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const newBound = async () => {
    const program = await root().programs.create({ teamId: world.teamId, name: world.fresh('Field') });
    await bind(world, program.id, world.appId);
    return program.id;
  };

  it('takes log lines of bound programs and filters them by all eight filters (R-LOG-01)', async () => {
    const programId = await newBound();
    const line = {
      system: 'ios',
      guid: 'g1',
      page: 'pages/cart',
      filterMsg: 'order-7',
      baseLibrary: '3.5.0',
      clientVersion: '8.0',
      body: 'hello',
    };
    const other = {
      system: 'android',
      guid: 'g2',
      page: 'pages/home',
      filterMsg: 'boot',
      baseLibrary: '3.4.0',
      clientVersion: '8.1',
      body: 'x'.repeat(9000),
    };
    const { now } = world.console.clock;
    const lines = [
      { ...line, level: 'info', at: now - 2000 },
      { ...other, level: 'warn', at: now - 1000 },
      { ...line, level: 'error', at: now },
    ];
    expect((await post('logs', { programId, lines })).body).toEqual({ taken: 3 });
    const count = async (filter: object) =>
      (await developer().logs.list({ programId, ...filter })).items.length;
    expect(await count({})).toBe(3);
    expect([
      await count({ level: 'info' }),
      await count({ level: 'warn' }),
      await count({ level: 'error' }),
    ]).toEqual([3, 2, 1]);
    expect(await count({ from: now - 1500, to: now - 500 })).toBe(1);
    for (const [filter, expected] of [
      [{ system: 'ios' }, 2],
      [{ guid: 'g2' }, 1],
      [{ page: 'cart' }, 2],
      [{ filterMsg: 'order' }, 2],
      [{ baseLibrary: '3.4.0' }, 1],
      [{ clientVersion: '8.0' }, 2],
      [{ clientVersion: '8.0', level: 'error' }, 1],
    ] as const)
      expect([filter, await count(filter)]).toEqual([filter, expected]);
    const [long] = (await developer().logs.list({ programId, guid: 'g2' })).items;
    expect(long!.body).toHaveLength(5 * 1024);
    const unbound = await root().programs.create({ teamId: world.teamId, name: world.fresh('Unbound') });
    expect((await post('logs', { programId: unbound.id, lines })).body).toMatchObject({ code: 'NOT_BOUND' });
    expect((await post('logs', { programId, lines }, 'tak_x')).body).toMatchObject({ code: 'KEY_INVALID' });
    expect(await codeOf(world.who.analyst.client.logs.list({ programId }))).toBe('FORBIDDEN');
  });

  it('follows new lines live, and forgets them when the workspace says (D11)', async () => {
    const programId = await newBound();
    const tail = await developer().logs.tail({ programId, level: 'warn' });
    const first = tail.next();
    const send = (level: string, body: string) => post('logs', { programId, lines: [{ level, body }] });
    let isSeen = false;
    const seen = first.then((result) => {
      isSeen = true;
      return result;
    });
    for (let round = 0; !isSeen; round += 1) {
      await send('info', `too low ${round}`);
      await send('error', `seen ${round}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect((await seen).value).toMatchObject({
      level: 'error',
      body: expect.stringContaining('seen') as string,
    });
    await tail.return?.(undefined);
    world.console.clock.now += 8 * 24 * 3_600_000;
    await runJobs(world.console.services, 'forget-old-lines');
    expect((await developer().logs.list({ programId })).items).toEqual([]);
  });

  it('ends the live tail of a member who is blocked, within five seconds (R-MEM-04)', async () => {
    const programId = await newBound();
    const { userId, client } = world.who.operator;
    const tail = await client.logs.tail({ programId });
    const next = tail.next();
    await root().users.block({ userId });
    const began = performance.now();
    expect((await next).done).toBe(true);
    expect(performance.now() - began).toBeLessThan(5000);
    await root().users.unblock({ userId });
  });

  it('counts launches, pages, users; groups crashes and tracked events (R-AN-01, R-QUAL-01)', async () => {
    const programId = await newBound();
    const event = { guid: 'g1', page: 'pages/home' };
    const events = [
      { ...event, kind: 'launch' },
      { ...event, kind: 'launch', guid: 'g2' },
      { ...event, kind: 'page' },
      { ...event, kind: 'page', page: 'pages/cart' },
      { ...event, kind: 'page' },
      { ...event, kind: 'crash', name: 'TypeError: x is undefined' },
      { ...event, kind: 'crash', name: 'TypeError: x is undefined', guid: 'g2' },
      { ...event, kind: 'track', name: 'checkout', detail: { amount: 3 } },
    ];
    expect((await post('events', { programId, events })).status).toBe(200);
    const day = new Date(world.console.clock.now).toISOString().slice(0, 10);
    const span = { programId, from: day, to: day };
    const { analyst } = world.who;
    const { items } = await analyst.client.analytics.days(span);
    expect(items.find(({ kind }) => kind === 'launch')).toMatchObject({ day, count: 2, users: 2 });
    const pages = (await analyst.client.analytics.pages(span)).items;
    expect(pages.map(({ value, count }) => [value, count])).toEqual([
      ['pages/home', 2],
      ['pages/cart', 1],
    ]);
    expect((await analyst.client.analytics.crashes(span)).items[0]).toMatchObject({ count: 2, users: 2 });
    expect((await analyst.client.analytics.tracked(span)).items[0]).toMatchObject({
      value: 'checkout',
      count: 1,
    });
  });

  it('tells active, new and returning people, time spent, crashes by version with their stacks (R-AN-01, R-QUAL-01)', async () => {
    const programId = await newBound();
    const { clock } = world.console;
    const day = 24 * 3_600_000;
    const first = Math.floor(clock.now / day) * day - 2 * day + 3_600_000;
    const crash = {
      kind: 'crash',
      name: 'TypeError: x',
      version: '1.0.0',
      page: 'pages/cart',
      system: 'ios',
    };
    const events = [
      { kind: 'launch', guid: 'a', at: first },
      { kind: 'page', guid: 'a', at: first + 60_000 },
      // Back after more than half an hour: another visit, the pause does not count.
      { kind: 'launch', guid: 'a', at: first + 3_600_000 },
      { kind: 'launch', guid: 'b', at: first },
      { kind: 'launch', guid: 'a', at: first + day },
      { kind: 'launch', guid: 'c', at: first + day },
      { ...crash, guid: 'a', at: first, detail: { stack: 'at onTap (pages/cart.js:3:7)' } },
      { ...crash, guid: 'b', at: first + 1000 },
      { ...crash, guid: 'c', at: first + day, version: '1.1.0' },
    ];
    expect((await post('events', { programId, events })).status).toBe(200);
    const name = (at: number) => new Date(at).toISOString().slice(0, 10);
    const span = { programId, from: name(first), to: name(clock.now) };
    const { client } = world.who.analyst;
    expect((await client.analytics.visitors(span)).items).toEqual([
      { day: name(first), active: 2, fresh: 2, opens: 3, seconds: 61 },
      { day: name(first + day), active: 2, fresh: 1, opens: 2, seconds: 0 },
    ]);
    expect((await client.analytics.retention(span)).items).toEqual([
      { firstDay: name(first), day: name(first), users: 2 },
      { firstDay: name(first), day: name(first + day), users: 1 },
      { firstDay: name(first + day), day: name(first + day), users: 1 },
    ]);
    const groups = (await client.analytics.crashGroups(span)).items;
    expect(groups.map(({ version, count, users }) => [version, count, users])).toEqual([
      ['1.0.0', 2, 2],
      ['1.1.0', 1, 1],
    ]);
    const of = { programId, name: 'TypeError: x', version: '1.0.0' };
    const [newest, oldest] = (await client.analytics.crash(of)).items;
    expect(newest).toMatchObject({ guid: 'b', page: 'pages/cart', system: 'ios' });
    expect(oldest!.detail).toEqual({ stack: 'at onTap (pages/cart.js:3:7)' });
  });

  it('adds templates from the library to My Template, asks the user, pushes within the quota (R-MSG-03, R-MSG-06, R-MSG-08)', async () => {
    const programId = await newBound();
    const template = await developer().messages.add({
      programId,
      publicId: 'order-paid',
      keywords: ['time', 'amount'],
    });
    expect((await developer().messages.mine({ programId })).items).toEqual([template]);
    const { secret } = await world.who.admin.client.secrets.generate({ programId });
    const asked = {
      programId,
      userKey: 'u1',
      templateIds: [template.id],
      accepted: [template.id],
      isAfterTap: true,
    };
    expect((await post('subscriptions', { ...asked, isAfterTap: false })).body).toMatchObject({
      code: 'TAP_REQUIRED',
    });
    expect((await post('subscriptions', asked)).body).toEqual({ results: { [template.id]: 'accept' } });
    const message = {
      programId,
      templateId: template.id,
      userKey: 'u1',
      fields: { time: '9:00', amount: '3' },
    };
    const push = (bearer = secret) => post(`push/${world.workspaceId}`, message, bearer);
    expect((await push('wrong')).body).toMatchObject({ code: 'KEY_INVALID' });
    expect((await push()).status).toBe(200);
    expect((await push()).body).toMatchObject({ code: 'NOT_SUBSCRIBED' });
    const taken = await post('messages/take', { programId, userKey: 'u1' });
    expect(taken.body.items).toMatchObject([
      {
        title: 'Order paid',
        fields: [
          { name: 'time', value: '9:00' },
          { name: 'amount', value: '3' },
        ],
      },
    ]);
    expect((await post('messages/take', { programId, userKey: 'u1' })).body.items).toEqual([]);
    await world.who.admin.client.secrets.freeze({ programId });
    expect((await push()).body).toMatchObject({ code: 'SECRET_FROZEN' });
    await developer().messages.remove({ programId, templateId: template.id });
  });

  it('allows five long-term pushes a day and user (R-MSG-03)', async () => {
    const programId = await newBound();
    const { id: templateId } = await developer().messages.add({
      programId,
      publicId: 'bus-arriving',
      keywords: ['line'],
    });
    const { secret } = await world.who.admin.client.secrets.generate({ programId });
    const trial = { programId, templateId, userKey: 'u', fields: { line: '12' } };
    await expect(developer().messages.test(trial)).rejects.toMatchObject({ code: 'NOT_SUBSCRIBED' });
    await post('subscriptions', {
      programId,
      userKey: 'u',
      templateIds: [templateId],
      accepted: [templateId],
      isAfterTap: true,
    });
    const push = () =>
      post(
        `push/${world.workspaceId}`,
        { programId, templateId, userKey: 'u', fields: { line: '7' } },
        secret,
      );
    const statuses: number[] = [];
    for (let count = 0; count < 6; count += 1) statuses.push((await push()).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    world.console.clock.now += 24 * 3_600_000;
    expect((await push()).status).toBe(200);
  });

  it('offers the online version as offline package, named by id and version (R-OFF-01, R-OFF-02, R-OFF-03)', async () => {
    const programId = await newBound();
    expect(await codeOf(developer().programs.offline({ programId }))).toBe('NOT_ONLINE');
    const version = await uploadVersion(world, world.who.root, programId, '1.2.3');
    await root().versions.submit(version);
    const { approvalId } = await root().versions.get(version);
    await world.who.platform.client.approvals.approve({ approvalId: approvalId! });
    await root().versions.publish(version);
    const { fileName, url, size } = await developer().programs.offline({ programId });
    expect(fileName).toBe(`${programId}_1.2.3.apkg`);
    const download = (token: string) =>
      fetch(world.console.address + url, { headers: { authorization: `Bearer ${token}` } });
    const response = await download(world.who.developer.token);
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${fileName}"`);
    expect((await response.arrayBuffer()).byteLength).toBe(size);
    expect((await download(world.who.otherAdmin.token)).status).toBe(403);
    expect((await download(world.who.blocked.token)).status).toBe(403);
    await root().programs.offShelf({ programId });
    expect((await download(world.who.developer.token)).status).toBe(409);
  });
});
