import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJobs } from '../jobs.ts';
import { openStorage } from '../storage/storage.ts';
import { callWebhook, signatureOf } from '../webhook-call.ts';
import { onEachDatabase } from '../testing/databases.ts';
import { bind } from '../testing/makers.ts';
import { png } from '../testing/png.ts';
import { codeOf } from '../testing/refused.ts';
import { makeWorld } from '../testing/world.ts';
import type { World } from '../testing/world.ts';

onEachDatabase('development, catalogue, settings', (database) => {
  let world: World;
  let letters: string;
  beforeAll(async () => {
    letters = mkdtempSync(path.join(os.tmpdir(), 'tessera-mail-'));
    world = await makeWorld({ database: await database(), mail: letters, allowPrivateWebhooks: true });
  }, 120_000);
  afterAll(async () => {
    await world.dispose();
    rmSync(letters, { recursive: true, force: true });
  });
  const root = () => world.who.root.client;
  const admin = () => world.who.admin.client;
  const developer = () => world.who.developer.client;
  const newProgram = () => root().programs.create({ teamId: world.teamId, name: world.fresh('Dev') });

  it('keeps domains of five kinds; business ones a day later (R-DOM-01, R-DOM-03)', async () => {
    const { id: programId } = await newProgram();
    for (const kind of ['request', 'upload', 'download'] as const)
      await developer().domains.add({ programId, kind, host: 'https://API.example.com' });
    await developer().domains.add({ programId, kind: 'socket', host: 'wss://ws.example.com' });
    const late = await developer().domains.add({
      programId,
      kind: 'business',
      host: 'https://www.example.com',
      icp: 'ICP 1',
    });
    expect(late.effectiveAt - late.createdAt).toBe(24 * 3_600_000);
    const { items } = await developer().domains.list({ programId });
    expect(items.map((domain) => domain.kind).sort()).toEqual([
      'business',
      'download',
      'request',
      'socket',
      'upload',
    ]);
    expect(
      await codeOf(developer().domains.add({ programId, kind: 'request', host: 'https://api.example.com' })),
    ).toBe('ALREADY_EXISTS');
    await developer().domains.remove({ programId, domainId: late.id });
    expect(await codeOf(world.who.reader.client.domains.remove({ programId, domainId: items[0]!.id }))).toBe(
      'FORBIDDEN',
    );
  });

  it('grants skipping domain checks and sensitive APIs on application to the app’s side (R-DOM-02, R-API-01, R-ROLE-32)', async () => {
    const { id: programId } = await newProgram();
    const appId = world.otherAppId;
    const owner = world.who.otherAdmin.client;
    expect(await codeOf(developer().grants.apply({ programId, appId }))).toBe('NOT_BOUND');
    await bind(world, programId, appId);
    const skip = await developer().grants.apply({ programId, appId });
    expect(skip).toMatchObject({ kind: 'skip_domain', status: 'pending' });
    expect(await codeOf(admin().approvals.approve({ approvalId: skip.approvalId }))).toBe('FORBIDDEN');
    await owner.approvals.approve({ approvalId: skip.approvalId });
    const plain = await owner.jsapis.create({ appId, name: 'getTheme' });
    expect(await codeOf(developer().grants.apply({ programId, appId, jsapiId: plain.id }))).toBe('NOT_FOUND');
    const api = await owner.jsapis.create({ appId, name: 'getUserCard', isSensitive: true });
    const asked = await developer().grants.apply({ programId, appId, jsapiId: api.id });
    await owner.approvals.reject({ approvalId: asked.approvalId, note: 'Why?' });
    const again = await developer().grants.apply({ programId, appId, jsapiId: api.id, reason: 'checkout' });
    await owner.approvals.approve({ approvalId: again.approvalId });
    const { items } = await developer().grants.ofProgram({ programId });
    expect(items.map((grant) => [grant.kind, grant.status])).toEqual([
      ['sensitive_api', 'approved'],
      ['sensitive_api', 'rejected'],
      ['skip_domain', 'approved'],
    ]);
    expect(await codeOf(admin().grants.revoke({ appId, grantId: again.id }))).toBe('FORBIDDEN');
    expect((await owner.grants.revoke({ appId, grantId: again.id })).status).toBe('revoked');
  });

  it('shows the AppSecret once, stores none, resets, freezes, tells the team (R-KEY-01, R-KEY-02, R-KEY-03, R-KEY-04, R-KEY-05, R-ROLE-30)', async () => {
    const { id: programId } = await newProgram();
    for (const name of ['root', 'platform', 'operator', 'developer', 'mpAdmin'] as const)
      expect(await codeOf(world.who[name].client.secrets.get({ programId }))).toBe('FORBIDDEN');
    expect(await admin().secrets.get({ programId })).toMatchObject({ status: 'none' });
    const { secret, lastFour } = await admin().secrets.generate({ programId });
    expect(secret.endsWith(lastFour)).toBe(true);
    expect(await codeOf(admin().secrets.generate({ programId }))).toBe('WRONG_STATE');
    expect(JSON.stringify(await admin().secrets.get({ programId }))).not.toContain(secret);
    const db = world.console.services.storage.workspace(world.workspaceId);
    expect(JSON.stringify(await db.selectFrom('appSecrets').selectAll().execute())).not.toContain(secret);
    expect((await admin().secrets.freeze({ programId })).status).toBe('frozen');
    expect((await admin().secrets.unfreeze({ programId })).status).toBe('active');
    const reset = await admin().secrets.reset({ programId });
    expect(reset.secret).not.toBe(secret);
    const mails = readdirSync(letters).map((file) => readFileSync(path.join(letters, file), 'utf8'));
    expect(mails.some((mail) => /^To: developer@acme\.test$/m.test(mail) && mail.includes('AppSecret'))).toBe(
      true,
    );
  });

  it('edits the privacy agreement on the supplied template (R-PRIV-01)', async () => {
    const program = await newProgram();
    const programId = program.id;
    const template = await admin().privacy.get({ programId });
    expect(template).toMatchObject({ isTemplate: true, revision: 0 });
    expect(template.body).toContain(program.name);
    const saved = await admin().privacy.set({
      programId,
      revision: 0,
      body: `${template.body}\nMore.`,
      contact: 'a@b.co',
    });
    expect(await admin().privacy.get({ programId })).toEqual(saved);
    expect(await codeOf(admin().privacy.set({ programId, revision: 0, body: 'lost update' }))).toBe(
      'EDIT_CONFLICT',
    );
    expect((await admin().privacy.set({ programId, revision: 1, body: 'Short.' })).revision).toBe(2);
  });

  it('keeps the JSAPI catalogue: browse, new, detail, edit (R-JSAPI-01)', async () => {
    const parameters = [{ name: 'id', type: 'string', isRequired: true, about: 'Which one' }];
    const api = await admin().jsapis.create({
      appId: world.appId,
      name: 'openCard',
      parameters,
      since: '2.1',
    });
    expect(await developer().jsapis.get({ jsapiId: api.id })).toMatchObject({
      name: 'openCard',
      parameters,
      since: '2.1',
    });
    const edited = await admin().jsapis.edit({
      appId: world.appId,
      jsapiId: api.id,
      revision: 1,
      isSensitive: true,
    });
    expect(edited).toMatchObject({ isSensitive: true, revision: 2 });
    const { items } = await developer().jsapis.list({ appId: world.appId, isSensitive: true });
    expect(items.map((item) => item.name)).toEqual(['openCard']);
    expect(
      await codeOf(
        world.who.otherAdmin.client.jsapis.edit({ appId: world.otherAppId, jsapiId: api.id, revision: 2 }),
      ),
    ).toBe('NOT_FOUND');
  });

  it('keeps features with their history, activated on application (R-FEAT-01, R-APR-01)', async () => {
    const feature = await root().features.create({ name: 'Maps', description: 'v1' });
    await root().features.edit({ featureId: feature.id, revision: 1, description: 'v2' });
    const history = await developer().features.history({ featureId: feature.id });
    expect(history.items.map((entry) => (entry.after as { description: string }).description)).toEqual([
      'v2',
      'v1',
    ]);
    const { id: programId } = await newProgram();
    const asked = await developer().features.activate({ programId, featureId: feature.id });
    expect(await codeOf(admin().approvals.approve({ approvalId: asked.approvalId }))).toBe('FORBIDDEN');
    await world.who.platform.client.approvals.approve({ approvalId: asked.approvalId });
    expect((await developer().features.activations({ programId })).items[0]?.status).toBe('approved');
    expect(await codeOf(developer().features.activate({ programId, featureId: feature.id }))).toBe(
      'WRONG_STATE',
    );
  });

  it('takes feedback and answers it (R-FB-01)', async () => {
    const { id } = await developer().feedback.submit({
      programId: world.programId,
      kind: 'wish',
      body: 'Dark mode',
    });
    const { items } = await root().feedback.list({ state: 'open' });
    expect(items.map((row) => row.id)).toContain(id);
    await admin().feedback.answer({ feedbackId: id, reply: 'Soon.' });
    expect((await developer().feedback.mine({})).items[0]).toMatchObject({
      reply: 'Soon.',
      state: 'answered',
    });
    expect(
      await codeOf(
        world.who.otherAdmin.client.feedback.submit({ programId: world.programId, kind: 'bug', body: 'x' }),
      ),
    ).toBe('NOT_FOUND');
  });

  it('sets logo, favicon, domain, links and e-mail preference; shows the brand before sign-in (R-SET-01)', async () => {
    const { sha256 } = await root().pictures.upload({ data: png(128) });
    const wanted = {
      title: 'Acme',
      logo: sha256,
      favicon: null,
      domain: 'https://mp.acme.test',
      aboutUrl: 'https://acme.test/about',
      termsUrl: 'https://acme.test/terms',
    };
    await root().settings.setBranding({ ...wanted, revision: 0 });
    expect(await world.console.client().settings.publicBranding({ workspace: 'acme' })).toEqual(wanted);
    expect(await codeOf(root().settings.setBranding({ ...wanted, revision: 0 }))).toBe('EDIT_CONFLICT');
    await root().settings.setMail({ muted: ['appSecret'], replyTo: 'help@acme.test', revision: 0 });
    const before = readdirSync(letters).length;
    const { id: programId } = await newProgram();
    await admin().secrets.generate({ programId });
    await admin().secrets.reset({ programId });
    expect(readdirSync(letters)).toHaveLength(before);
    await root().settings.testMail({ to: 'me@acme.test' });
    expect(readdirSync(letters)).toHaveLength(before + 1);
  });

  it('offers the IDE’s installers (R-MP-02)', async () => {
    const platforms = ['win32-x64', 'darwin-x64', 'darwin-arm64'] as const;
    const items = platforms.map((platform) => ({
      platform,
      version: '0.1.0',
      url: `https://acme.test/${platform}`,
    }));
    await root().settings.setDownloads({ items, revision: 0 });
    expect((await developer().settings.downloads()).items).toEqual(items);
  });

  describe('webhooks', () => {
    let receiver: Server;
    let url: string;
    const received: { topic: string; signature: string; body: string }[] = [];
    let status = 204;
    beforeAll(async () => {
      receiver = createServer((request, response) => {
        let body = '';
        request.on('data', (chunk: Buffer) => (body += chunk.toString()));
        request.on('end', () => {
          const { 'tessera-topic': topic, 'tessera-signature': signature } = request.headers;
          received.push({ topic: String(topic), signature: String(signature), body });
          response.writeHead(status).end();
        });
      });
      await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
      url = `http://127.0.0.1:${(receiver.address() as { port: number }).port}/hook`;
    });
    afterAll(() => new Promise((resolve) => receiver.close(resolve)));

    it('calls with a signature, tries again after a failure, shows what came back', async () => {
      const { id: webhookId, secret } = await root().webhooks.create({ url, topics: ['program.created'] });
      status = 500;
      const { id } = await newProgram();
      await runJobs(world.console.services, 'webhooks');
      const latest = async () => (await root().webhooks.deliveries({ webhookId })).items[0]!;
      expect(await latest()).toMatchObject({
        state: 'waiting',
        attempts: 1,
        answer: { error: 'answered 500: ' },
      });
      await runJobs(world.console.services, 'webhooks');
      expect((await latest()).attempts).toBe(1);
      status = 204;
      world.console.clock.now += 15_000;
      await runJobs(world.console.services, 'webhooks');
      expect(await latest()).toMatchObject({ state: 'delivered', attempts: 2 });
      const { topic, signature, body } = received.at(-1)!;
      expect([topic, signature]).toEqual([
        'program.created',
        signatureOf(secret, body, world.console.clock.now),
      ]);
      expect(JSON.parse(body)).toMatchObject({ topic, subjectId: id, workspaceId: world.workspaceId });
      await root().webhooks.redeliver({ webhookId, deliveryId: (await latest()).id });
      await runJobs(world.console.services, 'webhooks');
      expect(received.at(-1)!.body).toBe(body);
    });

    it('sends nothing of a change that did not commit, and nothing into the local network', async () => {
      const { id: webhookId } = await root().webhooks.create({ url, topics: ['*'] });
      const count = async () => (await root().webhooks.deliveries({ webhookId })).items.length;
      const before = await count();
      expect(await codeOf(root().programs.create({ teamId: world.teamId, name: 'Shop' }))).toBe(
        'ALREADY_EXISTS',
      );
      expect(await count()).toBe(before);
      const call = { url, secret: 's', topic: 't', body: '{}', now: 0, isPrivateAllowed: false };
      await expect(callWebhook(call)).rejects.toThrow(/local network/);
      await expect(callWebhook({ ...call, url: url.replace('127.0.0.1', 'localhost') })).rejects.toThrow(
        /local network/,
      );
    });
  });
});

