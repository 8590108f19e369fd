import { matches, parseKeys, showKeys, type KeyPress, type Stroke } from './keys.ts';
import type { Registry } from './registry.ts';

export interface Binding {
  command: string;
  keys: string;
  strokes: Stroke[];
}

export interface KeyMap {
  bindings: Binding[];
  /** As written, of a command. */
  keysOf: (command: string) => string | undefined;
  /** Entries of the person's own map that are no keys or no command. */
  invalid: string[];
}

/** Declared keys, with the person's own on top: `search.show: Mod+Alt+F`; `search.show:` takes its keys away. */
export function createKeyMap(registry: Registry, own: unknown): KeyMap {
  const given: unknown[] = Array.isArray(own) ? own : [own];
  const invalid: string[] = [];
  const changed = new Map<string, string>();
  for (const line of given) {
    const parts = typeof line === 'string' ? /^\s*([\w.]+)\s*:\s*(.*?)\s*$/.exec(line) : null;
    const [, command = '', keys = ''] = parts ?? [];
    const isValid = parts !== null && (keys === '' || parseKeys(keys) !== undefined);
    if (isValid && registry.command(command)) changed.set(command, keys);
    else invalid.push(typeof line === 'string' ? line : JSON.stringify(line));
  }
  const shown = new Map(registry.commands.map(({ id, keys }) => [id, changed.get(id) ?? keys]));
  const bindings = registry.commands.flatMap(({ id, handledBy }) => {
    const keys = shown.get(id);
    const strokes = keys && (!handledBy || changed.has(id)) ? parseKeys(keys) : undefined;
    return keys && strokes ? [{ command: id, keys, strokes }] : [];
  });
  return {
    // A person's own binding wins over a declared one of the same keys.
    bindings: bindings.sort((a, b) => Number(changed.has(b.command)) - Number(changed.has(a.command))),
    keysOf: (command) => shown.get(command) || undefined,
    invalid,
  };
}

export const isMac = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Follows key presses, chords included, and says which command they mean. */
export function createKeyFollower(map: () => KeyMap, mac: boolean) {
  let pending: Binding[] = [];
  return (press: KeyPress): 'pending' | 'none' | { command: string } => {
    const isModifierOnly = ['Control', 'Shift', 'Alt', 'Meta'].includes(press.key);
    if (isModifierOnly) return 'none';
    const chords = pending.filter(({ strokes: [, second] }) => second && matches(second, press, mac));
    const wasPending = pending.length > 0;
    pending = [];
    if (chords[0]) return { command: chords[0].command };
    if (wasPending) return 'none';
    const fitting = map().bindings.filter(({ strokes: [first] }) => first && matches(first, press, mac));
    const single = fitting.find(({ strokes }) => strokes.length === 1);
    if (single) return { command: single.command };
    pending = fitting;
    return fitting.length ? 'pending' : 'none';
  };
}

export const readableKeys = (keys: string | undefined) => (keys ? showKeys(keys, isMac()) : undefined);
