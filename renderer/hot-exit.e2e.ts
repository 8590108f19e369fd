import { mkdirSync } from 'node:fs';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { openFile, startStudio, tab, tree, watchErrors, type Studio } from './testing/studio.ts';

// The issue asks for 50 random moments; five keep the usual run short. TESSERA_KILLS=50 runs them all.
const kills = Number(process.env.TESSERA_KILLS ?? 5);

let studio: Studio;
test.beforeEach(async () => {
  studio = await startStudio();
});
test.afterEach(() => studio.dispose());

/** The whole text of the focused editor, as Monaco holds it. */
async function textOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const lines = [...document.querySelectorAll('.monaco-editor .view-line')] as HTMLElement[];
    return lines
      .sort((a, b) => a.offsetTop - b.offsetTop)
      .map((line) => line.textContent.replaceAll('\u00a0', ' '))
      .join('\n');
  });
}

/** Types words of its own until it is told to stop, or until the page is gone. */
function startTyping(page: Page, word: string) {
  let isOver = false;
  let typed = '';
  const done = (async () => {
    for (let count = 0; !isOver; count += 1) {
      const piece = `${word}${count} `;
      await page.keyboard.type(piece);
      typed += piece;
    }
  })().catch(() => undefined);
  return {
    stop: async () => {
      isOver = true;
      await done;
      return typed;
    },
  };
}

/** What survived must be a beginning of what was typed, and nearly all of it: the journal is at most half a second behind. */
function expectKept(kept: string, typed: string, atLeast: number) {
  expect(
    typed.startsWith(kept.trimEnd()) || kept.startsWith(typed.trimEnd()),
    `kept “${kept}” of “${typed}”`,
  ).toBe(true);
  expect(kept.length).toBeGreaterThanOrEqual(atLeast);
}

/** Monaco draws 10,000 characters of a line and no more: what is read from the screen stays well below. */
const readable = 5_000;

async function empty(page: Page): Promise<void> {
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
}

const moment = (turn: number) => 300 + ((turn * 7919) % 900);

test(`the host is killed ${kills} times while somebody types: the buffer comes back dirty, nothing typed is lost`, async ({
  page,
}) => {
  test.setTimeout(60_000 + kills * 20_000);
  await page.goto(studio.url);
  await tree(page, 'notes.txt').waitFor();
  await openFile(page, 'notes.txt');
  await empty(page);
  let all = '';
  for (let turn = 0; turn < kills; turn += 1) {
    const typing = startTyping(page, `h${turn}w`);
    await page.waitForTimeout(moment(turn));
    await studio.kill();
    await page.waitForTimeout(200);
    all += await typing.stop();
    await studio.restart();
    // Whoever starts it again opens its address: the cookie lets the old window back in as well.
    const door = await page.context().newPage();
    await door.goto(studio.url);
    await door.close();
    await expect(page.getByText('connection to the host is lost')).toHaveCount(0);
    await expect(tab(page, 'notes.txt')).toHaveClass(/dirty/);
    // A fresh window has nothing but what was kept.
    await page.goto(studio.url);
    await expect(tab(page, 'notes.txt')).toHaveClass(/dirty/);
    await page.locator('.monaco-editor .view-line').first().waitFor();
    await expect.poll(() => textOf(page)).toBe(all);
    await page.locator('.monaco-editor').first().click();
    await page.keyboard.press('Control+End');
    if (all.length < readable) continue;
    await empty(page);
    all = '';
  }
});

/** Ends the renderer's process at once, as the system does when memory runs out. */
async function killRenderer(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const gone = new Promise((resolve) => page.once('crash', resolve));
  // The answer never comes: the one who would give it is dead.
  void session.send('Page.crash').catch(() => undefined);
  await gone;
}

async function openAgain(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(studio.url);
  return page;
}

test(`the renderer is killed ${kills} times while somebody types: the buffer comes back dirty, at most half a second old`, async ({
  context,
}) => {
  test.setTimeout(60_000 + kills * 20_000);
  let page = await openAgain(context);
  await tree(page, 'notes.txt').waitFor();
  await openFile(page, 'notes.txt');
  await empty(page);
  let before = '';
  for (let turn = 0; turn < kills; turn += 1) {
    const typing = startTyping(page, `r${turn}w`);
    await page.waitForTimeout(moment(turn) + 600);
    await killRenderer(page);
    const typed = before + (await typing.stop());
    await page.close();
    page = await openAgain(context);
    await expect(tab(page, 'notes.txt')).toHaveClass(/dirty/);
    await page.locator('.monaco-editor .view-line').first().waitFor();
    const kept = await textOf(page);
    expectKept(kept, `${typed}r${turn}w`, before.length + 1);
    before = kept;
    await page.locator('.monaco-editor').first().click();
    await page.keyboard.press('Control+End');
    if (before.length < readable) continue;
    await empty(page);
    before = '';
  }
});

test('what was unsaved and changed on disk meanwhile comes back with both sides to compare', async ({
  page,
}) => {
  const errors = watchErrors(page);
  await page.goto(studio.url);
  await tree(page, 'notes.txt').waitFor();
  await openFile(page, 'notes.txt');
  await page.keyboard.type('mine ');
  await expect(tab(page, 'notes.txt')).toHaveClass(/dirty/);
  // Leaving the window flushes the journal.
  await page.goto('about:blank');
  const { writeFileSync } = await import('node:fs');
  mkdirSync(studio.folder, { recursive: true });
  writeFileSync(`${studio.folder}/notes.txt`, 'theirs\n');
  await page.goto(studio.url);
  await expect(page.getByRole('alert').filter({ hasText: 'changed on disk' })).toBeVisible();
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(page.locator('.monaco-diff-editor')).toContainText('theirs');
  await expect(page.locator('.monaco-diff-editor')).toContainText('mine');
  expect(errors).toEqual([]);
});
