import { describe, expect, it } from 'vitest';
import { differing } from './replace-whole.ts';

const apply = (before: string, after: string) => {
  const { start, end, insert } = differing(before, after);
  return before.slice(0, start) + insert + before.slice(end);
};

describe('the smallest edit', () => {
  it('turns one text into the other', () => {
    const texts = [
      '',
      'a',
      'abc',
      'abXc',
      'aa',
      'aaa',
      'x\r\ny\r\n',
      'x\r\nz\r\n',
      'x\r\n',
      '😀😁',
      '😀😂',
      'ab\r\n\r\nc',
    ];
    for (const before of texts) for (const after of texts) expect(apply(before, after)).toBe(after);
  });

  it('touches only what differs', () => {
    expect(differing('one two three', 'one 2 three')).toEqual({ start: 4, end: 7, insert: '2' });
  });
});
