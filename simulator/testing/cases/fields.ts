import { expect, type Case } from '../conformance.ts';

const field = (name: string, attributes: string, run: Case['run'], tag = 'input', data = {}): Case => ({
  name: `${tag} ${name}`,
  wxml: `<${tag} id="it" ${attributes} bindinput="log" bindfocus="log" bindblur="log" bindconfirm="log" bindkeyboardheightchange="log" bindlinechange="log" bindchange="log"/>`,
  data,
  run,
});

const control = (tag: string) => `#it .wx-${tag}-control`;

const shared = (tag: 'input' | 'textarea'): Case[] => [
  field(
    'value',
    'value="{{v}}"',
    async ({ frame, setData }) => {
      await expect(frame.locator(control(tag))).toHaveValue('a');
      await setData({ v: 'b' });
      await expect(frame.locator(control(tag))).toHaveValue('b');
    },
    tag,
    { v: 'a' },
  ),
  field(
    'change is told when the text is another one and the keyboard goes',
    '',
    async ({ frame, event, events }) => {
      await frame.locator(control(tag)).fill('new');
      expect(await events('change')).toEqual([]);
      await frame.locator(control(tag)).blur();
      expect((await event('change')).detail).toMatchObject({ value: 'new' });
    },
    tag,
  ),
  field(
    'input tells value and cursor',
    '',
    async ({ frame, event }) => {
      await frame.locator(control(tag)).pressSequentially('hi');
      expect((await event('input')).detail).toMatchObject({ value: 'hi', cursor: 2 });
    },
    tag,
  ),
  field(
    'focus and blur',
    'value="v"',
    async ({ frame, event }) => {
      await frame.locator(control(tag)).focus();
      expect((await event('focus')).detail).toMatchObject({ value: 'v' });
      await frame.locator(control(tag)).blur();
      expect((await event('blur')).detail).toMatchObject({ value: 'v' });
      await event('keyboardheightchange');
    },
    tag,
  ),
  field(
    'focus attribute takes the keyboard',
    'focus="{{f}}"',
    async ({ frame, setData, event }) => {
      await setData({ f: true });
      await event('focus');
      await expect(frame.locator(control(tag))).toBeFocused();
      await setData({ f: false });
      await event('blur');
    },
    tag,
    { f: false },
  ),
  field(
    'maxlength',
    'maxlength="3"',
    async ({ frame }) => {
      await frame.locator(control(tag)).pressSequentially('abcdef');
      await expect(frame.locator(control(tag))).toHaveValue('abc');
    },
    tag,
  ),
  field(
    'maxlength is 140 by default',
    '',
    async ({ frame, setData }) => {
      await setData({});
      await frame.locator(control(tag)).fill('x'.repeat(200));
      await expect(frame.locator(control(tag))).toHaveValue('x'.repeat(140));
    },
    tag,
  ),
  field(
    'maxlength -1 is without limit',
    'maxlength="-1"',
    async ({ frame }) => {
      await frame.locator(control(tag)).fill('x'.repeat(200));
      await expect(frame.locator(control(tag))).toHaveValue('x'.repeat(200));
    },
    tag,
  ),
  field(
    'disabled',
    'disabled',
    async ({ frame }) => {
      await expect(frame.locator(control(tag))).toBeDisabled();
    },
    tag,
  ),
  field(
    'placeholder, its style and class',
    'placeholder="type" placeholder-style="color: rgb(1, 2, 3)" placeholder-class="mine"',
    async ({ frame }) => {
      const placeholder = frame.locator('#it > div').first();
      await expect(placeholder).toHaveText('type');
      await expect(placeholder).toHaveCSS('color', 'rgb(1, 2, 3)');
      await expect(placeholder).toHaveClass(/mine/);
      await frame.locator(control(tag)).fill('x');
      await expect(placeholder).toBeHidden();
    },
    tag,
  ),
  field(
    'selection-start and selection-end',
    'value="abcdef" selection-start="1" selection-end="3"',
    async ({ frame }) => {
      const range = await frame
        .locator(control(tag))
        .evaluate((node) => [
          (node as HTMLInputElement).selectionStart,
          (node as HTMLInputElement).selectionEnd,
        ]);
      expect(range).toEqual([1, 3]);
    },
    tag,
  ),
  {
    name: `${tag} model:value writes back`,
    wxml: `<${tag} id="it" model:value="{{v}}"/><text id="out">{{v}}</text>`,
    data: { v: 'a' },
    async run({ frame, data }) {
      await frame.locator(control(tag)).fill('typed');
      expect((await data()).v).toBe('typed');
      await expect(frame.locator('#out')).toHaveText('typed');
    },
  },
];

