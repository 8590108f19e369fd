// A program is held to the console's list of domains: a real console, a real host, a program that asks.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { programPage, showPanel } from '../../testing/example.ts';
import { makeProject, runCommand, startStudio, watchErrors, type Studio } from '../../testing/studio.ts';

const owner = { workspace: 'acme', account: 'root', password: 'Correct-Horse-1' };
const maker = { workspace: 'acme', account: 'bea', password: 'Bea-Secret-1' };
const data = mkdtempSync(path.join(tmpdir(), 'tessera-domains-'));
let console_: ChildProcess;
let address: string;
let peer: Server;
let studio: Studio;

const program = (appid: string, port: number) => ({
  'project.config.json': JSON.stringify({ appid, projectname: 'tea', setting: {} }),
  'app.json': '{ "pages": ["pages/index/index", "pages/web/web"] }',
  'app.js': 'App({});',
  'pages/index/index.json': '{}',
  'pages/index/index.wxml': '<view class="told">{{told}}</view>',
  'pages/index/index.js': `const heard = (page) => ({ errMsg, errno, statusCode }) => page.setData({ told: [errMsg, errno, statusCode].join(' ') });
Page({
  data: { told: '' },
  foreign() {
    wx.request({ url: 'https://foreign.example/teas', complete: heard(this) });
  },
  listed() {
    wx.request({ url: 'https://listed.localhost:9/teas', complete: heard(this) });
  },
  upload() {
    const filePath = wx.env.USER_DATA_PATH + '/note.txt';
    wx.getFileSystemManager().writeFileSync(filePath, 'a note');
    wx.uploadFile({ url: 'https://listed.localhost:9/notes', filePath, name: 'note', complete: heard(this) });
  },
  socket() {
    wx.connectSocket({ url: 'wss://foreign.example/steam', complete: heard(this) });
  },
  local() {
    wx.request({ url: 'http://127.0.0.1:${port}/', complete: heard(this) });
  },
});
`,
  'pages/web/web.json': '{}',
  'pages/web/web.wxml': '<web-view src="https://pages.example/about" binderror="refused"/>',
  'pages/web/web.js': 'Page({ refused({ detail }) { console.log("refused", detail.url); } });',
});

async function call(at: string, body: object, token?: string): Promise<Record<string, string>> {
  const answer = await fetch(`${address}/api${at}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  expect(answer.status, at).toBeLessThan(300);
  return (await answer.json()) as Record<string, string>;
}

/** A console with one mini program and one domain on its list; gives the AppID. */
async function openConsole(): Promise<string> {
  console_ = spawn(
    process.execPath,
    [path.resolve('dist/console/main.mjs'), '--port', '0', '--data', path.join(data, 'console')],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let text = '';
  console_.stdout!.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await expect.poll(() => text, { timeout: 60_000 }).toContain('\n');
  ({ address } = JSON.parse(text.split('\n')[0]!) as { address: string });
  await call('/setup', { ...owner, name: 'Root' });
  const { token } = await call('/sessions', { ...owner, as: 'token' });
  const { account, password } = maker;
  const { id: adminId } = await call('/users', { account, password, name: 'Bea' }, token);
  const { id: teamId } = await call('/teams', { name: 'Tea', adminId, abilities: ['programs'] }, token);
  const { token: bea } = await call('/sessions', { ...maker, as: 'token' });
  const { id } = await call('/programs', { teamId, name: 'Tea house' }, bea);
  await call(`/programs/${id}/domains`, { kind: 'request', host: 'https://listed.localhost:9' }, bea);
  return id!;
}

test.beforeAll(async () => {
  peer = createServer((_, response) => response.end('{}'));
  await new Promise<void>((resolve) => peer.listen(0, '127.0.0.1', resolve));
  const appId = await openConsole();
  const folder = makeProject(program(appId, (peer.address() as AddressInfo).port));
  studio = await startStudio(folder, true, { TESSERA_CONSOLE: address });
});

test.afterAll(async () => {
  await studio?.dispose();
  const gone = new Promise((resolve) => console_.once('exit', resolve));
  console_.kill();
  await gone;
  await new Promise((resolve) => peer.close(resolve));
  rmSync(data, { recursive: true, force: true });
});

async function signIn(page: Page): Promise<void> {
  await page.keyboard.press('Control+Alt+u');
  const form = page.locator('.publish-sign-in');
  await form.getByRole('tab', { name: 'Password' }).click();
  await form.getByLabel('Workspace').fill(maker.workspace);
  await form.getByLabel('Account').fill(maker.account);
  await form.getByRole('textbox', { name: 'Password' }).fill(maker.password);
  await form.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText(/^Bea \(.+\) · acme$/)).toBeVisible();
}

/** Runs a line in the Console panel. */
async function run(page: Page, line: string): Promise<void> {
  const prompt = page.locator('.console-prompt textarea');
  if (!(await prompt.isVisible())) await page.keyboard.press('Control+Shift+Y');
  await prompt.fill(line);
  await prompt.press('Enter');
}

/** Has the page ask, and waits for what it is told. */
async function ask(page: Page, method: string, told: string | RegExp): Promise<void> {
  await run(page, `getCurrentPages()[0].${method}()`);
  await expect(programPage(page).locator('.told')).toHaveText(told);
}

test('R-DOM-01 servers outside the console’s list are refused as on a phone, until the project skips the check', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const errors = watchErrors(page);
  const refused = 'fail url not in domain list 600002';
  await page.goto(studio.url);
  await showPanel(page, 'Console');
  await ask(page, 'foreign', /^request:fail The server/);
  await signIn(page);

  await ask(page, 'foreign', `request:${refused}`);
  await ask(page, 'listed', /^request:fail The server cannot be reached/);
  await ask(page, 'upload', `uploadFile:${refused}`);
  await ask(page, 'socket', `connectSocket:${refused}`);
  await ask(page, 'local', `request:${refused}`);

  await page.locator('.dv-tab', { hasText: 'Network' }).click();
  const blocked = page.locator('.list .network-row', { hasText: 'blocked' });
  await expect(blocked).toHaveCount(4);
  await blocked.first().click();
  const detail = page.locator('.network-detail');
  await expect(detail).toContainText('Not sent: its domain is not on the list in the console');
  await expect(detail.getByRole('button', { name: 'pages/index/index.js:5' })).toBeVisible();
  await page.screenshot({ path: 'test-results/panels/network-blocked.png' });
  await page.locator('.dv-tab', { hasText: 'Console' }).click();
  const line = page.locator('.console').getByText('https://foreign.example is not on this mini program');
  await expect(line).toContainText('under Development Management, Domain settings, or turn off');
  await page.screenshot({ path: 'test-results/panels/console-domain.png' });

  await run(page, "wx.navigateTo({ url: '/pages/web/web' })");
  await expect(programPage(page).locator('.wx-web-view-refused')).toContainText(
    'https://pages.example/about',
  );
  await page.screenshot({ path: 'test-results/panels/web-view-refused.png' });
  await run(page, 'wx.navigateBack()');

  await runCommand(page, 'Project details');
  await page.getByRole('checkbox', { name: /Check request domains/ }).click();
  // The changed setting is compiled while this asks again.
  await expect(async () => {
    await run(page, 'getCurrentPages()[0].local()');
    await expect(programPage(page).locator('.told')).toHaveText('request:ok 200', { timeout: 1000 });
  }).toPass();
  expect(errors).toEqual([]);
});
