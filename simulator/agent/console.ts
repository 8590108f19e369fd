import type { ConsoleEntry, ConsoleLevel, ConsolePlace } from '../../contract/debug/console.ts';
import type { Report } from '../runtime/reporter.ts';
import type { Simulator } from '../start.ts';
import type { AgentDomain, Feed } from './domain.ts';
import { completionsOf, type Evaluator } from './evaluate.ts';
import { formatParts, tableOf } from './format.ts';
import { callerStack, createStacks } from './stacks.ts';
import type { Values } from './values.ts';

export interface ConsoleParts {
  window: Window & typeof globalThis;
  values: Values;
  program: () => Simulator | undefined;
  evaluator: Evaluator;
}

/** A call as it was made. Its words are made when somebody reads them, at once where somebody already does. */
interface Logged {
  id: number;
  time: number;
  level: ConsoleLevel;
  kind: ConsoleEntry['kind'];
  depth: number;
  stack: string;
  args: unknown[] | undefined;
  isTable?: boolean;
  showsStack?: boolean;
  where?: string;
  done?: ConsoleEntry;
}

/** Older lines give way. */
const KEPT = 100_000;
const BATCH = 4_000;

export function createConsole({ window, values, program, evaluator }: ConsoleParts): AgentDomain {
  const lines = createLines();
  const listeners = new Set<() => void>();
  const stacks = createStacks(() => program()?.runtime.program.scripts ?? {});
  const placesOf = (stack: string): ConsolePlace[] => (stack ? stacks(stack) : []);

  function finish(line: Logged): ConsoleEntry {
    if (line.done) return line.done;
    const { id, time, level, kind, depth, args = [], where, isTable } = line;
    const table = isTable ? tableOf(args[0], args[1], values) : undefined;
    const thrown = args.find((value): value is Error => value instanceof Error);
    const isError = level === 'error' && thrown?.stack !== undefined;
    const entry: ConsoleEntry = {
      id,
      time,
      level,
      kind,
      depth,
      parts: table ? [] : formatParts(args, values),
      stack: placesOf(isError ? thrown.stack! : line.stack),
      ...(table ? { table } : {}),
      ...(line.showsStack || isError ? { showsStack: true } : {}),
      ...(where ? { where } : {}),
    };
    line.done = entry;
    line.args = undefined;
    return entry;
  }

  function add(line: Omit<Logged, 'id' | 'time'>): void {
    const kept = lines.add({ ...line, time: Date.now() });
    if (listeners.size === 0) return;
    // Objects are shown as they are now, not as they are when the batch goes.
    finish(kept);
    for (const wake of listeners) wake();
  }

  patchConsole(window, add, () => lines.clear());
  return {
    name: 'console',
    attach: (simulator) => void simulator.runtime.reporter.onReport((report) => add(lineOf(report))),
    listen(wake) {
      listeners.add(wake);
      return feedOf(lines, finish, () => listeners.delete(wake));
    },
    methods: {
      'console.clear': () => (lines.clear(), null),
      'console.evaluate': async ({ code }) => {
        const { value, isError } = await evaluator.run(code);
        const stack = isError && value instanceof Error ? placesOf(value.stack ?? '') : [];
        return { value: values.remote(value), isError, stack };
      },
      'console.complete': ({ code }) => completionsOf(code, evaluator.names, evaluator.lookUp),
    },
  };
}

interface Lines {
  add(line: Omit<Logged, 'id'>): Logged;
  clear(): void;
  /** The first line with this number or a later one. */
  from(id: number): { lines: Logged[]; first: number };
}

/** The last lines, in two halves of which the older is dropped whole: no array of 100,000 is ever shifted. */
function createLines(): Lines {
  let old: Logged[] = [];
  let young: Logged[] = [];
  let next = 1;
  return {
    add(line) {
      const kept = { ...line, id: next++ };
      young.push(kept);
      if (young.length >= KEPT / 2) {
        old = young;
        young = [];
      }
      return kept;
    },
    clear() {
      old = [];
      young = [];
    },
    from(id) {
      const first = old[0]?.id ?? young[0]?.id ?? next;
      const start = Math.max(id, first);
      const half = start >= (young[0]?.id ?? next) ? young : old;
      return {
        lines: half.slice(start - (half[0]?.id ?? start), start - (half[0]?.id ?? start) + BATCH),
        first,
      };
    },
  };
}

