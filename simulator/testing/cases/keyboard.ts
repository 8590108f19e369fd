import { expect, type Case, type Stage } from '../conformance.ts';

// The phone's keyboard as it is drawn. The cases' device is an iPhone 14: 45 for suggestions, four rows of 54, 75 below.

const LETTERS = 336;
const PAD = 291;

const keyboard = ({ page }: Stage) => page.locator('.keyboard');
const press = (stage: Stage, ...keys: string[]) =>
  keys.reduce(
    (before, key) => before.then(() => keyboard(stage).locator(`[data-key="${key}"]`).click()),
    Promise.resolve(),
  );
const focus = ({ frame }: Stage, tag = 'input') => frame.locator(`#it .wx-${tag}-control`).click();
const shift = (stage: Stage) =>
  stage.page.evaluate(() => {
    const pages = [...document.querySelectorAll<HTMLElement>('.page:not([hidden])')];
    return parseFloat(pages.at(-1)!.style.translate.split(' ')[1] ?? '0');
  });

const field = (name: string, attributes: string, run: Case['run'], tag = 'input'): Case => ({
  name: `keyboard ${name}`,
  wxml: `<view id="above" bindtap="log">page</view><${tag} id="it" ${attributes} bindinput="log" bindfocus="log" bindblur="log" bindconfirm="log" bindkeyboardheightchange="log"/>`,
  run,
});
/** A field at the lower end of the page. */
const low = (name: string, attributes: string, run: Case['run'], tag = 'input'): Case => ({
  name: `keyboard ${name}`,
  wxml: `<view style="height:600px"/><${tag} id="it" style="height:40px;width:200px" ${attributes}/>`,
  run,
});

const labels: Case[] = [
  ['done', '完成'],
  ['search', '搜索'],
  ['next', '下一项'],
  ['go', '前往'],
  ['send', '发送'],
].map(([type, word]) =>
  field(`confirm-type ${type} is the word on its key`, `confirm-type="${type}" value="q"`, async (stage) => {
    await focus(stage);
    await expect(keyboard(stage).locator('.key.confirm')).toHaveText(word!);
    await keyboard(stage).locator('.key.confirm').click();
    expect((await stage.event('confirm')).detail).toEqual({ value: 'q' });
    await stage.event('blur');
  }),
);

const worklets: Case[] = ['input', 'textarea'].map((tag) => ({
  name: `${tag} worklet:onkeyboardheightchange`,
  wxml: `<${tag} id="it" worklet:onkeyboardheightchange="gesture"/>`,
  async run(stage) {
    await focus(stage, tag);
    await expect
      .poll(async () => (await stage.events('gesture'))[0]?.detail)
      .toMatchObject({ type: 'keyboardheightchange', detail: { duration: 0.25 } });
  },
}));

const boards: Case[] = [
  ['text', 'letters', LETTERS, 'q'],
  ['number', 'pad', PAD, '5'],
  ['digit', 'pad', PAD, '.'],
  ['idcard', 'pad', PAD, 'X'],
  ['safe-password', 'pad', PAD, '7'],
  ['nickname', 'letters', LETTERS, 'z'],
].map(([type, board, height, key]) =>
  field(`of type ${String(type)} has its keys and height`, `type="${String(type)}"`, async (stage) => {
    await focus(stage);
    await expect(keyboard(stage)).toHaveAttribute('data-board', String(board));
    expect((await stage.event('focus')).detail).toEqual({ value: '', height });
    expect((await stage.event('keyboardheightchange')).detail).toEqual({ height, duration: 0.25 });
    await expect
      .poll(async () => (await keyboard(stage).boundingBox())?.y)
      .toBe((await stage.page.evaluate(() => innerHeight)) - Number(height));
    await press(stage, String(key));
    expect((await stage.event('input')).detail).toMatchObject({ value: key, cursor: 1 });
  }),
);

