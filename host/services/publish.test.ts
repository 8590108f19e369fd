import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openShop } from '../../console/testing/release.ts';
import { owner, startTestConsole } from '../../console/testing/start.ts';
import { startGate } from '../console/testing/gate.ts';
import { connectInProcess } from '../in-process.ts';
import { startHost } from '../start.ts';
import { startTestHost, temporaryFolder, writeFiles } from '../testing/test-host.ts';

const files = {
  'app.json': '{"pages":["p"]}',
  'app.js': 'App({})',
  'p.js': "wx.getLocation(); wx.request({ url: 'https://api.shop.example' }); Page({})",
  'p.wxml': '<image src="/a.png"/>',
  'a.png': 'a',
  'b.png': 'b',
};

describe('before an upload, asked over a wire', () => {
  it('names what is missing, too much and not committed, worst first, each with its place', async () => {
    const { host, folder } = startTestHost({ ...files, 'p.js': `${files['p.js']}\nrequire('./gone` });
    const client = connectInProcess(host.router);
    const { id: projectId } = await client.projects.open({ folder });
    execFileSync('git', ['init', '-q'], { cwd: folder });
    const { findings, sizes } = await client.publish.preflight({ projectId });
    expect(findings[0]).toMatchObject({ id: 'errors', level: 'stop', places: [{ file: 'p.js', line: 1 }] });
    const byId = new Map(findings.map((finding) => [finding.id, finding]));
    expect(byId.get('CONTAINS_UNUSED_CODES')?.places.map(({ file }) => file)).toContain('b.png');
    expect(byId.get('uncommitted')?.places).toHaveLength(6);
    expect(sizes[0]?.files.map(({ file }) => file)).toEqual(
      expect.arrayContaining(['a.png', 'p.wxml', 'p.js']),
    );
  });

  it('proposes the commits since the last version, and asks for what app.json does not declare (R-PRIV-01)', async () => {
    const { host, folder } = startTestHost(files);
    const client = connectInProcess(host.router);
    const { id: projectId } = await client.projects.open({ folder });
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: folder });
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'Shows the kettle');
    const { findings, commits } = await client.publish.preflight({ projectId });
    expect(commits).toEqual(['Shows the kettle']);
    const later = await client.publish.preflight({ projectId, since: Date.now() + 60_000 });
    expect(later.commits).toEqual([]);
    expect(findings.map(({ id }) => id)).toContain('private-infos');
    expect(findings.map(({ id }) => id)).not.toContain('uncommitted');
  });
});

const ann = { workspace: owner.workspace, account: 'ann@acme.test', password: 'Ann-Secret-1' };

/** A console behind a network that can be cut, and a host signed in there with a program of six large files. */
async function openGatedShop() {
  const site = await startTestConsole();
  onTestFinished(() => site.dispose());
  const { programId } = await openShop(site);
  const gate = await startGate(site.address);
  onTestFinished(() => gate.dispose());
  const pictures = [1, 2, 3, 4, 5, 6].map((at) => [`${at}.png`, randomBytes(100_000)] as const);
  const app = { 'app.json': '{"pages":["p"]}', 'p.js': 'Page({})', 'p.wxml': '<view>hello</view>' };
  const started = startTestHost({ ...app, ...Object.fromEntries(pictures) });
  const client = connectInProcess(started.host.router);
  await client.account.signIn({ address: gate.address, ...ann });
  const { id: projectId } = await client.projects.open({ folder: started.folder });
  return { ...started, site, gate, client, at: { projectId, programId } };
}

