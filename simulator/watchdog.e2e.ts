import { expect, test, type Page } from '@playwright/test';
import { pageOf, runIde, type RunningIde } from './testing/running-ide.ts';

const GIGABYTE = 1024 ** 3;
const files = {
  'app.json': JSON.stringify({ pages: ['pages/a/a'] }),
  'app.js': 'App({})',
  'project.config.json': '{}',
  'helpers.js': `exports.search = (list, wanted) => {
  let at = 0;
  while (list[at] !== wanted) at = (at + 1) % list.length;
  return at;
};`,
  'pages/a/a.js': `const { search } = require('../../helpers');
Page({
  data: { said: 'ready' },
  spin() { search([1, 2, 3], 4) },
  promises() { const again = () => Promise.resolve().then(again); again() },
  storm() {
    for (let at = 0; at < 20000; at++) debugger;
    this.setData({ said: 'stormed' });
  },
  endlessStorm() { for (;;) { debugger } },
  allocate() {
    const kept = [];
    try {
      for (let at = 0; at < 64; at++) kept.push(new ArrayBuffer(${4 * GIGABYTE}));
      this.setData({ said: 'kept ' + kept.length });
    } catch (error) {
      this.setData({ said: error.name });
    }
  },
})`,
  'pages/a/a.wxml': ['spin', 'promises', 'storm', 'endlessStorm', 'allocate']
    .map((name) => `<view id="${name}" bindtap="${name}" style="padding: 20px">${name}</view>`)
    .concat('<view id="said">{{said}}</view>')
    .join(''),
};

test.describe.serial('R-SIM watchdog: nothing that a program does stops the IDE', () => {
  let ide: RunningIde;
  let view: Page;
  const errors: string[] = [];
  const cover = () => view.locator('.simulator-cover');
  const said = () => pageOf(view).locator('#said');
  const press = (name: string): Promise<void> =>
    // The program may never answer the click itself.
    pageOf(view)
      .locator(`#${name}`)
      .click({ noWaitAfter: true, timeout: 5000 })
      .catch(() => undefined);
  const button = (name: RegExp) => cover().getByRole('button', { name });

  test.beforeAll(async ({ browser }) => {
    ide = await runIde(files);
    view = await browser.newPage({ viewport: { width: 1500, height: 1150 } });
    view.on('pageerror', (error) => errors.push(error.message));
    await view.goto(ide.address);
    await expect(said()).toHaveText('ready');
  });

  test.afterEach(async () => {
    // The IDE answers, whatever state its program is in.
    await view.keyboard.press('F1');
    await expect(view.getByRole('combobox').first()).toBeVisible();
    await view.keyboard.press('Escape');
    expect(errors).toEqual([]);
  });

  test.afterAll(async () => {
    await view?.close();
    await ide?.close();
  });

  test('an endless loop shows where it goes round; its place opens, and one click starts anew', async () => {
    await press('spin');
    const place = cover().getByRole('button', { name: 'helpers.js:3' });
    await expect(place).toBeVisible({ timeout: 30_000 });
    await expect(cover()).toContainText('search');
    await expect(cover()).toContainText('pages/a/a.js:4');
    await place.click();
    await expect(view.locator('.monaco-editor .view-line').first()).toContainText('exports.search');
    await button(/^(Restart|重新启动)$/).click();
    await expect(said()).toHaveText('ready');
  });

  test('an endless chain of promises is noticed and stopped', async () => {
    await press('promises');
    await expect(cover()).toContainText(/does not answer|没有响应/, { timeout: 30_000 });
    await button(/^(Stop|停止)$/).click();
    await button(/^(Restart|重新启动)$/).click();
    await expect(said()).toHaveText('ready');
  });

  test('a storm of debugger statements is weathered, and an endless one is a loop', async () => {
    await press('storm');
    await expect(said()).toHaveText('stormed', { timeout: 30_000 });
    await press('endlessStorm');
    await expect(cover()).toContainText('pages/a/a.js:10', { timeout: 30_000 });
    await button(/^(Restart|重新启动)$/).click();
    await expect(said()).toHaveText('ready');
  });

  test('4 GB and more are refused to it, or end it alone', async () => {
    await expect(async () => {
      await press('allocate');
      const word = await said()
        .textContent({ timeout: 3000 })
        .catch(() => 'gone');
      expect(word !== 'ready' || (await cover().count()) > 0).toBe(true);
    }).toPass({ timeout: 60_000 });
    await view.getByRole('button', { name: /^(Compile and restart|编译并重启)$/ }).click();
    await expect(said()).toHaveText('ready');
  });
});
