// The language server through the IDE's own editor: real typing in a real window on a copy of the sample.
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { suggested } from '../renderer/testing/studio.ts';

const root = path.resolve(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(tmpdir(), 'tessera-language-'));
const project = path.join(folder, 'project');
let host: ChildProcess;
let address = '';

test.beforeAll(async () => {
  cpSync(path.join(root, 'examples/sample'), project, { recursive: true });
  const args = [
    'dist/host/main.mjs',
    '--json',
    '--port',
    '0',
    '--data',
    path.join(folder, 'data'),
    '--project',
    project,
  ];
  host = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  host.stdout!.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await expect.poll(() => text, { timeout: 30_000 }).toContain('\n');
  address = (JSON.parse(text.split('\n')[0]!) as { url: string }).url;
});

test.afterAll(async () => {
  const ended = new Promise((resolve) => host.on('exit', resolve));
  host.kill();
  await ended;
  rmSync(folder, { recursive: true, force: true });
});

async function openFile(page: Page, name: string): Promise<void> {
  await page.getByRole('treeitem', { name: 'app.json', exact: true }).waitFor();
  await page.keyboard.press('Control+p');
  await page.keyboard.type(name);
  await page.getByRole('option', { name }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.monaco-editor').first().waitFor();
}

/** The language server of the host: a process of its own below it. */
function languageServer(): number {
  const parentOf = (pid: string) => {
    try {
      return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')[1]);
    } catch {
      return undefined;
    }
  };
  const pid = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === host.pid)
    .find((name) => readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('language/main.mjs'));
  return Number(pid);
}

test('completes, explains and checks a template while it is typed', async ({ page }) => {
  test.setTimeout(150_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(address);
  await openFile(page, 'teas.wxml');
  await page.locator('.view-line').first().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('<but');
  await suggested(page, 'button');
  await page.keyboard.press('Enter');
  await page.keyboard.type(' ty');
  await suggested(page, 'type');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n<view>{{no_such_field}}</view><nowhere/>');
  await expect(page.getByText('no_such_field').last()).toBeVisible();
  await page.locator('.tab', { hasText: 'Problems' }).click();
  await expect(
    page.getByText('“no_such_field” is not in the data, properties or methods of this component.').first(),
  ).toBeVisible();
  await expect(page.getByText(/“nowhere” is neither a built-in component/).first()).toBeVisible();
  await page.screenshot({ path: 'test-results/shots/language-completion.png' });
  await test.step('a server that is killed comes back with the unsaved text, and typing goes on', async () => {
    const before = languageServer();
    process.kill(before, 'SIGKILL');
    await page.locator('.view-line').last().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\n<elsewhere/>');
    await expect(page.getByText(/“elsewhere” is neither a built-in component/).first()).toBeVisible();
    await expect(page.getByText(/“nowhere” is neither a built-in component/).first()).toBeVisible();
    expect(languageServer()).not.toBe(before);
    await page.keyboard.type('\n<butt');
    await suggested(page, 'button');
    await page.keyboard.press('Escape');
  });
  await test.step('one that hangs is started again, in words, with all that is open', async () => {
    const before = languageServer();
    // Half a minute of patience is a second here, but for an answer that is owed already: that is waited for as ever.
    await page.evaluate(() => {
      const plain = window.setTimeout.bind(window) as (run: TimerHandler, after?: number) => number;
      window.setTimeout = ((run: TimerHandler, after?: number) =>
        plain(run, after === 30_000 ? 1_000 : after)) as typeof setTimeout;
    });
    process.kill(before, 'SIGSTOP');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\n<anywhere/>');
    await expect(page.getByText('did not answer any more and were started again')).toBeVisible({
      timeout: 45_000,
    });
    await expect(page.getByText(/“anywhere” is neither a built-in component/).first()).toBeVisible();
    await expect(page.getByText(/“nowhere” is neither a built-in component/).first()).toBeVisible();
    expect(languageServer()).not.toBe(before);
    await page.screenshot({ path: 'test-results/shots/language-hung.png' });
  });
  expect(readFileSync(path.join(project, 'pages/teas/teas.wxml'), 'utf8')).not.toContain('nowhere');
  expect(errors).toEqual([]);
});
