import { expect, type Case, type Stage } from '../conformance.ts';
import { hold, topPath } from './acts.ts';

// button in both looks, its open-types; navigator in all its ways; hover of all three.

const press = async (stage: Stage, name: string, property: string, value: string) => {
  await hold(stage, '#it', () => expect(stage.frame.locator('#it')).toHaveCSS(property, value));
  await expect(stage.frame.locator('#it'), name).not.toHaveCSS(property, value);
};

/** [attributes, property, value] of the old look; `v2` is below. */
const OLD = [
  ['', 'height', '46px'],
  ['', 'border-radius', '5px'],
  ['', 'background-color', 'rgb(248, 248, 248)'],
  ['', 'color', 'rgb(0, 0, 0)'],
  ['type="primary"', 'color', 'rgb(255, 255, 255)'],
  ['type="primary" plain', 'border-top-color', 'rgb(26, 173, 25)'],
  ['type="warn" plain', 'color', 'rgb(230, 67, 64)'],
  ['type="primary" disabled', 'background-color', 'rgb(158, 217, 157)'],
  ['type="warn" disabled', 'background-color', 'rgb(236, 139, 137)'],
  ['size="mini"', 'font-size', '13px'],
  ['size="mini"', 'line-height', '29.9px'],
  ['loading', 'color', 'rgba(0, 0, 0, 0.6)'],
  ['loading', 'background-color', 'rgb(222, 222, 222)'],
  ['loading type="warn"', 'color', 'rgba(255, 255, 255, 0.6)'],
  ['loading type="warn"', 'background-color', 'rgb(206, 60, 57)'],
  ['loading plain', 'background-color', 'rgba(0, 0, 0, 0)'],
  ['class="button-hover" plain type="warn"', 'color', 'rgba(230, 67, 64, 0.6)'],
] as const;

const NEW = [
  ['', 'width', '184px'],
  ['', 'height', '40px'],
  ['', 'font-weight', '700'],
  ['', 'color', 'rgb(6, 174, 86)'],
  ['', 'background-color', 'rgb(242, 242, 242)'],
  ['type="primary"', 'background-color', 'rgb(7, 193, 96)'],
  ['type="primary"', 'color', 'rgb(255, 255, 255)'],
  ['type="warn"', 'color', 'rgb(250, 81, 81)'],
  ['type="warn"', 'background-color', 'rgb(242, 242, 242)'],
  ['type="primary" disabled', 'background-color', 'rgb(156, 230, 191)'],
  ['size="mini"', 'height', '32px'],
  ['plain type="primary"', 'border-top-color', 'rgb(7, 193, 96)'],
  ['plain type="primary" class="button-hover"', 'background-color', 'rgba(0, 0, 0, 0)'],
  ['plain type="primary" class="button-hover"', 'color', 'rgba(7, 193, 96, 0.6)'],
  ['plain type="warn" disabled', 'color', 'rgba(0, 0, 0, 0.2)'],
  ['plain type="warn" disabled', 'background-color', 'rgba(0, 0, 0, 0)'],
  ['loading type="primary"', 'background-color', 'rgb(7, 193, 96)'],
] as const;

const looks = (version: string, rows: typeof OLD | typeof NEW): Case[] =>
  rows.map(([attributes, property, value]) => ({
    name: `button ${version} look: ${attributes} ${property}`,
    wxml: `<button id="it" ${attributes}>x</button>`,
    async run({ frame }) {
      await frame.evaluate((style) => {
        document.documentElement.dataset.wxStyle = style;
      }, version);
      await expect(frame.locator('#it')).toHaveCSS(property, value);
    },
  }));

/** A tap on a button of an open-type, the answer to the platform's question, and what the program is told. */
async function answer(stage: Stage, event: string, overlay?: string): Promise<Record<string, unknown>> {
  await stage.tap('#it');
  if (overlay) await stage.overlay(overlay);
  return (await stage.event(event)).detail;
}

const asked = (name: string, attributes: string, run: Case['run']): Case => ({
  name: `button ${name}`,
  wxml: `<button id="it" ${attributes}>x</button>`,
  run,
});

const toast = (name: string, attributes: string, text: RegExp): Case => ({
  name: `button ${name}`,
  wxml: `<button id="it" ${attributes}>x</button>`,
  async run({ tap, page }) {
    await tap('#it');
    await expect(page.locator('.tessera-toast').last()).toContainText(text);
  },
});

