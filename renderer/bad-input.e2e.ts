import { chmodSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { editor, openFile, startStudio, tab, tree, watchErrors, type Studio } from './testing/studio.ts';

let studio: Studio;
test.beforeEach(async () => {
  studio = await startStudio();
});
test.afterEach(() => studio.dispose());

const at = (file: string) => path.join(studio.folder, file);
const onDisk = (file: string) => readFileSync(at(file), 'utf8');
const status = (page: Page) => page.locator('.status-bar');

test('a file made read-only, then a folder under unsaved text: said in words, the text stays', async ({
  page,
}) => {
  const errors = watchErrors(page);
  await page.goto(studio.url);
  await tree(page, 'notes.txt').waitFor();
  await openFile(page, 'notes.txt');
  await page.keyboard.type('mine ');
  chmodSync(at('notes.txt'), 0o444);
  await page.keyboard.press('Control+S');
  await expect(page.locator('.notice.error', { hasText: 'is read-only' })).toBeVisible();
  await expect(page.locator('.banner', { hasText: 'read-only' })).toBeVisible();
  await expect(tab(page, 'notes.txt')).toHaveClass(/dirty/);
  expect(onDisk('notes.txt')).toBe('one\ntwo\nthree\n');

  unlinkSync(at('notes.txt'));
  mkdirSync(at('notes.txt'));
  await expect(page.locator('.banner', { hasText: 'folder' })).toBeVisible();
  await page.keyboard.press('Control+S');
  await expect(tab(page, 'notes.txt')).toHaveClass(/dirty/);
  await expect(editor(page)).toContainText('mine one');
  expect(errors).toEqual([]);
});

test('pictures and fonts are shown; encoding and line ends are changed in the status bar', async ({
  page,
}) => {
  const errors = watchErrors(page);
  const pixel =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  writeFileSync(at('dot.png'), Buffer.from(pixel, 'base64'));
  writeFileSync(at('words.ttf'), readFileSync('node_modules/@vscode/codicons/dist/codicon.ttf'));
  await page.goto(studio.url);
  await tree(page, 'dot.png').dblclick();
  await expect(page.locator('[data-panel=editor] img')).toBeVisible();
  await expect(page.locator('[data-panel=editor]').filter({ has: page.locator('img') })).toContainText(
    '1 × 1',
  );
  await tree(page, 'words.ttf').dblclick();
  await expect(page.locator('.font-letters').first()).toBeVisible();

  await tree(page, 'notes.txt').dblclick();
  await page.locator('.monaco-editor.focused').waitFor();
  await status(page).getByText('LF', { exact: true }).click();
  await page.locator('.quick .row', { hasText: 'CRLF' }).click();
  await expect(status(page)).toContainText('CRLF');
  await page.keyboard.press('Control+S');
  await expect(tab(page, 'notes.txt')).not.toHaveClass(/dirty/);
  expect(onDisk('notes.txt')).toBe('one\r\ntwo\r\nthree\r\n');
  expect(errors).toEqual([]);
});
