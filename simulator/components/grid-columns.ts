/** What says how many columns a grid has. */
export interface Columns {
  crossAxisCount: number;
  maxCrossAxisExtent: number;
  crossAxisGap: number;
}

/** Documented: with max-cross-axis-extent no column is wider than it, and cross-axis-count does not matter. */
export function columnsOf(
  { crossAxisCount, maxCrossAxisExtent, crossAxisGap }: Columns,
  width: number,
): number {
  if (maxCrossAxisExtent <= 0) return Math.max(1, Math.floor(crossAxisCount));
  return Math.max(1, Math.ceil((width + crossAxisGap) / (maxCrossAxisExtent + crossAxisGap)));
}
