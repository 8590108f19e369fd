import { describe, expect, it } from 'vitest';
import { compareVersions } from '../../domain/versions.ts';
import { compareVersions as onPage } from './version-order.ts';

describe('two versions', () => {
  it('are ordered on the page as in the console (R-GRAY-02, R-GRAY-14)', () => {
    const numbers = [
      '1',
      '1.0',
      '1.0.0',
      '1.0.10',
      '1.0.9',
      '2',
      '01',
      'a',
      '1.a',
      '1.0.b',
      '99999999999999999999',
      '10.0.0.1',
    ];
    for (const left of numbers)
      for (const right of numbers)
        expect(Math.sign(onPage(left, right))).toBe(Math.sign(compareVersions(left, right)));
  });
});
