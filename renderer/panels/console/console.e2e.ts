import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { makeExample, programPage } from '../../testing/example.ts';
import { runCommand, startStudio, tab, watchErrors, type Studio } from '../../testing/studio.ts';

const index = 'miniprogram/pages/index/index.ts';
let studio: Studio;
test.beforeEach(async () => {
  const folder = makeExample('typescript-strict', {
    [index]: (text) =>
      text.replace(
        'onLoad() {\n',
        `onLoad() {
    console.info('tasks', this.data.tasks, { deep: { er: [1, 2, 3] } });
    for (let n = 0; n < 3; n++) console.log('again');
    console.group('outer');
    console.warn('%cinside%c plain', 'color: red', '');
    console.groupEnd();
    console.table([{ a: 1, b: 'x' }, { a: 2, b: 'y' }]);
    setTimeout(() => (undefined as unknown as { boom: () => void }).boom());
`,
      ),
  });
  studio = await startStudio(folder);
  mkdirSync('test-results/panels', { recursive: true });
});
test.afterEach(() => studio.dispose());

const row = (page: Page, text: string) => page.locator('.console-row', { hasText: text });
const prompt = (page: Page) => page.locator('.console-prompt textarea');

async function run(page: Page, code: string): Promise<void> {
  await prompt(page).fill(code);
  await prompt(page).press('Escape');
  await prompt(page).press('Enter');
}

test('R-SIM the console of a real program: trees, counts, groups, tables, sources, expressions, 100,000 lines', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const errors = watchErrors(page);
  // The test's own listener would spend longer on 100,000 lines than the panel does.
  await page.addInitScript(() => {
    if (!location.hostname.startsWith('ide.')) console.log = () => undefined;
  });
  await page.goto(studio.url);

  // Groups, counts, tables, and objects that open.
  await expect(row(page, 'again').locator('.console-count')).toHaveText('3');
  await expect(row(page, 'inside plain').locator('span[style*="red"]')).toHaveText('inside');
  await expect(page.locator('.console-table td', { hasText: 'y' })).toBeVisible();
  await row(page, 'outer').getByRole('button', { name: 'Group' }).click();
  await expect(row(page, 'inside plain')).toHaveCount(0);
  await row(page, 'outer').getByRole('button', { name: 'Group' }).click();
  const deep = row(page, 'tasks').locator('.value-toggle', { hasText: 'deep' });
  await deep.click();
  await row(page, 'tasks')
    .locator('.value-member', { hasText: 'deep' })
    .locator('.value-toggle')
    .first()
    .click();
  await expect(row(page, 'tasks').locator('.value-member', { hasText: 'er' }).last()).toContainText(
    '[1, 2, 3]',
  );

  // An error of the program leads to the line that was written, not to the one that was compiled.
  const error = row(page, "reading 'boom'");
  await expect(error).toHaveClass(/error/);
  await error.locator('.console-place').first().click();
  await expect(tab(page, 'index.ts')).toBeVisible();
  await expect(page.locator('.status-bar')).toContainText('Ln 25');

  // Levels and words.
  await page.getByRole('button', { name: 'Errors', exact: true }).click();
  await expect(error).toHaveCount(0);
  await page.getByRole('button', { name: 'Errors', exact: true }).click();
  await page.getByLabel('Filter: text').fill('/ins[i]de/');
  await expect(page.locator('.console-row')).toHaveCount(1);
  await page.getByLabel('Filter: text').fill('');

  // Expressions run where the program's scripts do; completion and history.
  await runCommand(page, 'Type an expression');
  await expect(prompt(page)).toBeFocused();
  await run(page, 'getApp().globalData.startedAt > 0 && typeof window');
  await expect(row(page, '"undefined"')).toBeVisible();
  await run(page, 'const kept = 20');
  await run(page, 'await Promise.resolve(kept + 1)');
  await expect(page.locator('.console-row.answer', { hasText: '21' })).toBeVisible();
  await run(page, 'nothingHere');
  await expect(page.locator('.console-row.answer.error')).toContainText('nothingHere is not defined');
  await prompt(page).press('ArrowUp');
  await expect(prompt(page)).toHaveValue('nothingHere');
  await prompt(page).fill('');
  await prompt(page).pressSequentially('wx.showToas');
  await expect(page.locator('.console-offers li')).toHaveText('showToast');
  await prompt(page).press('Tab');
  await expect(prompt(page)).toHaveValue('wx.showToast');
  await page.screenshot({ path: path.join('test-results/panels', 'console.png') });

  // A flood: every line arrives, and only what is seen is drawn.
  await run(page, "for (let n = 0; n < 100000; n++) console.log('line ' + n)");
  await expect(row(page, 'line 99999')).toBeVisible({ timeout: 60_000 });
  expect(await page.locator('.console-row').count()).toBeLessThan(150);
  await page.locator('.flow-list').press('Home');
  await page.getByLabel('Filter: text').fill('line 5000');
  await expect(row(page, 'line 50000')).toBeVisible();
  await expect(row(page, 'line 50009')).toBeVisible();
  await page.getByLabel('Filter: text').fill('');

  // Clear, and what a restart keeps.
  await runCommand(page, 'Clear console');
  await expect(page.locator('.console-row')).toHaveCount(0);
  await page.getByRole('button', { name: 'Keep the log' }).click();
  await run(page, "console.log('before')");
  await page.getByRole('button', { name: 'Compile and restart' }).click();
  await expect(row(page, 'The program restarted')).toBeVisible();
  await expect(row(page, 'before').first()).toBeAttached();
  await expect(row(page, 'again').locator('.console-count')).toHaveText('3');
  await expect(programPage(page).locator('input').first()).toBeVisible();
  expect(errors.filter((text) => !text.includes('boom'))).toEqual([]);
});
