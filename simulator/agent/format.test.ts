import { describe, expect, it } from 'vitest';
import { formatParts, tableOf } from './format.ts';
import { createValues } from './values.ts';

const parts = (...args: unknown[]) => formatParts(args, createValues());
const text = (...args: unknown[]) =>
  parts(...args)
    .map((part) => ('text' in part ? part.text : `<${part.value.type} ${part.value.text}>`))
    .join('');

describe('R-SIM what console calls print', () => {
  it('puts values side by side', () => {
    expect(text('a', 1, { b: 1 })).toBe('a <number 1> <object >');
    expect(text()).toBe('');
  });

  it('fills in %s %d %i %f %o %c %%, and leaves what has no value', () => {
    expect(text('%s is %d %i %f%%', 'n', '4.7', 4.7, '4.5')).toBe('n is 4 4 4.5%');
    expect(text('%s %s', 'one')).toBe('one %s');
    expect(text('%o', [1])).toBe('<array Array>');
    expect(parts('%cred%c plain', 'color: red', '')).toEqual([
      { text: 'red', style: 'color: red' },
      { text: ' plain' },
    ]);
    expect(text('%s', { a: 1 }, 'more')).toBe('Object more');
  });

  it('makes tables of objects, of plain values, and of chosen columns', () => {
    const values = createValues();
    const table = tableOf([{ a: 1 }, { b: 2 }, 3], undefined, values);
    expect(table.columns).toEqual(['a', 'b', '']);
    expect(table.rows.map(({ cells }) => cells.map((cell) => cell?.text ?? ''))).toEqual([
      ['1', '', ''],
      ['', '2', ''],
      ['', '', '3'],
    ]);
    expect(tableOf({ x: { a: 1, b: 2 } }, ['b'], values)).toMatchObject({
      columns: ['b'],
      rows: [{ name: 'x', cells: [{ text: '2' }] }],
    });
  });
});
