import { describe, expect, it } from 'vitest';
import type { Diagnostic, Severity } from '../../contract/diagnostic.ts';
import { createProblems } from './problems.ts';

const problem = (file: string, line: number, severity: Severity, message = 'x'): Diagnostic => ({
  file,
  range: { start: { line, column: 0 }, end: { line, column: 1 } },
  code: 'test/x',
  severity,
  message: { en: message, zh: message },
});

describe('problems', () => {
  it('are kept per source, counted, sorted, and said once', () => {
    const { store, set } = createProblems();
    set('build', [problem('b.js', 4, 'warning'), problem('a.js', 1, 'error', 'same')]);
    set('editor', [problem('a.js', 1, 'error', 'same'), problem('b.js', 1, 'error')]);
    const { all, counts, worst } = store.getState();
    expect(all.map(({ file, range }) => `${file}:${range.start.line}`)).toEqual([
      'a.js:1',
      'b.js:1',
      'b.js:4',
    ]);
    expect(counts).toMatchObject({ error: 2, warning: 1 });
    expect(worst.get('b.js')).toBe('error');
    set('editor', []);
    expect(store.getState().counts.error).toBe(1);
    expect(store.getState().worst.get('b.js')).toBe('warning');
  });
});
