import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sha256InScript } from './sha256.ts';

describe('SHA-256 without the browser’s own', () => {
  it.each([0, 1, 55, 56, 63, 64, 65, 119, 1000])('is the standard’s for %i bytes (R-LOGIN-01)', (size) => {
    const bytes = Uint8Array.from({ length: size }, (_, index) => (index * 31 + 7) & 255);
    const expected = createHash('sha256').update(bytes).digest('hex');
    expect(Buffer.from(sha256InScript(bytes)).toString('hex')).toBe(expected);
  });
});
