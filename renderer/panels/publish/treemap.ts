export interface Block<T> {
  item: T;
  /** Shares of the whole, 0 to 1. */
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How far from square the worst block of a row is. */
function worst(sizes: readonly number[], sum: number, side: number): number {
  const largest = Math.max(...sizes);
  const smallest = Math.min(...sizes);
  return Math.max((side * side * largest) / (sum * sum), (sum * sum) / (side * side * smallest));
}

/**
 * Squarified treemap (Bruls, Huizing, van Wijk): rows along the shorter side, each as long as its blocks stay squarish.
 * `items` come largest first; `aspect` is width by height of the area.
 */
export function layOut<T extends { size: number }>(items: readonly T[], aspect: number): Block<T>[] {
  const total = items.reduce((sum, { size }) => sum + size, 0);
  const blocks: Block<T>[] = [];
  let [x, y, width, height] = [0, 0, aspect, 1];
  let rest = items.filter(({ size }) => size > 0);
  while (rest.length > 0) {
    const side = Math.min(width, height);
    const areas = rest.map(({ size }) => (size / total) * aspect);
    let count = 1;
    let sum = areas[0]!;
    while (count < rest.length) {
      const next = sum + areas[count]!;
      if (worst(areas.slice(0, count + 1), next, side) > worst(areas.slice(0, count), sum, side)) break;
      sum = next;
      count += 1;
    }
    const depth = sum / side;
    let along = 0;
    for (const [index, item] of rest.slice(0, count).entries()) {
      const length = areas[index]! / depth;
      const block =
        width >= height
          ? { x, y: y + along, width: depth, height: length }
          : { x: x + along, y, width: length, height: depth };
      blocks.push({ item, ...block, x: block.x / aspect, width: block.width / aspect });
      along += length;
    }
    if (width >= height) [x, width] = [x + depth, width - depth];
    else [y, height] = [y + depth, height - depth];
    rest = rest.slice(count);
  }
  return blocks;
}
