// From the editor to a version in the console, with real parts: the host, a console of its own, the IDE in Chromium.
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import * as jsqr from 'jsqr';
import { PNG } from 'pngjs';

/** The package's default export, whichever way the module loader wraps it. */
const readQr = ((jsqr.default as unknown as { default?: typeof jsqr.default }).default ??
  jsqr.default) as typeof jsqr.default;

const root = path.resolve(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(tmpdir(), 'tessera-publish-'));
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
  const project = path.join(folder, 'project');
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
  body: object,
  token?: string,
): Promise<Record<string, string>> {
  const answer = await fetch(`${console_}/api${at}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
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

test('sets a console up, signs in, uploads a version, and signs in again by scanning (R-VER-01, R-LOGIN-01)', async ({
  page,
  browser,
}) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(ide);
  await page.getByRole('treeitem', { name: 'app.json', exact: true }).waitFor();
  await page.keyboard.press('Control+Alt+u');
  const owner = { workspace: 'acme', account: 'root', password: 'Correct-Horse-1' };
  await page.getByLabel('Workspace').fill(owner.workspace);
  await page.getByLabel('Name', { exact: true }).fill('Root');
  await page.getByLabel('Account').fill(owner.account);
  await page.getByLabel('Password').fill(owner.password);
  await page.getByRole('button', { name: 'Set up and sign in' }).click();
  await expect(page.getByText('Root (Super Administrator) · acme')).toBeVisible();
  await expect(page.locator('.publish-page').getByText('There is no mini program yet')).toBeVisible();

  const { token } = await call('POST', '/sessions', { ...owner, as: 'token' });
  const ann = await call('POST', '/users', { account: 'ann', name: 'Ann', password: 'Ann-Secret-1' }, token);
  await call(
    'POST',
    '/teams',
    { name: 'Tea team', adminId: ann['id'], abilities: ['programs', 'apps'] },
    token,
  );
  await page.getByRole('button', { name: 'New mini program' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Tea house');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.locator('.publish-upload .button.primary').click();
  await expect(page.getByText(/Version 0\.0\.1 is in the console/)).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('.publish-versions')).toContainText('development');
  await page.locator('.publish-version').getByRole('button', { name: 'Minor' }).click();
  await expect(page.getByLabel('Version number')).toHaveValue('0.1.0');
  await page.screenshot({ path: 'test-results/shots/publish.png' });

  await page.getByRole('button', { name: 'Sign out' }).click();
  const code = page.locator('.publish-scan img');
  await expect(code).toBeVisible();
  const link = await scanCode(code);
  expect(link).toMatch(new RegExp(`^${console_}/q/[\\w-]{16,}$`));
  const number = await page.locator('.publish-number').innerText();
  const phone = await openPhone(browser, link, errors);
  await phone.getByLabel('Account').fill(owner.account);
  await phone.getByLabel('Password').fill(owner.password);
  await phone.getByRole('button', { name: 'Sign in' }).click();
  await expect(phone.getByText('Which number does the IDE show?')).toBeVisible();
  await expect(page.getByText('Scanned. Confirm on the phone.')).toBeVisible();
  await phone.screenshot({ path: 'test-results/shots/phone-scan.png' });
  await phone.getByRole('button', { name: number, exact: true }).click();
  await expect(phone.getByText('Done. The IDE is signed in.')).toBeVisible();
  await expect(page.getByText('Root (Super Administrator) · acme')).toBeVisible();
  await page.screenshot({ path: 'test-results/shots/publish-scanned.png' });

  await page.keyboard.press('Control+Alt+p');
  const previewCode = page.locator('.preview-code img');
  const preview = await scanCode(previewCode);
  expect(preview).toMatch(new RegExp(`^${console_}/p/ws-[\\w-]+$`));
  await page.screenshot({ path: 'test-results/shots/preview.png' });
  await phone.goto(preview);
  const program = phone
    .frameLocator('.stage')
    .frameLocator('iframe')
    .frameLocator('iframe.page:not([hidden])');
  await expect(program.locator('body')).toContainText(/\w/);
  await phone.screenshot({ path: 'test-results/shots/phone-preview.png' });
  await expect(page.locator('.preview-phones')).toContainText('open now');
  await phone.getByRole('button', { name: 'Debug' }).click();
  await phone.screenshot({ path: 'test-results/shots/phone-drawer.png' });
  expect(errors).toEqual([]);
});
