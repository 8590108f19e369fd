import { expect, type Case } from '../conformance.ts';

const picker = (name: string, attributes: string, run: Case['run'], data = {}): Case => ({
  name: `picker ${name}`,
  wxml: `<picker id="it" ${attributes} bindchange="log" bindcancel="log" bindcolumnchange="log"><view style="height:40px">choose</view></picker>`,
  data,
  run,
});

export const pickerCases: Case[] = [
  picker(
    'selector: change tells the index as text',
    'range="{{r}}" value="1"',
    async ({ tap, overlay, event, page }) => {
      await tap('#it');
      await expect(page.locator('.tessera-picker-rows > div')).toHaveText(['a', 'b', 'c']);
      await overlay('.tessera-picker-confirm');
      expect((await event('change')).detail).toEqual({ value: '1' });
    },
    { r: ['a', 'b', 'c'] },
  ),
  picker(
    'selector: range-key',
    'range="{{r}}" range-key="n"',
    async ({ tap, page, overlay, event }) => {
      await tap('#it');
      await expect(page.locator('.tessera-picker-rows > div')).toHaveText(['x', 'y']);
      await overlay('.tessera-picker-cancel');
      await event('cancel');
    },
    { r: [{ n: 'x' }, { n: 'y' }] },
  ),
  picker(
    'multiSelector: columnchange and change',
    'mode="multiSelector" range="{{r}}" value="{{[0,1]}}"',
    async ({ tap, page, overlay, event }) => {
      await tap('#it');
      await page.locator('.tessera-picker-column').first().hover();
      await page.mouse.wheel(0, 48);
      expect((await event('columnchange')).detail).toEqual({ column: 0, value: 1 });
      await overlay('.tessera-picker-confirm');
      expect((await event('change')).detail).toEqual({ value: [1, 1] });
    },
    {
      r: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    },
  ),
  picker('time', 'mode="time" value="09:05"', async ({ tap, overlay, event }) => {
    await tap('#it');
    await overlay('.tessera-picker-confirm');
    expect((await event('change')).detail).toEqual({ value: '09:05' });
  }),
  picker(
    'time within start and end',
    'mode="time" value="03:00" start="09:30" end="10:15"',
    async ({ tap, overlay, event }) => {
      await tap('#it');
      await overlay('.tessera-picker-confirm');
      expect((await event('change')).detail).toEqual({ value: '09:30' });
    },
  ),
  picker('date', 'mode="date" value="2024-02-29"', async ({ tap, overlay, event }) => {
    await tap('#it');
    await overlay('.tessera-picker-confirm');
    expect((await event('change')).detail).toEqual({ value: '2024-02-29' });
  }),
  picker(
    'date fields month',
    'mode="date" fields="month" value="2024-02"',
    async ({ tap, overlay, event }) => {
      await tap('#it');
      await overlay('.tessera-picker-confirm');
      expect((await event('change')).detail).toEqual({ value: '2024-02' });
    },
  ),
  picker(
    'date within end',
    'mode="date" value="2030-01-01" start="2020-01-01" end="2024-03-05"',
    async ({ tap, overlay, event }) => {
      await tap('#it');
      await overlay('.tessera-picker-confirm');
      expect((await event('change')).detail).toEqual({ value: '2024-01-01' });
    },
  ),
  picker(
    'region',
    'mode="region" value="{{v}}"',
    async ({ tap, overlay, event }) => {
      await tap('#it');
      await overlay('.tessera-picker-confirm');
      const { detail } = await event('change');
      expect(detail.value).toEqual(['广东省', '广州市', '海珠区']);
      expect(detail.code).toEqual(['440000', '440100', '440105']);
    },
    { v: ['广东省', '广州市', '海珠区'] },
  ),
  picker('disabled', 'disabled range="{{[1]}}"', async ({ tap, page }) => {
    await tap('#it');
    await expect(page.locator('.tessera-picker')).toHaveCount(0);
  }),
];
