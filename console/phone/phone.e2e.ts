// The pages a phone opens, as people of several roles open them: trial version, approvals, previews for two phones.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import {
  accessConsole,
  connectConsole,
  newSigningKey,
  type ConsoleAccess,
} from '../../host/console/console-access.ts';
import { PreviewSender } from '../../host/console/preview-sender.ts';
import { uploadPackage } from '../../host/console/upload.ts';
import { packageProject } from '../../host/project/package-project.ts';

const root = path.resolve(import.meta.dirname, '../..');
const dist = path.join(root, 'dist');
const folder = mkdtempSync(path.join(tmpdir(), 'tessera-phone-'));
const owner = { workspace: 'acme', account: 'root', password: 'Correct-Horse-1' };
const lead = { workspace: 'acme', account: 'ann', password: 'Ann-Secret-1' };
let console_: ChildProcess;
let address = '';
let client: ConsoleAccess['client'];
let ann: ConsoleAccess;
let programId = '';
let appId = '';

test.beforeAll(async () => {
  expect(existsSync(path.join(dist, 'phone/index.html')), 'node build/bundle.mjs phone').toBe(true);
  const setup = ['--setup-workspace', 'acme', '--setup-account', 'root', '--setup-password', owner.password];
  const args = [path.join(dist, 'console/main.mjs'), '--port', '0', '--data', folder, ...setup];
  console_ = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  console_.stdout!.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await expect.poll(() => said, { timeout: 60_000 }).toContain('\n');
  address = (JSON.parse(said.split('\n')[0]!) as { address: string }).address;
  const session = await connectConsole(address).sessions.signIn({ ...owner, as: 'token' });
  client = connectConsole(address, session.token!);
  await openShop();
});
test.afterAll(async () => {
  const ended = new Promise((resolve) => console_.on('exit', resolve));
  console_.kill();
  await ended;
  rmSync(folder, { recursive: true, force: true });
});

/** A team led by Ann, with an application and a mini program that is bound to it. */
async function openShop(): Promise<void> {
  const { id: adminId } = await client.users.create({ ...lead, name: 'Ann' });
  const team = await client.teams.create({ name: 'Shop', adminId, abilities: ['programs', 'apps'] });
  const { publicKey, seed } = newSigningKey();
  const session = await connectConsole(address).sessions.signIn({
    ...lead,
    as: 'token',
    deviceKey: publicKey,
  });
  ann = accessConsole(address, session.token!, seed);
  const platforms = [{ platform: 'android' as const, packageName: 'com.acme.super' }];
  const app = await ann.client.apps.create({ teamId: team.id, name: 'Super', platforms });
  const program = await ann.client.programs.create({ teamId: team.id, name: 'Tea' });
  [appId, programId] = [app.id, program.id];
  const { approvalId } = await ann.client.bindings.apply({ programId, appId });
  await client.approvals.approve({ approvalId: approvalId!, note: '' });
}

const pack = (version: string) =>
  packageProject(path.join(root, 'examples/sample'), {
    version,
    remark: 'for testers',
    compilerVersion: '0.1.0',
    appId: programId,
  });

interface Phone {
  page: Page;
  errors: string[];
}

/** A phone of its own. Being refused without a session is how it learns that it has none. */
async function openPhone(browser: Browser, at: string, look: BrowserContextOptions = {}): Promise<Phone> {
  const size = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
  const context = await browser.newContext({ ...size, ...look });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('401')) errors.push(message.text());
  });
  await page.goto(address + at);
  return { page, errors };
}

async function signIn(page: Page, account: string, password: string): Promise<void> {
  await page.locator('input[autocomplete=username]').fill(account);
  await page.locator('input[type=password]').fill(password);
  await page.locator('button[type=submit]').click();
}

const shot = (page: Page, name: string) => page.screenshot({ path: `test-results/shots/phone-${name}.png` });
const programOn = (page: Page) =>
  page.frameLocator('.stage').frameLocator('iframe').frameLocator('iframe.page:not([hidden])');

test('a tester opens the trial version by its code, others are told why not (R-VER-13, R-VER-15)', async ({
  browser,
}) => {
  const { packed } = await pack('1.0.0');
  const { versionId } = await uploadPackage(ann, packed);
  await ann.client.versions.setTrial({ programId, versionId, path: 'pages/tea/tea?id=sencha' });
  await client.users.create({ account: 'tom', name: 'Tom', password: 'Tom-Secret-1' });
  const { page, errors } = await openPhone(browser, `/d/${programId}`, {
    locale: 'zh-CN',
    colorScheme: 'dark',
    viewport: { width: 360, height: 640 },
  });
  await expect(page.getByText('体验版仅限体验成员，请先登录。')).toBeVisible();
  await shot(page, 'trial-sign-in-zh-dark');
  await signIn(page, 'tom', 'Tom-Secret-1');
  await expect(page.getByText('您的账号不在此小程序的体验成员名单中。')).toBeVisible();
  await ann.client.programs.addTesters({ programId, accounts: ['tom'] });
  await page.getByRole('button', { name: '重新打开' }).click();
  await expect(programOn(page).locator('body')).toContainText('静冈 Shizuoka');
  await expect(page.locator('.drawer-greeting')).toHaveText('Tea 1.0.0 · 体验版');
  await shot(page, 'trial-zh-dark');
  expect(errors.filter((text) => !text.includes('403'))).toEqual([]);
  await page.context().close();
});

