import type { ConsolePart, ConsoleTable } from '../../contract/debug/console.ts';
import type { Values } from './values.ts';

/** What a call printed: `%s %d %i %f %o %O %c` of the first text filled in, the rest behind it with spaces. */
export function formatParts(args: readonly unknown[], values: Values): ConsolePart[] {
  const [first, ...rest] = args;
  if (typeof first !== 'string' || !/%[sdifoOc%]/.test(first)) {
    const parts = args.flatMap((value): ConsolePart[] => [{ text: ' ' }, partOf(value, values)]);
    return parts.slice(1);
  }
  const parts: ConsolePart[] = [];
  let style = '';
  const push = (text: string): void => {
    if (text === '') return;
    const last = parts.at(-1);
    if (last && 'text' in last && (last.style ?? '') === style) last.text += text;
    else parts.push(style ? { text, style } : { text });
  };
  let at = 0;
  for (const { 0: mark, index } of first.matchAll(/%[sdifoOc%]/g)) {
    push(first.slice(at, index));
    at = index + 2;
    if (mark === '%%') push('%');
    else if (rest.length === 0) push(mark);
    else if (mark === '%c') style = String(rest.shift()).slice(0, 500);
    else if (mark === '%o' || mark === '%O') parts.push({ value: values.remote(rest.shift()) });
    else push(filled(mark, rest.shift(), values));
  }
  push(first.slice(at));
  style = '';
  for (const value of rest) {
    push(' ');
    parts.push(partOf(value, values));
  }
  return parts;
}

function filled(mark: string, value: unknown, values: Values): string {
  if (typeof value === 'symbol') return String(value);
  if (mark === '%d' || mark === '%i')
    return typeof value === 'object' ? 'NaN' : String(Number.parseInt(String(value), 10));
  if (mark === '%f') return String(Number.parseFloat(String(value)));
  return typeof value === 'string' ? value : lineOf(value, values);
}

function lineOf(value: unknown, values: Values): string {
  const { text, size } = values.brief(value);
  if (size !== undefined) return `${text}(${size})`;
  return typeof value === 'object' && value !== null && !text ? 'Object' : text;
}

function partOf(value: unknown, values: Values): ConsolePart {
  return typeof value === 'string' && value.length <= 10_000
    ? { text: value }
    : { value: values.remote(value) };
}

const MOST_ROWS = 200;
const MOST_COLUMNS = 20;

/** console.table: a row for each member, a column for each name that occurs in them. */
export function tableOf(value: unknown, wanted: unknown, values: Values): ConsoleTable {
  const entries: [string, unknown][] =
    value instanceof Map
      ? [...(value as Map<unknown, unknown>)].map(([key, row]) => [String(key), row])
      : Object.entries(value as object);
  const rows = entries.slice(0, MOST_ROWS);
  const names = new Set<string>();
  let hasPlain = false;
  for (const [, row] of rows) {
    if (typeof row === 'object' && row !== null) for (const name of Object.keys(row)) names.add(name);
    else hasPlain = true;
  }
  const asked = Array.isArray(wanted) ? wanted.map(String) : undefined;
  const columns = (asked ?? [...names]).slice(0, MOST_COLUMNS);
  return {
    columns: hasPlain && !asked ? [...columns, ''] : columns,
    rows: rows.map(([name, row]) => {
      const isObject = typeof row === 'object' && row !== null;
      const cells = columns.map((column) =>
        isObject && Object.hasOwn(row, column)
          ? values.remote((row as Record<string, unknown>)[column])
          : null,
      );
      return { name, cells: hasPlain && !asked ? [...cells, isObject ? null : values.remote(row)] : cells };
    }),
    isCut: entries.length > MOST_ROWS || names.size > MOST_COLUMNS,
  };
}
