import { expect, type Case, type Stage } from '../conformance.ts';
import { inWx, setForeground, setPermission, setPhone } from './acts.ts';
import { SILENCE } from './silence.ts';

// Placeholders, which a person plays the platform's part for; and what the other cases leave out of canvas, camera, editor,
// audio, open-data and web-view.

const PICTURE = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
const box = ({ frame }: Stage) => frame.locator('#it .tessera-placeholder');
const tell = (stage: Stage, event: string) =>
  box(stage).locator('button', { hasText: event }).first().click();

const placeholders: Case[] = [
  {
    name: 'ad loads, fails by its button, and is gone once closed',
    wxml: '<ad id="it" unit-id="adunit-1" ad-type="video" ad-theme="black" ad-intervals="30" bindload="log" binderror="log" bindclose="log"/>',
    async run(stage) {
      await stage.event('load');
      await expect(box(stage).locator('small')).toHaveText(
        'unit-id: adunit-1 · ad-intervals: 30 · ad-type: video · ad-theme: black',
      );
      await expect(box(stage)).toHaveCSS('background-color', 'rgb(31, 31, 31)');
      await tell(stage, 'error');
      expect((await stage.event('error')).detail.errCode).toBe(1004);
      await tell(stage, 'close');
      await stage.event('close');
      await expect(stage.frame.locator('#it')).toBeHidden();
    },
  },
  {
    name: 'ad without a unit fails',
    wxml: '<ad id="it" binderror="log" bindload="log"/>',
    async run({ event, events }) {
      expect((await event('error')).detail.errCode).toBe(1002);
      expect(await events('load')).toEqual([]);
    },
  },
  {
    name: 'ad-custom tells its events',
    wxml: '<ad-custom id="it" unit-id="adunit-2" ad-intervals="60" bindload="log" binderror="log" bindclose="log" bindhide="log" bindvideoended="log"/>',
    async run(stage) {
      await stage.event('load');
      await expect(box(stage).locator('small')).toHaveText('unit-id: adunit-2 · ad-intervals: 60');
      await tell(stage, 'error');
      await stage.event('error');
      await tell(stage, 'videoended');
      await stage.event('videoended');
      await tell(stage, 'close');
      await stage.event('close');
      await stage.event('hide');
    },
  },
  {
    name: 'official-account loads and fails',
    wxml: '<official-account id="it" bindload="log" binderror="log"/>',
    async run(stage) {
      expect((await stage.event('load')).detail).toEqual({ status: 0, errMsg: 'ok' });
      await tell(stage, 'error');
      expect((await stage.event('error')).detail.status).toBe(5);
    },
  },
  {
    name: 'functional-page-navigator tells how the page was left',
    wxml: '<functional-page-navigator id="it" version="develop" name="loginAndGetUserInfo" args="{{ {a: 1} }}" bindsuccess="log" bindfail="log" bindcancel="log"/>',
    async run(stage) {
      await expect(box(stage).locator('small')).toHaveText('version: develop · name: loginAndGetUserInfo');
      for (const event of ['success', 'fail', 'cancel']) {
        await tell(stage, event);
        await stage.event(event);
      }
    },
  },
  {
    name: 'voip-room says who is shown, and fails',
    wxml: '<voip-room id="it" openid="o-1" mode="video" device-position="back" object-fit="cover" binderror="log"/>',
    async run(stage) {
      await expect(box(stage).locator('small')).toHaveText(
        'openid: o-1 · mode: video · device-position: back · object-fit: cover',
      );
      await tell(stage, 'error');
      expect((await stage.event('error')).detail.errMsg).toBeTruthy();
    },
  },
  {
    name: 'channel-video and channel-live say what they would show',
    wxml: '<channel-video id="it" feed-id="f" finder-user-name="n" feed-token="t" autoplay loop muted object-fit="cover" binderror="log"/><channel-live id="live" feed-id="f" finder-user-name="n"/>',
    async run(stage) {
      await expect(box(stage).locator('small')).toHaveText(
        'feed-id: f · finder-user-name: n · feed-token: t · autoplay: true · loop: true · muted: true · object-fit: cover',
      );
      await expect(stage.frame.locator('#live small')).toHaveText('feed-id: f · finder-user-name: n');
      await tell(stage, 'error');
      await stage.event('error');
    },
  },
  {
    name: 'shops, products, coupons and publishing say what they were given',
    wxml: `<store-home id="it" appid="a" custom-content bindentererror="log"/>
      <store-product id="product" appid="a" product-id="p" product-promotion-link="l" custom-content custom-style="{{ {card: {}} }}" bindentererror="log"/>
      <store-coupon id="coupon" appid="a" coupon-id="c"/><official-account-publish id="publish" path="pages/a"/>`,
    async run(stage) {
      const words = (id: string) => stage.frame.locator(`#${id} small`);
      await expect(words('it')).toHaveText('appid: a · custom-content: true');
      await expect(words('product')).toHaveText(
        'appid: a · product-id: p · product-promotion-link: l · custom-content: true',
      );
      await expect(words('coupon')).toHaveText('appid: a · coupon-id: c');
      await expect(words('publish')).toHaveText('path: pages/a');
      for (const id of ['it', 'product']) {
        await stage.frame.locator(`#${id} button`).click();
        await expect.poll(async () => (await stage.event('entererror')).id).toBe(id);
      }
    },
  },
  {
    name: 'xr-scene tells that it is ready',
    wxml: '<xr-scene id="it" bindready="log"/>',
    async run(stage) {
      await tell(stage, 'ready');
      await stage.event('ready');
    },
  },
];

