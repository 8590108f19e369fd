import type { ApiContext, ApiDefinition, ListenerSet } from './define.ts';
import { catalog } from './catalog.ts';
import { catalog as tags } from '../components/catalog.ts';

const families = import.meta.glob<Record<string, ApiDefinition>>(['../api/*.ts', '!../api/*.test.ts'], {
  eager: true,
});

const isDefinition = (value: unknown): value is ApiDefinition =>
  typeof value === 'object' && value !== null && 'bind' in value && 'kind' in value;

/** All members that are more than a stub, by name. */
export function definitions(): Map<string, ApiDefinition> {
  const found = new Map<string, ApiDefinition>();
  for (const family of Object.values(families)) {
    for (const [name, value] of Object.entries(family)) if (isDefinition(value)) found.set(name, value);
  }
  return found;
}

/**
 * A member that does not exist here: it says so once, by name, and fails by its `fail` callback or its promise.
 * It never throws: programs call far more than they need.
 */
function stubOf(name: string, context: ApiContext): unknown {
  const warn = (): void => {
    context.runtime.reporter.once({
      kind: 'missing-api',
      message: `wx.${name} is not supported in the simulator`,
      where: `wx.${name}`,
    });
  };
  if (/^(on|off)[A-Z]/.test(name)) return () => warn();
  if (name.endsWith('Sync')) return () => (warn(), undefined);
  if (
    /^(create|get)[A-Z].*(Context|Manager|Monitor|Ad|Session|Socket|System|Decoder|Container|Recorder|Player|Adapter)$/.test(
      name,
    )
  )
    return () => (warn(), stubObject(name, warn));
  return (options?: Record<string, unknown>) => {
    warn();
    const result = { errMsg: `${name}:fail not supported in the simulator` };
    const { fail, complete, success } = (options ?? {}) as Record<string, unknown>;
    const callbacks = [fail, complete].filter((one) => typeof one === 'function') as ((r: unknown) => void)[];
    if (callbacks.length > 0 || typeof success === 'function') {
      for (const callback of callbacks) queueMicrotask(() => callback(result));
      return undefined;
    }
    return Promise.reject(result);
  };
}

/** What a missing factory gives: any method may be called, or be extended as a class, and does nothing. */
function stubObject(name: string, warn: () => void): object {
  function doNothing(): void {
    warn();
  }
  return new Proxy(
    {},
    {
      get: (_, key) => (typeof key === 'symbol' || key === 'then' ? undefined : doNothing),
      set: () => true,
      has: () => true,
      ownKeys: () => [name],
      getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: false, value: undefined }),
    },
  );
}

/** `wx` of one program: real members, and every other documented one as an honest stub. Enumerable: `wx[name]` is common. */
export function createWx(context: ApiContext): Record<string, unknown> {
  const wx: Record<string, unknown> = {};
  const real = definitions();
  for (const name of catalog) {
    const definition = real.get(name);
    wx[name] = definition ? definition.bind(name, context) : stubOf(name, context);
  }
  // Members of older documentation work still, but are not listed: `for (const name in wx)` gives the documented ones.
  for (const [name, definition] of real) {
    if (!(name in wx))
      Object.defineProperty(wx, name, { value: definition.bind(name, context), configurable: true });
  }
  return wx;
}

/** `canIUse('showToast.object.icon')`, `canIUse('button.open-type.share')`: by member or tag. */
export function supports(schema: string): boolean {
  const [first = ''] = schema.replace(/^wx\./, '').split('.');
  return (
    definitions().has(first) || tags.has(first) || ['App', 'Page', 'Component', 'Behavior'].includes(first)
  );
}

export function createListenerSets(
  report: (error: unknown, where: string) => void,
): (name: string) => ListenerSet {
  const sets = new Map<string, ListenerSet>();
  return (name) => {
    let set = sets.get(name);
    if (!set) sets.set(name, (set = listenerSet(name, report)));
    return set;
  };
}

function listenerSet(name: string, report: (error: unknown, where: string) => void): ListenerSet {
  const listeners = new Set<(...args: unknown[]) => void>();
  return {
    get size() {
      return listeners.size;
    },
    add(listener) {
      if (typeof listener === 'function') listeners.add(listener as never);
    },
    remove(listener) {
      if (listener === undefined) listeners.clear();
      else listeners.delete(listener as never);
    },
    tell(...args) {
      for (const listener of [...listeners]) {
        try {
          listener(...args);
        } catch (error) {
          report(error, `on${name}`);
        }
      }
    },
  };
}
