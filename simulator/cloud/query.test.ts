import { expect, it } from 'vitest';
import { changed, matches, operator, sorted, type Doc } from './query.ts';

const doc: Doc = { _id: '1', age: 30, tags: ['a', 'b'], name: { first: 'Li' } };

it.each([
  [{ age: 30 }, true],
  [{ age: 31 }, false],
  [{ 'name.first': 'Li' }, true],
  [{ name: { first: 'Li' } }, true],
  [{ tags: 'a' }, true],
  [{ age: operator('gt', [20]) }, true],
  [{ age: operator('gt', [20]).and(operator('lt', [25])) }, false],
  [{ age: operator('lt', [20]).or(operator('eq', [30])) }, true],
  [{ age: operator('in', [[1, 30]]) }, true],
  [{ missing: operator('exists', [false]) }, true],
  [{ tags: operator('all', [['a', 'b']]) }, true],
  [operator('or', [{ age: 1 }, { age: 30 }]), true],
  [{ 'name.first': /^l/i }, true],
])('condition %# is told right', (condition, wanted) => {
  expect(matches(doc, condition)).toBe(wanted);
});

it('changes a copy by values and commands', () => {
  const next = changed(doc, {
    age: operator('inc', [1]),
    tags: operator('push', [['c']]),
    'name.last': 'Wu',
    extra: operator('set', [{ x: 1 }]),
  });
  expect(next).toEqual({
    _id: '1',
    age: 31,
    tags: ['a', 'b', 'c'],
    name: { first: 'Li', last: 'Wu' },
    extra: { x: 1 },
  });
  expect(changed(doc, { age: operator('remove', []) })).not.toHaveProperty('age');
  expect(doc.age).toBe(30);
});

it('sorts by several fields', () => {
  const docs = [
    { _id: 'a', n: 1 },
    { _id: 'b', n: 2 },
    { _id: 'c', n: 2 },
  ];
  const order = sorted(docs, [
    ['n', 'desc'],
    ['_id', 'desc'],
  ]).map(({ _id }) => _id);
  expect(order).toEqual(['c', 'b', 'a']);
});