const photo = (stage: Stage) =>
  inWx<{ width: number; height: number }>(
    stage,
    `const { tempImagePath } = await new Promise((success) => wx.createCameraContext().takePhoto({ success }));
     return wx.getImageInfo({ src: tempImagePath })`,
  );

const cameras: Case[] = [
  {
    name: 'camera resolution, flash, device-position and frame-size',
    wxml: '<camera id="it" resolution="low" flash="{{f}}" device-position="front" frame-size="small" bindinitdone="log"/>',
    data: { f: 'torch' },
    async run(stage) {
      const canvas = stage.frame.locator('#it canvas');
      expect(await photo(stage)).toMatchObject({ width: 480, height: 640 });
      await expect(canvas).toHaveAttribute('height', '352');
      await expect(canvas).toHaveCSS('filter', 'brightness(1.3)');
      await stage.setData({ f: 'off' });
      await expect(canvas).toHaveCSS('filter', 'none');
      // The front camera's sky is violet.
      const [red, , blue] = await canvas.evaluate((node) => [
        ...(node as HTMLCanvasElement).getContext('2d')!.getImageData(2, 2, 1, 1).data,
      ]);
      expect(red! * 2).toBeGreaterThan(blue!);
    },
  },
  {
    name: 'camera mode scanCode tells the code that a person gives',
    wxml: '<camera id="it" mode="scanCode" bindscancode="log" bindinitdone="log"/>',
    async run(stage) {
      await stage.event('initdone');
      await expect(stage.frame.locator('#it .wx-camera-hint')).toBeVisible();
      await stage.tap('#it');
      await stage.overlay('button.tessera-native-row');
      expect((await stage.event('scancode')).detail).toMatchObject({
        type: 'QR_CODE',
        result: 'https://example.com/',
      });
    },
  },
  {
    name: 'camera error where a person forbids it',
    wxml: '<camera id="it" wx:if="{{t}}" binderror="log" bindinitdone="log"/>',
    data: { t: false },
    async run(stage) {
      await setPermission(stage, 'scope.camera', false);
      await stage.setData({ t: true });
      expect(String((await stage.event('error')).detail.errMsg)).toMatch(/auth/);
      expect(await stage.events('initdone')).toEqual([]);
      await setPermission(stage, 'scope.camera', true);
    },
  },
  {
    name: 'camera stop where the program goes to the background',
    wxml: '<camera id="it" bindinitdone="log" bindstop="log"/>',
    async run(stage) {
      await stage.event('initdone');
      await setForeground(stage, false);
      await stage.event('stop');
      await setForeground(stage, true);
    },
  },
];

