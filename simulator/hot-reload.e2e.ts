import { expect, test, type Page } from '@playwright/test';
import { pageOf, programOf, runIde, type RunningIde } from './testing/running-ide.ts';

const script = (step: number): string => `Page({
  data: { n: 0, list: [] },
  onLoad(q) { this.loaded = (this.loaded || 0) + 1; this.q = q.x },
  up() { this.setData({ n: this.data.n + ${step} }) },
})`;
const template = (word: string): string => `<view id="word">${word}</view>
<view id="n" bindtap="up">n={{n}}</view><input id="i" />
<view style="height: 2000px"></view><view id="end">end</view>`;

const files = {
  'app.json': JSON.stringify({
    pages: ['pages/a/a', 'pages/b/b'],
    window: { navigationBarTitleText: 'First' },
  }),
  'app.js': 'App({})',
  'project.config.json': '{}',
  'pages/a/a.js': 'Page({})',
  'pages/a/a.wxml': '<view id="a">A</view>',
  'pages/b/b.js': script(1),
  'pages/b/b.wxml': template('one'),
  'pages/b/b.wxss': '#word { color: rgb(1, 1, 1) }',
  'pages/b/b.json': '{}',
};

test.describe.serial('R-SIM hot reload in the IDE', () => {
  let ide: RunningIde;
  let view: Page;
  const errors: string[] = [];

  test.beforeAll(async ({ browser }) => {
    ide = await runIde(files);
    view = await browser.newPage({ viewport: { width: 1500, height: 1150 } });
    view.on('pageerror', (error) => errors.push(error.message));
    await view.goto(ide.address);
    await expect(pageOf(view).locator('#a')).toHaveText('A');
    const address = view.locator('.simulator-address');
    await address.fill('pages/b/b?x=7');
    await address.press('Enter');
    await expect(pageOf(view).locator('#word')).toHaveText('one');
    await pageOf(view).locator('#n').click();
    await pageOf(view).locator('#i input').fill('typed');
    await pageOf(view).locator('#end').scrollIntoViewIfNeeded();
  });

  test.afterAll(async () => {
    await view?.close();
    await ide?.close();
  });

  const scrolled = (): Promise<number> =>
    pageOf(view)
      .locator('body')
      .evaluate(() => document.scrollingElement?.scrollTop ?? 0);

  test('a style changes in place', async () => {
    const before = await scrolled();
    await ide.write('pages/b/b.wxss', '#word { color: rgb(2, 2, 2) }');
    await expect(pageOf(view).locator('#word')).toHaveCSS('color', 'rgb(2, 2, 2)');
    await expect(pageOf(view).locator('#n')).toHaveText('n=1');
    await expect(pageOf(view).locator('#i input')).toHaveValue('typed');
    expect(await scrolled()).toBe(before);
  });

  test('a template changes in place: data, typed text and scroll place stay', async () => {
    const before = await scrolled();
    await ide.write('pages/b/b.wxml', template('two'));
    await expect(pageOf(view).locator('#word')).toHaveText('two');
    await expect(pageOf(view).locator('#n')).toHaveText('n=1');
    await expect(pageOf(view).locator('#i input')).toHaveValue('typed');
    expect(await scrolled()).toBe(before);
  });

  test('a script runs anew, the page keeps its data', async () => {
    await ide.write('pages/b/b.js', script(10));
    await expect(async () => {
      await pageOf(view).locator('#n').dispatchEvent('touchstart', {});
      await pageOf(view).locator('#n').click();
      expect(Number((await pageOf(view).locator('#n').textContent())?.slice(2))).toBeGreaterThanOrEqual(11);
    }).toPass({ timeout: 10_000 });
    await expect(pageOf(view).locator('#word')).toHaveText('two');
  });

  test('json relaunches to the same route', async () => {
    await ide.write('pages/b/b.json', JSON.stringify({ navigationBarTitleText: 'Second' }));
    await expect(programOf(view).locator('.navigation .text')).toHaveText('Second');
    await expect(pageOf(view).locator('#n')).toHaveText('n=0');
    await expect(view.locator('.simulator-address')).toHaveValue('pages/b/b?x=7');
  });

  test('a mistake is shown at its place, and goes when it is mended', async () => {
    await ide.write('pages/b/b.js', 'Page({ oops');
    await expect(programOf(view).locator('.tessera-errors')).toContainText('pages/b/b.js');
    await ide.write('pages/b/b.js', script(1));
    await expect(programOf(view).locator('.tessera-errors')).toHaveCount(0);
  });
});
