import type { RemoteValue } from './values.ts';

export type ConsoleLevel = 'debug' | 'log' | 'info' | 'warn' | 'error';

/** Where something was called, in the project's own source where a map leads there. One-based, as stacks count. */
export interface ConsolePlace {
  file: string;
  line: number;
  column: number;
  /** Of the function. */
  name: string;
}

/** A piece of a line: text as written with the style of its `%c`, or a value. */
export type ConsolePart = { text: string; style?: string } | { value: RemoteValue };

export interface ConsoleTable {
  columns: string[];
  rows: { name: string; cells: (RemoteValue | null)[] }[];
  isCut: boolean;
}

export interface ConsoleEntry {
  id: number;
  /** Milliseconds since 1970. */
  time: number;
  level: ConsoleLevel;
  /** `report`: of the simulator itself: an exception, an API that is missing, a warning. */
  kind: 'log' | 'group' | 'closed-group' | 'group-end' | 'clear' | 'report';
  parts: ConsolePart[];
  /** How many groups it lies in. */
  depth: number;
  table?: ConsoleTable;
  /** Calls of the program that led here, innermost first. */
  stack: ConsolePlace[];
  /** The stack is shown under the line: errors and `console.trace`. */
  showsStack?: boolean;
  /** What a report is about: a component, an API, a file. */
  where?: string;
}

export interface ConsoleFacts {
  /** In order. `skipped`: so many before them were dropped, since they came faster than anybody could read. */
  'console.logged': { entries: ConsoleEntry[]; skipped: number };
}

export interface ConsoleAnswer {
  value: RemoteValue;
  /** It was thrown. */
  isError: boolean;
  stack: ConsolePlace[];
}

export interface ConsoleMethods {
  /** Runs an expression where the program's scripts run; promises of `await` are waited for. */
  'console.evaluate': { params: { code: string }; result: ConsoleAnswer };
  /** Names that may follow at the end of the text. Runs no code of the program. */
  'console.complete': {
    params: { code: string };
    /** `from`: where in the text the word begins that the names complete. */
    result: { from: number; names: { name: string; kind: 'function' | 'value' }[] };
  };
  /** The agent forgets what was logged. */
  'console.clear': { params: object; result: null };
}
