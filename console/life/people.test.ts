import { createHash } from 'node:crypto';
import { TOTP, Secret } from 'otpauth';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEachDatabase } from '../testing/databases.ts';
import { codeOf } from '../testing/refused.ts';
import { owner, startTestConsole } from '../testing/start.ts';
import { makeWorld } from '../testing/world.ts';
import type { World } from '../testing/world.ts';

const password = 'Correct-Horse-1';

onEachDatabase('people', (database) => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld({ database: await database() });
  }, 120_000);
  afterAll(() => world.dispose());
  const root = () => world.who.root.client;

  it('makes the workspace and its super administrator on the first run, once (R-USER-07, R-WS-01, R-WS-02, R-WS-04, R-WS-05, R-ROLE-26)', async () => {
    const fresh = await startTestConsole({ database: await database(), setup: null });
    try {
      const anybody = fresh.client();
      expect(await anybody.setup.state()).toEqual({ isDone: false, workspace: null });
      expect(await codeOf(anybody.sessions.signIn({ account: 'a', password }))).toBe('SIGN_IN_FAILED');
      const first = {
        workspace: 'shop1',
        account: 'boss',
        password,
        name: 'Boss',
        mcc: '5812',
        address: 'Street 1',
      };
      const representatives = [{ name: 'Ann', email: 'ann@shop.test' }];
      const { workspaceId } = await anybody.setup.run({ ...first, representatives });
      expect(workspaceId).toMatch(/^ws-/);
      const boss = fresh.client(await fresh.signIn('boss', password, 'shop1'));
      expect(await boss.workspaces.get()).toMatchObject({
        id: workspaceId,
        name: 'shop1',
        mcc: '5812',
        representatives,
        status: 'active',
      });
      expect((await boss.sessions.me()).user.role).toBe('super_admin');
      expect(await codeOf(anybody.setup.run({ ...first, workspace: 'shop2' }))).toBe('SETUP_DONE');
    } finally {
      await fresh.dispose();
    }
  });

  it('keeps the workspace’s name for ever, everything else can be edited (R-WS-03)', async () => {
    const { revision } = await root().workspaces.get();
    const edited = await root().workspaces.edit({ revision, address: 'New Street 2' });
    expect(edited).toMatchObject({ name: 'acme', address: 'New Street 2', revision: revision + 1 });
    expect(await codeOf(root().workspaces.edit({ revision: revision + 1, name: 'other' } as never))).toBe(
      'INPUT_INVALID',
    );
  });

  it('creates users with account, name, password and type; makes up a password where none is given (R-USER-01, R-USER-03, R-USER-04)', async () => {
    const user = await root().users.create({ account: 'typed@acme.test', name: 'Typed', password });
    expect(user).toMatchObject({ role: 'member', status: 'active', generatedPassword: null });
    const other = await root().users.create({ account: 'made@acme.test', name: 'Made' });
    expect(other.generatedPassword).toHaveLength(16);
    await world.console.signIn('made@acme.test', other.generatedPassword!);
    expect(await codeOf(root().users.create({ account: 'made@acme.test', name: 'Twice' }))).toBe(
      'ALREADY_EXISTS',
    );
    expect(await codeOf(root().users.create({ account: 'weak', name: 'Weak', password: 'short' }))).toBe(
      'INPUT_INVALID',
    );
    const { items } = await root().users.list({ search: 'TYPED' });
    expect(items.map((item) => item.account)).toEqual(['typed@acme.test']);
    expect(items[0]).not.toHaveProperty('passwordHash');
  });

  it('signs in a sub-user with the super administrator’s id, account and password (R-USER-06)', async () => {
    await world.console.signIn('developer@acme.test', password, owner.account);
    await expect(world.console.signIn('developer@acme.test', password, 'globex')).rejects.toThrow(
      /SIGN_IN_FAILED/,
    );
  });

  it('has one super administrator, who is not deleted, demoted, blocked or doubled (R-ROLE-02)', async () => {
    const me = world.who.root.userId;
    const { revision } = await root().users.get({ userId: me });
    const platform = world.who.platform.client;
    for (const client of [root(), platform]) {
      expect(await codeOf(client.users.setRole({ userId: me, revision, role: 'member' }))).toBe(
        'SUPER_ADMIN_FIXED',
      );
      expect(await codeOf(client.users.block({ userId: me }))).toBe('SUPER_ADMIN_FIXED');
      expect(await codeOf(client.users.remove({ userId: me }))).toBe('SUPER_ADMIN_FIXED');
    }
    const { id, revision: read } = await root().users.create({
      account: world.fresh('two'),
      name: 'Two',
      password,
    });
    expect(await codeOf(root().users.setRole({ userId: id, revision: read, role: 'super_admin' }))).toBe(
      'SUPER_ADMIN_FIXED',
    );
  });

  it('lets only the super administrator set platform administrators, several of them (R-ROLE-04, R-ROLE-05, R-MEM-07)', async () => {
    const { id, revision } = await root().users.create({ account: world.fresh('pa'), name: 'PA', password });
    const platform = world.who.platform.client;
    expect(await codeOf(platform.users.setRole({ userId: id, revision, role: 'platform_admin' }))).toBe(
      'ADMIN_OUT_OF_REACH',
    );
    const raised = await root().users.setRole({ userId: id, revision, role: 'platform_admin' });
    expect(raised.role).toBe('platform_admin');
    expect(await codeOf(platform.users.block({ userId: id }))).toBe('ADMIN_OUT_OF_REACH');
    expect(await codeOf(platform.users.create({ account: 'x2', name: 'X', role: 'platform_admin' }))).toBe(
      'ADMIN_OUT_OF_REACH',
    );
    await root().users.setRole({ userId: id, revision: raised.revision, role: 'reviewer' });
  });

  it('keeps super and platform administrators out of teams, yet acting in all of them (R-ROLE-03, R-ROLE-06)', async () => {
    for (const name of ['root', 'platform'] as const) {
      const members = [{ userId: world.who[name].userId, role: 'team_admin' as const }];
      expect(await codeOf(root().teams.addMember({ teamId: world.teamId, members }))).toBe('ADMIN_IN_TEAM');
      const program = await world.who[name].client.programs.create({
        teamId: world.teamId,
        name: world.fresh('By'),
      });
      expect(program.teamId).toBe(world.teamId);
    }
  });

  it('appoints team administrators from above, several, and one person in several teams (R-ROLE-07, R-TEAM-01, R-TEAM-03)', async () => {
    const second = { userId: world.who.loner.userId, role: 'team_admin' as const };
    expect(
      await codeOf(world.who.admin.client.teams.addMember({ teamId: world.teamId, members: [second] })),
    ).toBe('FORBIDDEN');
    await root().teams.addMember({ teamId: world.teamId, members: [second] });
    const another = await root().teams.create({
      name: 'Team C',
      adminId: second.userId,
      abilities: ['apps'],
    });
    const { teams } = await world.who.loner.client.sessions.me();
    expect(teams.map((team) => team.role)).toEqual(['team_admin', 'team_admin']);
    await root().teams.remove({ teamId: another.id });
    await root().teams.removeMember({ teamId: world.teamId, userId: second.userId });
    expect(await codeOf(root().teams.create({ name: 'None', adminId: second.userId, abilities: [] }))).toBe(
      'INPUT_INVALID',
    );
  });

  it('fixes what a team may manage, and refuses the rest (R-TEAM-04, R-TEAM-05)', async () => {
    const adminId = world.who.loner.userId;
    const team = await root().teams.create({ name: world.fresh('Apps'), adminId, abilities: ['apps'] });
    expect(await codeOf(root().programs.create({ teamId: team.id, name: 'No' }))).toBe('TEAM_LACKS_ABILITY');
    const edit = { teamId: team.id, revision: team.revision, abilities: ['programs', 'apps'] };
    expect(await codeOf(root().teams.edit(edit as never))).toBe('INPUT_INVALID');
    await root().teams.remove({ teamId: team.id });
  });

  it('starts with an empty list of teams (R-TEAM-06)', async () => {
    expect(await world.stranger.client.teams.list({})).toEqual({ items: [], next: null });
  });

  it('adds existing users and new ones to a team in one step (R-USER-05, R-TEAM-07, R-MEM-01, R-MEM-02, R-ROLE-08)', async () => {
    const admin = world.who.admin.client;
    const made = await admin.teams.createMember({
      teamId: world.teamId,
      account: world.fresh('m'),
      name: 'Mia',
      role: 'team_operator',
    });
    expect(made).toMatchObject({ role: 'member', status: 'active' });
    const users = await Promise.all(
      [1, 2].map(() => root().users.create({ account: world.fresh('bulk'), name: 'Bulk' })),
    );
    const members = users.map((user) => ({ userId: user.id, role: 'read_only' as const }));
    const { items } = await admin.teams.addMember({ teamId: world.teamId, members });
    const mia = items.find((item) => item.userId === made.id);
    expect(mia).toMatchObject({
      name: 'Mia',
      role: 'team_operator',
      status: 'active',
      joinedAt: expect.any(Number) as number,
    });
    expect(items.filter((item) => item.name === 'Bulk')).toHaveLength(2);
    await admin.teams.setMemberRole({ teamId: world.teamId, userId: made.id, role: 'read_only' });
  });

  it('keeps teams apart (R-TEAM-02)', async () => {
    const { items } = await world.who.otherAdmin.client.programs.list({});
    expect(items).toEqual([]);
    expect(await codeOf(world.who.otherAdmin.client.programs.get({ programId: world.programId }))).toBe(
      'FORBIDDEN',
    );
    const apps = await world.who.developer.client.apps.list({});
    expect(apps.items.every((app) => app.teamId === world.teamId)).toBe(true);
  });

  it('registers by a link; the administrator of the team approves, the developer may not (R-TEAM-08, R-ROLE-08, R-ROLE-09, R-ROLE-10, R-ROLE-25, R-APR-01)', async () => {
    const link = await world.who.admin.client.links.create({
      teamId: world.teamId,
      teamRole: 'team_developer',
    });
    expect(link.url).toBe(`${world.console.address}/register/${link.token}`);
    const account = world.fresh('applicant');
    await world.console.client().links.register({ token: link.token, account, name: 'Appl', password });
    await expect(world.console.signIn(account, password)).rejects.toThrow(/SIGN_IN_FAILED/);
    const { items } = await world.who.admin.client.approvals.list({ category: 'member', status: 'pending' });
    const sheet = items.find((item) => item.title.includes(account))!;
    for (const name of ['developer', 'operator', 'otherAdmin', 'reviewer'] as const)
      expect(await codeOf(world.who[name].client.approvals.approve({ approvalId: sheet.id }))).toBe(
        'FORBIDDEN',
      );
    await world.who.admin.client.approvals.approve({ approvalId: sheet.id });
    const me = await world.console.client(await world.console.signIn(account, password)).sessions.me();
    expect(me).toMatchObject({ user: { role: 'member' }, teams: [{ role: 'team_developer' }], programs: [] });
    await world.who.admin.client.links.revoke({ linkId: link.id });
    expect(await codeOf(world.console.client().links.show({ token: link.token }))).toBe('LINK_INVALID');
  });

  it('refuses a blocked member everywhere at once, but lets them sign in (R-MEM-03, R-MEM-04)', async () => {
    const account = world.fresh('victim');
    const { id } = await root().users.create({ account, name: 'Victim', password });
    await root().teams.addMember({ teamId: world.teamId, members: [{ userId: id, role: 'team_developer' }] });
    const token = await world.console.signIn(account, password);
    const client = world.console.client(token);
    await client.programs.get({ programId: world.programId });
    await root().users.block({ userId: id });
    expect(await codeOf(client.programs.get({ programId: world.programId }))).toBe('MEMBER_BLOCKED');
    expect(await codeOf(client.teams.list({}))).toBe('MEMBER_BLOCKED');
    const again = world.console.client(await world.console.signIn(account, password));
    expect((await again.sessions.me()).user.status).toBe('blocked');
    await root().users.unblock({ userId: id });
    await client.programs.get({ programId: world.programId });
  });

  it('shows and revokes a user’s sessions (R-MEM-08)', async () => {
    const account = world.fresh('mobile');
    const { id } = await root().users.create({ account, name: 'Mobile', password });
    const client = world.console.client(await world.console.signIn(account, password));
    expect((await root().users.sessions({ userId: id })).items).toHaveLength(1);
    await root().users.revokeSessions({ userId: id });
    expect(await codeOf(client.sessions.me())).toBe('SESSION_EXPIRED');
  });

  it('locks an account after five wrong passwords, with a growing delay', async () => {
    const account = world.fresh('locked');
    await root().users.create({ account, name: 'Locked', password });
    const wrong = { workspace: 'acme', account, password: 'Wrong-Horse-2' };
    for (let count = 0; count < 5; count += 1)
      expect(await codeOf(world.console.client().sessions.signIn(wrong))).toBe('SIGN_IN_FAILED');
    expect(await codeOf(world.console.client().sessions.signIn({ ...wrong, password }))).toBe('LOCKED_OUT');
    world.console.clock.now += 1001;
    await world.console.signIn(account, password);
  });

  it('asks for a second factor where it is on', async () => {
    const account = world.fresh('totp');
    await root().users.create({ account, name: 'T', password });
    const client = world.console.client(await world.console.signIn(account, password));
    const { secret, url } = await client.sessions.startTotp();
    expect(url).toContain('otpauth://totp/Tessera');
    const code = () =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: world.console.clock.now });
    await client.sessions.confirmTotp({ code: code() });
    const given = { workspace: 'acme', account, password };
    expect(await codeOf(world.console.client().sessions.signIn(given))).toBe('TOTP_REQUIRED');
    expect(await codeOf(world.console.client().sessions.signIn({ ...given, code: '000000' }))).toBe(
      'TOTP_WRONG',
    );
    await world.console.client().sessions.signIn({ ...given, code: code() });
  });

  it('uses cookies for the site, with a token that other sites do not know', async () => {
    const body = { workspace: 'acme', account: 'developer@acme.test', password };
    const { headers } = await world.console.call('POST', '/sessions', { body });
    const cookies = headers.getSetCookie().map((text) => text.split(';')[0]!);
    expect(headers.getSetCookie()[0]).toMatch(/HttpOnly/);
    const csrf = cookies[1]!.split('=')[1]!;
    const cookie = cookies.join('; ');
    expect((await world.console.call('GET', '/sessions/me', { headers: { cookie } })).status).toBe(200);
    const change = { programId: world.programId, kind: 'bug', body: 'x' };
    const refused = await world.console.call('POST', '/feedback', { headers: { cookie }, body: change });
    expect(refused).toMatchObject({ status: 403, body: { code: 'CSRF' } });
    const given = { cookie, 'x-csrf-token': csrf };
    expect((await world.console.call('POST', '/feedback', { headers: given, body: change })).status).toBe(
      200,
    );
  });

  const verifier = 'v'.repeat(43);
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const newTicket = () =>
    world.console.client().login.create({ challenge, device: 'Laptop', os: 'Linux', ideVersion: '1' });

  it('lets the IDE in by a code scanned from a phone, and says who and which role (R-LOGIN-01, R-LOGIN-02)', async () => {
    const ide = world.console.client();
    const phone = world.who.admin.client;
    const { ticket, pollSecret, number, url, expiresIn } = await newTicket();
    expect([url, expiresIn]).toEqual([`${world.console.address}/q/${ticket}`, 120]);
    const states: string[] = [];
    const watching = (async () => {
      for await (const { state } of await ide.login.watch({ ticket, pollSecret })) states.push(state);
    })();
    const polled = ide.login.poll({ ticket, pollSecret, known: 'new' });
    await phone.login.scan({ ticket });
    expect((await polled).state).toBe('scanned');
    const shown = await phone.login.show({ ticket });
    expect(shown).toMatchObject({ device: 'Laptop', isOtherNetwork: false, needsPassword: false });
    expect(shown.choices).toContain(number);
    await phone.login.confirm({ ticket, number });
    const session = await ide.login.exchange({ ticket, pollSecret, verifier });
    expect(session).toMatchObject({
      account: 'admin@acme.test',
      role: 'member',
      workspace: { name: 'acme' },
    });
    await watching;
    expect(states.at(-1)).toBe('consumed');
    expect((await world.console.client(session.token).sessions.me()).teams[0]?.role).toBe('team_admin');
    expect(await codeOf(ide.login.exchange({ ticket, pollSecret, verifier }))).toBe('WRONG_STATE');
  });

  it('lets one phone win, cancels on a wrong number, ends after 120 seconds, wants secret and verifier', async () => {
    const one = await newTicket();
    const phones = [world.who.admin, world.who.operator, world.who.developer].map(({ client }) =>
      client.login.scan({ ticket: one.ticket }),
    );
    const won = (await Promise.allSettled(phones)).filter((result) => result.status === 'fulfilled');
    expect(won).toHaveLength(1);
    const two = await newTicket();
    await world.who.admin.client.login.scan({ ticket: two.ticket });
    const wrong = two.number === 10 ? 11 : 10;
    expect(await world.who.admin.client.login.confirm({ ticket: two.ticket, number: wrong })).toEqual({
      state: 'cancelled',
    });
    const three = await newTicket();
    const stolen = { ticket: three.ticket, pollSecret: 'x'.repeat(43) };
    expect(await codeOf(world.console.client().login.poll(stolen))).toBe('NOT_FOUND');
    await world.who.admin.client.login.scan({ ticket: three.ticket });
    await world.who.admin.client.login.confirm({ ticket: three.ticket, number: three.number });
    const other = { ticket: three.ticket, pollSecret: three.pollSecret, verifier: 'w'.repeat(43) };
    expect(await codeOf(world.console.client().login.exchange(other))).toBe('NOT_FOUND');
    world.console.clock.now += 120_001;
    expect(await codeOf(world.console.client().login.exchange({ ...other, verifier }))).toBe(
      'TICKET_EXPIRED',
    );
  });

  it('wants the password again where the phone’s session is older than twelve hours', async () => {
    const token = await world.console.signIn('operator@acme.test', password);
    const phone = world.console.client(token);
    world.console.clock.now += 12 * 3_600_000 + 1;
    const { ticket, number } = await newTicket();
    await phone.login.scan({ ticket });
    expect((await phone.login.show({ ticket })).needsPassword).toBe(true);
    expect(await codeOf(phone.login.confirm({ ticket, number }))).toBe('REAUTHENTICATE');
    await phone.sessions.confirmPassword({ password });
    expect((await phone.login.confirm({ ticket, number })).state).toBe('confirmed');
  });

  it('answers why not, in words (R-ROLE-20)', async () => {
    const { isAllowed, sentence } = await world.who.reviewer.client.permissions.why({
      permission: 'versions.publish',
      programId: world.programId,
    });
    expect([isAllowed, sentence.en]).toEqual([false, expect.stringContaining('Here you are: Reviewer')]);
  });

  it('keeps a chain of audit rows that verifies, and tells where it breaks (D12)', async () => {
    const { rows } = await root().audit.verify();
    expect(rows).toBeGreaterThan(50);
    const { items } = await root().audit.list({ action: 'users.block', limit: 5 });
    expect(items[0]).toMatchObject({
      action: 'users.block',
      before: { status: 'active' },
      after: { status: 'blocked' },
    });
    const exported = await root().audit.export({ after: 0 });
    expect(exported.items[0]).toMatchObject({ seq: 1, action: 'setup.run' });
    expect(JSON.stringify(exported.items)).not.toContain('$argon2id');
    const db = world.console.services.storage.workspace(world.workspaceId);
    await db.updateTable('auditRows').set({ actorName: 'forged' }).where('seq', '=', 7).execute();
    expect(await codeOf(root().audit.verify())).toBe('AUDIT_BROKEN');
  });
});
