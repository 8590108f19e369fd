/**
 * Lays cells one under another in columns, each into the one that is shortest: rows of one px, of which a cell takes
 * as many as it is high. Without options what was laid before is taken back.
 */
export function layMasonry(content: HTMLElement, options?: { columns: number; gap: number }): void {
  const cells = [...content.children] as HTMLElement[];
  content.style.gridAutoRows = options ? '1px' : '';
  const heights = Array.from({ length: options?.columns ?? 0 }, () => 0);
  for (const cell of cells) {
    if (!options) {
      cell.style.gridArea = '';
      continue;
    }
    const column = heights.indexOf(Math.min(...heights));
    const top = heights[column]! + (heights[column]! > 0 ? options.gap : 0);
    const height = Math.max(1, Math.ceil(cell.offsetHeight));
    cell.style.gridArea = `${top + 1} / ${column + 1} / span ${height} / auto`;
    heights[column] = top + height;
  }
}
