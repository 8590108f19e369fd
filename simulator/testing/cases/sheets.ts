import { expect, type Case, type Stage } from '../conformance.ts';
import { inWx } from './acts.ts';

// draggable-sheet and selection (Skyline). A sheet lies in a box of 400 px.

const ROWS = '<view wx:for="{{20}}" wx:key="*this" style="height:50px">{{item}}</view>';
const sheet = (name: string, attributes: string, run: Case['run'], data = {}): Case => ({
  name: `draggable-sheet ${name}`,
  wxml: `<view style="position:relative;height:400px"><draggable-sheet id="it" ${attributes}><scroll-view id="in" scroll-y type="list" associative-container="draggable-sheet" style="height:100%">${ROWS}</scroll-view></draggable-sheet></view>`,
  data,
  run,
});
const height = async (stage: Stage) => Math.round((await stage.box('#it')).height);

export const sheetCases: Case[] = [
  sheet('initial-child-size', 'initial-child-size="0.4"', async (stage) => {
    expect(await height(stage)).toBe(160);
    const { y } = await stage.box('#it');
    expect(y).toBe(240);
  }),
  sheet(
    'follows a finger between min-child-size and max-child-size, then what lies in it scrolls',
    'min-child-size="0.2" max-child-size="0.8"',
    async (stage) => {
      await stage.drag('#it', 0, 60);
      await expect.poll(() => height(stage)).toBe(140);
      await stage.drag('#it', 0, 300);
      await expect.poll(() => height(stage)).toBe(80);
      await stage.drag('#it', 0, -320);
      await expect.poll(() => height(stage)).toBe(320);
      expect(await stage.frame.locator('#in > .wx-scroll-view').evaluate((node) => node.scrollTop)).toBe(80);
      // Scrolled content has the finger until it is at its top again.
      await stage.drag('#it', 0, 60);
      expect(await height(stage)).toBe(320);
    },
  ),
  sheet(
    'snap and snap-sizes: it rests at one of them',
    'snap snap-sizes="{{[0.6]}}" min-child-size="0.1"',
    async (stage) => {
      // 0.5 up to 0.9 at the most: whatever the speed, the rests above are 0.6 and 1.
      await stage.drag('#it', 0, -20);
      await expect.poll(async () => [240, 400].includes(await height(stage))).toBe(true);
    },
  ),
  sheet(
    'worklet:onsizeupdate tells the height and its share',
    'worklet:onsizeupdate="gesture"',
    async (stage) => {
      await stage.drag('#it', 0, 60);
      expect((await stage.event('gesture')).detail).toEqual({ pixels: 140, size: 0.35 });
    },
  ),
  sheet('DraggableSheetContext.scrollTo', '', async (stage) => {
    await inWx(
      stage,
      "const [{ node }] = await new Promise((done) => wx.createSelectorQuery().select('#it').node().exec(done)); node.scrollTo({ size: 0.7, animated: false })",
    );
    expect(await height(stage)).toBe(280);
  }),
];

export const selectionCases: Case[] = [
  {
    name: 'selection tells what is selected in it, and when nothing is any more',
    wxml: '<selection id="it" bindselectionchange="log"><text id="a" user-select>one two</text></selection><text id="b" user-select>three</text>',
    async run({ frame, event, events }) {
      const select = (id: string) =>
        frame.evaluate(
          (which) => document.getSelection()!.selectAllChildren(document.getElementById(which)!),
          id,
        );
      await select('b');
      await select('a');
      expect((await event('selectionchange')).detail).toMatchObject({
        isCollapsed: false,
        selectedString: 'one two',
        firstRangeRect: { x: 0 },
      });
      await frame.evaluate(() => document.getSelection()!.removeAllRanges());
      await expect
        .poll(async () => (await events('selectionchange')).map(({ detail }) => detail.isCollapsed))
        .toEqual([false, true]);
    },
  },
  ...[true, false].map((on): Case => ({
    name: `selection disable-context-menu=${on}`,
    wxml: `<selection id="it" disable-context-menu="{{${on}}}"><text user-select>one</text></selection>`,
    async run({ frame }) {
      const isLeft = await frame
        .locator('#it')
        .evaluate((node) => node.dispatchEvent(new MouseEvent('contextmenu', { cancelable: true })));
      expect(isLeft).toBe(!on);
    },
  })),
];
