import { expect, type Case, type Stage } from '../conformance.ts';
import { inWx, setForeground, setPhone } from './acts.ts';
import { SILENCE } from './silence.ts';

// live-player, live-pusher: a sample stream, its states and its looks.

const player = (name: string, attributes: string, run: Case['run'], data: object = {}): Case => ({
  name: `live-player ${name}`,
  wxml: `<live-player id="it" ${attributes}/>`,
  data: { ...data },
  run,
});
const pusher = (name: string, attributes: string, run: Case['run'], data: object = {}): Case => ({
  name: `live-pusher ${name}`,
  wxml: `<live-pusher id="it" ${attributes}/>`,
  data: { ...data },
  run,
});
const play = (stage: Stage, call: string) => inWx(stage, `wx.createLivePlayerContext('it').${call}`);
const push = (stage: Stage, call: string) => inWx(stage, `wx.createLivePusherContext().${call}`);
const codes = async ({ events }: Stage) => (await events('statechange')).map(({ detail }) => detail.code);
const words = ({ frame }: Stage) => frame.locator('#it .tessera-live-note small');
/** Another page of the same program on top, and back. */
const leave = (stage: Stage) => inWx(stage, "await wx.navigateTo({ url: '/pages/case0/index' })");
const comeBack = (stage: Stage) => inWx(stage, 'await wx.navigateBack()');
const small = ({ page }: Stage) => page.locator('.tessera-small-window');

const players: Case[] = [
  player(
    'autoplay tells the states of a stream that begins',
    'src="rtmp://a/b" autoplay bindstatechange="log" bindnetstatus="log" bindaudiovolumenotify="log"',
    async (stage) => {
      await stage.event('statechange');
      expect(await codes(stage)).toEqual([2007, 2001, 2002, 2008, 2003, 2009, 2004]);
      expect((await stage.event('netstatus')).detail.info).toMatchObject({
        videoWidth: 640,
        videoHeight: 360,
      });
      expect((await stage.event('audiovolumenotify')).detail).toEqual({ volume: 0 });
      await play(stage, 'stop()');
      expect((await stage.event('statechange')).detail.code).toBe(2006);
    },
  ),
  player(
    'plays when told, and not without a network',
    'src="rtmp://a/b" bindstatechange="log"',
    async (stage) => {
      expect(await codes(stage)).toEqual([]);
      await setPhone(stage, { network: 'none' });
      await play(stage, 'play()');
      expect(await codes(stage)).toEqual([2007, 3002, 2103, -2301]);
      await setPhone(stage, { network: 'wifi' });
      await play(stage, 'play()');
      expect((await codes(stage)).at(-1)).toBe(2004);
    },
  ),
  player('error without src', 'src="" binderror="log"', async (stage) => {
    await play(stage, 'play()');
    await stage.event('error');
  }),
  player(
    'mode, orientation and object-fit',
    'src="rtmp://a/b" autoplay mode="{{m}}" orientation="horizontal" object-fit="fillCrop"',
    async ({ frame, style }) => {
      const canvas = frame.locator('#it canvas');
      await expect(canvas).toHaveAttribute('height', '640');
      await expect(canvas).toHaveCSS('object-fit', 'cover');
      expect(await style('#it canvas', 'transform')).toContain('matrix(0, -1, 1, 0');
    },
    { m: 'RTC' },
  ),
  player(
    'says what a picture cannot show',
    'min-cache="2" max-cache="5" sound-mode="ear" background-mute muted referrer-policy="origin" auto-pause-if-open-native="{{false}}"',
    async (stage) => {
      for (const word of [
        'min-cache: 2',
        'max-cache: 5',
        'sound-mode: ear',
        'background-mute: true',
        'muted: true',
        'referrer-policy: origin',
        'auto-pause-if-open-native: false',
      ])
        await expect(words(stage)).toContainText(word);
      await play(stage, 'mute()');
    },
  ),
  player(
    'full screen by its context and by turning the phone',
    'src="rtmp://a/b" enable-auto-rotation bindfullscreenchange="log"',
    async (stage) => {
      await play(stage, 'requestFullScreen({ direction: 90 })');
      expect((await stage.event('fullscreenchange')).detail).toEqual({
        fullScreen: true,
        direction: 'horizontal',
      });
      await play(stage, 'exitFullScreen()');
      expect((await stage.event('fullscreenchange')).detail.fullScreen).toBe(false);
      await setPhone(stage, { landscape: true });
      expect((await stage.event('fullscreenchange')).detail.fullScreen).toBe(true);
      await setPhone(stage, { landscape: false });
      expect((await stage.event('fullscreenchange')).detail.fullScreen).toBe(false);
    },
  ),
  player(
    'goes on in a small window while another page is on top',
    `src="rtmp://a/b" autoplay auto-pause-if-navigate picture-in-picture-mode="{{['push']}}" picture-in-picture-init-position="left, 30" bindenterpictureinpicture="log" bindleavepictureinpicture="log"`,
    async (stage) => {
      await leave(stage);
      await expect(small(stage)).toBeVisible();
      const box = (await small(stage).boundingBox())!;
      expect(Math.round(box.x)).toBe(8);
      expect(box.y).toBeGreaterThan(200);
      await comeBack(stage);
      await expect(small(stage)).toHaveCount(0);
      await stage.event('enterpictureinpicture');
      await stage.event('leavepictureinpicture');
    },
  ),
  player(
    'is cast to a screen that a person chooses, until the network is gone',
    'src="rtmp://a/b" enable-casting bindcastinguserselect="log" bindcastingstatechange="log" bindcastinginterrupt="log"',
    async (stage) => {
      await play(stage, 'startCasting()');
      await stage.overlay('.tessera-action-sheet .item');
      expect((await stage.event('castinguserselect')).detail).toEqual({ state: 'success' });
      expect((await stage.event('castingstatechange')).detail).toEqual({ type: 'start', state: 'success' });
      await expect(stage.frame.locator('#it .wx-casting')).toBeVisible();
      await setPhone(stage, { network: 'none' });
      await stage.event('castinginterrupt');
      await setPhone(stage, { network: 'wifi' });
    },
  ),
];

