import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { refuse } from '../errors.ts';
import type { Logger } from '../log.ts';
import { LanguageProcess } from './language-process.ts';

/** The language servers that windows have started: one for each window and project, gone with the window's stream. */
export class LanguageServers {
  readonly #entry: string;
  readonly #log: Logger;
  readonly #running = new Map<string, LanguageProcess>();

  constructor(entry: string, log: Logger) {
    this.#entry = entry;
    this.#log = log;
  }

  start(folder: string): { session: string; process: LanguageProcess } {
    if (!existsSync(this.#entry)) throw refuse('LANGUAGE_MISSING', {});
    const session = randomUUID();
    const process = new LanguageProcess({ entry: this.#entry, folder, log: this.#log });
    this.#running.set(session, process);
    return { session, process };
  }

  get(session: string): LanguageProcess {
    const process = this.#running.get(session);
    if (!process) throw refuse('LANGUAGE_GONE', {});
    return process;
  }

  stop(session: string): void {
    this.#running.get(session)?.dispose();
    this.#running.delete(session);
  }

  dispose(): void {
    for (const session of [...this.#running.keys()]) this.stop(session);
  }
}