describe('a database that survives', () => {
  it('keeps everything over a restart, and refuses one written by a newer Tessera', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'tessera-restart-'));
    const database = path.join(folder, 'console.sqlite');
    const first = await makeWorld({ database });
    const { items } = await first.who.root.client.programs.list({});
    await first.dispose();
    const storage = await openStorage({ database, now: () => 1 });
    const rows = await storage.workspace(first.workspaceId).selectFrom('programs').select('id').execute();
    expect(rows).toEqual(items.map(({ id }) => ({ id })));
    const future = { name: '9999-future', timestamp: new Date(0).toISOString() };
    await storage.raw
      .withTables<{ kysely_migration: { name: string; timestamp: string } }>()
      .insertInto('kysely_migration')
      .values(future)
      .execute();
    await storage.dispose();
    expect(await codeOf(openStorage({ database, now: () => 1 }))).toBe('DATABASE_NEWER');
    rmSync(folder, { recursive: true, force: true });
  });

  it('refuses to open what is no database', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'tessera-broken-'));
    writeFileSync(
      path.join(folder, 'x.sqlite'),
      'this is no database, but long enough to look at'.repeat(40),
    );
    expect(await codeOf(openStorage({ database: path.join(folder, 'x.sqlite'), now: () => 1 }))).toBe(
      'DATABASE_UNREADABLE',
    );
    rmSync(folder, { recursive: true, force: true });
  });
});