test('an administrator decides on the phone, and new sheets come by themselves (R-VER-14)', async ({
  browser,
}) => {
  const { packed } = await pack('1.1.0');
  const { versionId } = await uploadPackage(ann, packed);
  const { page, errors } = await openPhone(browser, '/inbox');
  await signIn(page, owner.account, owner.password);
  await expect(page.getByText('Nothing waits for you.')).toBeVisible();
  await ann.client.versions.submit({ programId, versionId });
  await page.getByRole('button', { name: /Release: Tea 1\.1\.0/ }).click();
  await expect(page.locator('dl')).toContainText('for testers');
  await shot(page, 'inbox-sheet');
  await page.getByRole('button', { name: 'Reject' }).click();
  await expect(page.getByRole('alert')).not.toBeEmpty();
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText('Approved.')).toBeVisible();
  await expect(page.getByText('Nothing waits for you.')).toBeVisible();
  const { status } = await ann.client.versions.get({ programId, versionId });
  expect(status).toBe('approved');
  expect(errors.filter((text) => !text.includes('400'))).toEqual([]);
  await page.context().close();
});

test('two phones see one preview, each listed, and keep what the program stored', async ({ browser }) => {
  const { packed } = await pack('preview');
  const read = async (paths: readonly string[]) => paths.map((file) => packed.files.get(file)!);
  const wishes = { audience: 'link' as const, minutes: 60, startAt: '' };
  const made = await new PreviewSender(ann, programId).create({ manifest: packed.manifest, read }, wishes);
  const at = `/p/${made.ticket}`;
  const [one, two] = [await openPhone(browser, at), await openPhone(browser, at, { colorScheme: 'dark' })];
  for (const { page } of [one, two]) await expect(programOn(page).locator('body')).toContainText('Longjing');
  const seen = await ann.client.previews.phones({ programId, previewId: made.previewId });
  for await (const { phones } of seen) if (phones.length === 2) break;

  await programOn(one.page).getByText('Longjing').first().tap();
  await programOn(one.page).getByText('写笔记').or(programOn(one.page).getByRole('button')).first().waitFor();
  await one.page.getByRole('button', { name: 'Debug' }).click();
  await one.page.getByRole('tab', { name: 'About' }).click();
  await expect(one.page.locator('.drawer')).toContainText('anyone with the link');
  await one.page.getByRole('button', { name: 'Leave' }).click();
  await expect(one.page.getByText('You have left the program.')).toBeVisible();
  await shot(two.page, 'preview-dark');
  await ann.client.previews.revoke({ programId, previewId: made.previewId });
  await expect(two.page.getByText('The preview was ended in the IDE.')).toBeVisible();
  await shot(two.page, 'preview-ended-dark');
  expect([...one.errors, ...two.errors]).toEqual([]);
  for (const { page } of [one, two]) await page.context().close();
});

test('the demo host app reads the code of a configuration file, and says what is none (R-APP-07, R-BIND-05, R-MP-08)', async ({
  browser,
}) => {
  const { page, errors } = await openPhone(browser, '/demo', { viewport: { width: 360, height: 640 } });
  await page.getByLabel('Configuration file').fill('hello');
  await page.getByRole('button', { name: 'Add and use' }).click();
  await expect(page.getByText('This is no configuration file.')).toBeVisible();
  const { text } = await ann.client.apps.configuration({
    appId,
    packageName: 'com.acme.super',
  });
  const { default: qrcode } = await import('qrcode');
  const picture = await qrcode.toBuffer(text, { errorCorrectionLevel: 'L' });
  await page.locator('input[type=file][capture]').setInputFiles({
    name: 'photo.png',
    mimeType: 'image/png',
    buffer: picture,
  });
  await expect(page.getByLabel('Server name')).toHaveValue('Super');
  await page.getByRole('button', { name: 'Add and use' }).click();
  await page.getByLabel('Search mini programs').fill('tea');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page.getByText('No bound mini program has this name. Capitals count.')).toBeVisible();
  await page.getByLabel('Search mini programs').fill('Tea');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await page.locator('.rows').getByRole('button', { name: /Tea/ }).click();
  await expect(page.locator('.rows')).toContainText('No version has been released.');
  await shot(page, 'demo-360');
  expect(errors).toEqual([]);
  await page.context().close();
});

test('what a phone loads before the runtime is under 150 KB', () => {
  const assets = path.join(dist, 'phone/assets');
  const html = readFileSync(path.join(dist, 'phone/index.html'), 'utf8');
  const loaded = readdirSync(assets).filter(
    (file) => html.includes(file) || /^(layout|modulepreload|rolldown)/.test(file),
  );
  expect(loaded.length).toBeGreaterThan(1);
  const bytes = loaded.reduce((sum, file) => sum + gzipSync(readFileSync(path.join(assets, file))).length, 0);
  expect(bytes).toBeLessThan(150 * 1024);
});
