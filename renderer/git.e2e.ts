import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { runCommand, startStudio, tree, watchErrors, type Studio } from './testing/studio.ts';

let studio: Studio;
test.beforeEach(async () => {
  studio = await startStudio();
});
test.afterEach(() => studio.dispose());

const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: studio.folder, encoding: 'utf8', stdio: 'pipe' }).trim();
const onDisk = (file: string) => readFileSync(path.join(studio.folder, file), 'utf8');
const change = (page: Page, file: string, isStaged: boolean) =>
  page.locator(`[data-panel=git] [data-path="${file}"][data-staged=${isStaged}]`);

test('begins a repository, stages, commits, compares, discards with undo, and changes branches', async ({
  page,
}) => {
  const errors = watchErrors(page);
  await page.goto(studio.url);
  await tree(page, 'app.js').waitFor();
  await page.keyboard.press('Control+Shift+G');
  await page.getByRole('button', { name: 'Create a repository' }).click();
  await expect(change(page, 'app.js', false)).toBeVisible();
  git('config', 'user.name', 'Tea');
  git('config', 'user.email', 'tea@example.com');

  // By the keyboard: the row, Space, then the message.
  const list = page.locator('[data-panel=git] .list');
  await list.focus();
  await list.press('Home');
  await list.press('ArrowDown');
  await list.press('Space');
  await expect(change(page, 'app.js', true)).toBeVisible();
  await page.getByRole('textbox', { name: 'Commit message' }).fill('feat: the first cup');
  await page.getByRole('button', { name: 'Commit', exact: true }).click();
  await expect(page.locator('.notice', { hasText: 'the first cup' })).toBeVisible();
  expect(git('log', '--format=%s')).toBe('feat: the first cup');
  await expect(change(page, 'app.js', true)).toHaveCount(0);

  // Nothing staged: everything is committed, by key.
  await page.getByRole('textbox', { name: 'Commit message' }).fill('feat: the rest\n\n茶');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Nothing changed since the last commit.')).toBeVisible();
  expect(git('log', '-1', '--format=%B')).toBe('feat: the rest\n\n茶');

  writeFileSync(path.join(studio.folder, 'app.js'), 'App({ globalData: { kettle: 2 } });\n');
  await change(page, 'app.js', false).click();
  await expect(page.locator('.monaco-diff-editor')).toContainText('kettle: 2');
  await expect(page.locator('.monaco-diff-editor')).toContainText('kettle: 1');
  await page.screenshot({ path: 'test-results/git.png' });
  await change(page, 'app.js', false).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Discard changes' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard changes' }).click();
  await expect(page.getByText('Nothing changed since the last commit.')).toBeVisible();
  expect(onDisk('app.js')).toContain('kettle: 1');
  await page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
  await expect(change(page, 'app.js', false)).toBeVisible();
  expect(onDisk('app.js')).toContain('kettle: 2');

  await runCommand(page, 'Changes: New branch');
  await page.getByRole('dialog').getByRole('textbox').fill('feature/pot');
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
  await expect(page.locator('.status-bar')).toContainText('feature/pot');
  await page.locator('.status-bar').getByText('feature/pot').click();
  await page.locator('.quick .row', { hasText: 'main' }).click();
  await expect(page.locator('.status-bar')).toContainText('main*');
  expect(git('branch', '--show-current')).toBe('main');
  expect(errors).toEqual([]);
});

test('what git refuses is said in its words, and the message that was typed stays, over a reload too', async ({
  page,
}) => {
  const errors = watchErrors(page);
  git('init', '-q', '-b', 'main');
  git('config', 'user.name', 'Tea');
  git('config', 'user.email', 'tea@example.com');
  writeFileSync(
    path.join(studio.folder, '.git/hooks/commit-msg'),
    '#!/bin/sh\necho "no tea today" >&2\nexit 1\n',
    {
      mode: 0o755,
    },
  );
  await page.goto(studio.url);
  await tree(page, 'app.js').waitFor();
  await page.keyboard.press('Control+Shift+G');
  await page.getByRole('textbox', { name: 'Commit message' }).fill('a cup');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.notice.error', { hasText: 'no tea today' })).toBeVisible();
  await page.reload();
  await tree(page, 'app.js').waitFor();
  await page.keyboard.press('Control+Shift+G');
  await expect(page.getByRole('textbox', { name: 'Commit message' })).toHaveValue('a cup');
  expect(errors).toEqual([]);
});
