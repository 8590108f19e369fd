import { expect, type Case } from '../conformance.ts';
import { inWx } from './acts.ts';

export const mediaCases: Case[] = [
  {
    name: 'video has its documented size and controls',
    wxml: '<video id="it" src=""/>',
    async run({ box, frame }) {
      expect(await box('#it')).toMatchObject({ width: 300, height: 225 });
      await expect(frame.locator('#it .wx-video-play')).toBeVisible();
    },
  },
  {
    name: 'video attributes reach the player',
    wxml: '<video id="it" loop muted object-fit="cover" controls="{{false}}"/>',
    async run({ frame }) {
      const facts = await frame.locator('#it video').evaluate((node) => {
        const video = node as HTMLVideoElement;
        return [video.loop, video.muted, video.style.objectFit, video.controls];
      });
      expect(facts).toEqual([true, true, 'cover', false]);
    },
  },
  {
    name: 'video error',
    wxml: '<video id="it" src="data:video/mp4;base64,AAAA" binderror="log"/>',
    async run({ event }) {
      expect(String((await event('error')).detail.errMsg)).toContain('MEDIA_ERR');
    },
  },
  {
    name: 'video sendDanmu flies over the picture',
    wxml: '<video id="it" enable-danmu/>',
    async run(stage) {
      await inWx(stage, "wx.createVideoContext('it').sendDanmu({ text: 'hello', color: '#f00' })");
      await expect(stage.frame.locator('#it .wx-video-danmu > span')).toHaveText('hello');
    },
  },
  {
    name: 'canvas 2d is drawn on by node()',
    wxml: '<canvas id="it" type="2d" style="width:100px;height:50px"/>',
    async run(stage) {
      const color = await inWx(
        stage,
        `const [{ node }] = await new Promise((done) => wx.createSelectorQuery().select('#it').node().exec(done));
         node.width = 100; node.height = 50; const pen = node.getContext('2d'); pen.fillStyle = '#f00'; pen.fillRect(0, 0, 100, 50);
         return [...pen.getImageData(1, 1, 1, 1).data]`,
      );
      expect(color).toEqual([255, 0, 0, 255]);
    },
  },
  {
    name: 'canvas of the legacy kind draws on draw()',
    wxml: '<canvas id="it" canvas-id="c" style="width:100px;height:50px"/>',
    async run(stage) {
      const color = await inWx(
        stage,
        `const context = wx.createCanvasContext('c'); context.setFillStyle('#0f0'); context.fillRect(0, 0, 100, 50);
         await new Promise((done) => context.draw(false, done));
         const { data } = await wx.canvasGetImageData({ canvasId: 'c', x: 5, y: 5, width: 1, height: 1 }); return [...data]`,
      );
      expect(color).toEqual([0, 255, 0, 255]);
    },
  },
  {
    name: 'canvas draws what a context without a canvas collected',
    wxml: '<canvas id="it" canvas-id="c" style="width:100px;height:50px"/>',
    async run(stage) {
      const color = await inWx(
        stage,
        `const context = wx.createContext(); context.setFillStyle('#f00'); context.fillRect(0, 0, 100, 50); context.clearActions();
         context.setFillStyle('#00f'); context.fillRect(0, 0, 100, 50);
         await wx.drawCanvas({ canvasId: 'c', actions: context.getActions(), reserve: false });
         const { data } = await wx.canvasGetImageData({ canvasId: 'c', x: 5, y: 5, width: 1, height: 1 }); return [...data]`,
      );
      expect(color).toEqual([0, 0, 255, 255]);
    },
  },
  {
    name: 'canvas draw(true) keeps what was there',
    wxml: '<canvas id="it" canvas-id="c" style="width:100px;height:50px"/>',
    async run(stage) {
      const color = await inWx(
        stage,
        `const context = wx.createCanvasContext('c'); context.setFillStyle('#0f0'); context.fillRect(0, 0, 100, 50);
         await new Promise((done) => context.draw(false, done)); context.setFillStyle('#f00'); context.fillRect(50, 0, 50, 50);
         await new Promise((done) => context.draw(true, done));
         const { data } = await wx.canvasGetImageData({ canvasId: 'c', x: 5, y: 5, width: 1, height: 1 }); return [...data]`,
      );
      expect(color).toEqual([0, 255, 0, 255]);
    },
  },
  {
    name: 'canvasToTempFilePath gives a file',
    wxml: '<canvas id="it" canvas-id="c"/>',
    async run(stage) {
      const info = await inWx<{ width: number; type: string }>(
        stage,
        `const { tempFilePath } = await wx.canvasToTempFilePath({ canvasId: 'c', destWidth: 60, destHeight: 30 });
         return wx.getImageInfo({ src: tempFilePath })`,
      );
      expect(info).toMatchObject({ width: 60, height: 30, type: 'png' });
    },
  },
  {
    name: 'map shows markers and tells taps',
    wxml: '<map id="it" latitude="23.1" longitude="113.3" markers="{{m}}" bindmarkertap="log" bindtap="log" bindregionchange="log" bindupdated="log" style="width:300px;height:300px"/>',
    data: { m: [{ id: 7, latitude: 23.1, longitude: 113.3, width: 30, height: 30 }] },
    async run({ frame, event }) {
      await event('updated');
      await frame.locator('#it .wx-map-marker > div').first().click();
      expect((await event('markertap')).detail).toEqual({ markerId: 7 });
    },
  },
  {
    name: 'map is dragged',
    wxml: '<map id="it" latitude="23.1" longitude="113.3" bindregionchange="log" style="width:300px;height:300px"/>',
    async run(stage) {
      await stage.drag('#it', 100, 0);
      const { longitude } = await inWx<{ longitude: number }>(
        stage,
        "return wx.createMapContext('it').getCenterLocation()",
      );
      expect(longitude).toBeLessThan(113.3);
      expect((await stage.event('regionchange')).detail.type).toBe('end');
    },
  },
  {
    name: 'map tap tells the place',
    wxml: '<map id="it" latitude="23.1" longitude="113.3" bindtap="log" style="width:300px;height:300px"/>',
    async run({ tap, events }) {
      await tap('#it');
      await expect
        .poll(async () =>
          (await events('tap')).some(({ detail }) => Math.abs(Number(detail.latitude) - 23.1) < 0.01),
        )
        .toBe(true);
    },
  },
  {
    name: 'editor is ready, takes text and formats',
    wxml: '<editor id="it" placeholder="write" bindready="log" bindinput="log" bindstatuschange="log"/>',
    async run(stage) {
      await stage.event('ready');
      await stage.frame.locator('#it .ql-editor').click();
      await stage.page.keyboard.type('hello');
      expect((await stage.event('input')).detail.text).toBe('hello\n');
      const contents = await inWx<{ html: string }>(
        stage,
        `const [{ context }] = await new Promise((done) => wx.createSelectorQuery().select('#it').context().exec(done));
         context.setContents({ html: '<p>a<strong>b</strong></p>' });
         return new Promise((success) => context.getContents({ success: ({ html }) => success({ html }) }))`,
      );
      expect(contents.html).toBe('<p>a<strong>b</strong></p>');
    },
  },
  {
    name: 'camera is ready and takes photos',
    wxml: '<camera id="it" bindinitdone="log" binderror="log"/>',
    async run(stage) {
      await stage.overlay('.tessera-ask-yes');
      expect((await stage.event('initdone')).detail).toEqual({ maxZoom: 10 });
      const path = await inWx(
        stage,
        'return new Promise((success) => wx.createCameraContext().takePhoto({ success: ({ tempImagePath }) => success(tempImagePath) }))',
      );
      expect(path).toMatch(/^http:\/\/tmp\/.*\.jpg$/);
    },
  },
  {
    name: 'web-view covers the page and hands on messages',
    wxml: '<web-view id="it" src="{{s}}" bindload="log" bindmessage="log"/>',
    data: { s: 'data:text/html,<p>web</p>' },
    async run({ event, box, frame }) {
      await event('load');
      const size = await frame.evaluate(() => [innerWidth, innerHeight]);
      const { width, height } = await box('#it');
      expect([width, height]).toEqual(size);
    },
  },
  {
    name: 'open-data shows the test user',
    wxml: '<open-data id="it" type="userNickName"/>',
    async run({ frame }) {
      await expect(frame.locator('#it')).not.toBeEmpty();
    },
  },
  {
    name: 'audio with controls shows name and author',
    wxml: '<audio id="it" controls name="Song" author="Band"/>',
    async run({ frame }) {
      await expect(frame.locator('#it b')).toHaveText('Song');
      await expect(frame.locator('#it small')).toHaveText('Band');
    },
  },
  {
    name: 'cover-image load',
    wxml: '<cover-view><cover-image id="it" src="data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22 width=%224%22 height=%222%22/>" bindload="log"/></cover-view>',
    async run({ event }) {
      await event('load');
    },
  },
  ...[
    'ad',
    'ad-custom',
    'official-account',
    'channel-video',
    'channel-live',
    'store-product',
    'store-home',
    'voip-room',
  ].map((tag): Case => ({
    name: `${tag} is a labelled placeholder`,
    wxml: `<${tag} id="it"/>`,
    async run({ frame }) {
      await expect(frame.locator('#it .tessera-placeholder b')).toHaveText(tag);
    },
  })),
];
