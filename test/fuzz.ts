// npm run fuzz -- [seconds] [--seed n] [--target name] [--case n]: all parsers, bounded, with nothing left to chance.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { createPackageTarget } from './fuzz/package-target.ts';
import { createProgramTarget } from './fuzz/program-target.ts';
import { createRandom } from './fuzz/random.ts';
import { sources, type SourceTarget } from './fuzz/seeds.ts';
import type { CaseResult } from './fuzz/worker.ts';

/** No input may take longer, in milliseconds of processor time: the machine may do other things as well. */
const hangAfter = 2_000;
const names = [...Object.keys(sources), 'apkg'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, target: { type: 'string' }, case: { type: 'string' } },
});
const seconds = Number(positionals[0] ?? 60);
const firstSeed = Number(values.seed ?? 1);
const chosen = values.target === undefined ? names : names.filter((name) => name === values.target);
if (chosen.length === 0 || !Number.isFinite(seconds) || !Number.isInteger(firstSeed)) {
  console.error(`Usage: npm run fuzz -- [seconds] [--seed n] [--case n] [--target ${names.join('|')}]`);
  process.exit(2);
}

interface Tally {
  cases: number;
  slowest: number;
  failures: { seed: number; what: string }[];
}

async function inputOf(name: string, seed: number): Promise<string | Uint8Array> {
  const target = name === 'apkg' ? createPackageTarget() : await createProgramTarget(name as SourceTarget);
  return target.input(createRandom(seed));
}

function startWorker(name: string): Promise<Worker> {
  const worker = new Worker(new URL('./fuzz/worker.ts', import.meta.url), { workerData: name });
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve(worker));
    worker.once('error', reject);
  });
}

/** Answers what is wrong with a case, or undefined. The worker may be lost afterwards. */
function runCase(worker: Worker, seed: number): Promise<{ failure?: string; isLost: boolean }> {
  const before = process.cpuUsage();
  return new Promise((resolve) => {
    const finish = (failure: string | undefined, isLost: boolean): void => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      // An error that comes later (the worker is being ended) belongs to no case.
      if (isLost) worker.on('error', () => undefined);
      resolve({ ...(failure !== undefined && { failure }), isLost });
    };
    const onMessage = ({ failure }: CaseResult): void => finish(failure, false);
    const onError = (error: Error): void => finish(`the thread died: ${error.message}`, true);
    const onExit = (code: number): void => finish(`the thread ended with ${code}`, true);
    const started = performance.now();
    const look = (): void => {
      // This thread waits, so what the process spends is the worker's.
      const spent = process.cpuUsage(before).user / 1000;
      const waited = performance.now() - started;
      if (spent > hangAfter || waited > 15 * hangAfter) finish(`no answer within ${hangAfter} ms`, true);
      else timer = setTimeout(look, Math.max(hangAfter - spent, 200));
    };
    let timer = setTimeout(look, hangAfter);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(seed);
  });
}

async function keep(name: string, seed: number, what: string): Promise<void> {
  const folder = path.join(import.meta.dirname, '..', 'test-results', 'fuzz');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}-${seed}.txt`);
  writeFileSync(file, await inputOf(name, seed));
  console.log(
    `FAILED ${name} case ${seed}: ${what}\n  input: ${file}\n  again: npm run fuzz -- --target ${name} --case ${seed}`,
  );
}

async function fuzzTarget(name: string, until: number, only?: number): Promise<Tally> {
  const tally: Tally = { cases: 0, slowest: 0, failures: [] };
  let worker = await startWorker(name);
  for (let seed = only ?? firstSeed; performance.now() < until && tally.failures.length < 10; seed += 1) {
    const started = performance.now();
    const { failure, isLost } = await runCase(worker, seed);
    tally.slowest = Math.max(tally.slowest, performance.now() - started);
    tally.cases += 1;
    if (failure !== undefined) {
      tally.failures.push({ seed, what: failure });
      await keep(name, seed, failure);
    }
    if (isLost) {
      await worker.terminate();
      worker = await startWorker(name);
    }
    if (only !== undefined) break;
  }
  await worker.terminate();
  return tally;
}

let failed = 0;
const share = (seconds * 1000) / chosen.length;
for (const name of chosen) {
  const only = values.case === undefined ? undefined : Number(values.case);
  const { cases, slowest, failures } = await fuzzTarget(name, performance.now() + share, only);
  failed += failures.length;
  console.log(
    `${name.padEnd(8)} ${String(cases).padStart(7)} cases, slowest ${slowest.toFixed(0)} ms, ${failures.length} failed`,
  );
}
console.log(failed === 0 ? `clean: seed ${firstSeed}, ${seconds} s` : `${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