function feedOf(lines: Lines, finish: (line: Logged) => ConsoleEntry, stop: () => void): Feed {
  let next = 1;
  return {
    stop,
    take() {
      const { lines: found, first } = lines.from(next);
      if (found.length === 0) return undefined;
      const skipped = Math.max(0, first - next);
      next = found.at(-1)!.id + 1;
      return { fact: 'console.logged', value: { entries: found.map(finish), skipped } };
    },
  };
}

const LEVEL_OF: Record<Report['kind'], ConsoleLevel> = {
  exception: 'error',
  engine: 'error',
  'page-not-found': 'error',
  'missing-api': 'warn',
  'missing-tag': 'warn',
  resource: 'warn',
  warning: 'warn',
};

function lineOf({ kind, message, where, stack }: Report): Omit<Logged, 'id' | 'time'> {
  const level = LEVEL_OF[kind];
  return {
    level,
    kind: 'report',
    depth: 0,
    stack: stack ?? '',
    args: ['%s', message],
    where,
    ...(level === 'error' ? { showsStack: true } : {}),
  };
}

type Add = (line: Omit<Logged, 'id' | 'time'>) => void;
type Method = (...args: unknown[]) => void;

/**
 * Listens to the window's console. The browser's own still hears every call, so that its tools work as ever.
 * Documented by the console standard: what each member prints, and how groups, counts and timers are named.
 */
function patchConsole(window: Window & typeof globalThis, add: Add, clear: () => void): void {
  const target = window.console as unknown as Record<string, Method>;
  let depth = 0;
  const counts = new Map<string, number>();
  const timers = new Map<string, number>();
  const log = (level: ConsoleLevel, args: unknown[], more: Partial<Logged> = {}): void =>
    add({ level, kind: 'log', depth, stack: callerStack(window), args, ...more });
  const labelOf = (label: unknown): string => (label === undefined ? 'default' : String(label));
  const elapsed = (label: unknown): string | undefined => {
    const started = timers.get(labelOf(label));
    return started === undefined ? undefined : `${(performance.now() - started).toFixed(3)} ms`;
  };
  const timeEnd = (label: unknown, rest: unknown[]): void => {
    const time = elapsed(label);
    if (time === undefined) log('warn', [`Timer '${labelOf(label)}' does not exist`]);
    else log('log', ['%s', `${labelOf(label)}: ${time}`, ...rest]);
  };
  const members: Record<string, Method> = {
    debug: (...args) => log('debug', args),
    log: (...args) => log('log', args),
    info: (...args) => log('info', args),
    warn: (...args) => log('warn', args),
    error: (...args) => log('error', args),
    dir: (value) => log('log', [value]),
    dirxml: (...args) => log('log', args),
    trace: (...args) => log('log', args.length > 0 ? args : ['console.trace'], { showsStack: true }),
    table: (...args) => log('log', args, { isTable: typeof args[0] === 'object' && args[0] !== null }),
    assert: (condition, ...args) => {
      if (condition) return;
      const [first, ...rest] = args;
      const words =
        typeof first === 'string' ? [`Assertion failed: ${first}`, ...rest] : ['Assertion failed', ...args];
      log('error', words);
    },
    group: (...args) => {
      log('log', args.length > 0 ? args : ['console.group'], { kind: 'group' });
      depth++;
    },
    groupCollapsed: (...args) => {
      log('log', args.length > 0 ? args : ['console.groupCollapsed'], { kind: 'closed-group' });
      depth++;
    },
    groupEnd: () => {
      if (depth === 0) return;
      depth--;
      add({ level: 'log', kind: 'group-end', depth, stack: '', args: [] });
    },
    count: (label) => {
      const count = (counts.get(labelOf(label)) ?? 0) + 1;
      counts.set(labelOf(label), count);
      log('log', ['%s', `${labelOf(label)}: ${count}`]);
    },
    countReset: (label) => void counts.delete(labelOf(label)),
    time: (label) => void timers.set(labelOf(label), performance.now()),
    timeLog: (label, ...rest) => timeEnd(label, rest),
    timeEnd: (label) => {
      timeEnd(label, []);
      timers.delete(labelOf(label));
    },
    clear: () => {
      clear();
      depth = 0;
      add({ level: 'log', kind: 'clear', depth, stack: '', args: [] });
    },
  };
  for (const [name, record] of Object.entries(members)) {
    const original = target[name];
    target[name] = (...args) => {
      record(...args);
      original?.apply(target, args);
    };
  }
}
