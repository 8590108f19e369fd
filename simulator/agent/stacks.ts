import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type { ConsolePlace } from '../../contract/debug/console.ts';
import type { ScriptUnit } from '../../contract/program.ts';

const FRAME = /^\s*at (?:(?:async )?(.*?) \()?(?:miniprogram:\/\/\/)(.*?):(\d+):(\d+)\)?$/;
const MOST = 30;

/** Reads stacks: calls of the program only, at their places in the project's own source. */
export function createStacks(scripts: () => Record<string, ScriptUnit>): (stack: string) => ConsolePlace[] {
  // By unit: a patched script is another object, with a map of its own.
  const maps = new WeakMap<ScriptUnit, TraceMap | null>();

  function mapOf(unit: ScriptUnit): TraceMap | null {
    let map = maps.get(unit);
    if (map === undefined) {
      try {
        map = unit.map ? new TraceMap(unit.map) : null;
      } catch {
        map = null;
      }
      maps.set(unit, map);
    }
    return map;
  }

  return (stack) => {
    const places: ConsolePlace[] = [];
    for (const text of stack.split('\n')) {
      const frame = FRAME.exec(text);
      if (!frame) continue;
      const [, name = '', key = '', line = '1', column = '1'] = frame;
      const file = decodeURI(key);
      const place: ConsolePlace = { file, line: Number(line), column: Number(column), name };
      const unit = scripts()[file];
      const map = unit && mapOf(unit);
      const found = map && originalPositionFor(map, { line: place.line, column: place.column - 1 });
      if (found?.source)
        Object.assign(place, { file: found.source, line: found.line, column: found.column + 1 });
      places.push(place);
      if (places.length === MOST) break;
    }
    return places;
  };
}

/** A short stack is enough to say who called; the limit is the engine's own, and costly only where it is deep. */
export function callerStack(window: Window & typeof globalThis): string {
  const { Error: Made } = window as unknown as { Error: ErrorConstructor & { stackTraceLimit?: number } };
  const before = Made.stackTraceLimit;
  Made.stackTraceLimit = 16;
  const { stack = '' } = new Made();
  if (before !== undefined) Made.stackTraceLimit = before;
  return stack;
}
