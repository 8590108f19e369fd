import { expect, type Case, type Stage } from '../conformance.ts';

// input, textarea, choices, pickers, forms and page-meta: the attributes that fields.ts and pickers.ts leave out.

const control = (tag: string) => `#it .wx-${tag}-control`;
const field = (
  tag: 'input' | 'textarea',
  name: string,
  attributes: string,
  run: Case['run'],
  data = {},
): Case => ({
  name: `${tag} ${name}`,
  wxml: `<${tag} id="it" ${attributes} bindinput="log" bindfocus="log" bindblur="log" bindconfirm="log" bindselectionchange="log" bindkeyboardcompositionstart="log" bindkeyboardcompositionupdate="log" bindkeyboardcompositionend="log" bindlinechange="log"/>`,
  data,
  run,
});
const caret = ({ frame }: Stage, tag: string) =>
  frame.locator(control(tag)).evaluate((node) => {
    const { selectionStart, selectionEnd } = node as HTMLInputElement;
    return [selectionStart, selectionEnd];
  });

const both = (tag: 'input' | 'textarea'): Case[] => [
  field(tag, 'auto-focus', 'auto-focus', async ({ frame, event }) => {
    await event('focus');
    await expect(frame.locator(control(tag))).toBeFocused();
  }),
  field(tag, 'focus from the start', 'focus value="abc"', async ({ event }) => {
    expect((await event('focus')).detail).toMatchObject({ value: 'abc' });
  }),
  field(tag, 'cursor', 'value="abcdef" cursor="{{2}}" focus', async (stage) => {
    await stage.event('focus');
    await expect.poll(() => caret(stage, tag)).toEqual([2, 2]);
  }),
  field(tag, 'cursor-color', 'cursor-color="rgb(1, 2, 3)" always-embed fixed', async ({ style }) => {
    expect(await style(control(tag), 'caret-color')).toBe('rgb(1, 2, 3)');
  }),
  field(
    tag,
    'selection-start and -end on focus',
    'value="abcdef" selection-start="{{1}}" selection-end="{{4}}" focus',
    async (stage) => {
      await stage.event('focus');
      await expect.poll(() => caret(stage, tag)).toEqual([1, 4]);
    },
  ),
  field(tag, 'selectionchange', 'value="abcdef"', async (stage) => {
    await stage.frame.locator(control(tag)).evaluate((node) => {
      (node as HTMLInputElement).focus();
      (node as HTMLInputElement).setSelectionRange(1, 3);
    });
    expect((await stage.event('selectionchange')).detail).toEqual({ selectionStart: 1, selectionEnd: 3 });
  }),
  field(tag, 'composing is told, and input only once it is done', '', async (stage) => {
    const session = await stage.page.context().newCDPSession(stage.page);
    await stage.frame.locator(control(tag)).focus();
    await session.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 });
    await stage.event('keyboardcompositionstart');
    expect((await stage.event('keyboardcompositionupdate')).detail).toEqual({ data: 'ni' });
    expect(await stage.events('input')).toEqual([]);
    await session.send('Input.insertText', { text: '你' });
    await stage.event('keyboardcompositionend');
    expect((await stage.event('input')).detail).toMatchObject({ value: '你' });
    await session.detach();
  }),
  field(
    tag,
    'a value set while it is typed into is taken',
    'value="{{v}}"',
    async ({ frame, setData }) => {
      await frame.locator(control(tag)).pressSequentially('xy');
      await setData({ v: 'set' });
      await expect(frame.locator(control(tag))).toHaveValue('set');
    },
    { v: '' },
  ),
  field(tag, 'a longer value is cut at maxlength', 'value="abcdef" maxlength="4"', async ({ frame }) => {
    await expect(frame.locator(control(tag))).toHaveValue('abcd');
  }),
  field(
    tag,
    'numbers and null as value',
    'value="{{v}}"',
    async ({ frame, setData }) => {
      await expect(frame.locator(control(tag))).toHaveValue('7');
      await setData({ v: null });
      await expect(frame.locator(control(tag))).toHaveValue('');
    },
    { v: 7 },
  ),
  field(
    tag,
    'placeholder-class of the page’s own style',
    'placeholder="p" placeholder-class="ph"',
    async ({ frame }) => {
      await expect(frame.locator('#it > div').first()).toHaveClass(/(^| )ph( |$)/);
    },
  ),
];

