// One engine: what the IDE uploads, what CI uploads and what is exported as a file is one version, byte for byte.
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openShop, type Shop } from '../console/testing/release.ts';
import { owner, startTestConsole, type TestConsole } from '../console/testing/start.ts';
import { connectInProcess } from '../host/in-process.ts';
import { startTestHost } from '../host/testing/test-host.ts';
import type { Command } from './command.ts';
import { commandsIn, runCli } from './run.ts';
import { createTerminal } from './terminal.ts';

const commands = commandsIn(
  import.meta.glob<{ default: Command }>(['./commands/*.ts', '!./commands/*.test.ts']),
);
const folder = mkdtempSync(path.join(tmpdir(), 'tessera-same-'));
const project = path.join(folder, 'project');
let site: TestConsole;
let shop: Shop;

beforeAll(async () => {
  site = await startTestConsole({ now: Date.now });
  shop = await openShop(site);
  cpSync(path.join(import.meta.dirname, '../examples/sample'), project, { recursive: true });
  const config = path.join(project, 'project.config.json');
  const settings = JSON.parse(readFileSync(config, 'utf8')) as Record<string, unknown>;
  writeFileSync(config, JSON.stringify({ ...settings, appid: shop.programId }));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await site.dispose();
  rmSync(folder, { recursive: true, force: true });
});

async function cli(...args: string[]): Promise<Record<string, unknown>> {
  let out = '';
  const terminal = createTerminal({ write: (text) => (out += text) }, { write: () => undefined }, {});
  const { signal } = new AbortController();
  const environment = { commands, terminal, variables: {}, version: '0.1.0', signal };
  const code = await runCli([...args, '--json'], environment);
  expect([code, out]).toEqual([0, expect.stringContaining('{')]);
  return JSON.parse(out) as Record<string, unknown>;
}

it('the IDE, the command line and an exported package make the same version (R-VER-11)', async () => {
  const { programId, appId, ann } = shop;
  const file = path.join(folder, 'tea.apkg');
  await cli('build', project, '--out', file, '--release', '1.0.0', '--remark', 'first');
  expect(await cli('verify', file)).toMatchObject({ ok: true, problems: [] });
  const exported = readFileSync(file);

  const key = await ann.client.keys.createUploadKey({ appId, label: 'CI' });
  const keyed = ['--console', site.address, '--key', key.text];
  const uploaded = await cli('upload', project, '--release', '1.0.0', '--remark', 'first', ...keyed);
  expect(uploaded).toMatchObject({ ok: true, isNew: true });
  const versionId = String(uploaded['versionId']);
  const version = await ann.client.versions.get({ programId, versionId });
  expect(version.packageSha256).toBe(createHash('sha256').update(exported).digest('hex'));

  const answer = await fetch(`${site.address}/uploads/${programId}/package`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ann.token}`, 'content-type': 'application/octet-stream' },
    body: exported,
  });
  expect(await answer.json()).toEqual({ versionId, isNew: false });

  const client = connectInProcess(startTestHost().host.router);
  const { id: projectId } = await client.projects.open({ folder: project });
  const { workspace, account, password } = owner;
  await client.account.signIn({ address: site.address, workspace, account, password });
  const facts = [];
  const wish = { projectId, programId, version: '1.0.0', remark: 'first' };
  for await (const fact of await client.publish.upload(wish)) facts.push(fact);
  expect(facts.at(-1)).toMatchObject({ type: 'upload.finished', versionId, isNew: false, sentBytes: 0 });
});
