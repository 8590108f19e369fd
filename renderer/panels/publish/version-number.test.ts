import { expect, it } from 'vitest';
import { bump } from './version-number.ts';

it.each([
  [undefined, 'patch', '0.0.1'],
  ['1.2.3', 'major', '2.0.0'],
  ['1.2.3', 'minor', '1.3.0'],
  ['1.2.3', 'patch', '1.2.4'],
  ['1.2', 'patch', '1.2.1'],
  ['1.0.beta', 'patch', '1.0.1'],
] as const)('after %s comes, by its %s, %s', (highest, segment, expected) => {
  expect(bump(highest, segment)).toBe(expected);
});
