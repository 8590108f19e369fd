import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { StreamMessageReader, StreamMessageWriter, type Message } from 'vscode-languageserver-protocol/node';
import { systemCode } from '../errors.ts';
import type { Logger } from '../log.ts';

export type LanguageMessage = Message;

export interface LanguageProcessOptions {
  /** dist/language/main.mjs. */
  entry: string;
  folder: string;
  log: Logger;
}

/** One language server in a process of its own: whatever it does, the host and the editor go on. */
export class LanguageProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #writer: StreamMessageWriter;
  readonly #waiting: LanguageMessage[] = [];
  #wake: (() => void) | undefined;
  #ended = false;

  constructor({ entry, folder, log }: LanguageProcessOptions) {
    // Inside Electron the same binary is Node when asked to be.
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    this.#child = spawn(process.execPath, ['--max-old-space-size=2048', entry, '--stdio'], {
      cwd: folder,
      env,
    });
    this.#writer = new StreamMessageWriter(this.#child.stdin);
    new StreamMessageReader(this.#child.stdout).listen((message) => {
      this.#waiting.push(message);
      this.#wake?.();
    });
    this.#child.stderr.on('data', (chunk: Buffer) =>
      log.debug(`language server: ${chunk.toString().trim()}`),
    );
    this.#child.stdin.on('error', (error) => log.debug('language server: its input closed', error));
    this.#child.on('error', (error) => log.error('the language server could not be started', error));
    this.#child.on('close', (code) => {
      if (code !== 0 && code !== null) log.error(`the language server ended with code ${code}`);
      this.#ended = true;
      this.#wake?.();
    });
  }

  async send(message: LanguageMessage): Promise<void> {
    if (this.#ended) return;
    await this.#writer.write(message).catch((error: unknown) => {
      // A server that was killed takes nothing more, a moment before it is known to have ended: `messages` tells.
      if (systemCode(error) !== 'EPIPE') throw error;
    });
  }

  /** What the server says, in order, until it ends or the caller goes. */
  async *messages(signal: AbortSignal | undefined): AsyncGenerator<LanguageMessage> {
    const stop = () => this.#wake?.();
    signal?.addEventListener('abort', stop);
    try {
      while (!signal?.aborted) {
        const next = this.#waiting.shift();
        if (next) yield next;
        else if (this.#ended) return;
        else await new Promise<void>((resolve) => (this.#wake = resolve));
      }
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  /** It has nothing to save, and one that hangs would not hear a request to go. */
  dispose(): void {
    if (!this.#ended) this.#child.kill('SIGKILL');
  }
}
