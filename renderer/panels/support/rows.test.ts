import { expect, it } from 'vitest';
import { rowsOf, type Table } from './rows.ts';

it('R-SIM-support finds tags by attribute and event, members of wx by name, and only those of a level or in use', () => {
  const tag = (name: string, support: string, props: string[], events: string[]) => ({
    tag: name,
    support,
    props: Object.fromEntries(props.map((one) => [one, {}])),
    events: Object.fromEntries(events.map((one) => [one, {}])),
  });
  const table = {
    tags: [tag('view', 'real', ['hover-class'], []), tag('ad', 'placeholder', ['unit-id'], ['close'])],
    apis: { login: 'simulated', request: 'real', addCard: 'none' },
  } as unknown as Table;
  const names = (wanted: Partial<Parameters<typeof rowsOf>[1]>) =>
    rowsOf(table, { query: '', level: '', names: undefined, ...wanted }).map(({ name }) => name);
  expect(names({})).toEqual(['ad', 'view', 'addCard', 'login', 'request']);
  expect(names({ query: 'HOVER' })).toEqual(['view']);
  expect(names({ query: 'close' })).toEqual(['ad']);
  expect(names({ query: 'wx.lo' })).toEqual(['login']);
  expect(names({ query: '<view>' })).toEqual(['view']);
  expect(names({ level: 'none' })).toEqual(['addCard']);
  expect(names({ names: new Set(['tag ad', 'api login']) })).toEqual(['ad', 'login']);
});
