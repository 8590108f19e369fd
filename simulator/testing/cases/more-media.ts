import { expect, type Case, type Stage } from '../conformance.ts';
import { inWx } from './acts.ts';
import { SILENCE } from './silence.ts';

// video, audio, camera, canvas, map, editor and web-view: the attributes and events that media.ts leaves out.

const EVENTS =
  'play pause ended timeupdate fullscreenchange waiting error progress loadedmetadata controlstoggle seekcomplete';
const video = (name: string, attributes: string, run: Case['run'], src = SILENCE): Case => ({
  name: `video ${name}`,
  wxml: `<video id="it" src="{{s}}" ${attributes} ${EVENTS.split(' ')
    .map((event) => `bind${event}="log"`)
    .join(' ')}/>`,
  data: { s: src },
  run,
});
const context = (stage: Stage, call: string) => inWx(stage, `wx.createVideoContext('it').${call}`);
const part = ({ frame }: Stage, name: string) => frame.locator(`#it .wx-video-${name}`);
const start = async (stage: Stage) => {
  await stage.frame.locator('#it > .wx-video-play').click();
  await stage.event('play');
};

const videos: Case[] = [
  video(
    'tells its metadata, plays from initial-time and pauses',
    'initial-time="1" duration="2"',
    async (stage) => {
      const { detail } = await stage.event('loadedmetadata');
      expect(detail.duration).toBeCloseTo(2, 1);
      await start(stage);
      expect(Number((await stage.event('timeupdate')).detail.currentTime)).toBeGreaterThanOrEqual(1);
      await stage.frame.locator('#it').hover();
      await part(stage, 'toggle').click();
      await stage.event('pause');
    },
  ),
  video('ended', 'initial-time="1.8"', async (stage) => {
    await stage.event('loadedmetadata');
    await start(stage);
    await stage.event('ended');
  }),
  video('autoplay, loop and muted', 'autoplay loop muted', async (stage) => {
    await stage.event('play');
    await expect.poll(async () => (await stage.events('seekcomplete')).length).toBeGreaterThan(0);
  }),
  video('seek tells its end', '', async (stage) => {
    await stage.event('loadedmetadata');
    await context(stage, 'seek(1.5)');
    expect((await stage.event('seekcomplete')).detail).toEqual({ position: 1.5 });
  }),
  video('the bar shows time, progress and full screen by default', '', async (stage) => {
    await stage.event('loadedmetadata');
    await start(stage);
    await expect(part(stage, 'bar')).toBeVisible();
    for (const name of ['toggle', 'now', 'progress', 'full']) await expect(part(stage, name)).toBeVisible();
    for (const name of ['mute', 'danmu-btn', 'lock', 'shot']) await expect(part(stage, name)).toBeHidden();
    await expect(part(stage, 'whole')).toHaveText('00:02');
  }),
  video(
    'show-progress, show-play-btn and show-fullscreen-btn',
    'show-progress="{{false}}" show-play-btn="{{false}}" show-fullscreen-btn="{{false}}"',
    async (stage) => {
      await stage.event('loadedmetadata');
      await start(stage);
      await expect(part(stage, 'bar')).toBeVisible();
      for (const name of ['toggle', 'now', 'progress', 'full']) await expect(part(stage, name)).toBeHidden();
    },
  ),
  video('show-mute-btn mutes', 'show-mute-btn', async (stage) => {
    await stage.event('loadedmetadata');
    await start(stage);
    await part(stage, 'mute').click();
    expect(await stage.frame.locator('#it video').evaluate((node) => (node as HTMLVideoElement).muted)).toBe(
      true,
    );
  }),
  video('controls=false shows none', 'controls="{{false}}"', async (stage) => {
    await stage.event('loadedmetadata');
    await expect(stage.frame.locator('#it > .wx-video-play')).toBeHidden();
    await expect(part(stage, 'bar')).toBeHidden();
  }),
  video('show-center-play-btn=false', 'show-center-play-btn="{{false}}"', async (stage) => {
    await expect(stage.frame.locator('#it > .wx-video-play')).toBeHidden();
  }),
  video(
    'play-btn-position center',
    'show-center-play-btn="{{false}}" play-btn-position="center"',
    async (stage) => {
      await expect(stage.frame.locator('#it > .wx-video-play')).toBeVisible();
      await start(stage);
      await expect(part(stage, 'toggle')).toBeHidden();
    },
  ),
  video('enable-play-gesture: a double tap plays', 'enable-play-gesture', async (stage) => {
    await stage.event('loadedmetadata');
    await stage.frame.locator('#it').dblclick({ position: { x: 20, y: 20 } });
    await stage.event('play');
  }),
  video('enable-progress-gesture seeks sideways', '', async (stage) => {
    await stage.event('loadedmetadata');
    await stage.drag('#it', 60, 0);
    await stage.event('seekcomplete');
  }),
  video('enable-progress-gesture=false does not', 'enable-progress-gesture="{{false}}"', async (stage) => {
    await stage.event('loadedmetadata');
    await stage.drag('#it', 60, 0);
    expect(await stage.events('seekcomplete')).toEqual([]);
  }),
  ...(['vslide-gesture', 'page-gesture'] as const).map((attribute) =>
    video(`${attribute} changes the volume`, attribute, async (stage) => {
      await stage.event('loadedmetadata');
      await stage.drag('#it', 0, 60);
      const volume = await stage.frame
        .locator('#it video')
        .evaluate((node) => (node as HTMLVideoElement).volume);
      expect(volume).toBeLessThan(1);
    }),
  ),
  video(
    'full screen covers the phone, with title, lock and snapshot',
    'title="Film" show-screen-lock-button show-snapshot-button direction="{{0}}" vslide-gesture-in-fullscreen',
    async (stage) => {
      await context(stage, 'requestFullScreen()');
      expect((await stage.event('fullscreenchange')).detail).toEqual({
        fullScreen: true,
        direction: 'vertical',
      });
      await expect.poll(() => stage.box('#it')).toMatchObject({ x: 0, y: 0, width: 390, height: 844 });
      await expect(part(stage, 'title')).toHaveText('Film');
      for (const name of ['lock', 'shot']) await expect(part(stage, name)).toBeVisible();
      await context(stage, 'exitFullScreen()');
      expect((await stage.event('fullscreenchange')).detail.fullScreen).toBe(false);
      expect(await stage.box('#it')).toMatchObject({ width: 300, height: 225 });
    },
  ),
  video('direction 90 turns it', 'direction="{{90}}"', async (stage) => {
    await context(stage, 'requestFullScreen()');
    expect((await stage.event('fullscreenchange')).detail.direction).toBe('horizontal');
    await expect.poll(() => stage.style('#it', 'transform')).toContain('matrix(0, 1, -1, 0');
    await context(stage, 'exitFullScreen()');
  }),
  video(
    'poster and object-fit',
    'poster="data:image/gif;base64,R0lGODlhAQABAAAAACw=" object-fit="fill"',
    async ({ frame }) => {
      await expect(frame.locator('#it video')).toHaveAttribute('poster', /^data:image/);
      await expect(frame.locator('#it video')).toHaveCSS('object-fit', 'fill');
    },
  ),
];

