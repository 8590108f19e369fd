import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import {
  editor,
  holdableWire,
  openFile,
  runCommand,
  startStudio,
  tab,
  tree,
  watchErrors,
  type Studio,
} from './testing/studio.ts';

let studio: Studio;
test.beforeEach(async () => {
  studio = await startStudio();
});
test.afterEach(() => studio.dispose());

const onDisk = (file: string) => readFileSync(path.join(studio.folder, file), 'utf8');
const input = (page: Page) => page.locator('.entry.draft input');

test('creates, edits, renames, moves and deletes files', async ({ page }) => {
  const errors = watchErrors(page);
  await page.goto(studio.url);
  await expect(tree(page, 'app.js')).toBeVisible();

  await tree(page, 'pages').click();
  await runCommand(page, 'Explorer: New file');
  await input(page).fill('tea.js');
  await input(page).press('Enter');
  await expect(tab(page, 'tea.js')).toBeVisible();
  expect(onDisk('pages/tea.js')).toBe('');

  await page.locator('.monaco-editor.focused').waitFor();
  await page.keyboard.type('const cups = 3;');
  await expect(tab(page, 'tea.js')).toHaveClass(/dirty/);
  await page.keyboard.press('Control+S');
  await expect(tab(page, 'tea.js')).not.toHaveClass(/dirty/);
  expect(onDisk('pages/tea.js')).toBe('const cups = 3;');

  await tree(page, 'pages/tea.js').click();
  await page.locator('.explorer .list').press('F2');
  await input(page).fill('coffee.js');
  await input(page).press('Enter');
  await expect(tab(page, 'coffee.js')).toBeVisible();
  await expect(tab(page, 'tea.js')).toHaveCount(0);
  expect(existsSync(path.join(studio.folder, 'pages/tea.js'))).toBe(false);

  await tree(page, 'pages/coffee.js').dragTo(tree(page, 'app.js'));
  await expect(tree(page, 'coffee.js')).toBeVisible();
  expect(onDisk('coffee.js')).toBe('const cups = 3;');

  await tree(page, 'coffee.js').click();
  await page.locator('.explorer .list').press('Delete');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(tree(page, 'coffee.js')).toHaveCount(0);
  await expect(tab(page, 'coffee.js')).toHaveCount(0);
  await page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
  await expect(tree(page, 'coffee.js')).toBeVisible();
  expect(errors).toEqual([]);
});

