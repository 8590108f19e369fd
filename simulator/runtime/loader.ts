import type { Program } from '../../contract/program.ts';
import type { Engine } from './engine/engine.ts';
import type { Modules } from './modules.ts';
import type { Reporter } from './reporter.ts';

type Definition = Record<string, unknown>;

/** Loads pages and components with everything they use, each once. */
export interface UnitLoader {
  require(path: string): void;
  isRequired(path: string): boolean;
  /** Whether Page() defined it. */
  isPage(path: string): boolean;
  /** Registers a unit anew from the definition it gave before, so that it finds the new ones of those it uses. */
  redefine(path: string): void;
  /** Which unit's script is running: what Page() and Component() define. */
  current(): string | undefined;
  /** Units that must be defined anew at their next use. */
  forget(paths: Iterable<string>): void;
  /** Called by Page() and Component(). */
  define(definition: Definition, kind: 'page' | 'component'): void;
}

export function createUnitLoader(
  program: () => Program,
  engine: () => Engine,
  modules: Modules,
  reporter: Reporter,
): UnitLoader {
  const visited = new Set<string>();
  const defined = new Map<string, { definition: Definition; kind: 'page' | 'component' }>();
  const running: string[] = [];

  function run(path: string, script: string | null): void {
    if (!script) return;
    running.push(path);
    try {
      modules.load(script);
    } catch (error) {
      reporter.exception(error, script);
    } finally {
      running.pop();
    }
  }

  function dependenciesOf(path: string): string[] {
    const config = program().components[path]?.config;
    const generics = Object.values(config?.componentGenerics ?? {});
    const defaults = generics.flatMap((value) =>
      typeof value === 'object' && value.default ? [value.default] : [],
    );
    return [...Object.values(config?.usingComponents ?? {}), ...defaults].map((url) =>
      url.replace(/^\//, ''),
    );
  }

  function requireUnit(path: string): void {
    if (visited.has(path)) return;
    visited.add(path);
    const unit = program().components[path];
    if (!unit) return;
    for (const dependency of dependenciesOf(path)) requireUnit(dependency);
    run(path, unit.script);
    // A script that threw, or that registers nothing, still has a template to show.
    if (!defined.has(path))
      defineUnit(path, {}, unit.isPage && !unit.config.component ? 'page' : 'component');
  }

  function defineUnit(path: string, definition: Definition, kind: 'page' | 'component'): void {
    defined.set(path, { definition, kind });
    try {
      engine().define(path, definition, kind);
    } catch (error) {
      reporter.exception(error, path);
      engine().define(path, {}, kind);
    }
  }

  return {
    require: requireUnit,
    isRequired: (path) => visited.has(path),
    isPage: (path) => defined.get(path)?.kind === 'page',
    redefine(path) {
      const known = defined.get(path);
      if (known) engine().define(path, known.definition, known.kind);
    },
    current: () => running.at(-1),
    forget(paths) {
      for (const path of paths) {
        visited.delete(path);
        defined.delete(path);
      }
    },
    define(definition, kind) {
      const path = running.at(-1);
      if (path === undefined) {
        const name = kind === 'page' ? 'Page' : 'Component';
        throw new Error(`${name}() is called outside the script of a page or component`);
      }
      defineUnit(path, definition, kind);
    },
  };
}
