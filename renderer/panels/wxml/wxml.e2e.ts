import { mkdirSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { makeExample, programPage, showPanel } from '../../testing/example.ts';
import { runCommand, startStudio, tab, watchErrors, type Studio } from '../../testing/studio.ts';

let studio: Studio;
test.beforeEach(async () => {
  // The search field of the sample fills its list as well: ten thousand nodes when it says so.
  const folder = makeExample('sample', {
    'pages/teas/teas.js': (text) =>
      text.replace(
        'const teas = findTeas',
        `if (words === 'flood') return this.setData({ many: Array.from({ length: 10000 }, (_, n) => n) });
    const teas = findTeas`,
      ),
    'pages/teas/teas.wxml': (text) =>
      `${text}<view id="many"><text wx:for="{{many}}" wx:key="*this">{{item}}</text></view>\n`,
  });
  studio = await startStudio(folder);
  mkdirSync('test-results/panels', { recursive: true });
});
test.afterEach(() => studio.dispose());

const row = (page: Page, text: string) => page.locator('.wxml-row', { hasText: text });
const openRow = (page: Page, text: string) => row(page, text).first().locator('.wxml-toggle').click();
const detail = (page: Page) => page.locator('.wxml-detail');
const openTab = (page: Page, name: string) => detail(page).getByRole('tab', { name }).click();

test('R-SIM the component tree of a real program: live, styles by rule, box, picker both ways, edits, sources', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const errors = watchErrors(page);
  // The phone at its own size: Playwright presses beside its mark in a frame that is drawn smaller.
  await page.setViewportSize({ width: 1500, height: 1150 });
  await page.goto(studio.url);
  await showPanel(page, 'WXML');

  // Tags as they are written; loops and conditions are not tags.
  await expect(row(page, '<view class="search"')).toBeVisible();
  await expect(row(page, '<navigator').first()).toBeVisible();
  await openRow(page, '<navigator');
  await openRow(page, '<tea-card');
  await expect(row(page, '#shadow-root').first()).toBeVisible();

  // Hovering marks it in the program.
  await row(page, '<view class="search"').hover();
  const frame = page.frameLocator('iframe.simulator-page');
  await expect(frame.getByText(/^view\.search/)).toBeVisible();

  // Styles by rule with their place, what loses, the box; values change live.
  await row(page, '<view class="search"').click();
  const rule = detail(page).locator('.wxml-rule', { hasText: '.search' });
  await expect(rule).toContainText('teas.wxss:1');
  await expect(detail(page).locator('.wxml-box')).toContainText('×');
  await page.screenshot({ path: 'test-results/panels/wxml.png' });
  await rule.getByLabel('Value of height').fill('120rpx');
  await rule.getByLabel('Value of height').press('Enter');
  const search = programPage(page).locator('.search');
  await expect(search).toHaveCSS('height', /^62\.\d+px$/);
  await detail(page).getByLabel('Add a declaration').fill('opacity: 0.5');
  await detail(page).getByLabel('Add a declaration').press('Enter');
  await expect(search).toHaveCSS('opacity', '0.5');
  await expect(detail(page).getByLabel('Add a declaration')).toHaveValue('');
  await openTab(page, 'Computed');
  await detail(page).getByLabel('Filter properties').fill('opacity');
  await expect(detail(page).locator('.wxml-computed')).toContainText('0.5');
  await openTab(page, 'Attributes');
  await detail(page).getByLabel('class', { exact: true }).fill('search by-hand');
  await detail(page).getByLabel('class', { exact: true }).press('Enter');
  await expect(row(page, 'class="search by-hand"')).toBeVisible();
  await expect(programPage(page).locator('.by-hand')).toBeVisible();

  // Picked in the program, shown in the tree; the program does not hear the press.
  await runCommand(page, 'Pick an element in the simulator');
  await expect(page.locator('.wxml-hint')).toBeVisible();
  await programPage(page).locator('.kind').nth(1).click();
  await expect(page.locator('.wxml-row.focused')).toContainText('class="kind');
  await expect(programPage(page).locator('.kind').nth(1)).not.toHaveClass(/chosen/);
  // Afterwards it does, and the tree follows.
  await programPage(page).locator('.kind').nth(1).click();
  await expect(page.locator('.wxml-row.focused')).toContainText('chosen');

  // Text; data of a component; where it is written.
  await page.locator('.wxml-row.focused .wxml-toggle').click();
  await row(page, '绿茶 Green').last().click();
  await openTab(page, 'Attributes');
  await detail(page).getByLabel('Text').fill('By hand');
  await detail(page).getByLabel('Text').press('Enter');
  await expect(programPage(page).locator('body')).toContainText('By hand');
  await openRow(page, '<scroll-view');
  await row(page, '<tea-card').first().click();
  await openTab(page, 'Data');
  await expect(detail(page)).toContainText('components/tea-card/tea-card');
  await expect(detail(page)).toContainText('rating');
  await detail(page)
    .getByRole('button', { name: /teas\.wxml:\d+/ })
    .click();
  await expect(tab(page, 'teas.wxml')).toBeVisible();

  // Ten thousand nodes: all there, those in sight drawn.
  await programPage(page).locator('input').fill('flood');
  await row(page, 'id="many"').first().click();
  const list = page.locator('.wxml-tree .list');
  await list.press('ArrowRight');
  await expect
    .poll(() => list.evaluate((element) => element.scrollHeight), { timeout: 40_000 })
    .toBeGreaterThan(10_000 * 20);
  await list.press('End');
  await expect(page.locator('.wxml-row.focused')).toContainText('<text');
  await expect(row(page, '</page>')).toBeVisible();
  expect(await page.locator('.wxml-row').count()).toBeLessThan(120);
  expect(errors).toEqual([]);
});
