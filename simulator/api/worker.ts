import { syncApi, type ApiContext } from '../wx/define.ts';
import { SCRIPT_PARAMETERS } from '../../contract/program.ts';

// A worker of the program: a real one, with the program's modules of the workers folder and nothing else.

const prelude = `
const definitions = new Map(), loaded = new Map();
const __tessera_define = (file, run) => definitions.set(file, run);
// A worker that never ends holds nothing up.
const __tessera_loop = () => false;
const listeners = [];
const worker = {
  onMessage(listener) { listeners.push(listener); },
  postMessage(message) { self.postMessage(message); },
  onProcessKilled() {},
  testOnProcessKilled() {},
  env: { USER_DATA_PATH: 'http://usr' },
};
self.onmessage = ({ data }) => { for (const listener of listeners) listener(data); };
`;

const runtime = (requires: string, entry: string) => `
const requires = ${requires};
const load = (file) => {
  if (loaded.has(file)) return loaded.get(file).exports;
  const run = definitions.get(file);
  if (!run) throw new Error("module '" + file + "' is not defined");
  const module = { exports: {} };
  loaded.set(file, module);
  const scope = { require: (name) => load((requires[file] || {})[name] || name), module, exports: module.exports, global: {}, globalThis: {} };
  run(...${JSON.stringify(SCRIPT_PARAMETERS)}.map((name) => scope[name]));
  return module.exports;
};
load(${JSON.stringify(entry)});
`;

function sourceOf({ runtime: { program } }: ApiContext, entry: string): string {
  const { workers } = program.app as { workers?: string | { path?: string } };
  const folder = (typeof workers === 'string' ? workers : workers?.path) ?? '';
  const scripts = Object.entries(program.scripts).filter(([file]) =>
    file.startsWith(folder.replace(/\/?$/, '/')),
  );
  const requires = JSON.stringify(Object.fromEntries(scripts.map(([file, unit]) => [file, unit.requires])));
  return [prelude, ...scripts.map(([, unit]) => unit.code), runtime(requires, entry)].join('\n');
}

export const createWorker = syncApi((context: ApiContext, path: string) => {
  const entry = path.replace(/^\//, '');
  const url = URL.createObjectURL(new Blob([sourceOf(context, entry)], { type: 'text/javascript' }));
  const worker = new Worker(url);
  return {
    postMessage: (message: object) => worker.postMessage(message),
    onMessage: (listener: (message: object) => void) =>
      worker.addEventListener('message', ({ data }: MessageEvent<object>) => listener(data)),
    onError: (listener: (error: object) => void) =>
      worker.addEventListener('error', ({ message }) => listener({ message })),
    onProcessKilled: () => undefined,
    terminate() {
      worker.terminate();
      URL.revokeObjectURL(url);
    },
  };
});