const fields: Case[] = [
  ...both('input'),
  ...both('textarea'),
  field(
    'input',
    'type safe-password hides, and says that it is not encrypted',
    'type="safe-password" safe-password-cert-path="/c" safe-password-length="{{6}}" safe-password-time-stamp="{{1}}" safe-password-nonce="n" safe-password-salt="s" safe-password-custom-hash="h"',
    async ({ frame, event }) => {
      await expect(frame.locator(control('input'))).toHaveAttribute('type', 'password');
      await frame.locator(control('input')).fill('123456');
      await frame.locator(control('input')).blur();
      expect((await event('blur')).detail).toMatchObject({
        encryptedValue: '',
        encryptError: 'not supported',
      });
    },
  ),
  {
    name: 'input type nickname is reviewed on leaving it',
    wxml: '<input id="it" type="nickname" bindnicknamereview="log"/>',
    async run({ frame, event }) {
      await frame.locator(control('input')).fill('Name');
      await frame.locator(control('input')).blur();
      expect((await event('nicknamereview')).detail).toEqual({ pass: true, timeout: false });
    },
  },
  field(
    'textarea',
    'confirm-hold',
    'confirm-type="done" confirm-hold disable-default-padding',
    async ({ frame, event, events }) => {
      await frame.locator(control('textarea')).press('Enter');
      await event('confirm');
      expect(await events('blur')).toEqual([]);
    },
  ),
  field(
    'textarea',
    'hold-keyboard, cursor-spacing and adjust-keyboard-to push it wholly into view',
    'style="margin-top:480px;height:150px" hold-keyboard adjust-position cursor-spacing="0" adjust-keyboard-to="bottom" show-confirm-bar="{{false}}"',
    async (stage) => {
      await stage.frame.locator(control('textarea')).click();
      const shift = () =>
        stage.page.evaluate(
          () => document.querySelector<HTMLElement>('.page:not([hidden])')!.style.translate,
        );
      // 91 of bars, 480 and 150 of the page, less the 508 above the keyboard.
      await expect.poll(shift).toBe(`0px ${-(91 + 480 + 150 - 508)}px`);
    },
  ),
  field(
    'textarea',
    'linechange tells sizes',
    'style="line-height:20px;width:200px"',
    async ({ frame, event }) => {
      await frame.locator(control('textarea')).fill('a\nb');
      expect((await event('linechange')).detail).toMatchObject({ height: 40, lineCount: 2, lineHeight: 20 });
    },
  ),
];

