import { mkdirSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { makeExample, programPage, showPanel } from '../../testing/example.ts';
import { startStudio, watchErrors, type Studio } from '../../testing/studio.ts';

let studio: Studio;
test.beforeEach(async () => {
  // The sample keeps notes under one key; a second key comes from its start.
  const folder = makeExample('sample', {
    'app.js': (text) => text.replace('onLaunch() {', "onLaunch() {\n    wx.setStorageSync('seen', 3);"),
  });
  studio = await startStudio(folder);
  mkdirSync('test-results/panels', { recursive: true });
});
test.afterEach(() => studio.dispose());

const row = (page: Page, key: string) => page.locator('.list .storage-row', { hasText: key });
const entry = (page: Page) => page.locator('.storage-entry');

test('R-SIM the storage of a real program is seen, written and deleted by hand, and follows the program', async ({
  page,
}) => {
  const errors = watchErrors(page);
  await page.goto(studio.url);
  await showPanel(page, 'Storage');
  await expect(row(page, 'seen')).toContainText('Number');
  await expect(page.locator('.storage-used')).toContainText('10.0 MB');

  // A new entry by hand; what is wrong with it is said in words.
  await page.getByRole('button', { name: 'Add entry' }).click();
  await entry(page).getByLabel('Key').fill('notes');
  await entry(page).getByLabel('Type').selectOption('Array');
  await entry(page).getByLabel('Value').fill('{}');
  await entry(page).getByRole('button', { name: 'Save' }).click();
  await expect(entry(page).getByRole('alert')).toHaveText('This is of type Object, not Array.');
  const note = { id: 1, tea: 'longjing', rating: 5, words: 'by hand', at: 1 };
  await entry(page)
    .getByLabel('Value')
    .fill(JSON.stringify([note]));
  await entry(page).getByRole('button', { name: 'Save' }).click();
  await expect(row(page, 'notes')).toContainText('by hand');

  // The program reads what was written by hand …
  await programPage(page).locator('wx-view, wx-page').first().waitFor();
  await page.locator('.simulator-address').fill('pages/notes/notes');
  await page.locator('.simulator-address').press('Enter');
  await expect(programPage(page).locator('body')).toContainText('by hand');

  // … and the panel follows what the program writes.
  await page.locator('.dv-tab', { hasText: 'Console' }).click();
  await page
    .locator('.console-prompt textarea')
    .fill("wx.setStorageSync('seen', 4); wx.setStorageSync('more', 'x')");
  await page.locator('.console-prompt textarea').press('Enter');
  await page.locator('.dv-tab', { hasText: 'Storage' }).click();
  await expect(row(page, 'seen')).toContainText('4');
  await page.screenshot({ path: 'test-results/panels/storage.png' });

  // Edited, renamed, deleted and taken back.
  await row(page, 'more').click();
  await expect(entry(page).getByLabel('Key')).toHaveValue('more');
  await entry(page).getByLabel('Key').fill('renamed');
  await entry(page).getByLabel('Value').fill('y');
  await entry(page).getByLabel('Value').press('Control+Enter');
  await expect(row(page, 'renamed')).toContainText('y');
  await expect(row(page, 'more')).toHaveCount(0);
  await row(page, 'renamed').click();
  await page.locator('.storage-table .list').press('Delete');
  await expect(row(page, 'renamed')).toHaveCount(0);
  await page
    .locator('.notice', { hasText: '1 entry was deleted' })
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(row(page, 'renamed')).toContainText('y');
  await page.getByLabel('Filter keys').fill('seen');
  await expect(page.locator('.list .storage-row')).toHaveCount(1);
  await page.getByLabel('Filter keys').fill('');
  await page.getByRole('button', { name: 'Clear storage' }).click();
  await expect(page.locator('.list .storage-row')).toHaveCount(0);
  await expect(page.locator('.storage-table')).toContainText('keeps nothing');
  expect(errors).toEqual([]);
});
