import { describe, expect, it } from 'vitest';
import { dateChoice, multiSelectorChoice, regionChoice, selectorChoice, timeChoice } from './choice.ts';
import { readRegions } from './regions.ts';

const units = ['', '', ''] as const;
const today = [2024, 5, 6];

describe('what a picker offers and means', () => {
  it('selector: an index as text, within the range', () => {
    const choice = selectorChoice([{ n: 'a' }, { n: 'b' }], 'n', 9);
    expect(choice.columns([])).toEqual([['a', 'b']]);
    expect(choice.start()).toEqual([1]);
    expect(choice.result([0])).toEqual({ value: '0' });
  });

  it('multiSelector: indexes', () => {
    const choice = multiSelectorChoice([['a'], ['b', 'c']], '', [0, 1]);
    expect(choice.start()).toEqual([0, 1]);
    expect(choice.result([0, 1])).toEqual({ value: [0, 1] });
  });

  it('time: bounds apply to minutes only at their hour', () => {
    const choice = timeChoice('10:00', '09:30', '11:15');
    expect(choice.columns(choice.start())[0]).toEqual(['09', '10', '11']);
    expect(choice.columns([0, 0])[1]?.[0]).toBe('30');
    expect(choice.columns([1, 0])[1]).toHaveLength(60);
    expect(choice.columns([2, 0])[1]).toHaveLength(16);
    expect(choice.result([2, 15])).toEqual({ value: '11:15' });
  });

  it('date: February of a leap year, and today where nothing is set', () => {
    const choice = dateChoice('2024-02-29', '', '', 'day', today, units);
    expect(choice.columns(choice.start())[2]).toHaveLength(29);
    expect(choice.result(choice.start())).toEqual({ value: '2024-02-29' });
    const empty = dateChoice('', '', '', 'day', today, units);
    expect(empty.result(empty.start())).toEqual({ value: '2024-05-06' });
  });

  it('date: a day that a month does not have becomes its last', () => {
    const choice = dateChoice('2023-01-31', '2023-01-01', '2023-12-31', 'day', today, units);
    expect(choice.result([0, 1, 30])).toEqual({ value: '2023-02-28' });
  });

  it('region: names and codes; a custom first row', () => {
    const regions = readRegions();
    expect(regions).toHaveLength(34);
    const choice = regionChoice(regions, ['广东省', '深圳市', '南山区'], '全部', 'region');
    expect(choice.columns(choice.start())[0]?.[0]).toBe('全部');
    expect(choice.result(choice.start())).toEqual({
      value: ['广东省', '深圳市', '南山区'],
      code: ['440000', '440300', '440305'],
      postcode: '440305',
    });
  });
});
