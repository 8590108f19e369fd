import { execFileSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { startStudio, tree, watchErrors, type Studio } from './testing/studio.ts';

let studio: Studio;
test.beforeEach(async () => {
  studio = await startStudio();
});
test.afterEach(() => studio.dispose());

test('a recent project shows its first page, its branch and where it is', async ({ page }) => {
  const errors = watchErrors(page);
  execFileSync('git', ['init', '-q', '-b', 'feature/tea'], { cwd: studio.folder });
  await page.goto(studio.url);
  await tree(page, 'app.js').waitFor();
  const program = page.frameLocator('.simulator-page');
  await expect(program.locator('body')).toBeVisible();
  const home = page.locator('.activity').nth(-2);
  const recent = page.locator('.recent').first();
  await expect(async () => {
    // The picture is taken some time after the first page: the list is asked again until it has it.
    await tree(page, 'app.js').click();
    await home.click();
    await expect(recent.locator('img')).toBeVisible({ timeout: 1_000 });
    await page.screenshot({ path: 'test-results/home.png' });
  }).toPass({ timeout: 30_000 });
  await expect(recent).toContainText('feature/tea');
  await expect(recent).toContainText(studio.folder);
  const size = await recent.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth);
  expect(size).toBe(132);
  expect(errors).toEqual([]);
});
