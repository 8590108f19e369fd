import { Worker } from 'node:worker_threads';
import { AppError, type ErrorShape } from '../contract/errors.ts';

/** What a thread sends back: a value for a question, what went wrong with it, or a line for the log. */
export type ThreadMessage =
  | { kind: 'answer'; id: number; value: unknown }
  | { kind: 'refusal'; id: number; refusal: ErrorShape }
  | { kind: 'failure'; id: number; error: unknown }
  | { kind: 'line'; line: string };

export interface AskedThreadOptions {
  script: URL;
  workerData?: unknown;
  /** For lines that a person may want to read in the log. */
  say?: (line: string) => void;
  /** Milliseconds without a question after which the thread is ended; the next question starts another one. */
  idle?: number;
}

interface Waiting {
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
}

/**
 * Work in a thread beside the host's own: however long it takes, windows are answered meanwhile. The first question
 * starts it; one that breaks down (out of memory) refuses what it was asked, and the next question starts a new one.
 * `Answers` names the questions by their `ask`.
 */
export class AskedThread<Question extends { ask: string }, Answers extends Record<Question['ask'], unknown>> {
  readonly #options: AskedThreadOptions;
  #worker: Worker | undefined;
  #asked = 0;
  readonly #waiting = new Map<number, Waiting>();
  #idle: NodeJS.Timeout | undefined;
  #isDisposed = false;

  constructor(options: AskedThreadOptions) {
    this.#options = options;
  }

  ask<Q extends Question>(question: Q): Promise<Answers[Q['ask']]> {
    if (this.#isDisposed) return Promise.reject(new Error('The thread was ended.'));
    clearTimeout(this.#idle);
    const worker = (this.#worker ??= this.#start());
    // Whoever waits for an answer keeps the process alive; a thread that waits for questions does not.
    worker.ref();
    const id = (this.#asked += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, question });
    });
  }

  #start(): Worker {
    const { script, workerData } = this.#options;
    const worker = new Worker(script, { workerData });
    worker.on('message', (message: ThreadMessage) => this.#hear(message));
    worker.on('error', (error) => this.#lost(worker, error));
    worker.on('exit', () => this.#lost(worker, new Error('The thread ended.')));
    return worker;
  }

  #hear(message: ThreadMessage): void {
    if (message.kind === 'line') return this.#options.say?.(message.line);
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (this.#waiting.size === 0) this.#rest();
    if (message.kind === 'answer') waiting?.resolve(message.value as never);
    else waiting?.reject(errorOf(message));
  }

  #rest(): void {
    this.#worker?.unref();
    const { idle } = this.#options;
    if (idle !== undefined) this.#idle = setTimeout(() => this.#end(), idle).unref();
  }

  #lost(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(error);
  }

  #end(): void {
    const worker = this.#worker;
    if (!worker) return;
    this.#lost(worker, new Error('The thread was ended.'));
    void worker.terminate();
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#idle);
    this.#end();
  }
}

/** A class does not cross threads: refusals are told by their parts. */
function errorOf(message: Exclude<ThreadMessage, { kind: 'answer' | 'line' }>): unknown {
  if (message.kind === 'failure') return message.error;
  const { code, message: words, data } = message.refusal;
  return new AppError(code, words, data);
}
