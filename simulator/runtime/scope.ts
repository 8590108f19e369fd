import type { AppHolder } from './app.ts';
import type { ScriptScope } from './modules.ts';
import type { PageStack } from './page-stack.ts';
import type { UnitLoader } from './loader.ts';
import { createChain } from './engine/builder-chain.ts';
import type { Behaviors } from './engine/behaviors.ts';

type Definition = Record<string, unknown>;

export interface ScopeParts {
  wx: object;
  app: AppHolder;
  loader: () => UnitLoader;
  behaviors: () => Behaviors;
  stack: () => PageStack;
  /** What `__wxConfig` is. */
  config: Record<string, unknown>;
  /** requirePlugin(): plugins are not run here; says so. */
  missingPlugin: (name: string) => unknown;
}

/**
 * The names a program's scripts see. All names of a browser are absent, hence undefined: programs and libraries
 * probe for them. `global` is one plain object of the program's own.
 */
export function createScope(parts: ScopeParts): ScriptScope {
  const global: Record<string, unknown> = {};
  const constructors = {
    App: (definition: Record<string, unknown>) => parts.app.register(definition),
    Page: (definition: Record<string, unknown>) => parts.loader().define(definition ?? {}, 'page'),
    Component: (...given: Definition[]) => {
      const define = (definition: Definition) => parts.loader().define(definition, 'component');
      return given.length ? define(given[0] ?? {}) : createChain(define);
    },
    Behavior: Object.assign(
      (...given: Definition[]) => {
        const create = (definition: Definition) => parts.behaviors().create(definition);
        return given.length ? create(given[0] ?? {}) : createChain(create);
      },
      {
        trait: (change?: (implementation: Definition) => Definition) => parts.behaviors().trait(change),
      },
    ),
    getApp: (options?: { allowDefault?: boolean }) => parts.app.get(options),
  };
  const scope: ScriptScope = {
    wx: parts.wx,
    getCurrentPages: () => parts.stack().pages.map((page) => page.instance),
    requirePlugin: parts.missingPlugin,
    global,
    globalThis: undefined,
  };
  Object.assign(global, { wx: parts.wx, ...constructors, getCurrentPages: scope.getCurrentPages });
  // Libraries replace these for all scripts: `Page = wrap(Page)`.
  Object.assign(window, constructors);
  hideGlobalFunction(global);
  // Some programs read the platform's own settings, as a bare global.
  Object.defineProperty(window, '__wxConfig', { value: parts.config, configurable: true, writable: true });
  return scope;
}

/** `new Function('return this')()` is how libraries look for a global object: they get the program's, not the window. */
function hideGlobalFunction(global: object): void {
  const original = window.Function;
  const returnsThis = /^\s*return\s+this\s*;?\s*$/;
  const make = (args: unknown[]): unknown =>
    returnsThis.test(String(args.at(-1) ?? '')) ? () => global : undefined;
  window.Function = new Proxy(original, {
    apply: (target, self, args) => make(args) ?? Reflect.apply(target, self, args),
    construct: (target, args, newTarget) =>
      (make(args) as object | undefined) ??
      Reflect.construct(target, args, newTarget === window.Function ? target : newTarget),
  });
}