const pushers: Case[] = [
  pusher(
    'asks, opens the camera and tells the states of a stream',
    'url="rtmp://a/b" bindstatechange="log" bindnetstatus="log" bindaudiovolumenotify="log" fps="20" max-bitrate="900"',
    async (stage) => {
      await push(stage, 'start()');
      // The microphone, then the camera.
      await stage.overlay('.tessera-ask-yes');
      await stage.overlay('.tessera-ask-yes');
      await expect.poll(() => codes(stage)).toEqual([1003, 1001, 1002, 1007]);
      expect((await stage.event('netstatus')).detail.info).toMatchObject({
        videoBitrate: 900,
        videoFPS: 20,
        audioBitrate: 48,
      });
      await stage.event('audiovolumenotify');
      await setPhone(stage, { network: 'none' });
      await expect.poll(async () => (await codes(stage)).at(-1)).toBe(-1307);
      await setPhone(stage, { network: 'wifi' });
    },
  ),
  pusher(
    'autopush; enable-camera=false leaves the camera off',
    'url="rtmp://a/b" autopush enable-camera="{{false}}" bindstatechange="log"',
    async (stage) => {
      await expect.poll(() => codes(stage)).toEqual([1001, 1002, 1007]);
    },
  ),
  pusher(
    'aspect, orientation, video-width and video-height are the size of the picture',
    'aspect="{{a}}" orientation="{{o}}" video-width="300" video-height="500"',
    async (stage) => {
      const canvas = stage.frame.locator('#it canvas');
      await push(stage, 'startPreview()');
      await expect(canvas).toHaveAttribute('height', '500');
      await stage.setData({ a: '3:4' });
      await expect(canvas).toHaveAttribute('height', '400');
      await stage.setData({ o: 'horizontal' });
      await expect(canvas).toHaveAttribute('width', '400');
    },
    { a: '9:16', o: 'vertical' },
  ),
  pusher(
    'beauty, whiteness and filter change the picture',
    'beauty="{{4}}" whiteness="{{5}}" filter="nostalgia"',
    async ({ style }) => {
      expect(await style('#it canvas', 'filter')).toBe('sepia(0.7) blur(0.6px) brightness(1.15)');
    },
  ),
  pusher(
    'skin-smoothness, skin-whiteness and beauty-style change the picture',
    'beauty="{{5}}" beauty-style="{{look}}" skin-smoothness="{{2}}" skin-whiteness="{{3}}"',
    async ({ style, setData }) => {
      expect(await style('#it canvas', 'filter')).toBe('blur(0.95px) brightness(1.09)');
      await setData({ look: 'nature' });
      expect(await style('#it canvas', 'filter')).toBe('blur(0.6px) brightness(1.09)');
    },
    { look: 'smooth' },
  ),
  pusher(
    'audio-quality, enable-mic and muted are told with the stream',
    'url="rtmp://a/b" enable-camera="{{false}}" audio-quality="low" muted="{{m}}" autopush bindnetstatus="log"',
    async (stage) => {
      const audio = async () => {
        const { info } = (await stage.event('netstatus')).detail as { info: { audioBitrate: number } };
        return info.audioBitrate;
      };
      await expect.poll(audio).toBe(16);
      await push(stage, 'stop()');
      await stage.setData({ m: true });
      await push(stage, 'start()');
      await expect.poll(audio).toBe(0);
    },
    { m: false },
  ),
  pusher(
    'device-position and local-mirror turn the picture over',
    'device-position="{{d}}" local-mirror="{{l}}"',
    async (stage) => {
      await push(stage, 'startPreview()');
      const isMirrored = async () => (await stage.style('#it canvas', 'transform')).includes('matrix(-1');
      await expect.poll(isMirrored).toBe(true);
      await stage.setData({ d: 'back' });
      await expect.poll(isMirrored).toBe(false);
      await stage.setData({ l: 'enable' });
      await expect.poll(isMirrored).toBe(true);
      await push(stage, 'switchCamera()');
      await stage.setData({ l: 'disable' });
      await expect.poll(isMirrored).toBe(false);
    },
    { d: 'front', l: 'auto' },
  ),
  pusher(
    'the waiting image stands in while the program is in the background',
    'url="rtmp://a/b" autopush enable-camera="{{false}}" waiting-image="data:image/gif;base64,R0lGODlhAQABAAAAACw=" waiting-image-hash="h" background-mute bindstatechange="log"',
    async (stage) => {
      const waiting = stage.frame.locator('#it .wx-live-waiting');
      await stage.event('statechange');
      await expect(waiting).toBeHidden();
      await setForeground(stage, false);
      await expect(waiting).toBeVisible();
      await expect(waiting).toHaveCSS('background-image', /data:image/);
      await setForeground(stage, true);
      await expect(waiting).toBeHidden();
    },
  ),
  pusher(
    'music below the voice',
    'bindbgmstart="log" bindbgmprogress="log" bindbgmcomplete="log" binderror="log"',
    async (stage) => {
      await push(stage, `playBGM({ url: '${SILENCE}' })`);
      await stage.event('bgmstart');
      expect((await stage.event('bgmprogress')).detail.duration).toBeGreaterThan(1900);
      await stage.event('bgmcomplete');
      await push(stage, "playBGM({ url: 'data:audio/wav;base64,AAAA', fail() {} })");
      expect((await stage.event('error')).detail.errCode).toBe(10003);
    },
  ),
  pusher(
    'goes on in a small window',
    'picture-in-picture-mode="push" picture-in-picture-init-position="right, 20" bindenterpictureinpicture="log" bindleavepictureinpicture="log"',
    async (stage) => {
      await push(stage, 'startPreview()');
      await leave(stage);
      await expect(small(stage)).toBeVisible();
      await comeBack(stage);
      await stage.event('enterpictureinpicture');
      await stage.event('leavepictureinpicture');
    },
  ),
  pusher(
    'zoom by a finger where it is allowed, and by its context',
    'zoom="{{z}}"',
    async (stage) => {
      const zoomed = () =>
        inWx(stage, 'return new Promise((success) => wx.createLivePusherContext().getMaxZoom({ success }))');
      expect(await zoomed()).toMatchObject({ maxZoom: 10 });
      await expect(words(stage)).toHaveText('');
      await stage.setData({ z: true });
      await expect(words(stage)).toHaveText('zoom: true');
    },
    { z: false },
  ),
  ...[
    'mode="HD" min-bitrate="300" audio-quality="low" enable-mic="{{false}}" enable-agc enable-ans audio-volume-type="media" audio-reverb-type="{{2}}" voice-changer-type="{{3}}" muted',
    'auto-focus="{{false}}" mirror remote-mirror beauty-style="nature" custom-effect skin-whiteness="0.1" skin-smoothness="0.2" face-thinness="0.3" eye-bigness="0.4" enable-video-custom-render',
  ].map((attributes) =>
    pusher(`says what a picture cannot show: ${attributes.slice(0, 20)}`, attributes, async (stage) => {
      const names = [...attributes.matchAll(/([a-z-]+)(?:="[^"]*")?/g)].map(([, name]) => name!);
      for (const name of names.filter((one) => one !== 'mode'))
        await expect(words(stage)).toContainText(`${name}: `);
    }),
  ),
];

export const liveCases: Case[] = [...players, ...pushers];