const choices: Case[] = [
  ...(['checkbox', 'radio'] as const).flatMap((tag): Case[] => [
    {
      name: `${tag} name, color and disabled`,
      wxml: `<${tag}-group bindchange="log"><${tag} id="a" name="n" value="a" color="rgb(1, 2, 3)" checked/><${tag} id="b" value="b" disabled/></${tag}-group>`,
      async run({ tap, events, style, frame }) {
        await tap('#b');
        expect(await events('change')).toEqual([]);
        expect(await style(`#a .wx-${tag}-input`, 'color')).toBe('rgb(1, 2, 3)');
        await expect(frame.locator('#b .wx-' + tag + '-input')).toHaveClass(/disabled/);
      },
    },
    {
      name: `${tag} is 22 px and says its state to screen readers`,
      wxml: `<${tag} id="it" checked>words</${tag}>`,
      async run({ box, frame }) {
        expect(await box(`#it .wx-${tag}-input`)).toMatchObject({ width: 22, height: 22 });
        await expect(frame.locator('#it')).toHaveAttribute('aria-checked', 'true');
      },
    },
    {
      name: `${tag} follows checked`,
      wxml: `<${tag} id="it" checked="{{c}}"/>`,
      data: { c: false },
      async run({ frame, setData }) {
        await setData({ c: true });
        await expect(frame.locator(`#it .wx-${tag}-input`)).toHaveClass(/checked/);
      },
    },
  ]),
  {
    name: 'radio that is chosen stays so',
    wxml: '<radio-group bindchange="log"><radio id="a" value="a" checked/></radio-group>',
    async run({ tap, events }) {
      await tap('#a');
      expect(await events('change')).toEqual([]);
    },
  },
  {
    name: 'switch is 52 by 32',
    wxml: '<switch id="it"/>',
    async run({ box }) {
      expect(await box('#it > div')).toMatchObject({ width: 52, height: 32 });
    },
  },
  {
    name: 'slider color and selected-color, the old attributes',
    wxml: '<slider id="it" value="50" color="rgb(1, 2, 3)" selected-color="rgb(4, 5, 6)"/>',
    async run({ style }) {
      expect(await style('#it .wx-slider-handle-wrapper', 'background-color')).toBe('rgb(1, 2, 3)');
      expect(await style('#it .wx-slider-track', 'background-color')).toBe('rgb(4, 5, 6)');
    },
  },
  {
    name: 'slider defaults: 0 to 100 by 1, block of 28',
    wxml: '<slider id="it" bindchange="log"/>',
    async run({ box, tap, event }) {
      expect((await box('#it .wx-slider-handle')).width).toBe(28);
      await tap('#it .wx-slider-tap-area');
      expect((await event('change')).detail).toEqual({ value: 50 });
    },
  },
  {
    name: 'label in a label: the innermost is heard',
    wxml: '<label><switch id="a" bindchange="log"/><label><switch id="b" bindchange="log"/><text id="t">words</text></label></label>',
    async run({ tap, event, events }) {
      await tap('#t');
      expect((await event('change')).id).toBe('b');
      expect((await events('change')).length).toBe(1);
    },
  },
];

const picker = (name: string, attributes: string, run: Case['run'], data = {}): Case => ({
  name: `picker ${name}`,
  wxml: `<picker id="it" ${attributes} bindchange="log" bindcancel="log"><view style="height:40px">choose</view></picker>`,
  data,
  run,
});
const rows = ({ page }: Stage, column: number) =>
  page.locator('.tessera-picker-column').nth(column).locator('.tessera-picker-rows > div');

const pickers: Case[] = [
  picker('header-text', 'range="{{[1, 2]}}" header-text="Which?"', async (stage) => {
    await stage.tap('#it');
    await expect(stage.page.locator('.tessera-picker-header > span')).toHaveText('Which?');
  }),
  picker('custom-item is the first row of each column', 'mode="region" custom-item="全部"', async (stage) => {
    await stage.tap('#it');
    await expect(rows(stage, 0).first()).toHaveText('全部');
    await stage.overlay('.tessera-picker-confirm');
    expect((await stage.event('change')).detail.value).toEqual(['全部', '全部', '全部']);
  }),
  ...(
    [
      ['province', 1],
      ['city', 2],
      ['region', 3],
    ] as const
  ).map(([level, count]) =>
    picker(`level ${level}`, `mode="region" level="${level}"`, async (stage) => {
      await stage.tap('#it');
      await expect(stage.page.locator('.tessera-picker-column')).toHaveCount(count);
    }),
  ),
  picker('date fields year', 'mode="date" fields="year" value="2020"', async (stage) => {
    await stage.tap('#it');
    await expect(stage.page.locator('.tessera-picker-column')).toHaveCount(1);
    await stage.overlay('.tessera-picker-confirm');
    expect((await stage.event('change')).detail).toEqual({ value: '2020' });
  }),
  picker('date: months have their days', 'mode="date" value="2023-02-10"', async (stage) => {
    await stage.tap('#it');
    await expect(rows(stage, 2)).toHaveCount(28);
  }),
  picker('a tap on the shade is cancel', 'range="{{[1, 2]}}"', async (stage) => {
    await stage.tap('#it');
    await stage.page.locator('.tessera-overlay .tessera-shade').click({ position: { x: 100, y: 100 } });
    await stage.event('cancel');
    expect(await stage.events('change')).toEqual([]);
  }),
  picker(
    'selector by wheel',
    'range="{{r}}"',
    async (stage) => {
      await stage.tap('#it');
      await stage.page.locator('.tessera-picker-column').hover();
      await stage.page.mouse.wheel(0, 96);
      await expect
        .poll(() =>
          stage.page
            .locator('.tessera-picker-rows')
            .evaluate((node) => (node as HTMLElement).style.transform),
        )
        .toBe('translateY(-96px)');
      await stage.overlay('.tessera-picker-confirm');
      expect((await stage.event('change')).detail).toEqual({ value: '2' });
    },
    { r: ['a', 'b', 'c'] },
  ),
];

