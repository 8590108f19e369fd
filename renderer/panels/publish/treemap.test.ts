import { expect, it } from 'vitest';
import { layOut } from './treemap.ts';

it('covers the whole area, each block with its share, none over another', () => {
  const sizes = [600, 300, 200, 120, 60, 40, 3, 1];
  const blocks = layOut(
    sizes.map((size) => ({ size })),
    2.5,
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  expect(blocks).toHaveLength(sizes.length);
  for (const { item, width, height } of blocks) expect(width * height).toBeCloseTo(item.size / total, 6);
  for (const [index, one] of blocks.entries()) {
    for (const other of blocks.slice(index + 1)) {
      const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
      const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
      expect(across > 1e-9 && down > 1e-9).toBe(false);
    }
  }
});

it('leaves out what has no size', () => {
  expect(layOut([{ size: 0 }], 2)).toEqual([]);
  expect(layOut([], 2)).toEqual([]);
});
