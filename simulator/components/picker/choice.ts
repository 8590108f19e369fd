// What each mode of the picker offers: columns for a choice of rows, and the value a choice means.

export interface Choice {
  /** Rows of every column, given the rows chosen so far. */
  columns(chosen: readonly number[]): string[][];
  /** The rows that stand for the tag's value. */
  start(): number[];
  result(chosen: readonly number[]): { value: unknown; code?: string[]; postcode?: string };
}

const two = (value: number) => String(value).padStart(2, '0');
const clampRow = (rows: readonly unknown[] | undefined, row: number | undefined) =>
  Math.min(Math.max(0, row ?? 0), Math.max(0, (rows?.length ?? 1) - 1));

/** A row of `range`: itself, or its field named by range-key. */
export function labelOf(item: unknown, key: string): string {
  const value =
    key && typeof item === 'object' && item !== null ? (item as Record<string, unknown>)[key] : item;
  return typeof value === 'object' && value !== null ? '[object Object]' : String(value ?? '');
}

export function selectorChoice(range: readonly unknown[], key: string, value: unknown): Choice {
  const rows = range.map((item) => labelOf(item, key));
  return {
    columns: () => [rows],
    start: () => [clampRow(rows, Number(value) || 0)],
    // The platform reports a string here.
    result: ([index = 0]) => ({ value: String(index) }),
  };
}

export function multiSelectorChoice(range: readonly unknown[], key: string, value: unknown): Choice {
  const columns = range.map((column) =>
    Array.isArray(column) ? column.map((item) => labelOf(item, key)) : [],
  );
  const indexes = Array.isArray(value) ? value : [];
  return {
    columns: () => columns,
    start: () => columns.map((rows, at) => clampRow(rows, Number(indexes[at]) || 0)),
    result: (chosen) => ({ value: [...chosen] }),
  };
}

function range(from: number, to: number, name: (value: number) => string): string[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => name(from + at));
}

/** Columns that narrow one another: a bound applies only where all columns before it stand on theirs. */
function boundedChoice(
  parts: readonly {
    least(before: number[]): number;
    most(before: number[]): number;
    name(value: number): string;
  }[],
  low: readonly number[],
  high: readonly number[],
  now: readonly number[],
  join: (values: number[]) => string,
): Choice {
  const span = (at: number, before: number[]) => {
    const part = parts[at]!;
    const onLow = before.every((value, index) => value === low[index]);
    const onHigh = before.every((value, index) => value === high[index]);
    const from = onLow ? Math.max(part.least(before), low[at] ?? 0) : part.least(before);
    const to = onHigh ? Math.min(part.most(before), high[at] ?? 0) : part.most(before);
    return { from, to: Math.max(from, to) };
  };
  const valuesOf = (chosen: readonly number[]) => {
    const values: number[] = [];
    parts.forEach((_, at) => {
      const { from, to } = span(at, values);
      values.push(Math.min(to, from + Math.max(0, chosen[at] ?? 0)));
    });
    return values;
  };
  return {
    columns(chosen) {
      const values = valuesOf(chosen);
      return parts.map((part, at) => {
        const { from, to } = span(at, values.slice(0, at));
        return range(from, to, (value) => part.name(value));
      });
    },
    start() {
      const values: number[] = [];
      return parts.map((_, at) => {
        const { from, to } = span(at, values);
        const value = Math.min(to, Math.max(from, now[at] ?? from));
        values.push(value);
        return value - from;
      });
    },
    result: (chosen) => ({ value: join(valuesOf(chosen)) }),
  };
}

const numbersOf = (text: unknown, separator: RegExp) => {
  const parts = typeof text === 'string' && text ? text.split(separator).map(Number) : [];
  return parts.every(Number.isFinite) ? parts : [];
};

export function timeChoice(value: unknown, start: string, end: string): Choice {
  const low = numbersOf(start, /:/);
  const high = numbersOf(end, /:/);
  const now = numbersOf(value, /:/);
  const parts = [
    { least: () => 0, most: () => 23, name: two },
    { least: () => 0, most: () => 59, name: two },
  ];
  const join = (values: number[]) => values.map(two).join(':');
  return boundedChoice(parts, low.length ? low : [0, 0], high.length ? high : [23, 59], now, join);
}

/** Earliest and latest year the platform offers where no bound is given. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

export function dateChoice(
  value: unknown,
  start: string,
  end: string,
  fields: string,
  today: readonly number[],
  unit: readonly [year: string, month: string, day: string],
): Choice {
  const count = fields === 'year' ? 1 : fields === 'month' ? 2 : 3;
  const separator = /[-/]/;
  const full = (numbers: number[], fallback: number[]) => fallback.map((number, at) => numbers[at] ?? number);
  const low = full(numbersOf(start, separator), [FIRST_YEAR, 1, 1]);
  const high = full(numbersOf(end, separator), [LAST_YEAR, 12, 31]);
  const given = numbersOf(value, separator);
  const now = given.length ? given : [...today];
  const parts = [
    { least: () => FIRST_YEAR, most: () => LAST_YEAR, name: (year: number) => `${year}${unit[0]}` },
    { least: () => 1, most: () => 12, name: (month: number) => `${two(month)}${unit[1]}` },
    {
      least: () => 1,
      most: ([year = 2000, month = 1]: number[]) => new Date(year, month, 0).getDate(),
      name: (day: number) => `${two(day)}${unit[2]}`,
    },
  ].slice(0, count);
  const join = ([year, ...rest]: number[]) => [String(year), ...rest.map(two)].join('-');
  return boundedChoice(parts, low, high, now, join);
}

export interface Region {
  name: string;
  code: string;
  children?: readonly Region[];
}

export function regionChoice(
  regions: readonly Region[],
  value: unknown,
  custom: string,
  level: string,
): Choice {
  const depth = level === 'province' ? 1 : level === 'city' ? 2 : 3;
  const extra: Region[] = custom ? [{ name: custom, code: '' }] : [];
  const listsOf = (chosen: readonly number[]) => {
    const lists: (readonly Region[])[] = [];
    let list: readonly Region[] = [...extra, ...regions];
    for (let at = 0; at < depth; at += 1) {
      lists.push(list);
      list = [...extra, ...(list[clampRow(list, chosen[at])]?.children ?? [])];
    }
    return lists;
  };
  const names = Array.isArray(value) ? value.map(String) : [];
  return {
    columns: (chosen) => listsOf(chosen).map((list) => list.map(({ name }) => name)),
    start() {
      const rows: number[] = [];
      for (let at = 0; at < depth; at += 1) {
        const list = listsOf(rows)[at] ?? [];
        rows.push(
          Math.max(
            0,
            list.findIndex(({ name }) => name === names[at]),
          ),
        );
      }
      return rows;
    },
    result(chosen) {
      const picked = listsOf(chosen)
        .map((list, at) => list[clampRow(list, chosen[at])])
        .filter((region): region is Region => region !== undefined);
      const code = picked.map((region) => region.code);
      return { value: picked.map(({ name }) => name), code, postcode: code.at(-1) ?? '' };
    },
  };
}