const medias: Case[] = [
  {
    name: 'audio plays, pauses, tells the time and its end; poster and loop',
    wxml: '<audio id="it" src="{{s}}" controls loop="{{false}}" poster="data:image/gif;base64,R0lGODlhAQABAAAAACw=" bindplay="log" bindpause="log" bindtimeupdate="log" bindended="log"/>',
    data: { s: SILENCE },
    async run({ frame, event }) {
      await expect(frame.locator('#it button')).toHaveCSS('background-image', /data:image/);
      await frame.locator('#it button').click();
      await event('play');
      await event('timeupdate');
      await event('ended');
    },
  },
  {
    name: 'audio error',
    wxml: '<audio id="it" src="data:audio/wav;base64,AAAA" binderror="log"/>',
    async run({ event }) {
      expect((await event('error')).detail.errMsg).toBeTruthy();
    },
  },
  {
    name: 'canvas disable-scroll keeps the page where it is',
    wxml: '<canvas id="it" type="2d" disable-scroll style="width:100px;height:50px"/><view style="height:3000px"/>',
    async run({ frame }) {
      const isPrevented = await frame.locator('#it').evaluate((node) => {
        const touch = new Touch({ identifier: 0, target: node, clientX: 10, clientY: 10 });
        const touches = { touches: [touch], changedTouches: [touch] };
        const event = new TouchEvent('touchmove', { bubbles: true, cancelable: true, ...touches });
        node.dispatchEvent(event);
        return event.defaultPrevented;
      });
      expect(isPrevented).toBe(true);
    },
  },
  {
    name: 'map controls, scale and compass',
    wxml: '<map id="it" latitude="23" longitude="113" show-scale show-compass controls="{{c}}" bindcontroltap="log" style="width:300px;height:200px"/>',
    data: {
      c: [
        {
          id: 5,
          clickable: true,
          position: { left: 10, top: 20, width: 30, height: 30 },
          iconPath: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=',
        },
      ],
    },
    async run({ frame, event }) {
      await expect(frame.locator('#it .wx-map-scale')).toHaveText(/^\d+ m$/);
      await expect(frame.locator('#it .wx-map-compass')).toBeVisible();
      await frame.locator('#it .wx-map-control').click();
      expect((await event('controltap')).detail).toEqual({ controlId: 5 });
    },
  },
  {
    name: 'map enable-scroll and enable-zoom off',
    wxml: '<map id="it" latitude="23" longitude="113" enable-scroll="{{false}}" enable-zoom="{{false}}" bindregionchange="log" style="width:300px;height:200px"/>',
    async run(stage) {
      await stage.drag('#it', 80, 0);
      await stage.page.mouse.wheel(0, 100);
      expect(await stage.events('regionchange')).toEqual([]);
    },
  },
  {
    name: 'map include-points shows them all',
    wxml: '<map id="it" latitude="0" longitude="0" include-points="{{p}}" min-scale="3" max-scale="18" style="width:300px;height:300px"/>',
    data: {
      p: [
        { latitude: 23, longitude: 113 },
        { latitude: 24, longitude: 114 },
      ],
    },
    async run(stage) {
      await expect
        .poll(async () =>
          Math.round(
            (await inWx<{ latitude: number }>(stage, "return wx.createMapContext('it').getCenterLocation()"))
              .latitude * 10,
          ),
        )
        .toBe(235);
    },
  },
  {
    name: 'editor read-only takes no text; blur',
    wxml: '<editor id="it" read-only="{{r}}" show-img-size show-img-toolbar show-img-resize confirm-hold bindready="log" bindfocus="log" bindblur="log"/>',
    data: { r: true },
    async run({ event, frame, setData }) {
      await event('ready');
      await expect(frame.locator('#it .ql-editor')).toHaveAttribute('contenteditable', 'false');
      await setData({ r: false });
      await frame.locator('#it .ql-editor').focus();
      await event('focus');
      await frame.locator('#it .ql-editor').blur();
      expect(Object.keys((await event('blur')).detail).sort()).toEqual(['delta', 'html', 'text']);
    },
  },
  ...(
    [
      'userNickName',
      'userCity',
      'userProvince',
      'userCountry',
      'userLanguage',
      'userGender',
      'groupName',
    ] as const
  ).map((type): Case => ({
    name: `open-data ${type}`,
    wxml: `<open-data id="it" type="${type}" lang="zh_CN" open-gid="g" default-text="d" default-avatar=""/>`,
    async run({ frame }) {
      await expect(frame.locator('#it')).toHaveText(/\S/);
    },
  })),
];

export const moreMediaCases: Case[] = [...videos, ...medias];