export const keyboardCases: Case[] = [
  ...labels,
  ...boards,
  ...worklets,
  field('types, deletes, and the real keyboard goes on', '', async (stage) => {
    await focus(stage);
    await press(stage, 'shift', 'h', 'i', 'space', 'digits', '1', 'erase', 'letters');
    await stage.page.keyboard.type('you');
    await expect(stage.frame.locator('#it .wx-input-control')).toHaveValue('Hi you');
    expect((await stage.events('input')).map(({ detail }) => detail.keyCode)).toEqual([
      72, 105, 32, 49, 49, 121, 111, 117,
    ]);
  }),
  field('has marks of both languages', '', async (stage) => {
    await focus(stage);
    await press(stage, 'digits', '，', 'symbols', '《');
    await keyboard(stage).locator('.globe').click();
    await press(stage, '[', 'letters');
    await expect(keyboard(stage).locator('.key.space')).toHaveText('space');
    await expect(stage.frame.locator('#it .wx-input-control')).toHaveValue('，《[');
    await keyboard(stage).locator('.globe').click();
    await expect(keyboard(stage).locator('.key.space')).toHaveText('空格');
  }),
  field('offers the name of the user to type nickname', 'type="nickname"', async (stage) => {
    await focus(stage);
    await keyboard(stage).locator('.suggestion').click();
    await expect(stage.frame.locator('#it .wx-input-control')).toHaveValue('测试用户');
  }),
  field('keeps maxlength', 'maxlength="2"', async (stage) => {
    await focus(stage);
    await press(stage, 'a', 'b', 'c');
    await expect(stage.frame.locator('#it .wx-input-control')).toHaveValue('ab');
  }),
  field('sinks when the page is tapped', '', async (stage) => {
    await focus(stage);
    await stage.event('focus');
    await stage.tap('#above');
    await stage.event('blur');
    await expect(keyboard(stage)).toBeHidden();
    expect((await stage.event('keyboardheightchange')).detail).toEqual({ height: 0, duration: 0.25 });
  }),
  field('hold-keyboard keeps it when the page is tapped', 'hold-keyboard', async (stage) => {
    await focus(stage);
    await stage.tap('#above');
    await stage.event('tap');
    await expect(stage.frame.locator('#it .wx-input-control')).toBeFocused();
    expect(await stage.events('blur')).toEqual([]);
  }),
  field('confirm-hold keeps it after the enter key', 'confirm-hold', async (stage) => {
    await focus(stage);
    await keyboard(stage).locator('.key.confirm').click();
    await stage.event('confirm');
    expect(await stage.events('blur')).toEqual([]);
    await expect(keyboard(stage)).toBeVisible();
  }),
  field('sinks by its own key', '', async (stage) => {
    await focus(stage);
    await keyboard(stage).locator('.hide').click();
    await stage.event('blur');
    await expect(keyboard(stage)).toBeHidden();
  }),
  field(
    'of a textarea breaks lines and has the bar with 完成',
    '',
    async (stage) => {
      await focus(stage, 'textarea');
      expect((await stage.event('focus')).detail.height).toBe(LETTERS + 44);
      await expect(keyboard(stage).locator('.key.confirm')).toHaveText('换行');
      await press(stage, 'a', 'confirm', 'b');
      await expect(stage.frame.locator('#it .wx-textarea-control')).toHaveValue('a\nb');
      await keyboard(stage).locator('.confirm-bar-done').click();
      await stage.event('blur');
    },
    'textarea',
  ),
  field(
    'show-confirm-bar=false leaves the bar out',
    'show-confirm-bar="{{false}}" confirm-type="send"',
    async (stage) => {
      await focus(stage, 'textarea');
      expect((await stage.event('focus')).detail.height).toBe(LETTERS);
      await keyboard(stage).locator('.key.confirm').click();
      await stage.event('confirm');
    },
    'textarea',
  ),
  low('pushes the page up until the field is seen', '', async (stage) => {
    await focus(stage);
    // 600 + 40 of the page and 91 of bars above it, less the 844 - 336 that are left.
    await expect.poll(() => shift(stage)).toBe(-(91 + 640 - (844 - LETTERS)));
    await stage.frame.locator('#it .wx-input-control').blur();
    await expect.poll(() => shift(stage)).toBe(0);
  }),
  low('keeps cursor-spacing below the caret', 'cursor-spacing="30"', async (stage) => {
    await focus(stage);
    await expect.poll(() => shift(stage)).toBe(-(91 + 640 + 30 - (844 - LETTERS)));
  }),
  low('cursor-spacing is at most what lies below', 'cursor-spacing="1000"', async (stage) => {
    await focus(stage);
    await expect.poll(() => shift(stage)).toBe(-LETTERS);
  }),
  low('adjust-position=false leaves the page', 'adjust-position="{{false}}"', async (stage) => {
    await focus(stage);
    await expect(keyboard(stage)).toBeVisible();
    expect(await shift(stage)).toBe(0);
  }),
  {
    name: 'keyboard stays up from one field to the next',
    wxml: '<input id="it" bindblur="log" bindkeyboardheightchange="log"/><input id="b" bindfocus="log"/>',
    async run(stage) {
      await focus(stage);
      await stage.frame.locator('#b .wx-input-control').click();
      await stage.event('blur');
      expect((await stage.event('focus')).detail.height).toBe(LETTERS);
      expect((await stage.events('keyboardheightchange')).map(({ detail }) => detail.height)).toEqual([
        LETTERS,
      ]);
    },
  },
  {
    name: 'keyboard tells wx.onKeyboardHeightChange, and wx.hideKeyboard sinks it',
    wxml: '<input id="it"/>',
    async run(stage) {
      await stage.page.evaluate(() => {
        const holder = window as unknown as {
          __heights: number[];
          __tesseraSimulator: { wx: Record<string, (listener: unknown) => void> };
        };
        holder.__heights = [];
        holder.__tesseraSimulator.wx.onKeyboardHeightChange!(({ height }: { height: number }) =>
          holder.__heights.push(height),
        );
      });
      await focus(stage);
      await expect(keyboard(stage)).toBeVisible();
      await stage.page.evaluate(() =>
        (
          window as unknown as { __tesseraSimulator: { call(name: string): Promise<object> } }
        ).__tesseraSimulator.call('hideKeyboard'),
      );
      await expect(keyboard(stage)).toBeHidden();
      expect(
        await stage.page.evaluate(() => (window as unknown as { __heights: number[] }).__heights),
      ).toEqual([LETTERS, 0]);
    },
  },
  {
    name: 'keyboard goes with the page that had it',
    wxml: '<input id="it" focus/>',
    async run(stage) {
      await expect(keyboard(stage)).toBeVisible();
      await stage.page.evaluate(() =>
        (
          window as unknown as {
            __tesseraSimulator: { call(name: string, options: object): Promise<object> };
          }
        ).__tesseraSimulator.call('navigateTo', { url: '/pages/case0/index' }),
      );
      await expect(keyboard(stage)).toBeHidden();
    },
  },
  {
    name: 'keyboard-accessory lies right above the keyboard',
    wxml: '<textarea id="it"><keyboard-accessory><cover-view id="tools" style="height:50px">tools</cover-view></keyboard-accessory></textarea>',
    async run(stage) {
      const { frame } = stage;
      await expect(frame.locator('#tools')).toBeHidden();
      await focus(stage, 'textarea');
      const box = () => frame.locator('#tools').boundingBox();
      await expect.poll(async () => ((await box())?.y ?? 0) + 50).toBe(844 - LETTERS);
      await frame.locator('#it .wx-textarea-control').blur();
      await expect(frame.locator('#tools')).toBeHidden();
    },
  },
  {
    name: 'keyboard types into an editor',
    wxml: '<editor id="it" bindready="log" bindinput="log" bindfocus="log"/>',
    async run(stage) {
      await stage.event('ready');
      await stage.frame.locator('#it .ql-editor').click();
      await stage.event('focus');
      await press(stage, 'o', 'k');
      expect((await stage.event('input')).detail.text).toBe('ok\n');
    },
  },
];
