import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import type { StyleEngine, StyleInput, StyleOutput } from '../../compiler/engines.ts';

export type StyleLanguage = 'less' | 'sass';

/** What the thread is started with. `signal[0]` becomes 1 when the answer to an import waits in `answers`. */
export interface StyleThreadStart {
  answers: MessagePort;
  signal: Int32Array;
}

export interface StyleJob {
  language: StyleLanguage;
  source: string;
  file: string;
}

export type StyleThreadMessage =
  { kind: 'import'; request: string; from: string } | { kind: 'done'; output: StyleOutput };

/** Both languages can be written so that their compiler takes longer than anybody waits. Processor time: a busy machine is no mistake. */
const LONGEST_MS = 10_000;
const IDLE_MS = 60_000;

/** Beside this file, both as a source and in a bundle. */
const script = new URL(
  import.meta.url.endsWith('.ts') ? './style-worker.ts' : './style-worker.mjs',
  import.meta.url,
);

interface Running {
  worker: Worker;
  answers: MessagePort;
  signal: Int32Array;
}

/**
 * Less and Sass in one thread beside the host's own: a file that takes longer than the limit is given up and told, and
 * the next one gets a new thread. One file at a time; an unused thread is ended after a minute.
 */
class StyleThread {
  readonly #limit: number;
  #running: Running | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;

  constructor(limit: number) {
    this.#limit = limit;
  }

  compile(language: StyleLanguage, input: StyleInput): Promise<StyleOutput> {
    const next = this.#last.then(() => this.#run(language, input));
    this.#last = next;
    return next;
  }

  async #run(language: StyleLanguage, input: StyleInput): Promise<StyleOutput> {
    clearTimeout(this.#idle);
    const running = this.#started();
    // Whoever waits for a file keeps the process alive; a thread that waits for work does not.
    running.worker.ref();
    const output = await this.#ask(running, { language, source: input.source, file: input.file }, input.load);
    running.worker.unref();
    this.#idle = setTimeout(() => this.#end(), IDLE_MS).unref();
    return output;
  }

  #ask(running: Running, job: StyleJob, load: StyleInput['load']): Promise<StyleOutput> {
    const { worker, answers, signal } = running;
    return new Promise((resolve) => {
      let isOver = false;
      const finish = (output: StyleOutput): void => {
        isOver = true;
        clearInterval(timer);
        worker.off('message', hear).off('error', fail);
        resolve(output);
      };
      const giveUp = (output: StyleOutput): void => {
        this.#end();
        finish(output);
      };
      const hear = (message: StyleThreadMessage): void => {
        if (message.kind === 'done') return finish(message.output);
        answers.postMessage(load(message.request, message.from));
        Atomics.store(signal, 0, 1);
        Atomics.notify(signal, 0);
      };
      const fail = ({ message }: Error): void =>
        giveUp({ css: '', problems: [{ severity: 'error', message, line: 0, column: 0 }] });
      let before: number | undefined;
      const look = async (): Promise<void> => {
        const now = await spentBy(worker);
        before ??= now;
        if (!isOver && now - before > this.#limit)
          giveUp({ css: '', problems: [], stoppedAfterMs: this.#limit });
      };
      const timer = setInterval(() => void look(), this.#limit / 8);
      worker.on('message', hear).on('error', fail);
      worker.postMessage(job);
    });
  }

  #started(): Running {
    if (this.#running) return this.#running;
    const { port1, port2 } = new MessageChannel();
    const signal = new Int32Array(new SharedArrayBuffer(4));
    const workerData: StyleThreadStart = { answers: port2, signal };
    const worker = new Worker(script, { workerData, transferList: [port2] });
    port1.unref();
    return (this.#running = { worker, answers: port1, signal });
  }

  #end(): void {
    // An error that comes while a thread is being ended belongs to no file.
    this.#running?.worker.on('error', () => undefined);
    this.#running?.answers.close();
    void this.#running?.worker.terminate();
    this.#running = undefined;
  }
}

/** Milliseconds of processor time; none where the thread is starting or ended. */
async function spentBy(worker: Worker): Promise<number> {
  try {
    const { user, system } = await worker.cpuUsage();
    return (user + system) / 1000;
  } catch {
    return 0;
  }
}

/** @param limit Milliseconds of processor time that one file may take. */
export function createStyleEngines(limit: number = LONGEST_MS): Record<StyleLanguage, StyleEngine> {
  const thread = new StyleThread(limit);
  return {
    less: { compile: (input) => thread.compile('less', input) },
    sass: { compile: (input) => thread.compile('sass', input) },
  };
}
