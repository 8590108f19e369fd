import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { createElectron, type DoubleOptions, type ElectronDouble } from './electron.ts';
import type { DoubledWindow } from './browser-window.ts';

const key = Symbol.for('tessera.electron-double');
const world = globalThis as unknown as Record<symbol, ElectronDouble['module'] | undefined>;
let runs = 0;

/** From now on `import ... from 'electron'` gives the module of the run that is under way. */
function replaceElectron(run: number, names: string[]): () => void {
  const source = [
    `const double = globalThis[Symbol.for('tessera.electron-double')];`,
    ...names.map((name) => `export const ${name} = double.${name};`),
    'export default double;',
  ].join('\n');
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'electron'
        ? { url: `electron-double:${run}`, shortCircuit: true }
        : next(specifier, context),
    load: (url, context, next) =>
      url === `electron-double:${run}`
        ? { format: 'module', source, shortCircuit: true }
        : next(url, context),
  });
  return () => hooks.deregister();
}

export interface RunningDouble extends ElectronDouble {
  windows(): DoubledWindow[];
  stop(): Promise<void>;
}

/** Runs a bundled main process on the double, in this very process. One run at a time. */
export async function startDouble(
  main: string,
  argv: string[],
  options: DoubleOptions,
): Promise<RunningDouble> {
  runs += 1;
  const double = createElectron(options);
  world[key] = double.module;
  const restore = replaceElectron(runs, Object.keys(double.module));
  const oldArgv = process.argv;
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const listeners = signals.map((signal) => process.listeners(signal));
  process.argv = ['electron', ...argv];
  try {
    // Another query, another module: every run evaluates the bundle anew.
    await Promise.all([import(`${pathToFileURL(main).href}?run=${runs}`), double.start()]);
  } finally {
    process.argv = oldArgv;
    restore();
  }
  return {
    ...double,
    windows: () => [...double.list.open],
    async stop() {
      if (!double.seen.exited) {
        double.app.quit();
        await double.ended;
      }
      // A real main process takes its listeners with it.
      signals.forEach((signal, index) => {
        process.removeAllListeners(signal);
        for (const listener of listeners[index] ?? []) process.on(signal, listener);
      });
    },
  };
}
