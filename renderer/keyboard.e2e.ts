import { expect, test, type Page } from '@playwright/test';
import { openFile, startStudio, tab, tree, watchErrors, type Studio } from './testing/studio.ts';

let studio: Studio;
test.beforeEach(async () => {
  studio = await startStudio();
});
test.afterEach(() => studio.dispose());

interface Stop {
  /** What has the focus, as a person would name it. */
  name: string;
  part: string;
  /** Nothing shows that it has the focus. */
  isHidden: boolean;
  /** Tab types here; F6 leads out. */
  isText: boolean;
}

/** Marks the element with the focus as reached and describes it. */
const here = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const element = document.activeElement;
    element?.setAttribute('data-reached', '');
    const own = element instanceof HTMLElement ? element : document.body;
    const isText = !!own.closest('.monaco-editor, .xterm');
    const shown = (style: CSSStyleDeclaration) =>
      style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
    // A list shows it at the row that its keys move.
    const row = own.matches('.list') ? own.querySelector('.row.focused') : null;
    const shows = shown(getComputedStyle(row ?? own));
    return {
      name: own.getAttribute('aria-label') ?? own.textContent.trim().slice(0, 40),
      part:
        own.closest<HTMLElement>('[data-part]')?.dataset.part ??
        own.closest<HTMLElement>('.panel')?.dataset.panel ??
        own.tagName,
      isHidden: !isText && own !== document.body && own.tagName !== 'IFRAME' && !shows,
      isText,
    };
  });

/** Controls that are seen, but that neither Tab nor the arrows of a group that Tab reaches lead to. */
const missed = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const groups = '[role=tablist], [role=tree], [role=listbox], [role=menu], [role=radiogroup]';
    return (
      [
        ...document.querySelectorAll<HTMLElement>(
          'button, input, select, textarea, a[href], [tabindex], [role=tab]',
        ),
      ]
        // Boxes that code may focus are no controls.
        .filter(
          (element) =>
            element.tabIndex >= 0 ||
            !element.matches('.dv-groupview, .dv-content-container, .dv-render-overlay'),
        )
        .filter((element) => !element.closest('.monaco-editor, .xterm, [aria-hidden=true]'))
        .filter((element) => element.offsetParent !== null && element.offsetWidth > 0)
        .filter((element) => !element.hasAttribute('data-reached'))
        .filter((element) => {
          const group = element.closest(groups);
          return !group?.matches('[data-reached]') && !group?.querySelector('[data-reached]');
        })
        .map(
          (element) =>
            `${element.tagName} ${element.className} ${element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 40)}`,
        )
    );
  });

/** Goes round the window by Tab, out of what types a tab by F6, until it is where it began. */
async function walk(page: Page, isBack: boolean): Promise<Stop[]> {
  const stops: Stop[] = [];
  const before = () => page.evaluate(() => document.querySelectorAll('[data-reached]').length);
  let idle = 0;
  let count = 0;
  // A round brings nothing new any more: everything that can be reached was.
  while (idle < 30 && stops.length < 300) {
    const stop = await here(page);
    stops.push(stop);
    const now = await before();
    idle = now > count ? 0 : idle + 1;
    count = now;
    await page.keyboard.press(`${isBack ? 'Shift+' : ''}${stop.isText ? 'F6' : 'Tab'}`);
  }
  return stops;
}

test('every control of the window is reached by Tab and F6, and shows that it has the focus', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const errors = watchErrors(page);
  await page.goto(studio.url);
  await tree(page, 'app.js').waitFor();
  await openFile(page, 'app.js');
  await openFile(page, 'notes.txt');
  await page.keyboard.press('Control+Shift+M');
  await expect(page.locator('[data-panel=problems] .list')).toBeFocused();
  await page.keyboard.press('Home');
  const stops = await walk(page, false);
  // What stands before an editor or a list is reached from behind.
  await page.keyboard.press('Control+Shift+M');
  await expect(page.locator('[data-panel=problems] .list')).toBeFocused();
  await page.keyboard.press('Home');
  stops.push(...(await walk(page, true)));
  expect(await missed(page)).toEqual([]);
  expect(stops.filter(({ isHidden }) => isHidden).map(({ part, name }) => `${part}: ${name}`)).toEqual([]);
  const parts = stops.map(({ part }) => part);
  for (const part of ['title', 'activity', 'status', 'explorer', 'editor', 'problems', 'simulator'])
    expect(parts).toContain(part);
  expect(errors).toEqual([]);
});

/** The focused row of the open menu. */
const focusedItem = (page: Page) => page.locator('.menu button:focus');

test('menus, trees, tabs and dialogs are used by keys alone, and give the focus back', async ({ page }) => {
  const errors = watchErrors(page);
  await page.goto(studio.url);
  await tree(page, 'app.js').waitFor();
  await openFile(page, 'app.js');
  await openFile(page, 'notes.txt');

  const mark = page.locator('.mark-button');
  await mark.focus();
  await mark.press('Enter');
  await expect(page.locator('.menu').first()).toBeVisible();
  const count = await page.locator('.menu > button').count();
  const names = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    names.add((await focusedItem(page).textContent()) ?? '');
    await page.keyboard.press('ArrowDown');
  }
  expect(names.size).toBe(count);
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.menu')).toHaveCount(2);
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.menu')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(mark).toBeFocused();

  await page.keyboard.press('Control+Shift+E');
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+F10');
  await page.keyboard.press('r');
  await expect(focusedItem(page)).toContainText('Rename');
  await page.keyboard.press('Enter');
  await expect(page.locator('.entry.draft input')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('.explorer .list')).toBeFocused();

  const tabOf = (name: string) => page.locator('.dv-tab', { has: tab(page, name) });
  await tabOf('notes.txt').focus();
  await page.keyboard.press('Shift+F10');
  await page.keyboard.press('ArrowDown');
  await expect(focusedItem(page)).toContainText('Close others');
  await page.keyboard.press('Enter');
  await expect(tab(page, 'app.js')).toHaveCount(0);
  await tabOf('notes.txt').focus();
  await page.keyboard.press('Delete');
  await expect(tab(page, 'notes.txt')).toHaveCount(0);

  await page.keyboard.press('Control+Shift+N');
  const dialog = page.locator('dialog[open]');
  await expect(dialog.locator('.template-choice').first()).toBeVisible();
  for (let index = 0; index < 12; index += 1) {
    await page.keyboard.press('Tab');
    // The browser's own frame may take a turn; the page behind never does.
    expect(
      await page.evaluate(
        () => document.activeElement === document.body || !!document.activeElement?.closest('dialog'),
      ),
    ).toBe(true);
  }
  await dialog.locator('input').first().focus();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  expect(errors).toEqual([]);
});
