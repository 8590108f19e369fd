// Scenarios of the language server, the very data of language/testing, through the IDE's own editor: keys are typed, what
// is offered is chosen, and the file that is saved is compared. One window for all of them.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { program } from '../language/testing/program.ts';
import type { Case } from '../language/testing/scenario.ts';
import { programs } from '../language/testing/scenarios.ts';
import { makeProject, openFile, startStudio, watchErrors, type Studio } from '../renderer/testing/studio.ts';

let studio: Studio;

test.beforeAll(async () => {
  studio = await startStudio(makeProject(program));
});
test.afterAll(() => studio.dispose());

const plain = programs[0]!;
const onDisk = (file: string) => path.join(studio.folder, file);
const read = (file: string) => (existsSync(onDisk(file)) ? readFileSync(onDisk(file), 'utf8') : '');
const lines = (page: Page) => page.locator('.monaco-editor .view-lines').first();

/** What is typed key by key: the word before the cursor, with what it begins with. */
const typedPart = /(?:<[\w-]*|[\w$.>*+#@:{}[\]-]+)$/;
/** Where the cursor stands after a suggestion was taken: typed there, and looked for in the file. */
const mark = 'Q';

/** Puts a text in the place of what is there, and waits until the editor shows it. */
async function show(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+a');
  if (text === '') await page.keyboard.press('Delete');
  else {
    // Pasted: typed braces would bring their pairs.
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await page.keyboard.press('Control+v');
  }
  const shown = async () => {
    const rows = await lines(page)
      .locator('.view-line')
      .evaluateAll((all) =>
        (all as HTMLElement[])
          .sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top))
          .map((line) => {
            const copy = line.cloneNode(true) as HTMLElement;
            // Hints stand in the line, but are no part of the text.
            for (const hint of copy.querySelectorAll('[class*="dyn-rule"]')) hint.remove();
            return copy.textContent;
          }),
      );
    return rows.join('\n').replaceAll('\u00a0', ' ');
  };
  await expect.poll(shown).toBe(text);
}

async function goTo(page: Page, text: string, offset: number): Promise<void> {
  const before = text.slice(0, offset).split('\n');
  await page.keyboard.press('Control+Home');
  for (let line = 1; line < before.length; line += 1) await page.keyboard.press('ArrowDown');
  for (let step = 0; step < before.at(-1)!.length; step += 1) await page.keyboard.press('ArrowRight');
}

const row = (page: Page, label: string) =>
  page
    .locator('.suggest-widget.visible .monaco-list-row')
    .filter({
      has: page.locator('.label-name', { hasText: new RegExp(`^${label.replace(/[^\w]/g, '\\$&')}$`) }),
    })
    .first();

/** Saves, and waits until it is saved. */
async function save(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+s');
  await expect(page.locator('.tab.dirty')).toHaveCount(0);
}

