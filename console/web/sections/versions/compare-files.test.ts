import { describe, expect, it } from 'vitest';
import { compareVersions } from '../../../domain/versions.ts';
import { compareVersions as onPage } from '../../kit/version-order.ts';
import { compareFiles } from './compare-files.ts';

const file = (path: string, sha256: string, size: number) => ({ path, sha256, size });

describe('two versions', () => {
  it('differ by what was added, removed and changed', () => {
    const before = [file('a', '1', 10), file('b', '2', 20), file('c', '3', 30)];
    const after = [file('a', '1', 10), file('b', '9', 25), file('d', '4', 40)];
    expect(compareFiles(before, after)).toEqual([
      { path: 'b', kind: 'changed', before: 20, after: 25 },
      { path: 'c', kind: 'removed', before: 30, after: null },
      { path: 'd', kind: 'added', before: null, after: 40 },
    ]);
    expect(compareFiles(after, after)).toEqual([]);
  });

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
