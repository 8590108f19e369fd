import { expect, type Case } from '../conformance.ts';
import { fingers } from './acts.ts';

// What every tag tells beside its own events.

const BINDS =
  'bindtouchstart="log" bindtouchmove="log" bindtouchend="log" bindtouchcancel="log" bindtouchforcechange="log" bindlongtap="log" bindtap="log"';
const box = (name: string, run: Case['run'], binds = BINDS, wxss = ''): Case => ({
  name: `every tag: ${name}`,
  wxml: `<view id="it" class="{{look}}" ${binds} style="width:200px;height:200px">x</view>`,
  wxss,
  data: { look: '' },
  run,
});

const FADE = '@keyframes fade { from { opacity: 0 } to { opacity: 1 } }';

export const commonEventCases: Case[] = [
  box('touchstart, touchmove and touchend, in order', async (stage) => {
    await stage.drag('#it', 60, 0);
    const types = (await stage.events()).map(({ type }) => type);
    expect(types.filter((type, at) => type !== types[at - 1])).toEqual([
      'touchstart',
      'touchmove',
      'touchend',
    ]);
  }),
  box('touchcancel ends a touch without a tap', async (stage) => {
    await stage.frame.locator('#it').evaluate((target) => {
      const view = target.ownerDocument.defaultView!;
      const touch = new view.Touch({ identifier: 0, target, clientX: 50, clientY: 50 });
      for (const [type, touches] of [
        ['touchstart', [touch]],
        ['touchcancel', []],
      ] as const)
        target.dispatchEvent(
          new view.TouchEvent(type, { bubbles: true, touches: [...touches], changedTouches: [touch] }),
        );
    });
    expect((await stage.events()).map(({ type }) => type)).toEqual(['touchstart', 'touchcancel']);
  }),
  box('touchforcechange tells that the press grew or eased', async (stage) => {
    await fingers(stage, '#it', [[[50, 50, 0.2]], [[50, 50, 0.2]], [[50, 50, 0.6]], []]);
    expect(await stage.events('touchforcechange')).toHaveLength(1);
  }),
  box('longtap after a finger stayed', async (stage) => {
    const { x, y } = await stage.box('#it');
    const at = (await stage.frame.frameElement().then((one) => one.boundingBox()))!;
    await stage.page.mouse.move(at.x + x + 50, at.y + y + 50);
    await stage.page.mouse.down();
    expect(Object.keys((await stage.event('longtap')).detail).sort()).toEqual(['x', 'y']);
    await stage.page.mouse.up();
  }),
  box(
    'transitionend',
    async (stage) => {
      await stage.setData({ look: 'wide' });
      expect((await stage.event('transitionend')).detail).toMatchObject({ propertyName: 'opacity' });
    },
    'bindtransitionend="log"',
    '#it { transition: opacity 50ms } .wide { opacity: 0.5 }',
  ),
  box(
    'animationstart, animationiteration and animationend',
    async (stage) => {
      await stage.setData({ look: 'fades' });
      expect((await stage.event('animationend')).detail).toMatchObject({ animationName: 'fade' });
      expect((await stage.events()).map(({ type }) => type)).toEqual([
        'animationstart',
        'animationiteration',
        'animationend',
      ]);
    },
    'bindanimationstart="log" bindanimationiteration="log" bindanimationend="log"',
    `${FADE} .fades { animation: fade 200ms 2 }`,
  ),
];
