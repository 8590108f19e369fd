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

export function createLoader(window: Window): Loader {
  let made: Space | undefined;
  let inline = 0;
  const defined = new Set<string>();
  const scripts: Scripts = createScripts({
    scripts: () => made?.scripts() ?? {},
    define: (path, definition, kind) => {
      defined.add(path);
      space().engine.define(path, definition, kind);
    },
    behavior: (definition) => space().engine.behaviors.create(definition),
  });

  /** Behavior() at the top of a test file comes before any component. */
  const space = (): Space => (made ??= createSpace(window, compile('', null, {})));

  function compile(path: string, root: string | null, files: Record<string, string>) {
    const build = compileSync({ path, root, files, withScripts: !scripts.areTheRunners });
    // The engine goes on as the platform's does; what it stumbled over is told, and the test decides.
    for (const { severity, code, file, range, message } of build.diagnostics) {
      if (severity === 'error' && /^wx(ml|s|ss)\//.test(code))
        tellMistake(message.en, `/${file}:${range.start.line + 1}`);
    }
    return build;
  }

  function loadFile(file: string, tag: string, options: LoadOptions): string {
    const path = toProgramPath(file);
    if (defined.has(path)) return path;
    const target = space();
    const build = compile(path, options.rootPath ?? null, {});
    if (!build.components[path]?.hasTemplate && build.components[path]?.script === null)
      throw new Error(`There is no component at ${file}: neither ${file}.wxml nor ${file}.js exists.`);
    target.name(path, tag);
    for (const unit of Object.values(build.components))
      Object.assign(unit.config.usingComponents, options.usingComponents);
    target.add(build);
    define(path, new Set());
    return path;
  }

  /** Children first: a component is registered with those it uses. */
  function define(path: string, above: Set<string>): void {
    const target = space();
    const unit = target.unit(path);
    if (!unit || above.has(path) || defined.has(path)) return;
    above.add(path);
    const defaults = Object.values(unit.config.componentGenerics ?? {}).flatMap((one) =>
      one === true ? [] : [one.default],
    );
    for (const [tag, used] of Object.entries(unit.config.usingComponents)) {
      target.name(used, tag);
      define(used, above);
    }
    for (const used of defaults) define(used, above);
    scripts.run(unit);
    if (!defined.has(path)) {
      defined.add(path);
      target.engine.define(path, {}, 'component');
    }
  }

  function loadInline({
    id,
    tagName,
    template = '',
    usingComponents = {},
    ...definition
  }: InlineComponent): string {
    const path = id ?? `${INLINE}${++inline}`;
    const files = { [`${path}.wxml`]: template, [`${path}.json`]: '{"component":true}' };
    const target = space();
    const build = compile(path, null, files);
    const unit = build.components[path]!;
    unit.config.usingComponents = { ...usingComponents };
    target.name(path, tagName ?? 'main');
    target.add(build);
    defined.add(path);
    target.engine.define(path, definition, 'component');
    return path;
  }

  const wrappers = new Map<string, string>();
  function around(id: string): string {
    const known = wrappers.get(id);
    if (known) return known;
    const made = loadInline({ tagName: 'virtual', template: '<target />', usingComponents: { target: id } });
    wrappers.set(id, made);
    return made;
  }

  return {
    space,
    around,
    behavior: (definition) => space().engine.behaviors.create(definition),
    load(component, tagName, options = {}) {
      const given = typeof tagName === 'object' ? tagName : options;
      const tag = typeof tagName === 'string' && tagName !== '' ? tagName : 'main';
      if (typeof component === 'object' && component !== null) return loadInline(component);
      if (typeof component !== 'string' || component === '')
        throw new Error(
          'load() takes the path of a component without extension, or a definition with a template.',
        );
      return loadFile(component, tag, given);
    },
  };
}