test('searches as hits stream in, previews a replace and writes it', async ({ page }) => {
  const errors = watchErrors(page);
  await page.goto(studio.url);
  await tree(page, 'app.js').waitFor();
  await page.keyboard.press('Control+Shift+H');
  await page.locator('.search-box input').first().fill('kettle');
  await page.getByRole('textbox', { name: 'Replace' }).fill('teapot');
  await expect(page.locator('.search-summary')).toHaveText('3 matches in 2 files');
  await expect(page.locator('.search-match ins').first()).toHaveText('teapot');
  await page.getByRole('button', { name: 'Replace all' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Replace all' }).click();
  await expect(page.locator('.notice', { hasText: 'Replaced 3 matches' })).toBeVisible();
  expect(onDisk('app.js')).toContain('teapot: 1');
  expect(onDisk('pages/index/index.js')).not.toContain('kettle');
  expect(errors).toEqual([]);
});

test('splits, compares with the disk, and never overwrites what changed there', async ({ page }) => {
  const errors = watchErrors(page);
  await page.goto(studio.url);
  await tree(page, 'notes.txt').waitFor();
  await openFile(page, 'notes.txt');
  await runCommand(page, 'Split editor');
  await expect(tab(page, 'notes.txt')).toHaveCount(2);
  await expect(page.locator('.monaco-editor')).toHaveCount(2);
  await runCommand(page, 'Close tab');
  await expect(tab(page, 'notes.txt')).toHaveCount(1);

  // What had the focus is gone: the editor beside it has it now.
  await page.locator('.monaco-editor.focused').waitFor();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('four');
  await expect(tab(page, 'notes.txt')).toHaveClass(/dirty/);
  await runCommand(page, 'Compare with disk');
  await expect(page.locator('.monaco-diff-editor .line-insert').first()).toBeVisible();
  await runCommand(page, 'Close tab');
  await expect(page.locator('.monaco-diff-editor')).toHaveCount(0);

  writeFileSync(path.join(studio.folder, 'notes.txt'), 'from elsewhere\n');
  await expect(page.getByRole('alert').filter({ hasText: 'changed on disk' })).toBeVisible();
  await page.keyboard.press('Control+S');
  await expect(page.getByRole('alert').filter({ hasText: 'changed on disk' })).toBeVisible();
  expect(onDisk('notes.txt')).toBe('from elsewhere\n');
  await page.getByRole('button', { name: 'Use the disk’s text' }).click();
  await expect(editor(page)).toContainText('from elsewhere');
  await expect(tab(page, 'notes.txt')).not.toHaveClass(/dirty/);

  await editor(page).click();
  await page.keyboard.type('kept ');
  // Suggestions still come after a comparison was closed.
  await page.keyboard.press('Control+Space');
  await expect(page.locator('.suggest-widget .monaco-list-row').first()).toBeVisible();
  await page.keyboard.press('Escape');
  unlinkSync(path.join(studio.folder, 'notes.txt'));
  await expect(page.getByRole('alert').filter({ hasText: 'deleted on disk' })).toBeVisible();
  await page.getByRole('button', { name: 'Create again' }).click();
  await expect(tab(page, 'notes.txt')).not.toHaveClass(/dirty/);
  expect(onDisk('notes.txt')).toContain('kept');
  expect(errors).toEqual([]);
});

test('a palette opened while an editor is still being loaded keeps the focus', async ({ page }) => {
  const errors = watchErrors(page);
  let letGo = () => {};
  const released = new Promise<void>((resolve) => (letGo = resolve));
  let asked = 0;
  await page.route(/monaco[^/]*\.js$/, async (route) => {
    asked += 1;
    await released;
    await route.continue();
  });
  await page.goto(studio.url);
  await tree(page, 'notes.txt').dblclick();
  await expect.poll(() => asked).toBeGreaterThan(0);
  await page.keyboard.press('Control+Shift+P');
  await page.locator('.quick input').fill('>theme');
  letGo();
  await expect(editor(page)).toContainText('three');
  await expect(page.locator('.quick input')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('.quick')).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('with a slow host a second save follows the first, and giving up changes is not undone by a save on its way', async ({
  page,
}) => {
  const errors = watchErrors(page);
  const wire = await holdableWire(page);
  await page.goto(studio.url);
  await tree(page, 'notes.txt').waitFor();
  await openFile(page, 'notes.txt');
  await page.keyboard.type('a');
  wire.hold();
  await page.keyboard.press('Control+S');
  await page.keyboard.type('b');
  await page.keyboard.press('Control+S');
  wire.release();
  await expect(tab(page, 'notes.txt')).not.toHaveClass(/dirty/);
  expect(onDisk('notes.txt')).toBe('abone\ntwo\nthree\n');

  await page.keyboard.type('mine');
  await expect(tab(page, 'notes.txt')).toHaveClass(/dirty/);
  wire.hold();
  writeFileSync(path.join(studio.folder, 'notes.txt'), 'theirs\n');
  await page.keyboard.press('Control+S');
  await runCommand(page, 'Revert to disk');
  wire.release();
  await expect(editor(page)).toContainText('theirs');
  await expect(tab(page, 'notes.txt')).not.toHaveClass(/dirty/);
  await expect(page.locator('.banner')).toHaveCount(0);
  expect(onDisk('notes.txt')).toBe('theirs\n');
  expect(errors).toEqual([]);
});

test('switches language and theme live, and remembers them', async ({ page }) => {
  const errors = watchErrors(page);
  await page.goto(studio.url);
  await tree(page, 'app.js').waitFor();
  // Its own filter takes room from the tabs: the one that is shown stays whole.
  await runCommand(page, 'Show Problems');
  await page.getByPlaceholder('Filter problems').waitFor();
  const tabs = page.locator('.dv-tabs-container', { has: page.locator('.tab', { hasText: 'Problems' }) });
  const isWhole = (row: Element) => {
    const [room, shown] = [row, row.querySelector('.dv-active-tab')].map((one) =>
      one?.getBoundingClientRect(),
    );
    return !!room && !!shown && shown.left >= room.left - 1 && shown.right <= room.right + 1;
  };
  await expect.poll(() => tabs.evaluate(isWhole)).toBe(true);
  await runCommand(page, 'Switch language');
  await expect(page.locator('.tab', { hasText: '问题' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+T');
  await page.locator('.quick .row', { hasText: '浅色' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.reload();
  await expect(page.locator('.tab', { hasText: '问题' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  // A reload right after a change of the layout brings that change back.
  const output = page.locator('.dv-active-tab .tab', { hasText: '输出' });
  await page.keyboard.press('Control+Shift+U');
  await output.waitFor();
  await page.reload();
  await expect(output).toBeVisible();
  expect(errors).toEqual([]);
});

test('files that are no text, too large or one endless line open in words', async ({ page }) => {
  const errors = watchErrors(page);
  writeFileSync(path.join(studio.folder, 'data.bin'), Buffer.from([0, 1, 2, 0, 255, 254, 0, 9]));
  writeFileSync(path.join(studio.folder, 'min.js'), `var a=${'"x"+'.repeat(100_000)}1;`);
  writeFileSync(path.join(studio.folder, 'big.log'), Buffer.alloc(60 * 1024 * 1024, 'line of the log\n'));
  await page.goto(studio.url);
  await tree(page, 'big.log').dblclick();
  await expect(page.getByText('too large to edit')).toBeVisible();
  await expect(page.getByText('Part 1 of 120')).toBeVisible();
  await tree(page, 'data.bin').dblclick();
  await expect(page.getByText('This file is not text')).toBeVisible();
  await tree(page, 'min.js').dblclick();
  await expect(page.getByText('colouring and checks are off')).toBeVisible();
  expect(errors).toEqual([]);
});

test('settings that are not valid and the layout of a newer version are said in words; nothing of them is lost', async ({
  page,
}) => {
  const errors = watchErrors(page);
  const settings =
    '{ "workbench.theme": "purple", "workbench.keys": ["tabs.close: Hyper+Q", "tabs.close: F7"] }';
  writeFileSync(path.join(studio.data, 'settings.json'), settings);
  const id = createHash('sha256').update(realpathSync(studio.folder)).digest('hex').slice(0, 16);
  const state = path.join(studio.data, 'state', `${id}.json`);
  mkdirSync(path.dirname(state), { recursive: true });
  writeFileSync(state, JSON.stringify({ layout: { version: 99, layout: { rooms: 4 } } }));
  await page.goto(studio.url);
  await expect(page.locator('.notice', { hasText: 'newer version' })).toBeVisible();
  await expect(page.locator('.notice', { hasText: 'tabs.close: Hyper+Q' })).toBeVisible();
  await tree(page, 'notes.txt').dblclick();
  await page.locator('.monaco-editor.focused').waitFor();
  await page.keyboard.press('F7');
  await expect(tab(page, 'notes.txt')).toHaveCount(0);
  await page.keyboard.press('Control+,');
  await expect(page.locator('.settings-problem', { hasText: 'workbench.theme' })).toBeVisible();
  await expect.poll(() => JSON.parse(readFileSync(state, 'utf8')) as object).toHaveProperty('layout-1');
  expect(JSON.parse(readFileSync(state, 'utf8'))).toMatchObject({
    layout: { version: 99, layout: { rooms: 4 } },
  });
  expect(readFileSync(path.join(studio.data, 'settings.json'), 'utf8')).toBe(settings);
  expect(errors).toEqual([]);
});

test('a click previews, a double click and typing keep the tab; everything is reached by keys', async ({
  page,
}) => {
  const errors = watchErrors(page);
  await page.goto(studio.url);
  await tree(page, 'app.js').click();
  await expect(tab(page, 'app.js')).toHaveClass(/preview/);
  await tree(page, 'app.wxss').click();
  await expect(tab(page, 'app.wxss')).toHaveClass(/preview/);
  await expect(tab(page, 'app.js')).toHaveCount(0);
  await page.keyboard.press('Control+Shift+E');
  await expect(page.locator('.explorer .list')).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(tree(page, 'pages/index')).toBeVisible();
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await page.locator('.monaco-editor.focused').waitFor();
  await expect(tab(page, 'notes.txt')).not.toHaveClass(/preview/);
  await page.keyboard.press('Control+G');
  await page.keyboard.type('2:2');
  await page.keyboard.press('Enter');
  await expect(page.locator('.status-bar')).toContainText('Ln 2, Col 2');
  const seen = new Set<string>();
  for (let count = 0; count < 8; count += 1) {
    await page.keyboard.press('F6');
    seen.add(
      await page.evaluate(() => {
        const part = document.activeElement?.closest<HTMLElement>('[data-part], .panel');
        return part?.dataset.part ?? part?.dataset.panel ?? 'nowhere';
      }),
    );
  }
  for (const part of ['title', 'activity', 'status', 'explorer', 'editor', 'console'])
    expect([...seen]).toContain(part);
  expect(errors).toEqual([]);
});
