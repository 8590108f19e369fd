import { SCRIPT_PARAMETERS, type ScriptUnit } from '../../contract/program.ts';

type ScriptParameter = (typeof SCRIPT_PARAMETERS)[number];

/** The values user code sees under the names it may use; names that are missing are undefined to it. */
export type ScriptScope = Partial<Record<ScriptParameter, unknown>>;

export interface Modules {
  /** Runs a script once and gives its exports. */
  load(file: string): unknown;
  isLoaded(file: string): boolean;
  /** New texts for files: the next load runs them. */
  forget(files: Iterable<string>): void;
  /** Files that were loaded and need one of these, directly or not. */
  dependents(files: Iterable<string>): Set<string>;
}

const HAS_WORKLET = /(['"])worklet\1/;

interface Loaded {
  exports: unknown;
}

/** The function around a script's text: takes the values of `SCRIPT_PARAMETERS`. */
export type ScriptFactory = (...scope: unknown[]) => void;

/** A script that cannot be found is the program's mistake, worded as the platform words it. */
export class ModuleNotFoundError extends Error {
  constructor(request: string, from: string) {
    super(`module '${request}' is not defined, require args is '${request}' (from ${from})`);
    this.name = 'ModuleNotFoundError';
  }
}

/**
 * The module table of the program. Scripts come as texts of real script elements, so that stacks and source maps
 * keep their lines, and each is put into the document only when somebody first requires it.
 */
export function createModules(
  scripts: () => Record<string, ScriptUnit>,
  scopeFor: (file: string) => ScriptScope,
  factoryOf: (file: string, code: string) => ScriptFactory,
): Modules {
  const loaded = new Map<string, Loaded>();
  // Worklets run on a thread of their own on a phone, and keep what they share on its `globalThis`: scripts that
  // have worklets see one such object, the others none.
  const globalOfWorklets = {};

  function load(file: string): unknown {
    const known = loaded.get(file);
    if (known) return known.exports;
    const unit = scripts()[file];
    if (!unit) throw new ModuleNotFoundError(file, 'app');
    const module: Loaded = { exports: {} };
    loaded.set(file, module);
    try {
      run(file, unit, module);
    } catch (error) {
      loaded.delete(file);
      throw error;
    }
    return module.exports;
  }

  function run(file: string, unit: ScriptUnit, module: Loaded): void {
    const requireModule = createRequire(file, unit);
    const scope: ScriptScope = {
      ...scopeFor(file),
      ...(HAS_WORKLET.test(unit.code) ? { globalThis: globalOfWorklets } : {}),
      require: requireModule,
      module,
      exports: module.exports,
    };
    const factory = factoryOf(file, unit.code);
    factory.apply(
      module.exports,
      SCRIPT_PARAMETERS.map((name) => scope[name]),
    );
  }

  function createRequire(file: string, unit: ScriptUnit) {
    const resolve = (request: string): string =>
      unit.requires[request] ?? resolveAtRunTime(scripts(), file, request);
    const requireModule = (
      request: string,
      done?: (value: unknown) => void,
      fail?: (error: unknown) => void,
    ) => {
      if (!done) return load(resolve(request));
      // The callback form fetches a subpackage first where it is not there yet; ours always is.
      Promise.resolve()
        .then(() => load(resolve(request)))
        .then(done, fail ?? reportError);
      return undefined;
    };
    requireModule.async = (request: string) => Promise.resolve().then(() => load(resolve(request)));
    return requireModule;
  }

  return {
    load,
    isLoaded: (file) => loaded.has(file),
    forget(files) {
      for (const file of files) loaded.delete(file);
    },
    dependents(files) {
      const found = new Set(files);
      for (const file of found) {
        for (const [other, unit] of Object.entries(scripts())) {
          if (!found.has(other) && Object.values(unit.requires).includes(file)) found.add(other);
        }
      }
      return found;
    },
  };
}

/** `require(path)` with a computed path: relative to the file, or to the root (`utils/x` without `./` occurs). */
function resolveAtRunTime(known: Record<string, ScriptUnit>, file: string, request: string): string {
  const folder = file.split('/').slice(0, -1).join('/');
  for (const base of request.startsWith('/') ? [''] : [folder, '']) {
    const path = normalize(`${base}/${request}`);
    for (const candidate of [path, `${path}.js`, `${path}/index.js`])
      if (candidate in known) return candidate;
  }
  throw new ModuleNotFoundError(request, file);
}

/** Scripts announce themselves by `__tessera_define(file, factory)` while their element is put into the document. */
export function createScriptReader(
  document: Document,
  loopWatch: () => boolean,
): (file: string, code: string) => ScriptFactory {
  let incoming: ScriptFactory | undefined;
  const define = (_file: string, factory: ScriptFactory): void => {
    incoming = factory;
  };
  // The watch is what loops of scripts call where the compiler was asked to watch them (compiler/parse/loops.ts).
  for (const [name, value] of Object.entries({ __tessera_define: define, __tessera_loop: loopWatch }))
    Object.defineProperty(document.defaultView ?? window, name, { value, configurable: true });
  return (file, code) => {
    incoming = undefined;
    let reason = '';
    const note = (event: ErrorEvent): void => {
      reason = `${event.message} (${event.lineno}:${event.colno})`;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    window.addEventListener('error', note, { capture: true });
    const element = document.createElement('script');
    element.textContent = code;
    document.head.append(element);
    element.remove();
    window.removeEventListener('error', note, { capture: true });
    const factory = incoming as ScriptFactory | undefined;
    if (!factory) throw new SyntaxError(`${file}: ${reason || 'is not a script'}`);
    return factory;
  };
}

export function normalize(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
