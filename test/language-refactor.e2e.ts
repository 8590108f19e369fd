// Changes that cross files: seen before they are done, done at once, taken back at once.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import {
  makeProject,
  openFile,
  runCommand,
  startStudio,
  tree,
  watchErrors,
  type Studio,
} from '../renderer/testing/studio.ts';

let studio: Studio;

test.beforeEach(async () => {
  studio = await startStudio(
    makeProject({
      'project.config.json': '{ "appid": "touristappid" }',
      'app.json': '{ "pages": ["pages/index/index"] }\n',
      'app.js': 'App({});\n',
      'components/card/card.json': '{ "component": true }\n',
      'components/card/card.js': 'Component({ properties: { mainTitle: String } });\n',
      'components/card/card.wxml': '<view>{{mainTitle}}</view>\n',
      'pages/index/index.js': "Page({ data: { title: 'kettle' } });\n",
      'pages/index/index.wxml': '<my-card main-title="{{title}}"/>\n',
      'pages/index/index.json': '{ "usingComponents": { "my-card": "/components/card/card" } }\n',
    }),
  );
});
test.afterEach(() => studio.dispose());

const read = (file: string) => readFileSync(path.join(studio.folder, file), 'utf8');

async function renameAtStart(page: Page, from: number, name: string): Promise<void> {
  await page.keyboard.press('Control+Home');
  for (let step = 0; step < from; step += 1) await page.keyboard.press('ArrowRight');
  const box = page.locator('.rename-box input, .rename-input').first();
  // The first question may come before the server is there.
  await expect(async () => {
    await page.keyboard.press('F2');
    await expect(box).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  await box.fill(name);
  await page.keyboard.press('Enter');
}

test('a rename across files is previewed with checkboxes and undone as one', async ({ page }) => {
  const errors = watchErrors(page);
  await page.goto(studio.url);
  await openFile(page, 'pages/index/index.wxml');
  await renameAtStart(page, 4, 'tea-card');
  const preview = page.getByRole('region', { name: 'Rename “my-card” to “tea-card”' });
  await expect(preview.getByText('2 of 2 changes in 2 files')).toBeVisible();
  const tab = page.getByRole('tab', { name: 'Refactor preview' });
  await expect(tab).toBeVisible();
  await expect(preview.getByRole('checkbox', { name: 'Line 1 of pages/index/index.wxml' })).toBeChecked();
  await page.screenshot({ path: 'test-results/shots/language-rename-preview.png' });
  await preview.getByRole('button', { name: 'Apply' }).click();
  await expect(tab).toBeHidden();
  await expect(page.getByRole('tab', { name: 'Console', selected: true })).toBeVisible();
  await expect.poll(() => read('pages/index/index.json')).toContain('"tea-card"');
  await expect.poll(() => read('pages/index/index.wxml')).toContain('<tea-card main-title');
  await page.getByRole('button', { name: 'Undo all' }).click();
  await expect.poll(() => read('pages/index/index.json')).toContain('"my-card"');
  await expect.poll(() => read('pages/index/index.wxml')).toContain('<my-card main-title');
  expect(errors).toEqual([]);
});

test('a property keeps its name where its box is not checked', async ({ page }) => {
  const errors = watchErrors(page);
  await page.goto(studio.url);
  await openFile(page, 'pages/index/index.wxml');
  await renameAtStart(page, 12, 'head-line');
  const preview = page.getByRole('region', { name: 'Rename' });
  await preview.getByRole('checkbox', { name: 'All changes in pages/index/index.wxml' }).uncheck();
  await preview.getByRole('button', { name: 'Apply' }).click();
  await expect.poll(() => read('components/card/card.js')).toContain('headLine: String');
  await expect.poll(() => read('components/card/card.wxml')).toContain('{{headLine}}');
  expect(read('pages/index/index.wxml')).toContain('main-title');
  expect(errors).toEqual([]);
});

test('a renamed folder takes its references along', async ({ page }) => {
  const errors = watchErrors(page);
  await page.goto(studio.url);
  await tree(page, 'components').click();
  await tree(page, 'components/card').click();
  await page.keyboard.press('F2');
  const box = page.locator('[role=tree] input');
  await box.fill('tile');
  await box.press('Enter');
  const preview = page.getByRole('region', { name: 'Move components/card to components/tile' });
  await preview.getByRole('button', { name: 'Apply' }).click();
  await expect.poll(() => read('pages/index/index.json')).toContain('/components/tile/card');
  await expect.poll(() => existsSync(path.join(studio.folder, 'components/tile/card.js'))).toBe(true);
  await page.getByRole('button', { name: 'Undo all' }).click();
  await expect.poll(() => read('pages/index/index.json')).toContain('/components/card/card');
  await expect.poll(() => existsSync(path.join(studio.folder, 'components/card/card.js'))).toBe(true);
  expect(errors).toEqual([]);
});

test('a new page is made, registered and taken back', async ({ page }) => {
  const errors = watchErrors(page);
  await page.goto(studio.url);
  await tree(page, 'app.json').waitFor();
  await runCommand(page, 'New page');
  const box = page.getByRole('dialog').getByRole('textbox');
  await box.fill('pages/cart/cart');
  await box.press('Enter');
  await expect.poll(() => read('app.json')).toContain('"pages/cart/cart"');
  for (const ending of ['js', 'wxml', 'wxss', 'json'])
    await expect.poll(() => existsSync(path.join(studio.folder, `pages/cart/cart.${ending}`))).toBe(true);
  await expect(page.locator('.tab', { hasText: 'cart.wxml' })).toBeVisible();
  await page.screenshot({ path: 'test-results/shots/language-new-page.png' });
  await page.getByRole('button', { name: 'Undo all' }).click();
  await expect.poll(() => read('app.json')).not.toContain('cart');
  await expect.poll(() => existsSync(path.join(studio.folder, 'pages/cart/cart.js'))).toBe(false);
  expect(errors).toEqual([]);
});