const others: Case[] = [
  {
    name: 'audio pause',
    wxml: '<audio id="it" src="{{s}}" controls bindplay="log" bindpause="log"/>',
    data: { s: SILENCE },
    async run({ frame, event }) {
      await frame.locator('#it button').click();
      await event('play');
      await frame.locator('#it button').click();
      await event('pause');
    },
  },
  {
    name: 'canvas error where its canvas-id is used already',
    wxml: '<canvas id="a" canvas-id="c" binderror="log"/><view wx:if="{{t}}"><canvas id="b" canvas-id="c" binderror="log"/></view>',
    data: { t: false },
    async run({ setData, event, style }) {
      await setData({ t: true });
      expect((await event('error')).id).toBe('b');
      expect(await style('#b', 'visibility')).toBe('hidden');
      expect(await style('#a', 'visibility')).toBe('visible');
    },
  },
  {
    name: 'editor statuschange tells the format at the caret',
    wxml: '<editor id="it" bindready="log" bindstatuschange="log"/>',
    async run(stage) {
      await stage.event('ready');
      await stage.frame.locator('#it .ql-editor').click();
      await inWx(
        stage,
        `const [{ context }] = await new Promise((done) => wx.createSelectorQuery().select('#it').context().exec(done)); context.format('bold')`,
      );
      await stage.page.keyboard.type('b');
      await expect.poll(async () => (await stage.event('statuschange')).detail.bold).toBe(true);
    },
  },
  {
    name: 'editor show-img-size, show-img-toolbar and show-img-resize',
    wxml: '<editor id="it" show-img-size="{{s}}" show-img-toolbar show-img-resize bindready="log" bindinput="log"/>',
    data: { s: true },
    async run(stage) {
      await stage.event('ready');
      await inWx(
        stage,
        `const [{ context }] = await new Promise((done) => wx.createSelectorQuery().select('#it').context().exec(done));
         context.insertImage({ src: '${PICTURE}', width: '80', height: '40' })`,
      );
      const picture = stage.frame.locator('#it .ql-editor img');
      await picture.click();
      await expect(stage.frame.locator('#it .wx-editor-picture-size')).toHaveText('80 × 40');
      await stage.drag('#it .wx-editor-picture-handle', 30, 0);
      await expect(picture).toHaveAttribute('width', '110');
      await stage.frame.locator('#it .wx-editor-picture-tools button').last().click();
      await expect(picture).toHaveCount(0);
      await expect(stage.frame.locator('#it .wx-editor-picture')).toBeHidden();
      await stage.event('input');
    },
  },
  {
    name: 'open-data error and default-text where there is nothing to show',
    wxml: '<open-data id="it" type="groupName" open-gid="{{g}}" default-text="nobody" binderror="log"/>',
    data: { g: 'g' },
    async run({ frame, setData, event, events }) {
      await expect(frame.locator('#it')).toHaveText('测试群');
      expect(await events('error')).toEqual([]);
      await setData({ g: '' });
      await event('error');
      await expect(frame.locator('#it')).toHaveText('nobody');
    },
  },
  {
    name: 'web-view takes the title and shows its progress',
    wxml: '<web-view id="it" src="{{s}}" progressbar-color="rgb(1, 2, 3)" update-title="{{u}}" bindload="log"/>',
    data: { s: '', u: true },
    async run(stage) {
      const bar = stage.page.locator('.navigation:visible .title').last();
      const open = async (title: string) => {
        const url = await stage.frame.evaluate(
          (text) => URL.createObjectURL(new Blob([`<title>${text}</title>`], { type: 'text/html' })),
          title,
        );
        await stage.setData({ s: url });
        await expect.poll(async () => (await stage.event('load')).detail.src).toBe(url);
      };
      await open('first');
      await expect(bar).toHaveText('first');
      await stage.setData({ u: false });
      await open('second');
      await expect(bar).toHaveText('first');
      await expect(stage.frame.locator('#it .wx-web-view-progress')).toHaveCSS(
        'background-color',
        'rgb(1, 2, 3)',
      );
      await expect(stage.frame.locator('#it .wx-web-view-progress')).toBeHidden();
    },
  },
  {
    name: 'web-view messages come when it leaves; error without a network',
    wxml: '<view wx:if="{{t}}"><web-view id="it" src="{{s}}" bindmessage="log" bindload="log" binderror="log"/></view>',
    data: {
      t: true,
      s: "data:text/html,<script>parent.postMessage({miniProgram:'postMessage',data:{data:{n:1}}},'*')</script>",
    },
    async run(stage) {
      await stage.event('load');
      expect(await stage.events('message')).toEqual([]);
      await setPhone(stage, { network: 'none' });
      await stage.setData({ s: 'https://a.example/' });
      expect((await stage.event('error')).detail).toEqual({
        url: 'https://a.example/',
        fullUrl: 'https://a.example/',
      });
      await setPhone(stage, { network: 'wifi' });
      await stage.setData({ t: false });
      expect((await stage.event('message')).detail).toEqual({ data: [{ n: 1 }] });
    },
  },
];

export const boardCases: Case[] = [...placeholders, ...cameras, ...others];
