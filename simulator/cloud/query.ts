// Conditions and changes of the cloud database, carried out on plain records.

export type Doc = Record<string, unknown> & { _id: string };

/** Who the local cloud takes the person for. */
export const OPEN_ID = 'local-test-user';

const OPERATOR = Symbol.for('tessera.cloud.operator');

export interface Operator {
  [OPERATOR]: true;
  name: string;
  values: unknown[];
  and(...others: unknown[]): Operator;
  or(...others: unknown[]): Operator;
}

export function operator(name: string, values: unknown[]): Operator {
  const made: Operator = {
    [OPERATOR]: true,
    name,
    values,
    and: (...others) => operator('and', [made, ...others]),
    or: (...others) => operator('or', [made, ...others]),
  };
  return made;
}

export const isOperator = (value: unknown): value is Operator =>
  typeof value === 'object' && value !== null && OPERATOR in value;

export function fieldOf(doc: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], doc);
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const compare = (a: unknown, b: unknown): number => {
  if (a === b) return 0;
  if (a === undefined || a === null) return -1;
  if (b === undefined || b === null) return 1;
  return (a as number) < (b as number) ? -1 : 1;
};

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

const tests: Record<string, (value: unknown, given: unknown[]) => boolean> = {
  eq: (value, [wanted]) => same(value, wanted),
  neq: (value, [wanted]) => !same(value, wanted),
  gt: (value, [wanted]) => value !== undefined && compare(value, wanted) > 0,
  gte: (value, [wanted]) => value !== undefined && compare(value, wanted) >= 0,
  lt: (value, [wanted]) => value !== undefined && compare(value, wanted) < 0,
  lte: (value, [wanted]) => value !== undefined && compare(value, wanted) <= 0,
  in: (value, [list]) => listOf(list).some((one) => same(one, value)),
  nin: (value, [list]) => !listOf(list).some((one) => same(one, value)),
  exists: (value, [wanted]) => (value !== undefined) === wanted,
  size: (value, [wanted]) => Array.isArray(value) && value.length === wanted,
  all: (value, [list]) => listOf(list).every((one) => listOf(value).some((own) => same(own, one))),
  and: (value, given) => given.every((one) => matches(value, one)),
  or: (value, given) => given.some((one) => matches(value, one)),
  not: (value, [one]) => !matches(value, one),
  regexp(value, [given]) {
    const { regexp = '', options = '' } = given as { regexp?: string; options?: string };
    return new RegExp(regexp, options).test(String(value ?? ''));
  },
};

export function matches(value: unknown, condition: unknown): boolean {
  if (isOperator(condition)) return tests[condition.name]?.(value, condition.values) ?? false;
  // Documented: stands for whoever asks.
  if (condition === '{openid}') return matches(value, OPEN_ID);
  if (condition instanceof RegExp) return condition.test(String(value ?? ''));
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) {
    // An array field matches where one of its elements does.
    return same(value, condition) || (Array.isArray(value) && value.some((one) => same(one, condition)));
  }
  return Object.entries(condition).every(([path, wanted]) => matches(fieldOf(value, path), wanted));
}

const changes: Record<string, (value: unknown, given: unknown[]) => unknown> = {
  set: (_, [next]) => next,
  inc: (value, [by]) => Number(value ?? 0) + Number(by),
  mul: (value, [by]) => Number(value ?? 0) * Number(by),
  min: (value, [next]) => Math.min(Number(value ?? next), Number(next)),
  max: (value, [next]) => Math.max(Number(value ?? next), Number(next)),
  push: (value, [list]) => [...((value as unknown[]) ?? []), ...(Array.isArray(list) ? list : [list])],
  pop: (value) => ((value as unknown[]) ?? []).slice(0, -1),
  shift: (value) => ((value as unknown[]) ?? []).slice(1),
  unshift: (value, [list]) => [...(Array.isArray(list) ? list : [list]), ...((value as unknown[]) ?? [])],
  addToSet: (value, [one]) => {
    const list = (value as unknown[]) ?? [];
    return list.some((own) => same(own, one)) ? list : [...list, one];
  },
  pull: (value, [one]) => ((value as unknown[]) ?? []).filter((own) => !matches(own, one)),
  remove: () => undefined,
};

/** A copy of a record with the changes of update(). */
export function changed(doc: Doc, data: Record<string, unknown>): Doc {
  const next = structuredClone(doc);
  for (const [path, value] of Object.entries(data)) {
    const keys = path.split('.');
    const last = keys.pop()!;
    let holder: Record<string, unknown> = next;
    for (const key of keys) holder = (holder[key] ??= {}) as Record<string, unknown>;
    const result = isOperator(value) ? changes[value.name]?.(holder[last], value.values) : value;
    if (result === undefined) delete holder[last];
    else holder[last] = result;
  }
  return next;
}

export function sorted(
  docs: readonly Doc[],
  orders: readonly (readonly [path: string, direction: string])[],
): Doc[] {
  return [...docs].sort((a, b) => {
    for (const [path, direction] of orders) {
      const order = compare(fieldOf(a, path), fieldOf(b, path));
      if (order) return direction === 'desc' ? -order : order;
    }
    return 0;
  });
}
