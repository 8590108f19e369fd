import type { ComponentBuild } from '../compiler/compile-components.ts';
import { compileSync } from './compile-sync.ts';
import { toProgramPath } from './disk-files.ts';
import { createScripts, type Scripts } from './scripts.ts';
import { createSpace, type Space } from './space.ts';
import { tellMistake } from './tell.ts';

export type Definition = Record<string, unknown>;

export interface LoadOptions {
  /** Where paths such as `/components/x` in json, wxml and wxss count from. */
  rootPath?: string;
  /** Components (ids that `load` gave) in place of those of the same tag in every json that this call loads. */
  usingComponents?: Record<string, string>;
  /** Taken for miniprogram-simulate's sake: there is one compiler, and it knows less and sass. */
  compiler?: string;
  compilerOptions?: object;
  less?: boolean;
}

/** A component written in the test itself. */
export interface InlineComponent extends Definition {
  id?: string;
  tagName?: string;
  template?: string;
  usingComponents?: Record<string, string>;
}

export interface Loader {
  load(component: string | InlineComponent, tagName?: string | LoadOptions, options?: LoadOptions): string;
  behavior(definition: Definition): unknown;
  /** The id of a component that holds only this one. */
  around(id: string): string;
  space(): Space;
}

const INLINE = 'component-test/inline-';

interface Registry {
  space(): Space;
  scripts: Scripts;
  defined: Set<string>;
  compile(path: string, root: string | null, files: Record<string, string>): ComponentBuild;
}

export function createLoader(window: Window): Loader {
  const registry = createRegistry(window);
  const { space } = registry;
  const wrappers = new Map<string, string>();
  let inline = 0;
  const loadInline = (component: InlineComponent): string =>
    defineInline(registry, component, component.id ?? `${INLINE}${++inline}`);
  return {
    space,
    around(id) {
      let made = wrappers.get(id);
      if (made === undefined) {
        made = loadInline({ tagName: 'virtual', template: '<target />', usingComponents: { target: id } });
        wrappers.set(id, made);
      }
      return made;
    },
    behavior: (definition) => space().engine.behaviors.create(definition),
    load(component, tagName, options = {}) {
      const given = typeof tagName === 'object' ? tagName : options;
      const tag = typeof tagName === 'string' && tagName !== '' ? tagName : 'main';
      if (typeof component === 'object' && component !== null) return loadInline(component);
      if (typeof component !== 'string' || component === '')
        throw new Error(
          'load() takes the path of a component without extension, or a definition with a template.',
        );
      return loadFile(registry, component, tag, given);
    },
  };
}

function createRegistry(window: Window): Registry {
  let made: Space | undefined;
  const defined = new Set<string>();
  const compile: Registry['compile'] = (path, root, files) => {
    const build = compileSync({ path, root, files, withScripts: !scripts.areTheRunners });
    // The engine goes on as the platform's does; what it stumbled over is told, and the test decides.
    for (const { severity, code, file, range, message } of build.diagnostics) {
      if (severity === 'error' && /^wx(ml|s|ss)\//.test(code))
        tellMistake(message.en, `/${file}:${range.start.line + 1}`);
    }
    return build;
  };
  /** Behavior() at the top of a test file comes before any component. */
  const space = (): Space => (made ??= createSpace(window, compile('', null, {})));
  const scripts: Scripts = createScripts({
    scripts: () => made?.scripts() ?? {},
    define: (path, definition, kind) => {
      defined.add(path);
      space().engine.define(path, definition, kind);
    },
    behavior: (definition) => space().engine.behaviors.create(definition),
  });
  return { space, scripts, defined, compile };
}

function loadFile(registry: Registry, file: string, tag: string, options: LoadOptions): string {
  const path = toProgramPath(file);
  if (registry.defined.has(path)) return path;
  const space = registry.space();
  const build = registry.compile(path, options.rootPath ?? null, {});
  const unit = build.components[path];
  if (!unit?.hasTemplate && unit?.script === null)
    throw new Error(`There is no component at ${file}: neither ${file}.wxml nor ${file}.js exists.`);
  space.name(path, tag);
  for (const { config } of Object.values(build.components))
    Object.assign(config.usingComponents, options.usingComponents);
  space.add(build);
  define(registry, path, new Set());
  return path;
}

/** Children first: a component is registered with those it uses. */
function define(registry: Registry, path: string, above: Set<string>): void {
  const { defined, scripts } = registry;
  const space = registry.space();
  const unit = space.unit(path);
  if (!unit || above.has(path) || defined.has(path)) return;
  above.add(path);
  for (const [tag, used] of Object.entries(unit.config.usingComponents)) {
    space.name(used, tag);
    define(registry, used, above);
  }
  for (const generic of Object.values(unit.config.componentGenerics ?? {}))
    if (generic !== true) define(registry, generic.default, above);
  scripts.run(unit);
  if (defined.has(path)) return;
  defined.add(path);
  space.engine.define(path, {}, 'component');
}

function defineInline(registry: Registry, component: InlineComponent, path: string): string {
  const { id: _, tagName = 'main', template = '', usingComponents = {}, ...definition } = component;
  const files = { [`${path}.wxml`]: template, [`${path}.json`]: '{"component":true}' };
  const space = registry.space();
  const build = registry.compile(path, null, files);
  build.components[path]!.config.usingComponents = { ...usingComponents };
  space.name(path, tagName);
  space.add(build);
  registry.defined.add(path);
  space.engine.define(path, definition, 'component');
  return path;
}
