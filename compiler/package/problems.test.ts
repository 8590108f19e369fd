import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageProblemCodes } from '../../contract/package.ts';
import { packageProblem, showBytes } from './problems.ts';

describe('reasons why a package is refused', () => {
  it('are all documented, in words that use the same values in both languages', () => {
    const page = readFileSync(path.join(import.meta.dirname, '../../docs/cli.md'), 'utf8');
    const valuesOf = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
    expect(new Set(packageProblemCodes).size).toBe(packageProblemCodes.length);
    for (const code of packageProblemCodes) {
      const { en, zh } = packageProblem(code).message;
      expect(page).toContain(`\`${code}\``);
      expect(valuesOf(zh)).toEqual(valuesOf(en));
    }
  });

  it('show control characters of a path as escapes: they go to terminals and logs', () => {
    const { en } = packageProblem('package/path-control-character', { path: 'a\u001b[2Jb\0' }).message;
    expect(en).toBe('"a\\u001b[2Jb\\u0000" contains a NUL or another control character.');
  });

  it('show sizes as the platform counts them', () => {
    expect([10, 2048, 3 * 1024 * 1024].map(showBytes)).toEqual(['10 B', '2.0 KB', '3.00 MB']);
  });
});
