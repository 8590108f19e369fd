import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import type * as Threads from 'node:worker_threads';
import type { ComponentBuild } from '../compiler/compile-components.ts';

export interface CompileRequest {
  path: string;
  /** Where paths such as `/components/x` count from. */
  root: string | null;
  files: Record<string, string>;
  withScripts: boolean;
}

export type CompileAnswer = { build: ComponentBuild } | { error: string };

interface Compiler {
  port: MessagePort;
  done: Int32Array;
}

/** A compile that takes longer than this has lost its worker. */
const PATIENCE = 60_000;

/**
 * `load()` is synchronous and the compiler is not (style engines answer later), so it works in a thread of its own while
 * this one waits. There it also has a plain Node around it: esbuild refuses to run beside jsdom.
 *
 * One thread serves all test files of a process. jest gives each file its own modules and globals; Node's own modules
 * are what they share, so that is where the thread is noted.
 */
export function compileSync(request: CompileRequest): ComponentBuild {
  const threads = createRequire(__filename)('node:worker_threads') as typeof Threads;
  const { port, done } = compilerIn(threads);
  Atomics.store(done, 0, 0);
  port.postMessage(JSON.stringify(request));
  if (Atomics.wait(done, 0, 0, PATIENCE) === 'timed-out')
    throw new Error(`${request.path} did not compile within ${PATIENCE / 1000} s`);
  const message = threads.receiveMessageOnPort(port) as { message: string } | undefined;
  const answer = JSON.parse(message?.message ?? '{"error":"the compiler gave no answer"}') as CompileAnswer;
  if ('error' in answer) throw new Error(`${request.path}: ${answer.error}`);
  return answer.build;
}

const COMPILER = Symbol.for('tessera.component-test.compiler');

function compilerIn(threads: typeof Threads): Compiler {
  const shared = threads as typeof threads & { [COMPILER]?: Compiler };
  return (shared[COMPILER] ??= startCompiler(threads));
}

function startCompiler({ Worker, MessageChannel }: typeof Threads): Compiler {
  const { port1, port2 } = new MessageChannel();
  const signal = new SharedArrayBuffer(4);
  const worker = new Worker(workerFile(), {
    workerData: { port: port2, signal },
    transferList: [port2],
    // The runner's own flags (loaders, coverage) are not the compiler's.
    execArgv: [],
  });
  worker.unref();
  port1.unref();
  return { port: port1, done: new Int32Array(signal) };
}

/** Bundled, it lies in the folder beside ours. */
function workerFile(): string {
  const bundled = path.join(__dirname, '../test-compiler/compile-worker.mjs');
  if (existsSync(bundled)) return bundled;
  throw new Error(`Tessera's compiler for tests is not where it was built: ${bundled}`);
}
