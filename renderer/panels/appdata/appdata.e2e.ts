import { mkdirSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { makeExample, programPage, showPanel } from '../../testing/example.ts';
import { startStudio, watchErrors, type Studio } from '../../testing/studio.ts';

let studio: Studio;
test.beforeEach(async () => {
  studio = await startStudio(makeExample('sample'));
  mkdirSync('test-results/panels', { recursive: true });
});
test.afterEach(() => studio.dispose());

const row = (page: Page, key: string) =>
  page
    .locator('.appdata-row')
    .filter({ has: page.locator('.appdata-key', { hasText: new RegExp(`^${key}$`) }) })
    .first();
const data = (page: Page) => page.locator('.appdata-data .list');

test('R-SIM the data of a real program’s pages and components is live, is edited, and the edits are taken back', async ({
  page,
}) => {
  const errors = watchErrors(page);
  await page.goto(studio.url);
  await showPanel(page, 'AppData');
  const instances = page.locator('.appdata-instances [role=option]');
  await expect(instances.filter({ hasText: 'pages/teas/teas' })).toHaveAttribute('aria-selected', 'true');
  await expect(instances.filter({ hasText: 'tea-card' }).first()).toBeVisible();
  await expect(row(page, 'kind')).toContainText('"all"');

  // The program changes it: the panel follows, and the change is shown.
  await programPage(page).locator('input').fill('龙井');
  await expect(row(page, 'words')).toContainText('"龙井"');
  await expect(row(page, 'words').locator('.changed')).toBeVisible();

  // Written by hand, as setData writes: the page is drawn anew.
  await row(page, 'teas').click();
  await row(page, '0').click();
  await row(page, 'name').dblclick();
  await page.locator('.appdata-edit').fill('not json');
  await page.locator('.appdata-edit').press('Enter');
  await expect(page.locator('.appdata-edit')).toHaveAttribute('aria-invalid', 'true');
  await page.locator('.appdata-edit').fill('"By hand"');
  await page.locator('.appdata-edit').press('Enter');
  await expect(programPage(page).locator('body')).toContainText('By hand');
  await expect(data(page)).toBeFocused();
  await page.screenshot({ path: 'test-results/panels/appdata.png' });
  await data(page).press('Control+z');
  await expect(programPage(page).locator('body')).not.toContainText('By hand');

  // A list as JSON; then a component's own data.
  await row(page, 'teas').dblclick();
  await page.locator('.appdata-json').fill('[]');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(programPage(page).locator('body')).toContainText('Nothing found');
  await page.getByRole('button', { name: 'Undo change' }).click();
  await expect(programPage(page).locator('body')).not.toContainText('Nothing found');
  await instances.filter({ hasText: 'tea-card' }).first().click();
  await expect(row(page, 'rating')).toContainText('0');
  await expect(row(page, 'rating').locator('.property')).toBeVisible();

  // Another page on top is the one that is shown.
  await instances.filter({ hasText: 'pages/teas/teas' }).click();
  await page.locator('.simulator-address').fill('pages/tea/tea');
  await page.locator('.simulator-address').press('Enter');
  await expect(row(page, 'isRunning')).toContainText('false');
  expect(errors).toEqual([]);
});
