import type { Range } from '../../contract/diagnostic.ts';

/** Positions of offsets in one text. The table of line starts is made when the first position is asked for. */
export interface LineIndex {
  range(start: number, end?: number): Range;
  offset(line: number, column: number): number;
}

export function createLineIndex(text: string): LineIndex {
  let starts: number[] | null = null;
  const table = (): number[] => (starts ??= lineStarts(text));
  const position = (offset: number) => {
    const lines = table();
    let low = 0;
    let high = lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((lines[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, column: offset - (lines[low] ?? 0) };
  };
  return {
    range: (start, end = start) => ({ start: position(start), end: position(end) }),
    offset: (line, column) => (table()[line] ?? text.length) + column,
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
