import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({}));
const { mayReload } = await import('./recovery.ts');

describe('a crashed window', () => {
  it('is loaded anew, but not for ever', () => {
    expect(mayReload([], 1000)).toBe(true);
    expect(mayReload([1000, 2000], 3000)).toBe(true);
    expect(mayReload([1000, 2000, 3000], 4000)).toBe(false);
    expect(mayReload([1000, 2000, 3000], 90_000)).toBe(true);
  });
});
