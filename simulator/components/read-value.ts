import type { PropRow } from './spec.ts';

/** `scroll-top` to `scrollTop`. */
export function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** `scrollTop` to `scroll-top`. */
export function dashCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function readNumber(value: unknown, fallback: unknown): unknown {
  const number = typeof value === 'string' ? parseFloat(value) : Number(value);
  return Number.isFinite(number) ? number : fallback;
}

function readString(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/**
 * Turns what a template bound into the declared type, as the platform does: null and undefined mean the default,
 * `'3'` is a number where one is wanted, any non-empty string is true.
 */
export function readValue(value: unknown, [type, fallback]: PropRow): unknown {
  if (value === null || value === undefined) return fallback;
  switch (type) {
    case 'string':
      return readString(value);
    case 'number':
      return readNumber(value, fallback);
    case 'boolean':
      return Boolean(value);
    case 'array':
      return Array.isArray(value) ? value : fallback;
    case 'object':
      return typeof value === 'object' ? value : fallback;
    default:
      return value;
  }
}
