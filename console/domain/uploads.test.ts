import { describe, expect, it } from 'vitest';
import { chunkBytes, readContentRange, receivedUpTo } from './uploads.ts';

describe('parts of a blob', () => {
  it.each<[string | undefined, number, number, { start: number; end: number }]>([
    [undefined, 10, 10, { start: 0, end: 10 }],
    ['bytes 0-9/10', 10, 10, { start: 0, end: 10 }],
    ['bytes 4-9/10', 6, 10, { start: 4, end: 10 }],
  ])('%s is taken', (header, length, size, expected) => {
    expect(readContentRange(header, length, size)).toEqual(expected);
  });

  it.each<[string | undefined, number, number]>([
    [undefined, 9, 10],
    ['bytes 0-9/11', 10, 10],
    ['bytes 5-4/10', 0, 10],
    ['bytes 5-10/10', 6, 10],
    ['bytes 0-8/10', 10, 10],
    ['bytes=0-9', 10, 10],
    [`bytes 0-${chunkBytes}/${chunkBytes + 1}`, chunkBytes + 1, chunkBytes + 1],
  ])('%s with %i bytes of %i is refused with the reason', (header, length, size) => {
    expect(() => readContentRange(header, length, size)).toThrow(
      expect.objectContaining({ code: 'CHUNK_WRONG' }),
    );
  });

  it.each<[{ start: number; end: number }[], number]>([
    [[], 0],
    [[{ start: 0, end: 4 }], 4],
    [
      [
        { start: 4, end: 8 },
        { start: 0, end: 4 },
      ],
      8,
    ],
    [[{ start: 4, end: 8 }], 0],
    [
      [
        { start: 0, end: 4 },
        { start: 2, end: 6 },
        { start: 7, end: 9 },
      ],
      6,
    ],
  ])('%j is received up to %i', (chunks, expected) => {
    expect(receivedUpTo(chunks)).toBe(expected);
  });
});
