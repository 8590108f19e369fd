import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { onEachDatabase } from '../testing/databases.ts';
import { bind, of, sensitiveApi } from '../testing/makers.ts';
import { makeWorld } from '../testing/world.ts';
import type { World } from '../testing/world.ts';

onEachDatabase('the approvals inbox', (database) => {
  let world: World;
  const mail = mkdtempSync(path.join(os.tmpdir(), 'tessera-mail-'));
  beforeAll(async () => {
    world = await makeWorld({ database: await database(), mail });
  }, 120_000);
  afterAll(async () => {
    await world.dispose();
    rmSync(mail, { recursive: true, force: true });
  });
  const root = () => world.who.root.client;
  const letters = () => readdirSync(mail).map((file) => readFileSync(path.join(mail, file), 'utf8'));

  it('names program, application and version for the side that cannot open them (R-APR-03, R-VER-14, R-BIND-04)', async () => {
    const program = await root().programs.create({ teamId: world.teamId, name: 'Crossing' });
    await bind(world, program.id, world.otherAppId);
    const version = await world.addVersion('2.0.0', program.id);
    await world.who.developer.client.versions.submit(of(version));
    const { otherAdmin } = world.who;
    const { items } = await otherAdmin.client.approvals.list({ appId: world.otherAppId, category: 'launch' });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ programName: 'Crossing', versionNumber: '2.0.0', status: 'pending' });
    const sheet = await otherAdmin.client.approvals.get({ approvalId: items[0]!.id });
    expect(sheet).toMatchObject({ mayDecide: true, version: { number: '2.0.0', remark: 'Version 2.0.0' } });
    const binding = (await otherAdmin.client.approvals.list({ category: 'binding' })).items[0];
    expect(binding).toMatchObject({ programName: 'Crossing', appName: 'AppB', status: 'approved' });
  });

  it('leaves out the viewer’s own applications where asked (R-ROLE-24)', async () => {
    const { admin } = world.who;
    await sensitiveApi(world);
    await world.who.loner.client.teams.applyToJoin({ teamId: world.teamId, role: 'read_only' });
    const own = (await admin.client.approvals.list({ mine: 'true' })).items;
    const others = (await admin.client.approvals.list({ mine: 'false' })).items;
    expect(own.every(({ applicantId }) => applicantId === admin.userId)).toBe(true);
    expect(others.every(({ applicantId }) => applicantId !== admin.userId)).toBe(true);
    const inChinese = await world.console.call('GET', `/approvals/${own[0]!.id}`, {
      token: admin.token,
      headers: { 'accept-language': 'zh' },
    });
    expect((inChinese.body as { whyNot: string }).whyNot).toMatch(/^\p{Script=Han}/u);
    expect(own.length).toBeGreaterThan(0);
    expect(others.length).toBeGreaterThan(0);
  });

  it('shows an application what it grants by name, and a feature who has it (R-ROLE-32, R-FEAT-01)', async () => {
    const { appId, programId, jsapiId } = await sensitiveApi(world);
    await root().grants.apply({ appId, programId, jsapiId });
    const [grant] = (await root().grants.ofApp({ appId })).items;
    expect(grant).toMatchObject({ status: 'pending', jsapiId });
    expect(grant!.programName).not.toBe('');
    expect(grant!.jsapiName).not.toBeNull();
    const { items } = await root().jsapis.list({ appId });
    expect(items[0]!.appName).not.toBe('');
    const feature = await root().features.create({ name: 'Nearby' });
    await root().features.activate({ programId, featureId: feature.id });
    expect((await root().features.activationsOf({ featureId: feature.id })).items).toMatchObject([
      { programId, status: 'pending', programName: grant!.programName },
    ]);
  });

  it('writes to the applicant when a sheet is decided and to who is blocked, unless muted (R-SET-01)', async () => {
    const { nobody } = world.who;
    const ask = () => nobody.client.teams.applyToJoin({ teamId: world.teamId, role: 'read_only' });
    await root().settings.setMail({ ...(await root().settings.mail()), replyTo: 'desk@acme.test' });
    await root().approvals.reject({ ...(await ask()), note: 'Full at the moment' });
    await root().users.block({ userId: nobody.userId });
    await root().users.unblock({ userId: nobody.userId });
    const mine = () => letters().filter((letter) => letter.includes('nobody@acme.test'));
    await vi.waitFor(() => expect(mine()).toHaveLength(3));
    expect(mine().some((letter) => letter.includes('Full at the moment'))).toBe(true);
    expect(mine().every((letter) => letter.includes('Reply-To: desk@acme.test'))).toBe(true);
    const settings = await root().settings.mail();
    await root().settings.setMail({ ...settings, muted: ['approval', 'member'] });
    await root().approvals.reject({ ...(await ask()), note: 'Quiet' });
    await root().settings.testMail({ to: 'last@acme.test' });
    await vi.waitFor(() => expect(letters().some((letter) => letter.includes('last@acme.test'))).toBe(true));
    expect(letters().some((letter) => letter.includes('Quiet'))).toBe(false);
  });
});