const view = (name: string, attributes: string, run: Case['run']): Case => ({
  name: `picker-view ${name}`,
  wxml: `<picker-view id="it" ${attributes} style="height:200px" bindchange="log" bindpickstart="log" bindpickend="log"><picker-view-column><view wx:for="{{9}}" wx:key="*this">{{item}}</view></picker-view-column></picker-view>`,
  run,
});

const pickerViews: Case[] = [
  view(
    'indicator-class, mask-style and mask-class',
    'indicator-class="ind" mask-style="opacity: 0.25" mask-class="msk" indicator-style="height: 40px"',
    async ({ frame, style }) => {
      await expect(frame.locator('.wx-picker__indicator')).toHaveClass(/ind/);
      await expect(frame.locator('.wx-picker__mask')).toHaveClass(/msk/);
      expect(await style('.wx-picker__mask', 'opacity')).toBe('0.25');
      expect(await style('.wx-picker__indicator', 'height')).toBe('40px');
    },
  ),
  view('change comes when it lies still', '', async ({ drag, event, events }) => {
    await drag('#it', 0, -70);
    await event('pickend');
    expect((await events()).map(({ type }) => type)).toEqual(['pickstart', 'change', 'pickend']);
  }),
  view('immediate-change comes with the release', 'immediate-change', async ({ drag, events, event }) => {
    await drag('#it', 0, -70);
    expect((await events()).map(({ type }) => type)).toEqual(['pickstart', 'change']);
    await event('pickend');
  }),
];

const forms: Case[] = [
  {
    name: 'form without report-submit has no formId',
    wxml: '<form bindsubmit="log" report-submit-timeout="{{100}}"><input name="a" value="1"/><button id="go" form-type="submit">go</button></form>',
    async run({ tap, event }) {
      await tap('#go');
      const { detail } = await event('submit');
      expect(detail.value).toEqual({ a: '1' });
      expect(detail).not.toHaveProperty('formId');
    },
  },
  {
    name: 'form submitToGroup',
    wxml: '<form bindsubmitToGroup="log"><input name="a" value="1"/><button id="go" form-type="submitToGroup">go</button></form>',
    async run({ tap, event }) {
      await tap('#go');
      expect((await event('submitToGroup')).detail.value).toEqual({ a: '1' });
    },
  },
  {
    name: 'form tells which button sent it',
    wxml: '<form bindsubmit="log"><button id="go" data-k="v" formType="submit">go</button></form>',
    async run({ tap, event }) {
      await tap('#go');
      expect((await event('submit')).detail.target).toEqual({ id: 'go', dataset: { k: 'v' } });
    },
  },
  {
    name: 'form leaves out fields without a name',
    wxml: '<form bindsubmit="log"><input value="1"/><switch name="s"/><button id="go" form-type="submit">go</button></form>',
    async run({ tap, event }) {
      await tap('#go');
      expect((await event('submit')).detail.value).toEqual({ s: false });
    },
  },
];

export const moreFieldCases: Case[] = [...fields, ...choices, ...pickers, ...pickerViews, ...forms];
