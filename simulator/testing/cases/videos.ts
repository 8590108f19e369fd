import { expect, type Case, type Stage } from '../conformance.ts';
import { inWx, setForeground, setPhone } from './acts.ts';
import { SILENCE } from './silence.ts';

// video: comments over the picture, and what becomes of it when something else is on top.

const video = (name: string, attributes: string, run: Case['run'], data: object = {}): Case => ({
  name: `video ${name}`,
  wxml: `<video id="it" src="{{s}}" ${attributes}/>`,
  data: { s: SILENCE, ...data },
  run,
});
const part = ({ frame }: Stage, name: string) => frame.locator(`#it .wx-video-${name}`);
const start = async (stage: Stage) => {
  await stage.frame.locator('#it > .wx-video-play').click();
  await stage.event('play');
};
const leave = (stage: Stage) => inWx(stage, "await wx.navigateTo({ url: '/pages/case0/index' })");
const comeBack = (stage: Stage) => inWx(stage, 'await wx.navigateBack()');
const small = ({ page }: Stage) => page.locator('.tessera-small-window');
const paused = ({ frame }: Stage) =>
  frame.locator('#it video').evaluate((node) => (node as HTMLVideoElement).paused);

export const videoCases: Case[] = [
  video(
    'danmu-list flies at its time, danmu-btn switches it',
    'enable-danmu danmu-list="{{l}}" danmu-btn bindplay="log"',
    async (stage) => {
      await start(stage);
      await expect(part(stage, 'danmu > span')).toHaveText('first');
      await part(stage, 'danmu-btn').click();
      await expect(part(stage, 'danmu')).toBeHidden();
      await part(stage, 'danmu-btn').click();
      await expect(part(stage, 'danmu')).toBeVisible();
    },
    { l: [{ text: 'first', color: '#ff0000', time: 0 }] },
  ),
  {
    name: 'video children lie over it, and its length below the button until it runs',
    wxml: '<video id="it" src="{{s}}" duration="75" bindplay="log"><view id="child">over</view></video>',
    data: { s: SILENCE },
    async run(stage) {
      const [child, it] = [await stage.box('#child'), await stage.box('#it')];
      expect([child.x - it.x, child.y - it.y, child.width]).toEqual([0, 0, 300]);
      expect(child.height).toBeGreaterThan(10);
      await expect(stage.frame.locator('.wx-video-play > time')).toHaveText('01:15');
      await start(stage);
      await expect(stage.frame.locator('.wx-video-play > time')).toBeHidden();
    },
  },
  video(
    'show-bottom-progress is a line while the bar is away',
    'show-bottom-progress="{{b}}" bindplay="log" bindcontrolstoggle="log"',
    async (stage) => {
      await start(stage);
      await stage.frame.locator('#it').click({ position: { x: 20, y: 60 } });
      expect((await stage.event('controlstoggle')).detail).toEqual({ show: false });
      await expect(part(stage, 'line')).toBeAttached();
      await expect(part(stage, 'line')).not.toHaveAttribute('hidden');
      await stage.setData({ b: false });
      await expect(part(stage, 'line')).toBeHidden();
    },
    { b: true },
  ),
  video(
    'duration is shown in place of the length of its file',
    'duration="{{d}}" bindplay="log"',
    async (stage) => {
      await start(stage);
      await expect(part(stage, 'whole')).toHaveText('00:09');
      await stage.setData({ d: 0 });
      await expect(part(stage, 'whole')).toHaveText('00:02');
    },
    { d: 9 },
  ),
  video(
    'vslide-gesture-in-fullscreen',
    'vslide-gesture-in-fullscreen="{{v}}" bindfullscreenchange="log"',
    async (stage) => {
      const volume = () =>
        stage.frame.locator('#it video').evaluate((node) => (node as HTMLVideoElement).volume);
      await inWx(stage, "wx.createVideoContext('it').requestFullScreen({ direction: 0 })");
      await stage.event('fullscreenchange');
      await stage.drag('#it', 0, 200);
      expect(await volume()).toBe(1);
      await stage.setData({ v: true });
      await stage.drag('#it', 0, 200);
      expect(await volume()).toBeLessThan(1);
      await inWx(stage, "wx.createVideoContext('it').exitFullScreen()");
    },
    { v: false },
  ),
  video('waiting', 'bindwaiting="log"', async (stage) => {
    await stage.frame.locator('#it video').dispatchEvent('waiting');
    await stage.event('waiting');
  }),
  video(
    'auto-pause-if-navigate',
    'auto-pause-if-navigate="{{a}}" loop bindplay="log" bindpause="log"',
    async (stage) => {
      await start(stage);
      await leave(stage);
      await expect.poll(() => paused(stage)).toBe(true);
      await comeBack(stage);
      await stage.event('pause');
      await stage.setData({ a: false });
      await start(stage);
      await leave(stage);
      expect(await paused(stage)).toBe(false);
      await comeBack(stage);
    },
    { a: true },
  ),
  video(
    'auto-pause-if-open-native',
    'auto-pause-if-open-native="{{a}}" loop bindplay="log"',
    async (stage) => {
      const look = async () => {
        await inWx(stage, `wx.previewImage({ urls: ['data:image/gif;base64,R0lGODlhAQABAAAAACw='] })`);
        await expect(stage.page.locator('.tessera-layer-full')).toBeVisible();
      };
      await start(stage);
      await look();
      await expect.poll(() => paused(stage)).toBe(false);
      await inWx(stage, "document.querySelector('.tessera-overlay').replaceChildren()");
      await stage.setData({ a: true });
      await look();
      await expect.poll(() => paused(stage)).toBe(true);
    },
    { a: false },
  ),
  video(
    'goes on in a small window with its progress',
    'loop picture-in-picture-mode="push" picture-in-picture-show-progress picture-in-picture-init-position="left, 40" bindplay="log" bindenterpictureinpicture="log" bindleavepictureinpicture="log"',
    async (stage) => {
      await start(stage);
      await leave(stage);
      await expect(small(stage)).toBeVisible();
      expect(Math.round((await small(stage).boundingBox())!.x)).toBe(8);
      await expect(small(stage).locator('i')).toHaveAttribute('style', /width: [1-9]/);
      // A tap on it goes back to its page, where it plays on.
      await small(stage).locator('video').click();
      await expect(small(stage)).toHaveCount(0);
      await stage.event('enterpictureinpicture');
      await stage.event('leavepictureinpicture');
      await expect.poll(() => paused(stage)).toBe(false);
    },
  ),
  video(
    'goes on when its page is closed',
    `loop picture-in-picture-mode="{{['pop']}}" bindplay="log"`,
    async (stage) => {
      await start(stage);
      await inWx(stage, "await wx.reLaunch({ url: '/pages/case0/index' })");
      await expect(small(stage)).toBeVisible();
      await small(stage).locator('button').click();
      await expect(small(stage)).toHaveCount(0);
    },
  ),
  video(
    'show-casting-button lets a person choose a screen',
    'show-casting-button bindplay="log" bindcastinguserselect="log" bindcastingstatechange="log" bindcastinginterrupt="log"',
    async (stage) => {
      await start(stage);
      await part(stage, 'cast').click();
      await stage.overlay('.tessera-action-sheet .cancel');
      expect((await stage.event('castinguserselect')).detail).toEqual({ state: 'fail' });
      await expect(stage.page.locator('.tessera-action-sheet')).toHaveCount(0);
      await part(stage, 'cast').click();
      await stage.overlay('.tessera-action-sheet .item');
      expect((await stage.event('castingstatechange')).detail).toMatchObject({ state: 'success' });
      await expect(stage.frame.locator('#it .wx-casting')).toBeVisible();
      await setPhone(stage, { network: 'none' });
      await stage.event('castinginterrupt');
      await setPhone(stage, { network: 'wifi' });
    },
  ),
  video(
    'enable-auto-rotation: a phone on its side makes it full',
    'enable-auto-rotation bindfullscreenchange="log"',
    async (stage) => {
      await setPhone(stage, { landscape: true });
      expect((await stage.event('fullscreenchange')).detail.fullScreen).toBe(true);
      await setPhone(stage, { landscape: false });
      expect((await stage.event('fullscreenchange')).detail.fullScreen).toBe(false);
    },
  ),
  video(
    'show-background-playback-button keeps it playing in the background',
    'loop title="Film" background-poster="data:image/gif;base64,R0lGODlhAQABAAAAACw=" show-background-playback-button bindplay="log"',
    async (stage) => {
      await start(stage);
      const told = await stage.frame.evaluate(() => {
        const { title, artwork } = navigator.mediaSession.metadata!;
        return [title, artwork[0]!.src.slice(0, 10)];
      });
      expect(told).toEqual(['Film', 'data:image']);
      await setForeground(stage, false);
      expect(await paused(stage)).toBe(true);
      await setForeground(stage, true);
      await expect.poll(() => paused(stage)).toBe(false);
      await part(stage, 'background').click();
      await setForeground(stage, false);
      expect(await paused(stage)).toBe(false);
      await setForeground(stage, true);
    },
  ),
  video('is-live has no length', 'is-live bindplay="log"', async (stage) => {
    await start(stage);
    await expect(part(stage, 'now')).toHaveText('直播');
    for (const name of ['progress', 'whole']) await expect(part(stage, name)).toBeHidden();
  }),
  video(
    'is-drm is refused with an error',
    'is-drm="{{d}}" provision-url="https://a.example/p" certificate-url="https://a.example/c" license-url="https://a.example/l" binderror="log"',
    async (stage) => {
      expect(await stage.events('error')).toEqual([]);
      await stage.setData({ d: true });
      expect(String((await stage.event('error')).detail.errMsg)).toContain('DRM');
    },
    { d: false },
  ),
  video(
    'plays as without what only a phone or a search engine reads',
    'poster-for-crawler="https://a.example/p.png" ad-unit-id="adunit-1" referrer-policy="origin" preferred-peak-bit-rate="{{800}}" bindplay="log"',
    async (stage) => {
      await start(stage);
      await expect(stage.frame.locator('#it')).toHaveAttribute('referrer-policy', 'origin');
    },
  ),
];