const openTypes: Case[] = [
  asked(
    'open-type contact, and what it carries',
    'open-type="contact" session-from="shop" send-message-title="t" send-message-path="pages/a/a" send-message-img="i" show-message-card business-id="b" bindcontact="log"',
    async (stage) =>
      expect(await answer(stage, 'contact')).toMatchObject({
        errMsg: 'enterContact:ok',
        path: 'pages/a/a',
        query: {},
      }),
  ),
  asked(
    'open-type getRealtimePhoneNumber',
    'open-type="getRealtimePhoneNumber" phone-number-no-quota-toast="{{false}}" bindgetrealtimephonenumber="log"',
    async (stage) =>
      expect(await answer(stage, 'getrealtimephonenumber', '.tessera-ask-yes')).toMatchObject({
        errMsg: 'getRealtimePhoneNumber:ok',
      }),
  ),
  asked('open-type getEmailAddress', 'open-type="getEmailAddress" bindgetemailaddress="log"', async (stage) =>
    expect((await answer(stage, 'getemailaddress')).errMsg).toBe('getEmailAddress:ok'),
  ),
  asked(
    'open-type phoneOneClickLogin',
    'open-type="phoneOneClickLogin" bindphoneoneclicklogin="log"',
    async (stage) =>
      expect((await answer(stage, 'phoneoneclicklogin', '.tessera-ask-yes')).code).toBeTruthy(),
  ),
  asked(
    'open-type agreePrivacyAuthorization|getPhoneNumber',
    'open-type="agreePrivacyAuthorization|getPhoneNumber" bindgetphonenumber="log"',
    async (stage) =>
      expect((await answer(stage, 'getphonenumber', '.tessera-ask-yes')).errMsg).toBe('getPhoneNumber:ok'),
  ),
  asked(
    'open-type launchApp: the app opened',
    'open-type="launchApp" app-parameter="sample=1" bindlaunchapp="log" binderror="log"',
    async (stage) => {
      await stage.tap('#it');
      await expect(stage.page.locator('.tessera-ask')).toContainText('sample=1');
      await stage.overlay('.tessera-ask-yes');
      expect((await stage.event('launchapp')).detail).toEqual({ errMsg: 'launchApp:ok' });
      expect(await stage.events('error')).toEqual([]);
    },
  ),
  asked(
    'open-type launchApp tells its error where it did not open',
    'open-type="launchApp" bindlaunchapp="log" binderror="log"',
    async (stage) => {
      expect((await answer(stage, 'error', '.tessera-ask-no')).errMsg).toBe('launchApp:fail user cancel');
      expect(await stage.events('launchapp')).toEqual([]);
    },
  ),
  asked(
    'open-type liveActivity',
    'open-type="liveActivity" activity-type="1" bindcreateliveactivity="log"',
    async (stage) => expect((await answer(stage, 'createliveactivity')).errMsg).toBe('createLiveActivity:ok'),
  ),
  asked(
    'lang is the language of the user',
    'open-type="getUserInfo" lang="zh_CN" bindgetuserinfo="log"',
    async (stage) =>
      expect(((await answer(stage, 'getuserinfo')).userInfo as { language: string }).language).toBe('zh_CN'),
  ),
  toast(
    'open-type share says what is sent',
    'open-type="share" need-show-entrance="{{false}}" entrance-path="p"',
    /已转发/,
  ),
  toast('open-type feedback', 'open-type="feedback" name="n"', /意见反馈/),
  {
    name: 'button disabled asks nothing of the platform',
    wxml: '<button id="it" disabled open-type="getEmailAddress" bindgetemailaddress="log">x</button>',
    async run({ tap, events }) {
      await tap('#it');
      expect(await events('getemailaddress')).toEqual([]);
    },
  },
];

/** The view around it, which waits longer than a default hover does, is the clock. */
const holdUntilOuterIsOn = (stage: Stage, own: RegExp): Promise<void> =>
  hold(stage, '#it', async () => {
    await expect(stage.frame.locator('#out')).toHaveClass(/on/);
    await expect(stage.frame.locator('#it')).not.toHaveClass(own);
  });

