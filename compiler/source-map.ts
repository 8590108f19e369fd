/** Source map v3 by hand: our styles and wrapped scripts only ever move whole lines. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function encodeVlq(value: number): string {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1;
  let out = '';
  do {
    const digit = rest & 31;
    rest >>>= 5;
    out += DIGITS[rest > 0 ? digit | 32 : digit];
  } while (rest > 0);
  return out;
}

/** Reads one number; answers it and the offset behind it. */
export function decodeVlq(text: string, from: number): { value: number; end: number } {
  let value = 0;
  let shift = 0;
  let at = from;
  for (;;) {
    const digit = DIGITS.indexOf(text[at] ?? 'A');
    at++;
    value |= (digit & 31) << shift;
    shift += 5;
    if ((digit & 32) === 0) break;
  }
  return { value: value & 1 ? -(value >>> 1) : value >>> 1, end: at };
}

/** Moves the first line of a map to the right: something was written in front of it. */
export function shiftFirstLine(mappings: string, columns: number): string {
  if (mappings === '' || mappings[0] === ';') return mappings;
  const first = decodeVlq(mappings, 0);
  return encodeVlq(first.value + columns) + mappings.slice(first.end);
}

/** A stretch of generated lines: line `i` of it comes from line `lines[i]` (or `start + i`) of a source. */
export interface MappedLines {
  source: string;
  count: number;
  start: number;
  lines?: readonly number[];
}

export function lineMap(parts: readonly MappedLines[]): string {
  const sources = [...new Set(parts.map((part) => part.source))];
  const numbers = new Map(sources.map((source, index) => [source, index]));
  let lastSource = 0;
  let lastLine = 0;
  const out: string[] = [];
  for (const part of parts) {
    const number = numbers.get(part.source) ?? 0;
    for (let at = 0; at < part.count; at++) {
      const line = part.lines?.[at] ?? part.start + at;
      out.push(`A${encodeVlq(number - lastSource)}${encodeVlq(line - lastLine)}A`);
      lastSource = number;
      lastLine = line;
    }
  }
  return JSON.stringify({ version: 3, sources, names: [], mappings: out.join(';') });
}
