import { afterAll, beforeAll, expect, it } from 'vitest';
import { refusals } from '../domain/refusals.ts';
import { clientFromDescription } from '../testing/openapi-client.ts';
import type { Description } from '../testing/openapi-client.ts';
import { endpoints } from '../testing/rpc.ts';
import { uploadVersion } from '../testing/upload.ts';
import { makeWorld } from '../testing/world.ts';
import type { Name, World } from '../testing/world.ts';

let world: World;
let description: Description;
beforeAll(async () => {
  world = await makeWorld();
  description = (await (await fetch(`${world.console.address}/openapi.json`)).json()) as Description;
}, 60_000);
afterAll(() => world.dispose());

const as = (name: Name) => clientFromDescription(world.console.address, description, world.who[name].token);

it('describes every endpoint in OpenAPI 3.1, the byte streams too, with one shape of refusal', () => {
  expect(description.openapi).toMatch(/^3\.1\./);
  const described = Object.values(description.paths).flatMap((item) =>
    Object.values(item).map((operation) => operation.operationId),
  );
  const streams = ['uploads.sendBlob', 'uploads.sendPackage', 'previews.sendPack', 'previews.sendBuild'];
  expect(described.sort()).toEqual([...endpoints().map(({ name }) => name), ...streams].sort());
  const text = JSON.stringify(description);
  expect(Object.keys(refusals).every((code) => text.includes(`"${code}"`))).toBe(true);
});

it('shows people the same, on a page without scripts', async () => {
  const page = await fetch(`${world.console.address}/docs`);
  const html = await page.text();
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  for (const word of [
    '/programs/{programId}/rollback',
    'EDIT_CONFLICT',
    'versions.publish',
    'Team Administrator',
  ])
    expect(html).toContain(word);
  expect(html).not.toContain('<script');
});

it('runs the whole life from the description alone (R-VER-09, R-VER-10, R-MP-05)', async () => {
  const [root, platform] = [as('root'), as('platform')];
  const user = await root('users.create', {
    account: 'life@acme.test',
    name: 'Life',
    password: 'Correct-Horse-1',
  });
  const team = await root('teams.create', {
    name: 'Life',
    adminId: user.id,
    abilities: ['programs', 'apps'],
  });
  const platforms = [{ platform: 'ios', packageName: 'com.example.life' }];
  const app = await root('apps.create', { teamId: team.id, name: 'LifeApp', platforms });
  const program = await root<{ id: string }>('programs.create', { teamId: team.id, name: 'Life program' });
  const place = { programId: program.id };
  const binding = await root('bindings.apply', { ...place, appId: app.id });
  await platform('approvals.approve', { approvalId: binding.approvalId });
  const release = async (number: string) => {
    const of = await uploadVersion(world, world.who.root, program.id, number);
    await root('versions.submit', of);
    const { approvalId } = await root('versions.get', of);
    await platform('approvals.approve', { approvalId });
    return of;
  };
  const first = await release('1.0.0');
  await root('versions.setTrial', { ...first, path: 'pages/index/index' });
  await root('versions.publish', first);
  const second = await release('1.1.0');
  const { now } = world.console.clock;
  const conditions = { apps: [{ appId: app.id }] };
  const times = { startAt: now, endAt: now + 3_600_000 };
  const task = await root('grayscale.create', { ...second, name: 'Ten percent', ...times, conditions });
  expect(task.state).toBe('delivering');
  await root('versions.publish', second);
  expect((await root('grayscale.get', { ...place, taskId: task.id })).state).toBe('ended');
  expect((await root('versions.rollback', place)).number).toBe('1.0.0');
  await expect(root('versions.rollback', place)).rejects.toMatchObject({ code: 'ROLLBACK_LOCKED' });
  expect(await root('programs.offShelf', place)).toMatchObject({ isOnShelf: false });
  const { items } = await root<{ items: unknown[] }>('versions.list', { ...place, limit: 1 });
  expect(items).toHaveLength(1);
});
