// Scripts in the IDE's own editor: answered by the language server of the host, which knows the whole program.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import {
  makeProject,
  openFile,
  startStudio,
  suggested,
  watchErrors,
  type Studio,
} from '../renderer/testing/studio.ts';

let studio: Studio;

test.beforeAll(async () => {
  studio = await startStudio(
    makeProject({
      'project.config.json': '{ "appid": "touristappid" }',
      'app.json': '{ "pages": ["pages/index/index"] }',
      'app.js': 'App({});\n',
      'pages/index/index.js':
        "import { money } from '../../utils/money';\n\nPage({\n  data: { title: 'kettle', price: money(1) },\n  onTap() {\n    \n  },\n});\n",
      'pages/index/index.wxml': '<view bindtap="onTap">{{title}} {{price}}</view>\n',
      'pages/index/index.json': '{}\n',
      'utils/money.js':
        '/** Cents as text. */\nexport function money(cents) {\n  return (cents / 100).toFixed(2);\n}\nexport const currency = (code) => code;\n',
      'utils/tools.wxs':
        'var up = function (text) {\n  return text.toUpperCase();\n};\nmodule.exports = { up: up };\n',
    }),
  );
});
test.afterAll(() => studio.dispose());

test('completes, explains and checks scripts of the program', async ({ page }) => {
  const errors = watchErrors(page);
  await page.goto(studio.url);
  await openFile(page, 'pages/index/index.js');
  await page.keyboard.press('Control+Home');
  for (let line = 0; line < 5; line += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.type('wx.showToas');
  const rows = page.locator('.suggest-widget .monaco-list-row');
  await suggested(page, 'showToast');
  await expect(rows.filter({ hasText: 'showToast' })).toHaveCount(1);
  await page.screenshot({ path: 'test-results/shots/language-wx.png' });
  await page.keyboard.press('Enter');
  await page.keyboard.type('({ title: ');
  await expect(page.locator('.parameter-hints-widget')).toContainText('showToast');
  await page.keyboard.press('Escape');
  await page.keyboard.type('this.data.title });');
  await page.keyboard.press('Enter');
  await page.keyboard.type('curre');
  await suggested(page, 'currency');
  await page.keyboard.press('Enter');
  await expect(page.getByText("import { currency, money } from '../../utils/money'").first()).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect
    .poll(() => readFileSync(path.join(studio.folder, 'pages/index/index.js'), 'utf8'))
    .toContain('currency, money');
  expect(errors).toEqual([]);
});

test('goes to a definition and lists references across files', async ({ page }) => {
  const errors = watchErrors(page);
  await page.goto(studio.url);
  await openFile(page, 'pages/index/index.js');
  await page.locator('.view-line').getByText('money', { exact: false }).first().click();
  await page.keyboard.press('Control+Home');
  for (let step = 0; step < 10; step += 1) await page.keyboard.press('ArrowRight');
  const tab = page.locator('.tab.active, [aria-selected=true]').filter({ hasText: 'money.js' }).first();
  // The language server may still be reading the program: then there is no definition yet.
  await expect(async () => {
    await page.keyboard.press('F12');
    await expect(tab).toBeVisible({ timeout: 5_000 });
  }).toPass();
  expect(errors).toEqual([]);
});
