import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { pageOf, runIde, type RunningIde } from '../../../simulator/testing/running-ide.ts';

const files = {
  'app.json': JSON.stringify({
    pages: ['pages/a/a', 'pages/b/b', 'pages/c/c', 'pages/d/d'],
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
  'pages/d/d.js': `Page({
    data: { place: 'unasked', still: '', battery: '', network: '' },
    onLoad() {
      const battery = ({ level, isCharging }) => this.setData({ battery: level + ' ' + isCharging });
      wx.getBatteryInfo({ success: battery });
      wx.onBatteryInfoChange(battery);
      wx.onNetworkStatusChange(({ networkType }) => this.setData({ network: networkType }));
      wx.startCompass();
      wx.onCompassChange(({ direction }) => this.setData({ compass: Math.round(direction) }));
      wx.startAccelerometer();
      wx.onAccelerometerChange(({ x, y, z }) =>
        this.setData({ still: [x, y, z].map((value) => Math.round(value) + 0).join(',') }));
    },
    locate() {
      wx.getLocation({
        success: ({ latitude, longitude }) => this.setData({ place: latitude + ' ' + longitude }),
        fail: ({ errMsg }) => this.setData({ place: errMsg }),
      });
    },
  })`,
  'pages/d/d.wxml':
    '<button id="locate" bindtap="locate">Where</button><view id="place">{{place}}</view><view id="still">{{still}}</view><view id="compass">{{compass}}</view><view id="battery">{{battery}}</view><view id="network">{{network}}</view>',
};

test.describe.serial('R-SIM the simulator pane', () => {
  let ide: RunningIde;
  let view: Page;
  const errors: string[] = [];
  const more = async (name: RegExp): Promise<void> => {
    await view.getByRole('button', { name: /^(More|更多)$/ }).click();
    await view.getByRole('menuitem', { name }).or(view.getByRole('menuitemcheckbox', { name })).click();
  };

  /** Beside the panel the phone is drawn small, and a click of the test's would miss: the touch itself. */
  const touch = (selector: string): Promise<void> =>
    pageOf(view)
      .locator(selector)
      .evaluate((target) => {
        const view = target.ownerDocument.defaultView as Window & typeof globalThis;
        const { left, top } = target.getBoundingClientRect();
        const one = new view.Touch({ identifier: 0, target, clientX: left + 5, clientY: top + 5 });
        for (const [type, touches] of [
          ['touchstart', [one]],
          ['touchend', []],
        ] as const)
          target.dispatchEvent(
            new view.TouchEvent(type, {
              bubbles: true,
              cancelable: true,
              touches: [...touches],
              changedTouches: [one],
            }),
          );
      });

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
      /4 of 4 pages · with problems: 1|4 \/ 4 个页面 · 有问题：1/,
      {
        timeout: 60_000,
      },
    );
    const pages = dialog.locator('.simulator-gallery li');
    await expect(pages).toHaveCount(4);
    await expect(pages.nth(1)).toContainText(/Problems: 1|问题：1/);
    await expect(pages.nth(2)).toContainText(/Nothing on it|页面空白/);
    await expect(pages.locator('img')).toHaveCount(4);
    await view.screenshot({ path: info.outputPath('gallery.png') });
    await pages.nth(1).getByRole('button').click();
    await expect(dialog).toBeHidden();
    await expect(view.locator('.simulator-address')).toHaveValue('pages/b/b');
  });

  test('programs see what the device panel says, at once; permissions are asked, kept and asked again', async ({}, info) => {
    const address = view.locator('.simulator-address');
    await address.fill('pages/d/d');
    await address.press('Enter');
    const phone = pageOf(view);
    await expect(phone.locator('#battery')).toHaveText('100 false');
    await expect(phone.locator('#still')).toHaveText('0,0,-1');
    await view.getByRole('button', { name: /^(Location, sensors, battery|位置、传感器与电量)$/ }).click();
    const device = view.getByRole('region', { name: /^(Location, sensors, battery|位置、传感器与电量)$/ });
    await device.getByLabel(/^(Held|姿态)$/).selectOption({ index: 1 });
    await expect(phone.locator('#still')).toHaveText('0,-1,0');
    await device.getByLabel(/^(Compass|罗盘)/).fill('90');
    await expect(phone.locator('#compass')).toHaveText('90');
    await device.getByLabel(/^(Battery|电量):/).fill('17');
    await device.getByLabel(/^(Charging|正在充电)$/).check();
    await expect(phone.locator('#battery')).toHaveText('17 true');
    // The phone's own status bar says the same.
    const bar = view.frameLocator('iframe.simulator-page').locator('.navigation > .status');
    await expect(bar.locator('.battery rect').nth(1)).toHaveAttribute('width', String((19 * 17) / 100));
    await device.getByLabel(/^(Network|网络)/).selectOption('2g');
    await expect(phone.locator('#network')).toHaveText('2g');
    await expect(bar.locator('.network')).toHaveText('2G');
    await device.getByLabel(/^(Network|网络)/).selectOption('wifi');

    // The phone has a language of its own.
    const capsule = view.frameLocator('iframe.simulator-page').locator('.capsule .menu');
    for (const [name, label] of [
      [/^简体中文$/, '更多'],
      [/^English$/, 'More'],
    ] as const) {
      await more(name);
      await expect(capsule).toHaveAttribute('aria-label', label);
    }

    const latitude = device.getByLabel(/^(Latitude|纬度)$/);
    await latitude.fill('91');
    await expect(device.getByRole('alert')).toHaveText(/A number from -90 to 90|-90 到 90/);
    await latitude.fill('31.2');
    await expect(device.getByRole('alert')).toBeHidden();
    const sheet = view
      .frameLocator('iframe.simulator-page')
      .locator('.tessera-layer:not(.tessera-leaving) .tessera-ask');
    await touch('#locate');
    await sheet.locator('.tessera-ask-no').dispatchEvent('click');
    await expect(phone.locator('#place')).toHaveText(/auth deny/);
    const permission = device.getByLabel(/^(Location|位置信息)$/);
    await expect(permission).toHaveValue('deny');
    await view.screenshot({ path: info.outputPath('device.png') });
    await permission.selectOption('ask');
    await touch('#locate');
    await sheet.locator('.tessera-ask-yes').dispatchEvent('click');
    await expect(phone.locator('#place')).toHaveText('31.2 113.32452');
    await expect(permission).toHaveValue('allow');

    // A restart keeps what was set, and what was answered.
    await view.getByRole('button', { name: /^(Compile and restart|编译并重启)$/ }).click();
    await expect(phone.locator('#said')).toBeVisible();
    await address.fill('pages/d/d');
    await address.press('Enter');
    await expect(phone.locator('#battery')).toHaveText('17 true');
    await touch('#locate');
    await expect(phone.locator('#place')).toHaveText('31.2 113.32452');
  });
});
