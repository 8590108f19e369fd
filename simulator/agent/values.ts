import type {
  RemoteMember,
  RemoteMembers,
  RemotePreview,
  RemoteType,
  RemoteValue,
} from '../../contract/debug/values.ts';
import type { AgentDomain } from './domain.ts';

/** Turns values of the program into lines that can be sent, and keeps those that may be opened later. */
export interface Values {
  remote(value: unknown): RemoteValue;
  /** The same without a handle: for who asks for members another way. */
  closed(value: unknown): RemoteValue;
  /** Without its members. */
  brief(value: unknown): RemoteValue;
  valueOf(handle: number): unknown;
  members(handle: number, from?: number, count?: number): RemoteMembers;
}

const LONGEST_TEXT = 10_000;
const LONGEST_BRIEF = 100;
const PREVIEWED = { array: 10, other: 5 };
/** Old values give way: a program that logs all night does not keep all it logged. */
const KEPT = 50_000;
const RANGE = 100;

export function createValues(): Values {
  const kept = new Map<number, object>();
  const handles = new WeakMap<object, number>();
  let next = 1;

  function handleOf(value: object): number {
    let handle = handles.get(value);
    if (handle === undefined) handles.set(value, (handle = next++));
    // Asked for again: youngest again.
    kept.delete(handle);
    kept.set(handle, value);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
    return handle;
  }

  const values: Values = {
    remote(value) {
      const line = values.closed(value);
      return isOpenable(value) ? { ...line, handle: handleOf(value) } : line;
    },
    closed(value) {
      const type = typeOf(value);
      const line = lineOf(value, type, LONGEST_TEXT);
      return isOpenable(value) ? { ...line, ...previewOf(value, type, line.size) } : line;
    },
    brief: (value) => lineOf(value, typeOf(value), LONGEST_BRIEF),
    valueOf: (handle) => kept.get(handle),
    members(handle, from, count) {
      const value = kept.get(handle);
      if (value === undefined) return { members: [], isGone: true };
      return { members: membersOf(value, values, from, count) };
    },
  };
  return values;
}

const isOpenable = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

function tagOf(value: object): string {
  try {
    return Object.prototype.toString.call(value).slice(8, -1);
  } catch {
    return 'Object';
  }
}

const BY_TAG: Record<string, RemoteType> = {
  Array: 'array',
  Map: 'map',
  Set: 'set',
  Error: 'error',
  Date: 'date',
  RegExp: 'regexp',
};

function typeOf(value: unknown): RemoteType {
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value as RemoteType;
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return 'array';
  return BY_TAG[tagOf(value)] ?? 'object';
}

/** The name of what made it; '' for a plain object. */
function classOf(value: object): string {
  try {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype === null) return '';
    const { constructor } = prototype as { constructor?: { name?: unknown } };
    const name = typeof constructor?.name === 'string' ? constructor.name : '';
    return name === 'Object' ? '' : name;
  } catch {
    return '';
  }
}

function lineOf(value: unknown, type: RemoteType, longest: number): RemoteValue {
  const cut = (text: string): RemoteValue =>
    text.length > longest ? { type, text: text.slice(0, longest), isCut: true } : { type, text };
  if (typeof value === 'string') return cut(value);
  if (typeof value === 'function') return cut(functionLine(value));
  if (typeof value === 'bigint') return cut(`${value}n`);
  if (!isOpenable(value)) return cut(Object.is(value, -0) ? '-0' : String(value));
  try {
    if (type === 'array') return { type, text: classOf(value), size: Number((value as unknown[]).length) };
    if (type === 'map' || type === 'set')
      return { type, text: classOf(value), size: (value as Set<unknown>).size };
    if (type === 'error') return cut(errorLine(value as Error));
    if (type === 'date') return cut(dateLine(value as Date));
    if (type === 'regexp') return cut(String(value));
  } catch {
    // A proxy that refuses, or one that pretends: it is an object like any other.
  }
  return { type: 'object', text: classOf(value) };
}

function functionLine(value: object): string {
  const { name } = value as { name?: unknown };
  const isClass = /^class\b/.test(Function.prototype.toString.call(value));
  return `${isClass ? 'class' : 'ƒ'} ${typeof name === 'string' ? name : ''}${isClass ? '' : '()'}`;
}

const errorLine = ({ name, message }: Error): string =>
  message === '' ? String(name) : `${String(name)}: ${String(message)}`;

const dateLine = (value: Date): string =>
  Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();

/** Getters are not run: reading a value must not change the program. */
function read(value: object, key: PropertyKey): { value: unknown } | { isAccessor: true } {
  const descriptor = Object.getOwnPropertyDescriptor(value, key);
  if (!descriptor) return { value: undefined };
  return 'value' in descriptor ? { value: descriptor.value as unknown } : { isAccessor: true };
}

const ACCESSOR: RemoteValue = { type: 'undefined', text: '(…)' };

function previewOf(
  value: object,
  type: RemoteType,
  size: number | undefined,
): Pick<RemoteValue, 'preview' | 'isCut'> {
  if (['function', 'error', 'date', 'regexp'].includes(type)) return {};
  try {
    const preview = previewMembers(value, type);
    const total = size ?? Object.keys(value).length;
    return { preview, ...(total > preview.length ? { isCut: true } : {}) };
  } catch {
    return { preview: [] };
  }
}

