import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { pageOf, runIde, type RunningIde } from '../../../simulator/testing/running-ide.ts';

const files = {
  'app.json': JSON.stringify({
    pages: ['pages/a/a', 'pages/b/b', 'pages/c/c'],
    window: { navigationBarTitleText: 'Pane', navigationBarBackgroundColor: '#ffffff' },
  }),
  'app.js': `App({
    onLaunch(options) {
      const manager = wx.getUpdateManager();
      this.said = 'scene ' + options.scene;
      manager.onCheckForUpdate(({ hasUpdate }) => (this.said += hasUpdate ? ' newer' : ' same'));
      manager.onUpdateReady(() => { this.said += ' ready'; this.told && this.told() });
    },
  })`,
  'project.config.json': '{}',
  'pages/a/a.js': `Page({
    data: { said: '' },
    onShow() { const app = getApp(); app.told = () => this.setData({ said: app.said }); app.told() },
  })`,
  'pages/a/a.wxml': '<view class="red"></view><view id="said">{{said}}</view>',
  'pages/a/a.wxss': '.red { height: 300px; background: rgb(200, 10, 20) }',
  'pages/b/b.js': 'Page({ onLoad() { null.x } })',
  'pages/b/b.wxml': '<view>Second</view>',
  'pages/c/c.js': 'Page({})',
  'pages/c/c.wxml': '<view></view>',
};

test.describe.serial('R-SIM the simulator pane', () => {
  let ide: RunningIde;
  let view: Page;
  const errors: string[] = [];
  const more = async (name: RegExp): Promise<void> => {
    await view.getByRole('button', { name: /^(More|更多)$/ }).click();
    await view.getByRole('menuitem', { name }).click();
  };

  test.beforeAll(async ({ browser }) => {
    ide = await runIde(files);
    view = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    view.on('pageerror', (error) => errors.push(error.message));
    await view.goto(ide.address);
    await expect(pageOf(view).locator('#said')).toContainText('scene 1001');
  });

  test.afterAll(async () => {
    expect(errors).toEqual([]);
    await view?.close();
    await ide?.close();
  });

  test('a screenshot is saved as a picture of what is on the screen', async () => {
    const saving = view.waitForEvent('download');
    await more(/^(Save a screenshot|保存截图)/);
    const download = await saving;
    expect(download.suggestedFilename()).toBe('pages-a-a.png');
    const { width, height, data } = PNG.sync.read(await readFile(await download.path()));
    expect([width, height]).toEqual([390 * 2, 844 * 2]);
    const at = (x: number, y: number): number[] => [
      ...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3),
    ];
    expect(at(390, 500)).toEqual([200, 10, 20]);
    expect(at(390, 160)).toEqual([255, 255, 255]);
  });

  test('a screenshot goes to the clipboard', async () => {
    await view.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await more(/^(Copy a screenshot|复制截图)/);
    await expect(view.getByText(/The screenshot is in the clipboard|截图已复制/)).toBeVisible();
    const types = await view.evaluate(async () =>
      (await navigator.clipboard.read()).flatMap(({ types }) => types),
    );
    expect(types).toContain('image/png');
  });

  test('a compile mode starts with a scene by name and a simulated update', async () => {
    await view.locator('.simulator-mode').selectOption('add');
    const dialog = view.getByRole('dialog');
    await dialog.getByLabel(/^(Name|名称)$/).fill('Scanned');
    await dialog.getByLabel(/^(Scene|进入场景)$/).fill('1047');
    await expect(dialog.locator('datalist option[value="1047"]')).toHaveText(
      /Scanned mini program code|扫描小程序码/,
    );
    await dialog.getByLabel(/^(Update manager|更新管理器)$/).selectOption('ready');
    await dialog.getByRole('button', { name: /^(Save|保存)$/ }).click();
    await expect(pageOf(view).locator('#said')).toHaveText('scene 1047 newer ready');
    const kept = JSON.parse(await readFile(path.join(ide.folder, 'project.private.config.json'), 'utf8')) as {
      condition: { miniprogram: { list: object[] } };
    };
    expect(kept.condition.miniprogram.list).toEqual([
      { name: 'Scanned', pathName: 'pages/a/a', query: '', scene: 1047, update: 'ready' },
    ]);
  });

  test('the gallery opens every page, shows each and names what is wrong; a picture leads to its page', async ({}, info) => {
    await more(/^(Open every page|遍历所有页面)/);
    const dialog = view.getByRole('dialog');
    await expect(dialog.getByRole('status')).toHaveText(
      /3 of 3 pages · with problems: 1|3 \/ 3 个页面 · 有问题：1/,
      {
        timeout: 60_000,
      },
    );
    const pages = dialog.locator('.simulator-gallery li');
    await expect(pages).toHaveCount(3);
    await expect(pages.nth(1)).toContainText(/Problems: 1|问题：1/);
    await expect(pages.nth(2)).toContainText(/Nothing on it|页面空白/);
    await expect(pages.locator('img')).toHaveCount(3);
    await view.screenshot({ path: info.outputPath('gallery.png') });
    await pages.nth(1).getByRole('button').click();
    await expect(dialog).toBeHidden();
    await expect(view.locator('.simulator-address')).toHaveValue('pages/b/b');
  });
});
