import { afterAll, beforeAll, expect, it } from 'vitest';
import { runJobs } from '../jobs.ts';
import { onEachDatabase } from '../testing/databases.ts';
import { bind } from '../testing/makers.ts';
import { png } from '../testing/png.ts';
import { codeOf } from '../testing/refused.ts';
import { appInput, makeWorld } from '../testing/world.ts';
import type { World } from '../testing/world.ts';

onEachDatabase('applications, bindings, programs, versions', (database) => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld({ database: await database() });
  }, 120_000);
  afterAll(() => world.dispose());
  const root = () => world.who.root.client;
  const admin = () => world.who.admin.client;
  const developer = () => world.who.developer.client;
  const newProgram = () => root().programs.create({ teamId: world.teamId, name: world.fresh('Program') });
  const of = (version: { programId: string; id: string }) => ({
    programId: version.programId,
    versionId: version.id,
  });
  const approve = async (version: { programId: string; id: string }, as = world.who.reviewer.client) => {
    await developer().versions.submit(of(version));
    const { approvalId } = await root().versions.get(of(version));
    await as.approvals.approve({ approvalId: approvalId! });
    return version;
  };
  const publish = async (programId: string, number?: string) => {
    const version = await approve(await world.addVersion(number, programId));
    return admin().versions.publish(of(version));
  };

  it('creates an application with all its fields and a logo of 128*128 (R-APP-01, R-APP-02, R-APP-04, R-APP-10)', async () => {
    const { sha256, url } = await admin().pictures.upload({ data: png(128) });
    const app = await admin().apps.create({
      teamId: world.teamId,
      name: '商城App',
      overview: 'Sells things',
      logo: sha256,
      platforms: [
        { platform: 'ios', packageName: 'com.example.shop' },
        { platform: 'android', packageName: 'com.example.shop' },
      ],
      downloadUrl: 'https://example.com/app',
    });
    expect(await admin().apps.get({ appId: app.id })).toEqual(app);
    const served = await fetch(world.console.address + url);
    expect([served.headers.get('content-type'), served.headers.get('x-content-type-options')]).toEqual([
      'image/png',
      'nosniff',
    ]);
    const bad = { ...appInput(world.teamId, 'Bad'), name: 'has space' };
    expect(await codeOf(admin().apps.create(bad))).toBe('INPUT_INVALID');
    expect(
      await codeOf(
        admin().apps.create({ ...bad, name: 'Ok', platforms: [{ platform: 'ios', packageName: '!' }] }),
      ),
    ).toBe('INPUT_INVALID');
    expect(await codeOf(admin().apps.create({ ...appInput(world.teamId, 'L'), logo: 'a'.repeat(64) }))).toBe(
      'NOT_FOUND',
    );
    const edited = await admin().apps.edit({ appId: app.id, revision: app.revision, overview: 'Sells more' });
    expect(edited).toMatchObject({ overview: 'Sells more', name: '商城App' });
    expect(await codeOf(admin().apps.edit({ appId: app.id, revision: app.revision, overview: 'Lost' }))).toBe(
      'EDIT_CONFLICT',
    );
  });

  it('gives the configuration file of a package name at any time (R-APP-06)', async () => {
    const asked = { appId: world.appId, packageName: 'com.example.appa' };
    const { fileName, text } = await admin().apps.configuration(asked);
    expect(fileName).toBe(`tessera-android-${world.appId}.json`);
    const content = JSON.parse(text) as Record<string, string>;
    expect(content).toMatchObject({
      server: world.console.address,
      workspace: 'acme',
      packageName: asked.packageName,
    });
    const { items } = await admin().keys.list({ appId: world.appId });
    expect(content.accessKey).toBe(items.find((key) => key.kind === 'access')!.text);
    expect(await codeOf(admin().apps.configuration({ ...asked, packageName: 'com.other' }))).toBe(
      'NOT_FOUND',
    );
  });

  it('has an access key and upload keys for each application, unique, rotated and revoked (R-APP-08)', async () => {
    const app = await admin().apps.create(appInput(world.teamId, world.fresh('Keys')));
    const first = (await admin().keys.list({ appId: app.id })).items[0]!;
    expect(first.text).toMatch(new RegExp(`^tak_${world.workspaceId}_${first.id}_`));
    const second = await admin().keys.rotateAccessKey({ appId: app.id });
    const both = (await admin().keys.list({ appId: app.id })).items;
    expect(both.map((key) => key.text !== null)).toEqual([true, true]);
    expect(both.find((key) => key.id === first.id)!.expiresAt).toBeGreaterThan(world.console.clock.now);
    expect(second.text).not.toBe(first.text);
    const upload = await admin().keys.createUploadKey({ appId: app.id, label: 'CI' });
    expect(upload.text).toMatch(/^tuk_.+\.[\w-]{43}$/);
    expect((await admin().keys.list({ appId: app.id })).items.find((key) => key.id === upload.id)!.text).toBe(
      null,
    );
    const bearer = { token: upload.text.split('.')[0]! };
    expect((await world.console.call('GET', '/teams', bearer)).body).toMatchObject({
      code: 'KEY_NOT_ALLOWED',
    });
    await admin().keys.revoke({ appId: app.id, keyId: upload.id });
    expect((await world.console.call('GET', '/teams', bearer)).body).toMatchObject({ code: 'KEY_INVALID' });
    for (const name of ['operator', 'developer', 'reader'] as const)
      expect(await codeOf(world.who[name].client.keys.list({ appId: app.id }))).toBe('FORBIDDEN');
  });

  it('binds across teams: the developer applies, the application’s side decides, both see it (R-BIND-01, R-BIND-02, R-BIND-03, R-BIND-04, R-ROLE-13)', async () => {
    const program = await newProgram();
    const choices = await developer().apps.choices({ limit: 200 });
    expect(choices.items.map((app) => app.id)).toContain(world.otherAppId);
    const binding = await developer().bindings.apply({ programId: program.id, appId: world.otherAppId });
    expect(binding.status).toBe('pending');
    const { items } = await world.who.otherAdmin.client.approvals.list({
      category: 'binding',
      status: 'pending',
    });
    const sheet = items.find((item) => item.id === binding.approvalId)!;
    expect(sheet).toMatchObject({
      applicantName: 'developer',
      programId: program.id,
      title: `${program.name} ↔ AppB`,
    });
    expect(await codeOf(admin().approvals.approve({ approvalId: sheet.id }))).toBe('FORBIDDEN');
    expect(await codeOf(world.who.otherAdmin.client.approvals.reject({ approvalId: sheet.id }))).toBe(
      'NOTE_REQUIRED',
    );
    await world.who.otherAdmin.client.approvals.approve({ approvalId: sheet.id });
    const [seen] = (await developer().bindings.ofProgram({ programId: program.id })).items;
    expect(seen).toMatchObject({ status: 'bound', appName: 'AppB' });
    expect(await codeOf(developer().bindings.unbind({ bindingId: binding.id, reason: '' }))).toBe(
      'NOTE_REQUIRED',
    );
    const ended = await world.who.otherAdmin.client.bindings.unbind({
      bindingId: binding.id,
      reason: 'contract over',
    });
    expect(ended).toMatchObject({ status: 'unbound', reason: 'contract over' });
    expect(
      (await developer().bindings.apply({ programId: program.id, appId: world.otherAppId })).status,
    ).toBe('pending');
  });

  it('creates mini programs that belong to the team; lists by team and name (R-MP-01, R-MP-03, R-MP-06, R-MP-07, R-MP-10, R-ROLE-31)', async () => {
    const operator = world.who.operator.client;
    const program = await operator.programs.create({ teamId: world.teamId, name: 'Coffee House' });
    expect(program).toMatchObject({ teamId: world.teamId, isOnShelf: true });
    expect(program.id).toMatch(/^mp-[0-9a-z]{24}$/);
    const { items } = await root().programs.list({ teamId: world.teamId, search: 'coffee' });
    expect(items.map((item) => item.id)).toEqual([program.id]);
    expect((await root().programs.list({ teamId: world.otherTeamId })).items).toEqual([]);
    expect(await codeOf(developer().programs.create({ teamId: world.teamId, name: 'No' }))).toBe('FORBIDDEN');
    expect((await operator.programs.admins({ programId: program.id })).items[0]?.name).toBe('operator');
  });

  it('edits introduction, categories, tags, five functional pages and ten places (R-MP-04, R-MP-09)', async () => {
    const program = await newProgram();
    const pages = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ path: `pages/${at}`, name: `P${at}` }));
    const places = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ name: `N${at}`, address: '', latitude: 1, longitude: 2 }));
    const edit = {
      programId: program.id,
      revision: 1,
      overview: 'About',
      categories: ['shopping'],
      tags: ['new'],
    };
    const edited = await admin().programs.edit({ ...edit, functionalPages: pages(5), nearby: places(10) });
    expect(edited).toMatchObject({ overview: 'About', categories: ['shopping'], tags: ['new'], revision: 2 });
    expect(await codeOf(admin().programs.edit({ ...edit, revision: 2, functionalPages: pages(6) }))).toBe(
      'INPUT_INVALID',
    );
    expect(await codeOf(admin().programs.edit({ ...edit, revision: 2, nearby: places(11) }))).toBe(
      'INPUT_INVALID',
    );
    expect(await codeOf(admin().programs.edit({ ...edit, revision: 2, categories: ['nonsense'] }))).toBe(
      'INPUT_INVALID',
    );
    expect((await admin().programs.categories()).items.length).toBeGreaterThan(10);
  });

  it('gives named mini programs to an admin of their own (R-ROLE-21, R-ROLE-22, R-ROLE-31)', async () => {
    const { mpAdmin } = world.who;
    const own = await approve(await world.addVersion());
    expect((await mpAdmin.client.versions.publish(of(own))).status).toBe('online');
    const foreign = await newProgram();
    const other = await approve(await world.addVersion(undefined, foreign.id));
    expect(await codeOf(mpAdmin.client.versions.publish(of(other)))).toBe('FORBIDDEN');
    expect((await mpAdmin.client.sessions.me()).programs).toEqual([world.programId]);
  });

  it('goes from development over review to online, for all applications (R-VER-04, R-VER-05, R-VER-06, R-VER-07, R-VER-09, R-VER-12, R-ROLE-12, R-VER-16)', async () => {
    const program = await newProgram();
    await bind(world, program.id, world.appId);
    const version = await world.addVersion('1.0.0', program.id);
    expect((await developer().versions.overview({ programId: program.id })).development?.number).toBe(
      '1.0.0',
    );
    await developer().versions.submit({ ...of(version), note: 'first' });
    const sheet = (await developer().versions.overview({ programId: program.id })).review!;
    expect(sheet).toMatchObject({
      version: { status: 'in_review' },
      sheet: { status: 'pending', applicantName: 'developer' },
    });
    expect(await codeOf(admin().versions.publish(of(version)))).toBe('WRONG_STATE');
    expect(await codeOf(developer().approvals.approve({ approvalId: sheet.sheet.id }))).toBe('FORBIDDEN');
    await world.who.platform.client.approvals.approve({ approvalId: sheet.sheet.id });
    expect(await codeOf(developer().versions.publish(of(version)))).toBe('FORBIDDEN');
    const published = await world.who.operator.client.versions.publish(of(version));
    expect(published).toMatchObject({ status: 'online', publisherName: 'operator' });
    const overview = await developer().versions.overview({ programId: program.id });
    expect(overview).toMatchObject({
      online: { number: '1.0.0' },
      mayRollBack: false,
      review: { sheet: { deciderName: 'platform' } },
    });
  });

  it('lets the bound application’s team decide on a launch, and lists it in its inbox (R-VER-14, R-ROLE-13, R-APR-02, R-APR-03)', async () => {
    const program = await newProgram();
    const binding = await developer().bindings.apply({ programId: program.id, appId: world.otherAppId });
    await world.who.otherAdmin.client.approvals.approve({ approvalId: binding.approvalId! });
    const version = await world.addVersion('1.0', program.id);
    await developer().versions.submit(of(version));
    const { items } = await world.who.otherAdmin.client.approvals.list({
      category: 'launch',
      status: 'pending',
    });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      title: `${program.name} 1.0`,
      versionId: version.id,
      status: 'pending',
      finishedAt: null,
    });
    const sheet = await world.who.otherAdmin.client.approvals.get({ approvalId: items[0]!.id });
    expect(sheet.mayDecide).toBe(true);
    await world.who.otherAdmin.client.approvals.reject({ approvalId: sheet.id, note: 'Icon missing' });
    expect((await developer().versions.get(of(version))).status).toBe('rejected');
    const reviews = await developer().versions.reviews({ programId: program.id });
    expect(reviews.items[0]).toMatchObject({
      status: 'rejected',
      note: 'Icon missing',
      finishedAt: expect.any(Number) as number,
    });
    await developer().versions.submit(of(version));
    expect((await developer().versions.reviews({ programId: program.id })).items).toHaveLength(2);
  });

  it('keeps every review in the record, and withdraws before a decision only (R-VER-03, R-VER-08, R-APR-04)', async () => {
    const program = await newProgram();
    const version = await world.addVersion(undefined, program.id);
    await developer().versions.submit(of(version));
    const { approvalId } = await developer().versions.get(of(version));
    expect(await codeOf(admin().approvals.withdraw({ approvalId: approvalId! }))).toBe('FORBIDDEN');
    await developer().approvals.withdraw({ approvalId: approvalId! });
    expect((await developer().versions.get(of(version))).status).toBe('development');
    expect(await codeOf(root().approvals.approve({ approvalId: approvalId! }))).toBe('WRONG_STATE');
    await approve(version);
    const decided = (await developer().versions.get(of(version))).approvalId!;
    expect(await codeOf(developer().approvals.withdraw({ approvalId: decided }))).toBe('WRONG_STATE');
    expect(
      (await developer().versions.reviews({ programId: program.id })).items.map((sheet) => sheet.status),
    ).toEqual(['approved', 'withdrawn']);
  });

  it('never lets applicants decide on their own (D4)', async () => {
    const program = await newProgram();
    const version = await world.addVersion(undefined, program.id);
    await world.who.platform.client.versions.submit(of(version));
    const { approvalId } = await root().versions.get(of(version));
    const { mayDecide, whyNot } = await world.who.platform.client.approvals.get({ approvalId: approvalId! });
    expect([mayDecide, whyNot]).toEqual([false, expect.stringContaining('own application')]);
    expect(await codeOf(world.who.platform.client.approvals.approve({ approvalId: approvalId! }))).toBe(
      'FOUR_EYES',
    );
  });

  it('rolls back one step, once, until the next release (R-VER-10)', async () => {
    const { id } = await newProgram();
    await publish(id, '1.0');
    expect(await codeOf(admin().versions.rollback({ programId: id }))).toBe('NOTHING_TO_ROLL_BACK');
    await publish(id, '2.0');
    expect((await admin().versions.rollback({ programId: id })).number).toBe('1.0');
    expect(await codeOf(admin().versions.rollback({ programId: id }))).toBe('ROLLBACK_LOCKED');
    const statuses = (await admin().versions.list({ programId: id })).items.map((version) => [
      version.number,
      version.status,
    ]);
    expect(statuses).toEqual([
      ['2.0', 'superseded'],
      ['1.0', 'online'],
    ]);
    await publish(id, '3.0');
    expect((await admin().versions.rollback({ programId: id })).number).toBe('1.0');
  });

  it('publishes at a chosen time, drops the schedule, or gives up when off the shelf by then', async () => {
    const { id } = await newProgram();
    const version = await approve(await world.addVersion('1.0', id));
    const at = world.console.clock.now + 60_000;
    expect((await admin().versions.publish({ ...of(version), at })).publishAt).toBe(at);
    await runJobs(world.console.services, 'scheduled-publish');
    expect((await admin().versions.get(of(version))).status).toBe('approved');
    await admin().versions.unschedule(of(version));
    await admin().versions.publish({ ...of(version), at });
    world.console.clock.now = at;
    await runJobs(world.console.services, 'scheduled-publish');
    expect(await admin().versions.get(of(version))).toMatchObject({
      status: 'online',
      publisherName: 'Scheduler',
      publishAt: null,
    });
    const later = await approve(await world.addVersion('2.0', id));
    await admin().versions.publish({ ...of(later), at: at + 1000 });
    await admin().programs.offShelf({ programId: id });
    world.console.clock.now = at + 1000;
    await runJobs(world.console.services, 'scheduled-publish');
    expect(await admin().versions.get(of(later))).toMatchObject({ status: 'approved', publishAt: null });
  });

  it('off the shelf refuses to publish, allows to submit; removal with approval where the policy says so (R-MP-05, R-APR-01, R-APR-02)', async () => {
    const { id } = await newProgram();
    const version = await approve(await world.addVersion('1.0', id));
    await admin().programs.offShelf({ programId: id });
    expect(await codeOf(admin().versions.publish(of(version)))).toBe('OFF_SHELF');
    await developer().versions.submit(of(await world.addVersion('1.1', id)));
    await admin().programs.onShelf({ programId: id });
    const { revision } = await root().workspaces.get();
    const next = await root().workspaces.edit({ revision, policies: { removalNeedsApproval: true } });
    const { isOnShelf, approvalId } = await admin().programs.offShelf({
      programId: id,
      reason: 'season over',
    });
    expect([isOnShelf, (await admin().programs.get({ programId: id })).isOnShelf]).toEqual([true, true]);
    await world.who.platform.client.approvals.approve({ approvalId: approvalId! });
    expect((await admin().programs.get({ programId: id })).isOnShelf).toBe(false);
    await root().workspaces.edit({ revision: next.revision, policies: { removalNeedsApproval: false } });
  });

  it('opens a trial version at a page for testers (R-VER-13, R-VER-15)', async () => {
    const { id } = await newProgram();
    const version = await world.addVersion('0.9', id);
    await developer().versions.setTrial({ ...of(version), path: 'pages/cart/cart?from=trial' });
    const { trial } = await developer().versions.overview({ programId: id });
    expect(trial).toMatchObject({ version: { number: '0.9' }, path: 'pages/cart/cart?from=trial' });
    for (const path of ['/pages/x', '../x', 'https://evil.example'])
      expect(await codeOf(developer().versions.setTrial({ ...of(version), path }))).toBe('INPUT_INVALID');
    const { items } = await developer().programs.addTesters({
      programId: id,
      accounts: ['ann', 'bob', 'ann'],
    });
    expect(items.map((tester) => tester.account)).toEqual(['ann', 'bob']);
    expect(await codeOf(developer().versions.remove(of(version)))).toBe('WRONG_STATE');
    await developer().versions.setTrial({ programId: id, versionId: null });
    await developer().versions.remove(of(version));
  });

  it('answers a repeated request with the same answer, and refuses the key for another (idempotency)', async () => {
    const token = world.who.operator.token;
    const call = (name: string) =>
      world.console.call('POST', '/programs', {
        token,
        headers: { 'idempotency-key': 'again-1' },
        body: { teamId: world.teamId, name },
      });
    const [first, second] = [await call('Once Only'), await call('Once Only')];
    expect(second.body).toEqual(first.body);
    expect((await call('Another')).body).toMatchObject({ code: 'IDEMPOTENCY_REUSED' });
    const secret = { token: world.who.admin.token, headers: { 'idempotency-key': 'again-2' }, body: {} };
    const path = `/programs/${(first.body as { id: string }).id}/app-secret/generate`;
    expect((await world.console.call('POST', path, secret)).status).toBe(200);
    expect((await world.console.call('POST', path, secret)).body).toMatchObject({
      code: 'IDEMPOTENT_ANSWER_GONE',
    });
  });

  it('edits by If-Match and tells the ETag; pages by cursor without gaps', async () => {
    const { id } = await newProgram();
    const token = world.who.admin.token;
    const { headers } = await world.console.call('GET', `/programs/${id}`, { token });
    expect(headers.get('etag')).toBe('"1"');
    const edit = { token, body: { overview: 'x' } };
    expect((await world.console.call('PATCH', `/programs/${id}`, edit)).body).toMatchObject({
      code: 'REVISION_REQUIRED',
    });
    const done = await world.console.call('PATCH', `/programs/${id}`, {
      ...edit,
      headers: { 'if-match': '"1"' },
    });
    expect(done.headers.get('etag')).toBe('"2"');
    for (let count = 0; count < 7; count += 1) await world.addVersion(`9.${count}`, id);
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await admin().versions.list({ programId: id, limit: 3, ...(cursor && { cursor }) });
      seen.push(...page.items.map((version) => version.number));
      cursor = page.next;
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
  });
});