/** Types the last word of a scenario, takes what it names, and saves: the file with the cursor where it came to stand. */
async function typeAndTake(
  page: Page,
  file: string,
  [marked, [pick, after]]: Case<'accepts'>,
): Promise<void> {
  const [before = '', rest = ''] = marked.split('|');
  const typed = typedPart.exec(before)?.[0] ?? '';
  const start = before.slice(0, before.length - typed.length);
  await show(page, start + rest);
  await goTo(page, start + rest, start.length);
  await page.keyboard.type(typed);
  const wanted = row(page, pick);
  await expect(async () => {
    if (!(await wanted.isVisible())) await page.keyboard.press('Control+Space');
    await expect(wanted).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
  await wanted.click();
  await page.keyboard.press('Escape');
  // A letter at the end of a tag's name goes into its end tag too: there the mark stands apart.
  const sign = /<[\w-]+\|/.test(after) ? ` ${mark}` : mark;
  await page.keyboard.type(sign);
  await save(page);
  await expect.poll(() => read(file)).toBe(after.replace('|', sign));
}

const cursorAt = async (page: Page) => {
  const box = await page.locator('.monaco-editor.focused .cursor').first().boundingBox();
  return { x: box!.x + 2, y: box!.y + box!.height / 2 };
};

/** Opens a file with a marked text, the cursor at its mark. */
async function showMarked(page: Page, file: string, marked: string): Promise<void> {
  const text = marked.replace('|', '');
  await openFile(page, file);
  await show(page, text);
  await goTo(page, text, marked.indexOf('|'));
}

const isTyped = ([marked]: Case<'accepts'>) => !marked.includes('</|');

test('what is typed and taken becomes what each scenario says', async ({ page }) => {
  test.setTimeout(180_000);
  const errors = watchErrors(page);
  await page.goto(studio.url);
  let count = 0;
  for (const file of ['pages/index/index.wxml', 'pages/index/index.wxss']) {
    await openFile(page, file);
    const cases = plain.groups
      .filter((group) => group.ask === 'accepts' && group.file === file)
      .flatMap(({ cases: all }) => all as readonly Case<'accepts'>[])
      .filter(isTyped);
    for (const one of cases) {
      await test.step(one[0], () => typeAndTake(page, file, one));
      count += 1;
    }
    await show(page, program[file]!);
    await save(page);
  }
  expect(count).toBeGreaterThanOrEqual(30);
  expect(errors).toEqual([]);
});

const looks = [
  {
    name: 'light-en',
    colorScheme: 'light',
    locale: 'en-US',
    words: {
      create: 'Create method “onNew”',
      extract: 'Extract to component <tea-row>',
      help: 'What stands at the top.',
      class: 'No style sheet has the class “nowhere”.',
    },
  },
  {
    name: 'dark-zh',
    colorScheme: 'dark',
    locale: 'zh-CN',
    words: {
      create: '创建方法“onNew”',
      extract: '提取为组件 <tea-row>',
      help: '事件',
      class: '样式文件中没有类“nowhere”。',
    },
  },
] as const;

const wxml = 'pages/index/index.wxml';

for (const { name, colorScheme, locale, words } of looks) {
  test(`answers are shown and fixes are made (${name})`, async ({ browser }) => {
    test.setTimeout(120_000);
    const context = await browser.newContext({ colorScheme, locale, viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const errors = watchErrors(page);
    const look = (what: string) =>
      page.screenshot({ path: `test-results/shots/language-${what}-${name}.png` });
    await page.goto(studio.url);
    // Types of loop items, and completion with its words.
    await showMarked(page, wxml, '<view wx:for="{{teas}}" wx:key="id">{{item.name}}</view>\n|\n');
    await expect(page.getByText('item: { id, name, tags }')).toBeVisible();
    await look('inlay');
    await page.keyboard.type('<tea');
    await expect(row(page, 'tea-card')).toBeVisible();
    await look('completion');
    await page.keyboard.press('Escape');
    // Words under the pointer.
    await showMarked(page, wxml, '<tea-c|ard main-title="x" class="nowhere" />\n');
    const pointer = await cursorAt(page);
    await page.mouse.move(pointer.x, pointer.y);
    await expect(page.locator('.monaco-hover:visible')).toContainText(words.help);
    await expect(page.locator('.monaco-hover:visible')).toContainText('<tea-card>');
    await look('hover');
    await page.mouse.move(5, 5);
    // A rename over several files, seen before it is done.
    await save(page);
    const box = page.locator('.rename-box input, .rename-input').first();
    await expect(async () => {
      await page.keyboard.press('F2');
      await expect(box).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 30_000 });
    await box.fill('leaf-card');
    await page.keyboard.press('Enter');
    const preview = page.getByRole('region', { name: /“tea-card”.*“leaf-card”/ });
    await expect(preview.getByRole('checkbox').first()).toBeChecked();
    await look('rename');
    await preview.getByRole('button', { name: /^(Discard|放弃)$/ }).click();
    // A fix, chosen from the list.
    await showMarked(page, wxml, '<view bindtap="on|New"></view>\n');
    await expect(page.locator('.squiggly-warning').first()).toBeVisible();
    const fix = page.getByRole('option', { name: words.create });
    await expect(async () => {
      await page.keyboard.press('Control+.');
      await expect(fix).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 30_000 });
    await look('fix');
    await fix.click();
    await expect.poll(() => read('pages/index/index.js')).toContain('onNew(event)');
    await page.keyboard.press('Escape');
    writeFileSync(onDisk('pages/index/index.js'), program['pages/index/index.js']!);
    // A selection becomes a component, and one step takes it back.
    await showMarked(
      page,
      wxml,
      '<view>\n|  <text class="tea-row" bindtap="onPick">{{title}}</text>\n</view>\n',
    );
    await save(page);
    await page.keyboard.press('Shift+End');
    const extract = page.getByRole('option', { name: words.extract });
    await expect(async () => {
      await page.keyboard.press('Control+.');
      await expect(extract).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 30_000 });
    await look('extract');
    await extract.click();
    await expect
      .poll(() => read('components/tea-row/tea-row.js'))
      .toContain("triggerEvent('pick', event.detail)");
    await expect.poll(() => read(wxml)).toContain('<tea-row title="{{title}}" bind:pick="onPick" />');
    await expect.poll(() => read('pages/index/index.json')).toContain('"tea-row"');
    await page.getByRole('button', { name: /Undo all|全部撤销/ }).click();
    await expect.poll(() => existsSync(onDisk('components/tea-row/tea-row.js'))).toBe(false);
    await expect.poll(() => read('pages/index/index.json')).not.toContain('tea-row');
    // The current parameter of a call.
    await showMarked(page, 'utils/money.js', 'wx.setStorageSync|\n');
    await page.keyboard.type('(');
    await expect(page.locator('.parameter-hints-widget')).toContainText('setStorageSync');
    await look('signature');
    await save(page);
    // What nothing uses is faded, what is deprecated is struck through.
    await showMarked(page, 'pages/index/index.wxss', '|.gone {\n  color: #ff8800;\n}\n');
    await expect(page.locator('.squiggly-inline-unnecessary').first()).toBeVisible();
    await look('faded');
    await save(page);
    writeFileSync(onDisk('utils/money.js'), program['utils/money.js']!);
    expect(errors).toEqual([]);
    await context.close();
  });
}