const hovers: Case[] = [
  {
    name: 'button hover-class, hover-start-time and hover-stay-time',
    wxml: '<button id="it" hover-class="on" hover-start-time="{{0}}" hover-stay-time="{{10}}">x</button>',
    wxss: '.on { letter-spacing: 5px }',
    run: (stage) => press(stage, 'button', 'letter-spacing', '5px'),
  },
  {
    name: 'button hover-class none',
    wxml: '<view id="out" hover-class="on" hover-start-time="{{100}}"><button id="it" hover-class="none">x</button></view>',
    run: (stage) => holdUntilOuterIsOn(stage, /hover/),
  },
  {
    name: 'button hover-stop-propagation',
    wxml: '<view id="out" hover-class="on"><button id="it" hover-class="on" hover-stop-propagation>x</button></view>',
    wxss: '.on { letter-spacing: 5px }',
    async run(stage) {
      await hold(stage, '#it', () => expect(stage.frame.locator('#it')).toHaveCSS('letter-spacing', '5px'));
      await expect(stage.frame.locator('#out')).not.toHaveClass(/on/);
    },
  },
  {
    name: 'view hover-start-time waits',
    wxml: '<view id="out" hover-class="on" hover-start-time="{{100}}"><view id="it" hover-class="on" hover-start-time="{{5000}}" style="height:40px">x</view></view>',
    run: (stage) => holdUntilOuterIsOn(stage, /on/),
  },
  {
    name: 'navigator hover-class, hover-start-time and hover-stay-time',
    wxml: '<navigator id="it" hover-class="on" hover-start-time="{{0}}" hover-stay-time="{{10}}" hover-stop-propagation>x</navigator>',
    wxss: '.on { letter-spacing: 5px }',
    run: (stage) => press(stage, 'navigator', 'letter-spacing', '5px'),
  },
  {
    name: 'navigator hover-class is navigator-hover by default',
    wxml: '<navigator id="it">x</navigator>',
    async run(stage) {
      await hold(stage, '#it', () => expect(stage.frame.locator('#it')).toHaveCSS('opacity', '0.7'));
    },
  },
];

const goes = (name: string, attributes: string, check: (stage: Stage) => Promise<void>): Case => ({
  name: `navigator ${name}`,
  wxml: `<navigator id="it" ${attributes} bindsuccess="log" bindfail="log" bindcomplete="log">go</navigator>`,
  async run(stage) {
    await stage.tap('#it');
    await check(stage);
  },
});
const depth = ({ page }: Stage) =>
  page.evaluate(
    () =>
      (window as unknown as { __tesseraSimulator: { runtime: { stack: { pages: unknown[] } } } })
        .__tesseraSimulator.runtime.stack.pages.length,
  );
const arrives = (count: number) => async (stage: Stage) => {
  await expect.poll(() => topPath(stage)).toBe('pages/case0/index');
  expect(await depth(stage)).toBe(count);
};

const navigators: Case[] = [
  goes('open-type navigate', 'open-type="navigate" url="/pages/case0/index"', arrives(2)),
  goes('open-type redirect', 'open-type="redirect" url="/pages/case0/index"', arrives(1)),
  goes('redirect, the old attribute', 'redirect url="/pages/case0/index"', arrives(1)),
  goes('open-type reLaunch', 'open-type="reLaunch" url="/pages/case0/index"', arrives(1)),
  goes(
    'open-type switchTab of a page that is no tab fails',
    'open-type="switchTab" url="/pages/case0/index"',
    async ({ event }) => {
      expect(String((await event('fail')).detail.errMsg)).toContain('switchTab:fail');
    },
  ),
  goes('takes a relative url', 'url="../case0/index?a=1"', arrives(2)),
  {
    name: 'navigator open-type navigateBack and delta',
    wxml: '<navigator id="on" url="/pages/case0/index">on</navigator><navigator id="it" open-type="navigateBack" delta="{{1}}">back</navigator>',
    async run(stage) {
      const here = await topPath(stage);
      await stage.page.evaluate(
        (url) =>
          (
            window as unknown as {
              __tesseraSimulator: { call(name: string, options: object): Promise<object> };
            }
          ).__tesseraSimulator.call('navigateTo', { url }),
        `/${here}`,
      );
      await stage.page.locator('.page:not([hidden])').last().contentFrame().locator('#it').click();
      await expect.poll(() => depth(stage)).toBe(1);
      expect(await topPath(stage)).toBe(here);
    },
  },
  {
    name: 'navigator target miniProgram opens another program',
    wxml: `<navigator id="it" target="miniProgram" app-id="wx1" path="pages/a/a" version="trial" short-link="" extra-data="{{d}}" bindsuccess="log" bindcomplete="log">go</navigator>`,
    data: { d: { a: 1 } },
    async run(stage) {
      await stage.tap('#it');
      await stage.overlay('.tessera-ask-yes');
      await stage.event('success');
      await stage.event('complete');
    },
  },
  goes('target miniProgram without an app-id fails', 'target="miniProgram"', async ({ event }) => {
    expect(String((await event('fail')).detail.errMsg)).toContain('navigateToMiniProgram:fail');
  }),
  goes('without a url does nothing', '', async (stage) => {
    expect(await depth(stage)).toBe(1);
    expect(await stage.events()).toEqual([]);
  }),
];

export const buttonCases: Case[] = [
  ...looks('v1', OLD),
  ...looks('v2', NEW),
  ...openTypes,
  ...hovers,
  ...navigators,
];
