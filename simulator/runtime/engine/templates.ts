import type { template as engineTemplate } from 'glass-easel';
import type { TemplateTable } from '../../../contract/program.ts';

type Unit = engineTemplate.ComponentTemplate['content'];
type Units = Record<string, Unit | undefined>;

/** The compiler's runtime for templates: see `TemplateTable` in contract/program.ts. */
interface Environment {
  groups: Units;
  addTemplate(path: string, factory: (...scope: unknown[]) => unknown): void;
  addScript(path: string, module: (helpers: unknown) => unknown): void;
  removeTemplate(path: string): void;
  removeScript(path: string): void;
  hooks: TemplateHooks;
}

/** What compiled templates call back. */
export interface TemplateHooks {
  /** Wraps a `change:` handler of wxs. */
  propertyListener: (listener: unknown, path?: unknown) => unknown;
  /** Calls an event handler: of a wxs module where a path is given, else of the component. */
  eventListener: (host: unknown, event: unknown, handler: unknown, path?: unknown) => unknown;
  /** An element was created: where its tag begins. */
  nodeCreated: (element: unknown, path: string, line: number, column: number) => void;
  scriptFailed: (path: string, error: unknown) => void;
}

/** Turns compiled sources into templates, each one at its first use: a program of 350 pages opens one of them. */
export interface Templates {
  get(path: string): engineTemplate.ComponentTemplate | undefined;
  /** Takes new sources; returns every path whose template must be drawn anew: the changed ones and who includes them. */
  update(table: TemplateTable, changed: readonly string[]): string[];
}

/** Global eval, so that nothing of this module is in reach of a program's text. */
const evaluate = (source: string, name: string): unknown => (0, eval)(`${source}\n//# sourceURL=${name}`);

export function createTemplates(
  table: TemplateTable,
  hooks: TemplateHooks,
  onError: (path: string, error: unknown) => void,
): Templates {
  let current = table;
  let environment = open(table);

  function open(next: TemplateTable): Environment {
    const made = evaluate(next.runtime, 'tessera-template-runtime.js') as Environment;
    Object.assign(made.hooks, hooks);
    for (const path of Object.keys(next.units)) addTemplate(made, path);
    for (const path of Object.keys(next.wxs)) addScript(made, path);
    return made;
  }

  function addTemplate(to: Environment, path: string): void {
    to.addTemplate(path, (...scope) => {
      try {
        const factory = evaluate(current.units[path]!, `${path}.wxml.js`) as (...scope: unknown[]) => unknown;
        return factory(...scope);
      } catch (error) {
        onError(path, error);
        return undefined;
      }
    });
  }

  function addScript(to: Environment, path: string): void {
    to.addScript(path, (helpers) => (...scope: unknown[]) => {
      const module = evaluate(current.wxs[path]!, `${path}.wxs`) as (
        helpers: unknown,
      ) => (...scope: unknown[]) => void;
      module(helpers)(...scope);
    });
  }

  function replace(next: TemplateTable, paths: readonly string[]): void {
    for (const path of paths) {
      if (path in next.units) addTemplate(environment, path);
      else environment.removeTemplate(path);
      if (path in next.wxs) addScript(environment, path);
      else environment.removeScript(path);
    }
  }

  return {
    get(path) {
      if (current.units[path] === undefined) return undefined;
      const content = environment.groups[path];
      // Without the fallback `bindtap` is a property, and dead on a native node.
      return (
        content && { groupList: environment.groups as never, content, fallbackListenerOnNativeNode: true }
      );
    },
    update(next, changed) {
      const runtimeChanged = next.runtime !== current.runtime;
      current = next;
      if (runtimeChanged) {
        environment = open(next);
        return Object.keys(next.units);
      }
      replace(next, changed);
      return [...withDependents(next, changed)];
    },
  };
}

/** A unit keeps the named templates and scripts of those it imports: it is stale when one of them is. */
function withDependents(table: TemplateTable, changed: readonly string[]): Set<string> {
  const stale = new Set(changed);
  for (const path of stale) {
    const mention = JSON.stringify(path);
    for (const sources of [table.units, table.wxs]) {
      for (const [other, source] of Object.entries(sources)) {
        if (!stale.has(other) && source.includes(mention)) stale.add(other);
      }
    }
  }
  return stale;
}
