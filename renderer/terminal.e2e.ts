import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { openFile, runCommand, startStudio, tab, tree, watchErrors, type Studio } from './testing/studio.ts';

let studio: Studio;
test.beforeEach(async () => {
  studio = await startStudio();
  // A shell without anybody's profile: what is written is the same on every computer.
  mkdirSync(studio.data, { recursive: true });
  writeFileSync(path.join(studio.data, 'settings.json'), '{ "terminal.shell": "/bin/sh" }');
});
test.afterEach(() => studio.dispose());

const rows = (page: Page) => page.locator('.xterm-rows');

test('a terminal runs the shell in the project, keeps its screen over a reload, and gives the keys back', async ({
  page,
}) => {
  const errors = watchErrors(page);
  await page.goto(studio.url);
  await tree(page, 'notes.txt').waitFor();
  await openFile(page, 'notes.txt');
  await page.keyboard.press('Control+`');
  await expect(page.getByRole('textbox', { name: 'Terminal. F6 leads out of it.' })).toBeFocused();
  await page.keyboard.type('ls; echo $((6*7)) cups\n');
  await expect(rows(page)).toContainText('42 cups');
  await expect(rows(page)).toContainText('notes.txt');
  await page.screenshot({ path: 'test-results/terminal.png' });

  // The shell's own keys are the shell's: Ctrl+W takes a word back and closes no tab.
  await page.keyboard.type('echo one two');
  await page.keyboard.press('Control+W');
  await page.keyboard.type('three\n');
  await expect(rows(page)).toContainText('echo one three');
  await expect(tab(page, 'notes.txt')).toHaveCount(1);

  await page.reload();
  await expect(rows(page)).toContainText('42 cups');
  await page.keyboard.press('Control+Shift+`');
  await expect(page.getByRole('combobox', { name: 'Terminals' })).toContainText('2: sh');
  await expect(rows(page)).not.toContainText('42 cups');
  await page.keyboard.type('exit 3\n');
  await expect(page.getByRole('status').filter({ hasText: 'exit code 3' })).toBeVisible();
  await runCommand(page, 'Terminal: Close the terminal');
  await expect(rows(page)).toContainText('42 cups');
  await page.locator('.xterm-screen').click();
  await page.keyboard.press('F6');
  await expect(page.getByRole('textbox', { name: 'Terminal. F6 leads out of it.' })).not.toBeFocused();
  expect(errors).toEqual([]);
});
