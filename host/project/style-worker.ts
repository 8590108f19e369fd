// The thread of style-thread.ts: one job at a time, imports asked of the parent while this thread stands still.
import { createRequire } from 'node:module';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { StyleInput } from '../../compiler/engines.ts';
import { createLessEngine } from './less-engine.ts';
import { createSassEngine } from './sass-engine.ts';
import type { StyleJob, StyleThreadMessage, StyleThreadStart } from './style-thread.ts';

const { answers, signal } = workerData as StyleThreadStart;
const engines = { less: createLessEngine(createRequire(import.meta.url)), sass: createSassEngine() };

function tell(message: StyleThreadMessage): void {
  parentPort?.postMessage(message);
}

const load: StyleInput['load'] = (request, from) => {
  Atomics.store(signal, 0, 0);
  tell({ kind: 'import', request, from });
  Atomics.wait(signal, 0, 0);
  return receiveMessageOnPort(answers)?.message as ReturnType<StyleInput['load']>;
};

parentPort?.on('message', ({ language, source, file }: StyleJob) => {
  void engines[language].compile({ source, file, load }).then((output) => tell({ kind: 'done', output }));
});
