import { Buffer, nodeModules, path } from './node-parts.ts';

/** A cloud function as the host reads it (host/project/cloud-functions.ts). */
export interface FunctionFiles {
  folder: string;
  files: Record<string, string>;
}

interface Module {
  exports: unknown;
}

/** Names of the browser and of the program that a function on a server would not find either. */
const hidden = ['window', 'document', 'self', 'globalThis', 'wx', 'App', 'Page', 'Component', 'getApp'];
const given = ['exports', 'require', 'module', '__filename', '__dirname', 'process', 'Buffer', 'global'];

const endings = ['', '.js', '.cjs', '.json'];

/** Runs the texts of one function as CommonJS modules, each once; gives what requires one of them from its root. */
export function createFunctionModules(
  { folder, files }: FunctionFiles,
  provided: Record<string, unknown>,
): (request: string) => unknown {
  const loaded = new Map<string, Module>();
  const global: Record<string, unknown> = { Buffer };
  const process = {
    env: {},
    platform: 'linux',
    version: 'v18.15.0',
    cwd: () => `/${folder}`,
    nextTick: (task: (...args: unknown[]) => void, ...args: unknown[]) => queueMicrotask(() => task(...args)),
  };
  global.process = process;

  const has = (file: string) => Object.hasOwn(files, file);

  function mainOf(inside: string): string | undefined {
    const text = files[`${inside}package.json`];
    const { main } = (text ? JSON.parse(text) : {}) as { main?: string };
    return main ? fileAt(path.join(inside, main)) : undefined;
  }

  /** The file that a path means: itself, with an ending, or what its folder says. `.` is the function's own folder. */
  function fileAt(place: string): string | undefined {
    const inside = place === '.' ? '' : `${place}/`;
    const asFile = place === '.' ? [] : endings.map((ending) => place + ending);
    return asFile.find(has) ?? mainOf(inside) ?? [`${inside}index.js`, `${inside}index.json`].find(has);
  }

  function find(request: string, from: string): string | undefined {
    if (request.startsWith('.')) return fileAt(path.join(from, request));
    for (let below = from; ; below = path.dirname(below)) {
      const found = fileAt(path.join(below === '.' ? '' : below, 'node_modules', request));
      if (found || below === '.' || below === '') return found;
    }
  }

  function requireFrom(from: string): (request: string) => unknown {
    return (request) => {
      const name = request.replace(/^node:/, '');
      if (Object.hasOwn(provided, name)) return provided[name];
      const file = find(request, from);
      if (file !== undefined) return load(file);
      if (Object.hasOwn(nodeModules, name)) return nodeModules[name];
      throw Object.assign(new Error(`Cannot find module '${request}'`), { code: 'MODULE_NOT_FOUND' });
    };
  }

  function load(file: string): unknown {
    const known = loaded.get(file);
    if (known) return known.exports;
    const module: Module = { exports: {} };
    loaded.set(file, module);
    try {
      run(file, module);
    } catch (error) {
      loaded.delete(file);
      throw error;
    }
    return module.exports;
  }

  function run(file: string, module: Module): void {
    const text = files[file]!;
    if (file.endsWith('.json')) {
      module.exports = JSON.parse(text);
      return;
    }
    const call = new Function(...given, ...hidden, `${text}\n//# sourceURL=${folder}/${file}`);
    const place = path.dirname(file);
    call.call(
      module.exports,
      ...[module.exports, requireFrom(place), module, `/${folder}/${file}`, `/${folder}/${place}`],
      ...[process, Buffer, global],
    );
  }

  return requireFrom('.');
}
