import type { GeneralComponent } from 'glass-easel';
import type { Reporter } from './reporter.ts';

const LARGE = 1024 * 1024;
const OFTEN = 20;

/** Documented limits: at most 1 MB in one setData, and no more than 20 calls a second of one component. */
export function createSetDataWatch(
  reporter: Reporter,
): (component: GeneralComponent, data: Record<string, unknown>) => void {
  const calls = new WeakMap<GeneralComponent, { second: number; count: number }>();
  return (component, data) => {
    const second = Math.floor(Date.now() / 1000);
    const seen = calls.get(component);
    const count = seen?.second === second ? seen.count + 1 : 1;
    calls.set(component, { second, count });
    if (count === OFTEN + 1) {
      const message = `setData was called more than ${OFTEN} times within a second`;
      reporter.once({ kind: 'warning', message: `${message} (${component.is})`, where: component.is });
    }
    // Measuring costs as much as the data is large: small objects are let through by their first keys.
    if (count <= OFTEN && sizeAtLeast(data, LARGE)) {
      const message = `setData of more than 1 MB in one call (${component.is})`;
      reporter.once({ kind: 'warning', message, where: component.is });
    }
    if ('undefined' in data || Object.values(data).some((value) => value === undefined)) {
      const names = Object.keys(data).filter((name) => data[name] === undefined);
      if (names.length === 0) return;
      const message = `setData was given undefined for ${names.join(', ')} (${component.is}): use null instead`;
      reporter.once({ kind: 'warning', message, where: component.is });
    }
  };
}

/** True once the text of the values would reach the limit; stops there. */
function sizeAtLeast(value: unknown, limit: number): boolean {
  let left = limit;
  const stack: unknown[] = [value];
  let steps = 0;
  while (stack.length > 0 && left > 0 && steps++ < 200_000) {
    const item = stack.pop();
    if (typeof item === 'string') left -= item.length;
    else if (typeof item === 'object' && item !== null) {
      for (const [name, inner] of Object.entries(item)) {
        left -= name.length + 4;
        stack.push(inner);
      }
    } else left -= 4;
  }
  return left <= 0;
}