function previewMembers(value: object, type: RemoteType): RemotePreview[] {
  const brief = (item: unknown): RemoteValue => lineOf(item, typeOf(item), LONGEST_BRIEF);
  if (type === 'map') {
    const entries = [...firstOf(value as Map<unknown, unknown>, PREVIEWED.other)];
    return entries.map(([key, item]) => ({ name: keyLine(brief(key)), value: brief(item) }));
  }
  if (type === 'set')
    return [...firstOf(value as Set<unknown>, PREVIEWED.other)].map((item) => ({
      name: '',
      value: brief(item),
    }));
  if (type === 'array')
    return Array.from({ length: Math.min(PREVIEWED.array, (value as unknown[]).length) }, (_, index) => {
      const found = read(value, index);
      return { name: '', value: 'value' in found ? brief(found.value) : ACCESSOR };
    });
  return Object.keys(value)
    .slice(0, PREVIEWED.other)
    .map((name) => {
      const found = read(value, name);
      return { name, value: 'value' in found ? brief(found.value) : ACCESSOR };
    });
}

function* firstOf<T>(items: Iterable<T>, count: number): Generator<T> {
  let left = count;
  for (const item of items) {
    if (left-- === 0) return;
    yield item;
  }
}

const keyLine = ({ type, text }: RemoteValue): string => (type === 'object' ? `${text} {…}` : text);

interface Listed {
  name: string;
  kind: 'own' | 'hidden';
  read: () => { value: unknown } | { isAccessor: true };
}

/** Everything that may stand in a list, in its order. */
function listed(value: object, type: RemoteType): Listed[] {
  if (type === 'map')
    return [...(value as Map<unknown, unknown>)].map(([key, item]) => ({
      name: keyLine(lineOf(key, typeOf(key), LONGEST_BRIEF)),
      kind: 'own',
      read: () => ({ value: item }),
    }));
  if (type === 'set')
    return [...(value as Set<unknown>)].map((item, index) => ({
      name: String(index),
      kind: 'own',
      read: () => ({ value: item }),
    }));
  const names: PropertyKey[] = [...Object.getOwnPropertyNames(value), ...Object.getOwnPropertySymbols(value)];
  return names.map((name) => ({
    name: String(name),
    kind: Object.prototype.propertyIsEnumerable.call(value, name) ? 'own' : 'hidden',
    read: () => read(value, name),
  }));
}

function membersOf(value: object, values: Values, from?: number, count?: number): RemoteMember[] {
  try {
    const all = listed(value, typeOf(value));
    const isWhole = from === undefined;
    const range = isWhole ? all : all.slice(from, from + (count ?? RANGE));
    if (range.length > RANGE) return rangesOf(range.length, from ?? 0);
    const members = range.map(({ name, kind, read: get }): RemoteMember => {
      const found = get();
      if ('isAccessor' in found) return { name, value: ACCESSOR, kind: 'accessor' };
      return { name, value: values.remote(found.value), kind };
    });
    if (!isWhole) return members;
    const prototype: unknown = Object.getPrototypeOf(value);
    if (isOpenable(prototype))
      members.push({ name: '[[Prototype]]', value: values.remote(prototype), kind: 'prototype' });
    return members;
  } catch (error) {
    return [{ name: '', kind: 'hidden', value: values.brief(error) }];
  }
}

/** A list of a million is opened by its hundreds. */
function rangesOf(total: number, start: number): RemoteMember[] {
  let step = RANGE;
  while (total / step > RANGE) step *= RANGE;
  return Array.from({ length: Math.ceil(total / step) }, (_, index) => {
    const from = start + index * step;
    const count = Math.min(step, start + total - from);
    const name = `[${from} … ${from + count - 1}]`;
    return { name, kind: 'range', from, count, value: { type: 'object', text: '' } };
  });
}

export function valueMethods(values: Values): AgentDomain['methods'] {
  return {
    'values.members': ({ handle, from, count }) => values.members(handle, from, count),
    'values.read': ({ handle, name }) => {
      const target = values.valueOf(handle) as Record<string, unknown> | undefined;
      if (!target) throw new Error('The program has let this value go.');
      return values.remote(target[name]);
    },
    'values.json': ({ handle }) => ({ text: jsonOf(values.valueOf(handle)) }),
  };
}

/** JSON that never fails: circles, functions and big numbers are said in words. */
export function jsonOf(value: unknown, indent = 2): string {
  const above: unknown[] = [];
  const text = JSON.stringify(
    value,
    function (this: unknown, _key, item: unknown) {
      if (typeof item === 'bigint') return `${item}n`;
      if (typeof item === 'function') return functionLine(item);
      if (typeof item !== 'object' || item === null) return item;
      while (above.length > 0 && above.at(-1) !== this) above.pop();
      if (above.includes(item)) return '[Circular]';
      above.push(item);
      return item;
    },
    indent,
  ) as string | undefined;
  return text ?? String(value);
}
