// A console of its own with people, an application and a mini program, for the journeys through the site.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { Browser, Page } from '@playwright/test';
import { manifestPath } from '../../../compiler/package/layout.ts';
import { encodeManifest } from '../../../compiler/package/manifest.ts';
import { label, packSample } from '../../../compiler/package/testing/sample.ts';
import { writeZip } from '../../../compiler/package/zip-write.ts';
import type { ConsoleClient } from '../../api.ts';

const root = path.resolve(import.meta.dirname, '../../..');
export const people = {
  root: { account: 'root@acme.test', password: 'Correct-Horse-1', name: 'Root' },
  ann: { account: 'ann@acme.test', password: 'Ann-Secret-1', name: 'Ann' },
  rea: { account: 'rea@acme.test', password: 'Rea-Secret-1', name: 'Rea' },
} as const;
export type Person = keyof typeof people;

export interface Site {
  address: string;
  dispose(): Promise<void>;
}

/** The console as it is shipped, from dist/, with the site; `isEmpty`: before its first run. */
export async function startSite({ isEmpty = false } = {}): Promise<Site> {
  const data = mkdtempSync(path.join(tmpdir(), 'tessera-site-'));
  const { account, password } = people.root;
  const setup = isEmpty
    ? []
    : ['--setup-workspace', 'acme', '--setup-account', account, '--setup-password', password];
  const args = [path.join(root, 'dist/console/main.mjs'), '--port', '0', '--data', data, ...setup];
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  const address = await new Promise<string>((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`the console ended with ${code}`)));
    child.stdout!.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve((JSON.parse(text.split('\n')[0]!) as { address: string }).address);
    });
  });
  return {
    address,
    async dispose() {
      const ended = new Promise((resolve) => child.on('exit', resolve));
      child.kill();
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

export async function clientOf(site: Site, person: Person): Promise<ConsoleClient> {
  const { account, password } = people[person];
  const open: ConsoleClient = createORPCClient(new RPCLink({ url: `${site.address}/rpc` }));
  const { token } = await open.sessions.signIn({ workspace: 'acme', account, password, as: 'token' });
  return createORPCClient(
    new RPCLink({ url: `${site.address}/rpc`, headers: { authorization: `Bearer ${token}` } }),
  );
}

export interface Shop {
  root: ConsoleClient;
  ann: ConsoleClient;
  teamId: string;
  appId: string;
  programId: string;
}

/** Ann administers a team with an application and a mini program bound to it; Rea may only look. */
export async function openShop(site: Site): Promise<Shop> {
  const root = await clientOf(site, 'root');
  const ann = await root.users.create(people.ann);
  const rea = await root.users.create(people.rea);
  const team = await root.teams.create({ name: 'Shop', adminId: ann.id, abilities: ['programs', 'apps'] });
  const members = [{ userId: rea.id, role: 'read_only' as const }];
  await root.teams.addMember({ teamId: team.id, members });
  const client = await clientOf(site, 'ann');
  const app = await client.apps.create({
    teamId: team.id,
    name: 'Super',
    platforms: [{ platform: 'android', packageName: 'com.acme.super' }],
  });
  const program = await client.programs.create({ teamId: team.id, name: 'Tea', overview: 'Notes on tea' });
  const { approvalId } = await client.bindings.apply({ programId: program.id, appId: app.id });
  await root.approvals.approve({ approvalId: approvalId!, note: '' });
  return { root, ann: client, teamId: team.id, appId: app.id, programId: program.id };
}

/** An .apkg as the IDE writes it; each number has content of its own. */
export function packageOf(
  programId: string,
  number: string,
): { name: string; mimeType: string; buffer: Buffer } {
  const { manifest, files } = packSample(
    (program) => {
      program.styles['app'] = { css: `.v{content:"${number}"}` };
    },
    { ...label, appId: programId, version: number, remark: `Version ${number}` },
  );
  const bytes = writeZip(new Map([...files, [manifestPath, encodeManifest(manifest)]]));
  return { name: `${programId}_${number}.apkg`, mimeType: 'application/zip', buffer: Buffer.from(bytes) };
}

/** Whatever a page complains about; a journey ends by expecting none. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

/** Signs this page's browser in without a form: what the form does is tested once. */
export function enter(page: Page, site: Site, person: Person): Promise<void> {
  return enterAs(page, site, people[person]);
}

export async function enterAs(
  page: Page,
  site: Site,
  { account, password }: { account: string; password: string },
): Promise<void> {
  const answer = await page.request.post(`${site.address}/api/sessions`, {
    data: { workspace: 'acme', account, password, as: 'cookie' },
  });
  if (!answer.ok()) throw new Error(await answer.text());
}

/** What a host app asks, with its own key. */
export async function delivery(
  page: Page,
  site: Site,
  shop: Shop,
  what: string,
  data: object,
): Promise<unknown> {
  const { items } = await shop.ann.keys.list({ appId: shop.appId });
  const authorization = `Bearer ${items.find(({ kind }) => kind === 'access')!.text!}`;
  const answer = await page.request.post(`${site.address}/delivery/v1/${what}`, {
    headers: { authorization },
    data,
  });
  if (!answer.ok()) throw new Error(await answer.text());
  return answer.json();
}

/** Somebody in a browser of their own; what their pages complain about fails the test. */
export async function inBrowser(
  browser: Browser,
  site: Site,
  who: { account: string; password: string },
  act: (page: Page) => Promise<void>,
  isExpected: (complaint: string) => boolean = () => false,
): Promise<void> {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  await enterAs(page, site, who);
  await act(page);
  const left = complaints.filter((text) => !isExpected(text));
  if (left.length > 0) throw new Error(left.join('\n'));
  await context.close();
}
