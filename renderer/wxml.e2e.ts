import { expect, test } from '@playwright/test';
import { openFile, startStudio, tab, tree, watchErrors, type Studio } from './testing/studio.ts';

let studio: Studio;
test.beforeEach(async () => {
  studio = await startStudio();
});
test.afterEach(() => studio.dispose());

test('wxml offers tags and the page’s data, explains them, and leads to the handler', async ({ page }) => {
  const errors = watchErrors(page);
  await page.goto(studio.url);
  await tree(page, 'app.js').waitFor();
  await openFile(page, 'pages/index/index.wxml');
  const suggestions = page.locator('.suggest-widget .monaco-list-row');

  await page.keyboard.press('Control+End');
  await page.keyboard.type('<scroll-v');
  await expect(async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Space');
    await expect(suggestions.filter({ hasText: 'scroll-view' }).first()).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 40_000 });
  await page.keyboard.press('Enter');
  // The snippet waits for attributes first, then for what is inside.
  await page.keyboard.press('Tab');
  await page.keyboard.type('{{');
  await expect(async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Space');
    await expect(suggestions.filter({ hasText: 'title' }).first()).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 20_000 });
  await page.keyboard.press('Escape');

  await page.locator('.view-line span', { hasText: 'onTap' }).last().click();
  await page.keyboard.press('F12');
  await expect(tab(page, 'index.js')).toBeVisible();
  await expect(page.locator('.status-bar')).toContainText('Ln 3');
  expect(errors).toEqual([]);
});
