import { Worker } from 'node:worker_threads';
import { matchText, type TextPattern } from './match-text.ts';
import { scanFile, type ScanEntry, type ScanResult } from './scan-file.ts';

export interface ScanJob {
  entries: ScanEntry[];
  pattern: TextPattern;
  /** `matches` in all, `bytes` per file. */
  limits: { matches: number; bytes: number };
}

export type ScanOutcome = { index: number } & (ScanResult | { kind: 'skipped'; reason: 'too-slow' });

/** Files are read without waiting here: nobody else uses this thread, and small files come five times as fast. */
const script = `
const { parentPort } = require('node:worker_threads');
const { readFileSync, statSync } = require('node:fs');
const { createHash } = require('node:crypto');
const matchText = ${matchText.toString()};
const scanFile = ${scanFile.toString()};
const tools = {
  matchText,
  readFile: readFileSync,
  sizeOf(file) {
    const found = statSync(file);
    return found.isFile() ? found.size : undefined;
  },
  versionOf: (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 32),
};
parentPort.on('message', ({ job, start, position }) => {
  const { entries, pattern, limits } = job;
  let left = limits.matches;
  for (let index = start; index < entries.length && left > 0; index += 1) {
    Atomics.store(position, 0, index);
    const result = scanFile(entries[index], pattern, { ...limits, matches: left }, tools);
    if (!result) continue;
    if (result.matches) left -= result.matches.length;
    parentPort.postMessage({ index, ...result });
  }
  parentPort.postMessage('done');
});
`;

/**
 * Looks into files away from the host's own thread. Backtracking can take longer than the universe: a file that
 * takes longer than `timeLimit` milliseconds is given up and told, and the rest goes on in a new thread.
 */
export class Scanner {
  readonly #timeLimit: number;
  #worker: Worker | undefined;
  #stop: (() => void) | undefined;
  #isDisposed = false;

  constructor(timeLimit: number) {
    this.#timeLimit = timeLimit;
  }

  /** In the order of `entries`; files without a match are not mentioned. */
  async scan(job: ScanJob): Promise<ScanOutcome[]> {
    const outcomes: ScanOutcome[] = [];
    let { matches: left } = job.limits;
    for (let start = 0; start < job.entries.length && left > 0 && !this.#isDisposed;) {
      const rest = { ...job, limits: { ...job.limits, matches: left } };
      const { found, stoppedAt } = await this.#run(rest, start);
      for (const outcome of found) {
        outcomes.push(outcome);
        if (outcome.kind === 'matched') left -= outcome.matches.length;
      }
      if (stoppedAt === undefined) break;
      outcomes.push({ index: stoppedAt, kind: 'skipped', reason: 'too-slow' });
      start = stoppedAt + 1;
    }
    return outcomes;
  }

  #run(job: ScanJob, start: number): Promise<{ found: ScanOutcome[]; stoppedAt?: number }> {
    const worker = this.#started();
    const position = new Int32Array(new SharedArrayBuffer(4)).fill(-1);
    const found: ScanOutcome[] = [];
    return new Promise((resolve, reject) => {
      // -1 until the thread has begun: starting it is not the file's fault.
      let [seen, since] = [-1, performance.now()];
      const end = (stoppedAt?: number) => {
        clearInterval(timer);
        worker.off('message', hear);
        worker.off('error', fail);
        this.#stop = undefined;
        resolve({ found, stoppedAt });
      };
      const hear = (message: ScanOutcome | 'done') => {
        if (message === 'done') end();
        else found.push(message);
      };
      const fail = (error: unknown) => {
        this.#end();
        reject(error);
        end();
      };
      const timer = setInterval(
        () => {
          const now = Atomics.load(position, 0);
          if (now !== seen) [seen, since] = [now, performance.now()];
          else if (now >= 0 && performance.now() - since > this.#timeLimit) {
            this.#end();
            end(now);
          }
        },
        Math.min(100, this.#timeLimit / 4),
      );
      this.#stop = () => end();
      worker.on('message', hear);
      worker.on('error', fail);
      worker.postMessage({ job, start, position });
    });
  }

  #started(): Worker {
    this.#worker ??= new Worker(script, { eval: true });
    this.#worker.unref();
    return this.#worker;
  }

  #end() {
    void this.#worker?.terminate();
    this.#worker = undefined;
  }

  /** Also in the middle of a scan, which then ends with what it has. */
  dispose() {
    this.#isDisposed = true;
    this.#end();
    this.#stop?.();
  }
}
