import { expect, it } from 'vitest';
import { cohortsOf } from './cohorts.ts';

it('gives the share that came again after each step, and nothing for days that have not come (R-AN-01)', () => {
  const items = [
    { firstDay: '2026-01-01', day: '2026-01-01', users: 4 },
    { firstDay: '2026-01-01', day: '2026-01-02', users: 2 },
    { firstDay: '2026-01-01', day: '2026-01-04', users: 1 },
    { firstDay: '2026-01-03', day: '2026-01-03', users: 5 },
  ];
  expect(cohortsOf(items, '2026-01-04')).toEqual([
    { day: '2026-01-03', size: 5, shares: [0, null, null, null, null, null, null] },
    { day: '2026-01-01', size: 4, shares: [0.5, 0, 0.25, null, null, null, null] },
  ]);
  expect(cohortsOf([], '2026-01-04')).toEqual([]);
});
