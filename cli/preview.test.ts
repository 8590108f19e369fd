import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openShop, type Shop } from '../console/testing/release.ts';
import { owner, startTestConsole, type TestConsole } from '../console/testing/start.ts';
import type { Command } from './command.ts';
import { commandsIn, runCli } from './run.ts';
import { createTerminal } from './terminal.ts';

const commands = commandsIn(
  import.meta.glob<{ default: Command }>(['./commands/*.ts', '!./commands/*.test.ts']),
);
const temporary = mkdtempSync(path.join(tmpdir(), 'tessera-cli-'));
const project = path.join(temporary, 'project');
let site: TestConsole;
let shop: Shop;

beforeAll(async () => {
  site = await startTestConsole({ now: Date.now });
  shop = await openShop(site);
  cpSync(path.join(import.meta.dirname, '../examples/sample'), project, { recursive: true });
  vi.stubEnv('TESSERA_DATA', path.join(temporary, 'data'));
  vi.stubEnv('TESSERA_CONSOLE', site.address);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await site.dispose();
  rmSync(temporary, { recursive: true });
});

interface Run {
  out: string;
  err: string;
  code: Promise<number>;
  stop(): void;
}

function start(...args: string[]): Run {
  const ending = new AbortController();
  const run: Run = { out: '', err: '', code: Promise.resolve(0), stop: () => ending.abort() };
  const terminal = createTerminal(
    { write: (text) => (run.out += text) },
    { write: (text) => (run.err += text) },
    {},
  );
  const { signal } = ending;
  run.code = runCli(args, { commands, terminal, variables: {}, version: '1.2.3', signal });
  return run;
}

async function cli(...args: string[]) {
  const run = start(...args);
  const code = await run.code;
  return { code, out: run.out, err: run.err };
}

describe('tessera login and preview', () => {
  it('say what to do where nobody is signed in, or no console answers', async () => {
    expect(await cli('preview', project)).toMatchObject({
      code: 3,
      err: expect.stringContaining('tessera login'),
    });
    const away = await cli('login', '--console', 'http://127.0.0.1:9');
    expect(away).toMatchObject({ code: 3, err: expect.stringContaining('No console answers') });
    expect(await cli('login', '--account', 'ann@acme.test')).toMatchObject({ code: 2 });
  });

  it('sign in by a code on the terminal, scanned and matched (R-LOGIN-01)', async () => {
    const run = start('login');
    await vi.waitFor(() => expect(run.err).toMatch(/number on the phone: \d+/), { timeout: 15_000 });
    const ticket = /\/q\/([\w-]+)/.exec(run.err)![1]!;
    const number = Number(/phone: (\d+)/.exec(run.err)![1]);
    const phone = site.client(await site.signIn('ann@acme.test', 'Ann-Secret-1'));
    await phone.login.scan({ ticket });
    await phone.login.confirm({ ticket, number });
    expect(await run.code).toBe(0);
    expect(run.out).toContain('Signed in as Ann');
    expect(statSync(path.join(temporary, 'data/cli-account')).mode & 0o777).toBe(0o600);
  });

  it('show a project on a phone, and each save, until it is stopped', async () => {
    const run = start('preview', project, '--appid', shop.programId, '--audience', 'link', '--watch');
    await vi.waitFor(() => expect(run.err).toContain('Each save is sent'), { timeout: 30_000 });
    const ticket = /\/p\/([\w-]+)/.exec(run.out)![1]!;
    const phone = site.client();
    expect(await phone.previews.open({ ticket })).toMatchObject({ build: 1, audience: 'link' });
    const page = path.join(project, 'pages/teas/teas.wxml');
    writeFileSync(page, `<view>saved</view>${readFileSync(page, 'utf8')}`);
    await vi.waitFor(() => expect(run.err).toContain('Build 2'), { timeout: 30_000 });
    expect(await phone.previews.open({ ticket })).toMatchObject({ build: 2 });
    run.stop();
    expect(await run.code).toBe(0);
    await expect(phone.previews.open({ ticket })).rejects.toMatchObject({ code: 'PREVIEW_ENDED' });
  });

  it('take an upload key instead, for testers, as one object for scripts', async () => {
    const made = await shop.ann.client.keys.createUploadKey({ appId: shop.appId });
    const { code, out } = await cli(
      'preview',
      project,
      '--appid',
      shop.programId,
      '--json',
      '--key',
      made.text,
    );
    expect(code).toBe(0);
    const { ticket } = JSON.parse(out) as { ticket: string };
    expect(await shop.ann.client.previews.open({ ticket })).toMatchObject({ audience: 'testers' });
    const outside = site.client(await site.signIn(owner.account, owner.password));
    expect(await outside.previews.open({ ticket })).toMatchObject({ build: 1 });
  });

  it('sign out', async () => {
    expect(await cli('login', '--out')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Signed out'),
    });
    expect(await cli('preview', project)).toMatchObject({ code: 3 });
  });
});
