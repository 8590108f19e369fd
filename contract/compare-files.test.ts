import { describe, expect, it } from 'vitest';
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
});