describe('an upload that does not come to its end', () => {
  it('is known to the next host after this one was killed, goes on there, and is forgotten once it is whole (R-VER-01)', async () => {
    const { host, dataFolder, folder, site, gate, client, at } = await openGatedShop();
    expect(await client.publish.unfinished(at)).toBeNull();
    const order = { ...at, version: '1.2.0', remark: 'Shows the kettle' };
    gate.open(site.address);
    gate.arm(4, 'after');
    const uploading = (async () => {
      for await (const _ of await client.publish.upload(order)) void _;
    })().catch(() => undefined);
    await gate.closed;
    await expect
      .poll(async () => (await client.publish.unfinished(at))?.share, { timeout: 10_000 })
      .toBeGreaterThan(0);
    // What a killed process leaves behind is what was on disk; its lock on the project ends with it.
    const left = path.join(temporaryFolder(), 'data');
    cpSync(dataFolder, left, { recursive: true, filter: (file) => path.basename(file) !== 'locks' });
    await uploading;
    await host.dispose();

    const next = startHost({ dataFolder: left, templatesFolder: folder });
    onTestFinished(() => next.dispose());
    const again = connectInProcess(next.router);
    await again.projects.open({ folder });
    const found = await again.publish.unfinished(at);
    expect(found).toMatchObject({ version: '1.2.0', remark: 'Shows the kettle' });
    gate.open(site.address);
    let end: { sentBytes: number; totalBytes: number } | undefined;
    const { version, remark } = found!;
    for await (const fact of await again.publish.upload({ ...at, version, remark }))
      if (fact.type === 'upload.finished') end = fact;
    expect(end!.sentBytes).toBeLessThan(end!.totalBytes);
    expect(await again.publish.unfinished(at)).toBeNull();
    const { items } = await again.publish.versions({ programId: at.programId });
    expect(items.map(({ number, remark: kept }) => [number, kept])).toEqual([['1.2.0', 'Shows the kettle']]);
  }, 30_000);

  it('that can never succeed is not offered again, and what nobody wants any more is forgotten', async () => {
    const { client, at, folder } = await openGatedShop();
    const upload = async (version: string) => {
      for await (const _ of await client.publish.upload({ ...at, version, remark: 'r' })) void _;
    };
    await upload('1.0.0');
    writeFiles(folder, { 'p.wxml': '<view>other</view>' });
    await expect(upload('1.0.0')).rejects.toMatchObject({ code: 'VERSION_TAKEN' });
    expect(await client.publish.unfinished(at)).toBeNull();
    for await (const fact of await client.publish.upload({ ...at, version: '1.1.0', remark: 'r' }))
      if (fact.type === 'upload.built') break;
    expect(await client.publish.unfinished(at)).toMatchObject({ version: '1.1.0', remark: 'r' });
    await client.publish.forgetUnfinished(at);
    expect(await client.publish.unfinished(at)).toBeNull();
  }, 30_000);
});

describe('two versions in the history', () => {
  it('are compared file by file, with sizes before and after and in all (R-VER-01)', async () => {
    const { client, at, folder } = await openGatedShop();
    const upload = async (version: string) => {
      for await (const _ of await client.publish.upload({ ...at, version, remark: 'r' })) void _;
    };
    await upload('1.0.0');
    rmSync(path.join(folder, '1.png'));
    writeFiles(folder, { '7.png': Buffer.alloc(70_000, 7), 'p.wxml': '<view>a longer greeting</view>' });
    await upload('1.1.0');
    const { items } = await client.publish.versions({ programId: at.programId });
    const [after, before] = items.map(({ id }) => id);
    const found = await client.publish.compare({
      programId: at.programId,
      before: before!,
      after: after!,
    });
    expect(found.changes).toEqual(
      expect.arrayContaining([
        { path: expect.stringMatching(/(^|\/)1\.png$/), kind: 'removed', before: 100_000, after: null },
        { path: expect.stringMatching(/(^|\/)7\.png$/), kind: 'added', before: null, after: 70_000 },
      ]),
    );
    const changed = found.changes.filter(({ kind }) => kind === 'changed');
    expect(changed.length).toBeGreaterThan(0);
    const moved = found.changes.reduce((sum, change) => sum + (change.after ?? 0) - (change.before ?? 0), 0);
    expect(found.totalAfter - found.totalBefore).toBe(moved);
  }, 30_000);
});
