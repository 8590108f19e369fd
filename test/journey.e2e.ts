// The journey, with real parts only: the host, a console of its own, the IDE in one Chromium, a phone as a second one.
// Signed in by scanning, seen on the phone, uploaded, reviewed by another role, released to a host app, rolled back.
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Browser, type FrameLocator, type Locator, type Page } from '@playwright/test';
import * as jsqr from 'jsqr';
import { PNG } from 'pngjs';

/** The package's default export, whichever way the module loader wraps it. */
const readQr = ((jsqr.default as unknown as { default?: typeof jsqr.default }).default ??
  jsqr.default) as typeof jsqr.default;

const root = path.resolve(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(tmpdir(), 'tessera-publish-'));
const project = path.join(folder, 'project');
const started: ChildProcess[] = [];
let console_ = '';
let ide = '';

async function start(
  script: string,
  args: string[],
  env: Record<string, string>,
  read: (line: string) => string,
): Promise<string> {
  const child = spawn(
    process.execPath,
    [path.join(root, 'dist', script, 'main.mjs'), '--port', '0', ...args],
    {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  started.push(child);
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await expect.poll(() => text, { timeout: 60_000 }).toContain('\n');
  return read(text.split('\n')[0]!);
}

test.beforeAll(async () => {
  cpSync(path.join(root, 'examples/sample'), project, { recursive: true });
  console_ = await start(
    'console',
    ['--data', path.join(folder, 'console')],
    {},
    (line) => (JSON.parse(line) as { address: string }).address,
  );
  const args = ['--json', '--data', path.join(folder, 'data'), '--project', project];
  ide = await start(
    'host',
    args,
    { TESSERA_CONSOLE: console_ },
    (line) => (JSON.parse(line) as { url: string }).url,
  );
});

test.afterAll(async () => {
  const ended = started.map((child) => new Promise((resolve) => child.on('exit', resolve)));
  for (const child of started) child.kill();
  await Promise.all(ended);
  rmSync(folder, { recursive: true, force: true });
});

/** What a phone's camera reads: the code as it is drawn on the screen. */
async function scanCode(code: Locator): Promise<string> {
  await expect(code).toBeVisible({ timeout: 30_000 });
  const { data, width, height } = PNG.sync.read(await code.screenshot());
  return readQr(new Uint8ClampedArray(data), width, height)?.data ?? '';
}

async function call(
  method: string,
  at: string,
  body: object | undefined,
  token?: string,
): Promise<Record<string, string>> {
  const answer = await fetch(`${console_}/api${at}`, {
    method,
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  expect(answer.status).toBeLessThan(300);
  return (await answer.json()) as Record<string, string>;
}

/** A second browser in the shape of a phone. Being refused without a session is how it learns that it has none. */
async function openPhone(browser: Browser, link: string, errors: string[]): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  });
  const phone = await context.newPage();
  phone.on('pageerror', (error) => errors.push(error.message));
  phone.on(
    'console',
    (message) => message.type() === 'error' && !message.text().includes('401') && errors.push(message.text()),
  );
  await phone.goto(link);
  return phone;
}

const owner = { workspace: 'acme', account: 'root', password: 'Correct-Horse-1' };

/** The program on the phone: our page, the stage, the frame without an origin, the page that is on top. */
const programOn = (phone: Page): FrameLocator =>
  phone.frameLocator('.stage').frameLocator('iframe').frameLocator('iframe.page:not([hidden])');

/** Writes a file of the project as an editor does. */
function edit(file: string, change: (text: string) => string): void {
  const at = path.join(project, file);
  writeFileSync(at, change(readFileSync(at, 'utf8')));
}

async function setUp(page: Page): Promise<void> {
  await page.goto(ide);
  await page.getByRole('treeitem', { name: 'app.json', exact: true }).waitFor();
  await page.keyboard.press('Control+Alt+u');
  await page.getByLabel('Workspace').fill(owner.workspace);
  await page.getByLabel('Name', { exact: true }).fill('Root');
  await page.getByLabel('Account').fill(owner.account);
  await page.getByLabel('Password').fill(owner.password);
  await page.getByRole('button', { name: 'Set up and sign in' }).click();
  await expect(page.getByText('Root (Super Administrator) · acme')).toBeVisible();
  await expect(page.locator('.publish-page').getByText('There is no mini program yet')).toBeVisible();
}

const lead = { workspace: 'acme', account: 'ann', password: 'Ann-Secret-1' };
const maker = { workspace: 'acme', account: 'bea', password: 'Bea-Secret-1' };

interface Shop {
  /** Tokens of the two teams' administrators. */
  ann: string;
  bea: string;
  appId: string;
  configuration: string;
}

/** What others did before in the console: Ann's team has the application, Bea's makes mini programs. */
async function openShop(): Promise<Shop> {
  const { token } = await call('POST', '/sessions', { ...owner, as: 'token' });
  const newTeam = async (name: string, person: typeof lead, who: string, abilities: string[]) => {
    const { account, password } = person;
    const { id } = await call('POST', '/users', { account, password, name: who }, token);
    const team = await call('POST', '/teams', { name, adminId: id, abilities }, token);
    const session = await call('POST', '/sessions', { ...person, as: 'token' });
    return { teamId: team['id'], session: session['token']! };
  };
  const { teamId, session: ann } = await newTeam('Super team', lead, 'Ann', ['apps']);
  const { session: bea } = await newTeam('Tea team', maker, 'Bea', ['programs']);
  const packageName = 'com.acme.super';
  const platforms = [{ platform: 'android', packageName }];
  const app = await call('POST', '/apps', { teamId, name: 'Super', platforms }, ann);
  const appId = app['id']!;
  const file = await call('GET', `/apps/${appId}/configuration?packageName=${packageName}`, undefined, ann);
  return { ann, bea, appId, configuration: file['text']! };
}

async function upload(page: Page, version: string): Promise<void> {
  await page.getByLabel('Version number').fill(version);
  await page.locator('.publish-upload .button.primary').click();
  await expect(page.getByText(`Version ${version} is in the console.`)).toBeVisible({ timeout: 30_000 });
}

/** Ann, who administers the application, decides on her phone. */
async function approveOnPhone(reviewer: Page, version: string): Promise<void> {
  await reviewer.goto(`${console_}/inbox`);
  const account = reviewer.getByLabel('Account');
  const sheet = reviewer.getByRole('button', { name: `Release: Tea house ${version}` });
  await expect(account.or(sheet)).toBeVisible();
  if (await account.isVisible()) {
    await account.fill(lead.account);
    await reviewer.getByLabel('Password').fill(lead.password);
    await reviewer.getByRole('button', { name: 'Sign in' }).click();
  }
  await sheet.click();
  await reviewer.screenshot({ path: `test-results/shots/phone-review-${version}.png` });
  await reviewer.getByRole('button', { name: 'Approve' }).click();
  await expect(reviewer.getByText('Approved.')).toBeVisible();
}

/** Submitted in the IDE, approved by the application's side on another phone, published in the IDE. */
async function release(page: Page, reviewer: Page, version: string): Promise<void> {
  const row = page.locator('.publish-versions tr', { hasText: version });
  await row.getByRole('button', { name: 'Submit for review' }).click();
  await expect(row).toContainText('in review');
  await approveOnPhone(reviewer, version);
  await expect(row).toContainText('approved');
  await page.screenshot({ path: `test-results/shots/publish-approved-${version}.png` });
  await row.getByRole('button', { name: 'Publish' }).click();
  await expect(row).toContainText('online');
}

/** Searched by name in the demo host app and opened; gives the version that it was given, and why. */
async function openInHostApp(phone: Page): Promise<string> {
  await phone.goto(`${console_}/demo`);
  await phone.getByLabel('Search mini programs').fill('Tea');
  await phone.getByRole('button', { name: 'Search', exact: true }).click();
  await phone
    .locator('.rows')
    .getByRole('button', { name: /Tea house/ })
    .click();
  await expect(programOn(phone).locator('body')).toContainText('龙井 Longjing');
  return phone.locator('.drawer-greeting').innerText();
}

test('from scanning to a release on a phone, and back (R-LOGIN-01, R-VER-01, R-VER-10, R-APP-07, R-MP-08)', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await setUp(page);
  const shop = await openShop();

  const phone = await test.step('sign in by scanning', () => signInByScanning(page, browser, errors));
  await page.getByRole('button', { name: 'New mini program' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Tea house');
  await page.getByRole('button', { name: 'Create' }).click();
  await upload(page, '0.0.1');
  await expect(page.locator('.publish-versions')).toContainText('development');
  await page.locator('.publish-version').getByRole('button', { name: 'Minor' }).click();
  await expect(page.getByLabel('Version number')).toHaveValue('0.1.0');
  await page.screenshot({ path: 'test-results/shots/publish.png' });
  await test.step('preview on the phone, following each save', () => preview(page, phone));

  await test.step('release, open in a host app, roll back', async () => {
    const reviewer = await openPhone(browser, `${console_}/inbox`, errors);
    const programs = await call('GET', '/programs', undefined, shop.bea);
    const [{ id: programId }] = programs['items'] as unknown as [{ id: string }];
    const binding = await call('POST', `/programs/${programId}/bindings`, { appId: shop.appId }, shop.bea);
    await call('POST', `/approvals/${binding['approvalId']}/approve`, { note: '' }, shop.ann);
    await release(page, reviewer, '0.0.1');
    await phone.goto(`${console_}/demo`);
    await phone.screenshot({ path: 'test-results/shots/phone-configure.png' });
    await phone.getByLabel('Configuration file').fill(shop.configuration);
    await phone.getByLabel('Server name').fill('Acme');
    await phone.getByRole('button', { name: 'Add and use' }).click();
    await expect(phone.getByRole('heading', { name: 'Demo host app' })).toBeVisible();
    expect(await openInHostApp(phone)).toBe('Tea house 0.0.1, the online version');
    await resumeUpload(page, '0.0.2');
    await compareVersions(page);
    await release(page, reviewer, '0.0.2');
    expect(await openInHostApp(phone)).toBe('Tea house 0.0.2, the online version');
    await expect(programOn(phone).locator('body')).toContainText('Saved 保存');
    await phone.screenshot({ path: 'test-results/shots/phone-demo.png' });
    await page.locator('.publish-versions').getByRole('button', { name: 'Roll back' }).click();
    await expect(page.locator('.publish-versions tr', { hasText: '0.0.1' })).toContainText('online');
    expect(await openInHostApp(phone)).toBe('Tea house 0.0.1, the online version');
    await expect(programOn(phone).locator('body')).not.toContainText('Saved 保存');
  });
  await test.step('the same panels in Chinese', () => lookInChinese(page));
  expect(errors).toEqual([]);
});

/** An address where nobody answers, none at all, and the way back to the console that is there. */
async function lookForConsole(page: Page): Promise<void> {
  const field = page.locator('.publish-sign-in').getByRole('textbox', { name: 'Console' });
  const trouble = page.getByRole('group', { name: 'No console' });
  await field.fill('http://127.0.0.1:9');
  await expect(trouble).toContainText('No console answers there.');
  await trouble.getByRole('button', { name: 'Connect' }).click();
  await expect(trouble).toContainText('No console answers there.');
  await page.screenshot({ path: 'test-results/shots/no-console.png' });
  await field.fill('');
  await expect(trouble).toContainText('Type the address of a console first.');
  await page.screenshot({ path: 'test-results/shots/no-address.png' });
  await trouble.getByRole('button', { name: `Use ${console_}` }).click();
  await expect(field).toHaveValue(console_);
}

async function signInByScanning(page: Page, browser: Browser, errors: string[]): Promise<Page> {
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await lookForConsole(page);
  const link = await scanCode(page.locator('.publish-scan img'));
  expect(link).toMatch(new RegExp(`^${console_}/q/[\\w-]{16,}$`));
  const number = await page.locator('.publish-number').innerText();
  const phone = await openPhone(browser, link, errors);
  await phone.getByLabel('Account').fill(maker.account);
  await phone.getByLabel('Password').fill(maker.password);
  await phone.getByRole('button', { name: 'Sign in' }).click();
  await expect(phone.getByText('Which number does the IDE show?')).toBeVisible();
  await expect(page.getByText('Scanned. Confirm on the phone.')).toBeVisible();
  await phone.screenshot({ path: 'test-results/shots/phone-scan.png' });
  await phone.getByRole('button', { name: number, exact: true }).click();
  await expect(phone.getByText('Done. The IDE is signed in.')).toBeVisible();
  await expect(page.getByText(/^Bea \(.+\) · acme$/)).toBeVisible();
  await page.screenshot({ path: 'test-results/shots/publish-scanned.png' });
  return phone;
}

/** Real-device debugging: what the program says on the phone is read in the IDE, once the phone is chosen there. */
async function seePhoneInPanels(page: Page, program: FrameLocator): Promise<void> {
  edit('pages/teas/teas.js', (text) =>
    text.replace(
      'onKind({ currentTarget }) {',
      `onKind({ currentTarget }) {\n    console.log('chosen', currentTarget.dataset);`,
    ),
  );
  await page.keyboard.press('Control+Shift+Y');
  const target = page.getByRole('combobox', { name: 'Program to look into' });
  await expect(target).toBeVisible();
  await target.selectOption({ index: 1 });
  const lines = page.locator('.console');
  // Tapped until the new code is there: the save may still be on its way.
  await expect(async () => {
    await program.getByText('白茶 White').tap();
    await expect(lines).toContainText('chosen', { timeout: 1000 });
  }).toPass();
  await expect(lines).toContainText('white');
  await page.screenshot({ path: 'test-results/shots/phone-debugged.png' });
  await program.getByText('绿茶 Green').tap();
}

/** The console does not answer, the upload is given up, the window comes anew: one button goes on with what was typed. */
async function resumeUpload(page: Page, version: string): Promise<void> {
  const [consoleProcess] = started;
  consoleProcess!.kill('SIGSTOP');
  await page.getByLabel('Version number').fill(version);
  await page.getByLabel('Remark').fill('Brews longer');
  await page.locator('.publish-upload .button.primary').click();
  await expect(page.locator('.publish-progress')).toContainText('Sending', { timeout: 30_000 });
  await page.locator('.publish-progress').getByRole('button', { name: 'Cancel' }).click();
  consoleProcess!.kill('SIGCONT');
  await page.reload();
  const resume = page.getByRole('button', { name: `Resume upload of ${version} (0 %)` });
  await expect(resume).toBeVisible();
  await expect(page.getByLabel('Version number')).toHaveValue(version);
  await expect(page.getByLabel('Remark')).toHaveValue('Brews longer');
  await page.screenshot({ path: 'test-results/shots/publish-resume.png' });
  await resume.click();
  await expect(page.getByText(`Version ${version} is in the console.`)).toBeVisible({ timeout: 30_000 });
  await expect(resume).toBeHidden();
  await expect(page.locator('.publish-versions tr', { hasText: version })).toContainText('Brews longer');
}

/** The history with what changed: the newest against the one before, by keyboard alone. */
async function compareVersions(page: Page): Promise<void> {
  const compare = page.getByRole('region', { name: 'Compare two versions' });
  await compare.getByRole('button', { name: 'Compare two versions' }).focus();
  await page.keyboard.press('Enter');
  await expect(compare.getByLabel('From')).toContainText('0.0.1');
  await expect(compare.getByRole('status')).toHaveText(/^\d+ added, \d+ removed, \d+ changed$/);
  const row = compare.getByRole('row', { name: /pages\/teas\/teas.* changed/ }).first();
  await expect(row).toContainText(/\+\d+/);
  await expect(compare.getByRole('row', { name: 'All files' })).toContainText(/KB.*KB.*\+\d+/);
  await compare.scrollIntoViewIfNeeded();
  await page.screenshot({ path: 'test-results/shots/publish-compare.png' });
  await compare.getByRole('button', { name: 'Swap' }).click();
  await expect(compare.getByRole('row', { name: 'All files' })).toContainText(/−\d+/);
  await compare.getByRole('button', { name: 'Compare two versions' }).click();
}

async function preview(page: Page, phone: Page): Promise<void> {
  await page.keyboard.press('Control+Alt+p');
  const link = await scanCode(page.locator('.preview-code img'));
  expect(link).toMatch(new RegExp(`^${console_}/p/ws-[\\w-]+$`));
  await phone.goto(link);
  const program = programOn(phone);
  await program.getByText('绿茶 Green').tap();
  await expect(program.locator('body')).not.toContainText('大红袍');
  await expect(page.locator('.preview-phones')).toContainText('open now');
  await seePhoneInPanels(page, program);
  await page.screenshot({ path: 'test-results/shots/preview.png' });
  // What the person chose on the phone stays while the saved text comes.
  edit('pages/teas/teas.wxml', (text) => `<view>Saved 保存</view>${text}`);
  await expect(program.locator('body')).toContainText('Saved 保存');
  await expect(program.locator('body')).not.toContainText('大红袍');
  await phone.screenshot({ path: 'test-results/shots/phone-preview.png' });
  await phone.getByRole('button', { name: 'Debug' }).click();
  await phone.getByRole('tab', { name: 'About' }).click();
  await expect(phone.locator('.drawer')).toContainText('pages/teas/teas');
  await phone.screenshot({ path: 'test-results/shots/phone-drawer.png' });
  const frame = phone.frames().find((each) => each.url().startsWith('data:'))!;
  const reached = await frame.evaluate(() => {
    const tries = [() => document.cookie, () => parent.document.title, () => top!.document.title];
    return tries.map((attempt) => {
      try {
        return String(attempt());
      } catch {
        return 'refused';
      }
    });
  });
  expect(reached).toEqual(['refused', 'refused', 'refused']);
  await page.locator('.preview-code').getByRole('button', { name: 'End' }).click();
  await expect(phone.getByText('The preview was ended in the IDE.')).toBeVisible();
}

/** The panels of the journey in Chinese, as they are after it: the pictures are for people, what is missing is seen here. */
async function lookInChinese(zh: Page): Promise<void> {
  await zh.keyboard.press('Control+,');
  await zh.locator('.setting', { hasText: 'workbench.language' }).locator('select').selectOption('zh');
  await expect(zh.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await zh.keyboard.press('Control+Alt+u');
  await expect(zh.locator('.publish-versions tr', { hasText: '0.0.1' })).toContainText('线上');
  await expect(zh.locator('.preflight [role=status]')).toContainText(/项|KB/);
  await zh.screenshot({ path: 'test-results/shots/publish-zh.png' });
  await zh.locator('.publish-versions').scrollIntoViewIfNeeded();
  await zh.screenshot({ path: 'test-results/shots/publish-versions-zh.png' });
  await zh.getByRole('button', { name: '比较两个版本' }).click();
  await expect(zh.getByRole('row', { name: '全部文件' })).toContainText('KB');
  await zh.emulateMedia({ colorScheme: 'dark' });
  await zh.getByRole('row', { name: '全部文件' }).scrollIntoViewIfNeeded();
  await zh.screenshot({ path: 'test-results/shots/publish-compare-zh-dark.png' });
  await zh.emulateMedia({ colorScheme: 'light' });
  await zh.keyboard.press('Control+Alt+p');
  await expect(zh.locator('.preview-code img')).toBeVisible({ timeout: 30_000 });
  await zh.screenshot({ path: 'test-results/shots/preview-zh.png' });
  await zh.locator('.preview-code').getByRole('button', { name: '结束' }).click();
  await expect(zh.locator('.preview-code')).toBeHidden();
  await zh.keyboard.press('Control+Alt+u');
  await zh.getByRole('button', { name: '退出登录', exact: true }).click();
  await expect(zh.locator('.publish-scan img')).toBeVisible();
  await zh.screenshot({ path: 'test-results/shots/sign-in-zh.png' });
}
