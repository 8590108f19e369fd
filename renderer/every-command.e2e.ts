import { expect, test, type Page } from '@playwright/test';
import { openFile, startStudio, tree, watchErrors, type Studio } from './testing/studio.ts';

let studio: Studio;
test.beforeEach(async () => {
  studio = await startStudio();
});
test.afterEach(() => studio.dispose());

/** Titles of everything the palette offers, read by scrolling through it with the keyboard. */
async function offered(page: Page): Promise<string[]> {
  await page.keyboard.press('Control+Shift+P');
  const box = page.locator('.quick input');
  await box.waitFor();
  const titles: string[] = [];
  for (;;) {
    const row = page.locator('.quick .row.focused');
    const title = (await row.locator('.quick-title').textContent()) ?? '';
    if (titles[0] === title) break;
    titles.push(title);
    await box.press('ArrowDown');
  }
  await box.press('Escape');
  return titles;
}

/** Whatever a command left open is closed the way a person would. */
async function settle(page: Page): Promise<void> {
  for (let count = 0; count < 4; count += 1) {
    const isOpen = await page.locator('dialog[open], .quick, .menu, .notices.open').count();
    if (!isOpen) return;
    await page.locator('dialog[open], .quick input, .menu, .notices.open').first().press('Escape');
  }
  await expect(page.locator('dialog[open], .quick, .menu')).toHaveCount(0);
}

/** The command before may answer late (a peek, a hover, a dialog whose view had to load): that is closed, then once more. */
async function choose(page: Page, title: string): Promise<void> {
  await expect(async () => {
    await settle(page);
    await page.keyboard.press('Control+Shift+P');
    const box = page.locator('.quick input');
    await box.fill(`>${title}`, { timeout: 2_000 });
    await expect(page.locator('.quick .row.focused .quick-title')).toHaveText(title, { timeout: 2_000 });
    await box.press('Enter', { timeout: 2_000 });
  }, title).toPass({ timeout: 20_000 });
}

// These take away what the others need (tabs, the project, the words): they come last.
const last = (title: string) =>
  /Switch language/.test(title)
    ? 3
    : /Close project/.test(title)
      ? 2
      : /Close all|Close tab/.test(title)
        ? 1
        : 0;

test('every command of the palette runs without an error', async ({ page, context }) => {
  test.setTimeout(300_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const errors = watchErrors(page);
  await page.goto(studio.url);
  await tree(page, 'app.js').waitFor();
  await openFile(page, 'pages/index/index.js');
  const titles = (await offered(page)).sort((a, b) => last(a) - last(b));
  expect(titles.length).toBeGreaterThan(60);
  for (const title of titles) {
    await choose(page, title);
    await settle(page);
    // A refusal is a notice in words; a failure would be one of tone error.
    await expect(page.locator('.notice.error'), title).toHaveCount(0);
    expect(errors, title).toEqual([]);
  }
});
