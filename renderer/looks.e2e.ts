import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { openFile, startStudio, tree, watchErrors, type Studio } from './testing/studio.ts';

// Every view is checked by axe and kept as a picture. TESSERA_LOOKS=all takes the four combinations in two sizes.
const isAll = process.env.TESSERA_LOOKS === 'all';
const combinations = [
  { theme: 'dark', language: 'en' },
  { theme: 'light', language: 'zh' },
  ...(isAll
    ? [
        { theme: 'light', language: 'en' },
        { theme: 'dark', language: 'zh' },
        { theme: 'high-contrast', language: 'en' },
      ]
    : []),
];
const sizes = isAll
  ? [
      { width: 1280, height: 800 },
      { width: 2560, height: 1440 },
    ]
  : [{ width: 1280, height: 800 }];
const pictures = path.join('test-results', 'looks');

let studio: Studio;
test.beforeEach(async () => {
  studio = await startStudio();
  const git = (...args: string[]) => execFileSync('git', args, { cwd: studio.folder, stdio: 'pipe' });
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('-c', 'user.name=Tea', '-c', 'user.email=tea@example.com', 'commit', '-qm', 'first');
  writeFileSync(path.join(studio.folder, 'notes.txt'), 'one\n');
  writeFileSync(path.join(studio.folder, 'app.wxss'), 'page {\n  padding: 24rpx;\n}\n');
  git('add', 'app.wxss');
  mkdirSync(pictures, { recursive: true });
});
test.afterEach(() => studio.dispose());

async function check(page: Page, view: string, look: string, found: string[]): Promise<void> {
  await page.screenshot({ path: path.join(pictures, `${view}-${look}.png`) });
  const { violations } = await new AxeBuilder({ page })
    // The program in the simulator is its author's.
    .exclude('iframe')
    // Monaco draws its own lines and has its own accessible text beside them.
    .exclude('.monaco-editor')
    .analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const places = (nodes: (typeof serious)[number]['nodes']) =>
    nodes.map(({ target }) => target.join(' ')).slice(0, 4);
  found.push(...serious.map(({ id, nodes }) => `${view}: ${id}: ${places(nodes).join(', ')}`));
}

const keysOf: [view: string, keys: string][] = [
  ['search', 'Control+Shift+F'],
  ['changes', 'Control+Shift+G'],
  ['settings', 'Control+,'],
  ['output', 'Control+Shift+U'],
  ['terminal', 'Control+`'],
  ['problems', 'Control+Shift+M'],
  ['explorer', 'Control+Shift+E'],
];

async function setUp(page: Page, theme: string, language: string): Promise<void> {
  await page.keyboard.press('Control+,');
  const select = (key: string) => page.locator('.setting', { hasText: key }).locator('select');
  await select('workbench.theme').selectOption(theme);
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  await select('workbench.language').selectOption(language);
  await expect(page.locator('html')).toHaveAttribute('lang', language === 'zh' ? 'zh-CN' : 'en');
  await page.keyboard.press('Control+W');
}

for (const size of sizes) {
  for (const { theme, language } of combinations) {
    const look = `${theme}-${language}-${size.width}`;
    test(`every view in ${look} is sound for axe`, async ({ page }) => {
      test.setTimeout(300_000);
      await page.setViewportSize(size);
      const errors = watchErrors(page);
      const found: string[] = [];
      await page.goto(studio.url);
      await tree(page, 'app.js').waitFor();
      await setUp(page, theme, language);
      await check(page, 'empty', look, found);
      await openFile(page, 'pages/index/index.wxml');
      await check(page, 'editor', look, found);
      for (const [view, keys] of keysOf) {
        await page.keyboard.press(keys);
        if (view === 'search') {
          await page.locator('.search-box input').fill('page');
          await expect(page.locator('.search-rows .count').first()).toBeVisible();
        }
        if (view === 'changes') await page.locator('.git-commit').waitFor();
        if (view === 'terminal') await page.locator('.xterm-rows').waitFor();
        if (view === 'settings') await page.locator('.setting').first().waitFor();
        await check(page, view, look, found);
      }
      await page.keyboard.press('Control+K');
      await page.keyboard.press('Control+S');
      await page.locator('.keys-table').waitFor();
      await check(page, 'keys', look, found);
      await page.keyboard.press('Control+Shift+P');
      await check(page, 'palette', look, found);
      await page.locator('.quick input').fill(language === 'zh' ? '>显示项目详情' : '>show project details');
      await page.keyboard.press('Enter');
      await page.locator('.details-checks').waitFor();
      await check(page, 'details', look, found);
      await page.keyboard.press('Control+Shift+P');
      await page
        .locator('.quick input')
        .fill(language === 'zh' ? '>查看模拟器支持情况' : '>show what the simulator supports');
      await page.keyboard.press('Enter');
      await page.getByPlaceholder(language === 'zh' ? /wx 成员/ : /member of wx/).fill('hover-class');
      await page.locator('.support .list').getByText('<navigator>').click();
      await expect(page.locator('.support-detail')).toContainText('navigator-hover');
      await check(page, 'support', look, found);
      await page.locator('.mark-button').click();
      await page.keyboard.press('ArrowRight');
      await check(page, 'menu', look, found);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.locator('.activity').nth(-2).click();
      await page.locator('.recent').first().waitFor();
      await check(page, 'home', look, found);
      await page.keyboard.press('Control+Shift+N');
      await page.locator('dialog[open] .template-choice').first().waitFor();
      await check(page, 'new-project', look, found);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+Alt+U');
      await page.locator('.publish').first().waitFor();
      await check(page, 'publish', look, found);
      expect(found).toEqual([]);
      expect(errors).toEqual([]);
    });
  }
}
