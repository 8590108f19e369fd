import type { LogLevel } from '../stage/messages.ts';

const levels: readonly LogLevel[] = ['log', 'info', 'warn', 'error', 'debug'];
const longest = 10_000;

/** Each line of the console as text, while the browser's own console still gets it. */
export function hearConsole(heard: (level: LogLevel, text: string) => void): void {
  const console = window.console as unknown as Record<string, (...values: unknown[]) => void>;
  for (const level of levels) {
    const original = console[level]!.bind(console);
    console[level] = (...values) => {
      original(...values);
      heard(level, values.map(textOf).join(' ').slice(0, longest));
    };
  }
  window.addEventListener('unhandledrejection', ({ reason }) => heard('error', `Uncaught ${textOf(reason)}`));
}

/** As a person reads it; getters of the program that throw cost only their value. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return value.stack ?? value.message;
  if (typeof value === 'function') return `ƒ ${value.name}()`;
  if (typeof value !== 'object' || value === null) return String(value);
  const seen = new WeakSet<object>();
  try {
    const text = JSON.stringify(value, (_, inner: unknown) => {
      if (typeof inner === 'bigint') return `${inner}n`;
      if (typeof inner !== 'object' || inner === null) return inner;
      if (seen.has(inner)) return '…';
      seen.add(inner);
      return inner;
    });
    return text ?? String(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}
