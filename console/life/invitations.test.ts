import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEachDatabase } from '../testing/databases.ts';
import { codeOf } from '../testing/refused.ts';
import { makeWorld } from '../testing/world.ts';
import type { World } from '../testing/world.ts';

onEachDatabase('many people at once', (database) => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld({ database: await database() });
  }, 120_000);
  afterAll(() => world.dispose());
  const admin = () => world.who.admin.client;

  it('creates, adds and refuses line by line; a new account signs in with the password shown (R-MEM-02, R-USER-05)', async () => {
    const { items } = await admin().invitations.send({
      teamId: world.teamId,
      role: 'read_only',
      lines: [
        { account: 'ivy@acme.test', name: 'Ivy', role: '团队开发者' },
        { account: 'nobody@acme.test' },
        { account: 'developer@acme.test' },
        { account: 'platform@acme.test' },
        { account: 'ivy@acme.test' },
        { account: 'a b' },
        { account: 'chief@acme.test', role: 'team_admin' },
        { account: 'blocked@acme.test' },
      ],
    });
    expect(items.map(({ outcome }) => outcome)).toEqual([
      'created',
      'added',
      ...Array<string>(6).fill('refused'),
    ]);
    expect(items.map(({ reason }) => reason?.en ?? '')).toEqual([
      '',
      '',
      expect.stringContaining('developer@acme.test'),
      expect.stringContaining('dministrator'),
      expect.stringContaining('ivy@acme.test'),
      expect.stringContaining('account'),
      expect.stringContaining('role'),
      expect.stringContaining('blocked'),
    ]);
    expect(items.every(({ outcome, reason }) => (outcome === 'refused') === (reason?.zh !== undefined))).toBe(
      true,
    );
    await world.console.signIn('ivy@acme.test', items[0]!.password!);
    const members = (await admin().teams.members({ teamId: world.teamId })).items;
    const role = (account: string) => members.find((member) => member.account === account)?.role;
    expect([role('ivy@acme.test'), role('nobody@acme.test'), role('chief@acme.test')]).toEqual([
      'team_developer',
      'read_only',
      undefined,
    ]);
    const { items: audited } = await world.who.root.client.audit.list({ action: 'invitations.send' });
    expect(audited[0]!.after).toMatchObject({ created: 1, added: 1 });
  });

  it('is for those who manage the team’s members, up to a hundred lines (R-ROLE-11)', async () => {
    const lines = [{ account: 'x1' }];
    const call = { teamId: world.teamId, role: 'read_only' as const, lines };
    expect(await codeOf(world.who.reader.client.invitations.send(call))).toBe('FORBIDDEN');
    expect(await codeOf(world.who.otherAdmin.client.invitations.send(call))).toBe('FORBIDDEN');
    const many = Array.from({ length: 101 }, (_, at) => ({ account: `x${at}` }));
    expect(await codeOf(admin().invitations.send({ ...call, lines: many }))).toBe('INPUT_INVALID');
  });

  it('tells how much a team holds, and all teams’ names to who wants to join one (R-TEAM-01, R-ROLE-08)', async () => {
    const { items } = await admin().teams.list({});
    expect(items.find(({ id }) => id === world.teamId)).toMatchObject({ programs: 1, apps: 1 });
    const names = (await world.who.reader.client.teams.choices()).items.map(({ name }) => name);
    expect(names.sort()).toEqual(['Team A', 'Team B']);
    expect((await world.who.reader.client.teams.list({})).items.map(({ name }) => name)).toEqual(['Team A']);
  });
});