export const fieldCases: Case[] = [
  ...shared('input'),
  ...shared('textarea'),
  {
    name: 'input takes what the handler returns',
    wxml: '<input id="it" bindinput="upper"/>',
    async run({ frame }) {
      await frame.locator(control('input')).pressSequentially('ab');
      await expect(frame.locator(control('input'))).toHaveValue('AB');
    },
  },
  field('confirm on the enter key', 'value="q"', async ({ frame, event }) => {
    await frame.locator(control('input')).press('Enter');
    expect((await event('confirm')).detail).toEqual({ value: 'q' });
    await event('blur');
  }),
  field('confirm-hold keeps the keyboard', 'confirm-hold', async ({ frame, event, events }) => {
    await frame.locator(control('input')).press('Enter');
    await event('confirm');
    expect(await events('blur')).toEqual([]);
  }),
  field('confirm-type', 'confirm-type="search"', async ({ frame }) => {
    await expect(frame.locator(control('input'))).toHaveAttribute('enterkeyhint', 'search');
  }),
  field('password', 'password', async ({ frame }) => {
    await expect(frame.locator(control('input'))).toHaveAttribute('type', 'password');
  }),
  field('type number', 'type="number"', async ({ frame }) => {
    await frame.locator(control('input')).pressSequentially('1a2.3');
    await expect(frame.locator(control('input'))).toHaveValue('123');
  }),
  field('type digit', 'type="digit"', async ({ frame }) => {
    await frame.locator(control('input')).pressSequentially('1a2.3');
    await expect(frame.locator(control('input'))).toHaveValue('12.3');
  }),
  field('type idcard', 'type="idcard"', async ({ frame }) => {
    await frame.locator(control('input')).pressSequentially('12b3X');
    await expect(frame.locator(control('input'))).toHaveValue('123X');
  }),
  field(
    'auto-height grows and tells lines',
    'auto-height',
    async ({ frame, box, event }) => {
      const before = (await box('#it')).height;
      await frame.locator(control('textarea')).fill('a\nb\nc');
      await expect.poll(async () => (await box('#it')).height).toBeGreaterThan(before * 2);
      expect((await event('linechange')).detail.lineCount).toBe(3);
    },
    'textarea',
  ),
  field(
    'padding moves the text and auto-height counts it',
    'auto-height style="padding: 12px 16px; box-sizing: border-box; line-height: 20px"',
    async ({ frame, box, style }) => {
      await frame.locator(control('textarea')).fill('a\nb');
      await expect.poll(async () => (await box('#it')).height).toBe(2 * 20 + 2 * 12);
      expect(await style(control('textarea'), 'padding')).toBe('12px 16px');
    },
    'textarea',
  ),
  field(
    'enter is a line break by default',
    '',
    async ({ frame, events }) => {
      await frame.locator(control('textarea')).pressSequentially('a');
      await frame.locator(control('textarea')).press('Enter');
      await expect(frame.locator(control('textarea'))).toHaveValue('a\n');
      expect(await events('confirm')).toEqual([]);
    },
    'textarea',
  ),
  field(
    'confirm-type send makes enter confirm',
    'confirm-type="send"',
    async ({ frame, event }) => {
      await frame.locator(control('textarea')).press('Enter');
      await event('confirm');
    },
    'textarea',
  ),
  {
    name: 'switch change, and its look',
    wxml: '<switch id="it" bindchange="log"/>',
    async run({ tap, event, style }) {
      await tap('#it');
      expect((await event('change')).detail).toEqual({ value: true });
      await expect.poll(() => style('#it > div', 'background-color')).toBe('rgb(4, 190, 2)');
    },
  },
  {
    name: 'switch checked, color and disabled',
    wxml: '<switch id="it" checked color="rgb(1, 2, 3)" disabled bindchange="log"/>',
    async run({ tap, events, style }) {
      await expect.poll(() => style('#it > div', 'background-color')).toBe('rgb(1, 2, 3)');
      await tap('#it');
      expect(await events('change')).toEqual([]);
    },
  },
  {
    name: 'switch type checkbox',
    wxml: '<switch id="it" type="checkbox" checked/>',
    async run({ frame }) {
      await expect(frame.locator('#it > div')).toHaveClass(/wx-checkbox-input-checked/);
    },
  },
  {
    name: 'checkbox-group change tells all chosen',
    wxml: '<checkbox-group id="g" bindchange="log"><checkbox id="a" value="a" checked/><checkbox id="b" value="b"/></checkbox-group>',
    async run({ tap, event }) {
      await tap('#b');
      expect((await event('change')).detail).toEqual({ value: ['a', 'b'] });
      await tap('#a');
      expect((await event('change')).detail).toEqual({ value: ['b'] });
    },
  },
  {
    name: 'checkbox disabled and color',
    wxml: '<checkbox-group bindchange="log"><checkbox id="a" value="a" disabled checked color="rgb(1, 2, 3)"/></checkbox-group>',
    async run({ tap, events, style }) {
      await tap('#a');
      expect(await events('change')).toEqual([]);
      expect(await style('#a .wx-checkbox-input', 'color')).toBe('rgb(1, 2, 3)');
    },
  },
  {
    name: 'radio-group change, one at a time',
    wxml: '<radio-group bindchange="log"><radio id="a" value="a" checked/><radio id="b" value="b"/></radio-group>',
    async run({ tap, event, frame }) {
      await tap('#b');
      expect((await event('change')).detail).toEqual({ value: 'b' });
      await expect(frame.locator('#a .wx-radio-input')).not.toHaveClass(/checked/);
    },
  },
  {
    name: 'radio chosen again tells nothing',
    wxml: '<radio-group bindchange="log"><radio id="a" value="a" checked/></radio-group>',
    async run({ tap, events }) {
      await tap('#a');
      expect(await events('change')).toEqual([]);
    },
  },
  {
    name: 'slider value, min, max and show-value',
    wxml: '<slider id="it" min="10" max="30" value="20" show-value/>',
    async run({ frame }) {
      await expect(frame.locator('#it .wx-slider-value')).toHaveText('20');
      expect(
        await frame.locator('#it .wx-slider-track').evaluate((node) => (node as HTMLElement).style.width),
      ).toBe('50%');
    },
  },
  {
    name: 'slider drag tells changing, then change, on steps',
    wxml: '<slider id="it" step="10" bindchanging="log" bindchange="log"/>',
    async run({ drag, event }) {
      await drag('#it .wx-slider-handle-wrapper', 60, 0);
      expect(Number((await event('changing')).detail.value) % 10).toBe(0);
      const { value } = (await event('change')).detail;
      expect(Number(value)).toBeGreaterThan(50);
    },
  },
  {
    name: 'slider disabled',
    wxml: '<slider id="it" disabled bindchange="log"/>',
    async run({ drag, events }) {
      await drag('#it .wx-slider-handle-wrapper', 60, 0);
      expect(await events('change')).toEqual([]);
    },
  },
  {
    name: 'slider colours and block-size',
    wxml: '<slider id="it" activeColor="rgb(1, 2, 3)" backgroundColor="rgb(4, 5, 6)" block-size="20" block-color="rgb(7, 8, 9)"/>',
    async run({ style, box }) {
      expect(await style('#it .wx-slider-track', 'background-color')).toBe('rgb(1, 2, 3)');
      expect(await style('#it .wx-slider-handle-wrapper', 'background-color')).toBe('rgb(4, 5, 6)');
      expect(await style('#it .wx-slider-handle', 'background-color')).toBe('rgb(7, 8, 9)');
      expect((await box('#it .wx-slider-handle')).width).toBe(20);
    },
  },
  {
    name: 'form submit collects named fields',
    wxml: `<form bindsubmit="log" bindreset="log" report-submit>
      <input name="i" value="1"/><textarea name="t" value="2"/><switch name="s" checked/><slider name="l" value="5"/>
      <checkbox-group name="c"><checkbox value="x" checked/></checkbox-group><radio-group name="r"><radio value="y" checked/></radio-group>
      <picker name="p" range="{{['a','b']}}" value="1"/><button id="go" form-type="submit">go</button><button id="back" form-type="reset">back</button></form>`,
    async run({ tap, event }) {
      await tap('#go');
      const { detail } = await event('submit');
      expect(detail.value).toEqual({ i: '1', t: '2', s: true, l: 5, c: ['x'], r: 'y', p: '1' });
      expect(detail.formId).toBeTruthy();
      await tap('#back');
      await event('reset');
    },
  },
  {
    name: 'form reset puts first values back',
    wxml: '<form><input id="i" name="i" value="1"/><switch id="s" name="s"/><button id="back" formType="reset">back</button></form>',
    async run({ frame, tap }) {
      await frame.locator('#i .wx-input-control').fill('9');
      await tap('#s');
      await tap('#back');
      await expect(frame.locator('#i .wx-input-control')).toHaveValue('1');
      await expect(frame.locator('#s > div')).not.toHaveClass(/checked/);
    },
  },
];
