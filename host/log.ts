import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { FactLog } from './fact-log.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface LogLine {
  time: string;
  level: LogLevel;
  /** The room or part that speaks. */
  name: string;
  message: string;
  detail?: string;
}

export interface Logger {
  debug(message: string, detail?: unknown): void;
  info(message: string, detail?: unknown): void;
  warn(message: string, detail?: unknown): void;
  error(message: string, detail?: unknown): void;
  /** The same log under another name. */
  named(name: string): Logger;
}

const order: Record<LogLevel, number> = { debug: 0, info: 1, warn: 2, error: 3 };
const fileLimit = 2 * 1024 * 1024;

function describe(detail: unknown): string | undefined {
  if (detail === undefined) return undefined;
  if (detail instanceof Error) {
    const cause = detail.cause === undefined ? '' : `\ncaused by ${describe(detail.cause)}`;
    return `${detail.stack ?? detail.message}${cause}`;
  }
  return typeof detail === 'string' ? detail : JSON.stringify(detail);
}

export interface LogOptions {
  /** Lines go to host.log in this folder; nowhere when left out. */
  folder?: string;
  /** What reaches the terminal; nothing when left out. */
  terminal?: LogLevel;
}

/** The one log of a process: a ring in memory, a file in the data folder, and the terminal when asked. */
export class Log {
  readonly lines = new FactLog<LogLine>(2_000);
  readonly #file: string | undefined;
  readonly #terminal: LogLevel | undefined;

  constructor({ folder, terminal }: LogOptions = {}) {
    this.#terminal = terminal;
    if (folder === undefined) return;
    mkdirSync(folder, { recursive: true });
    this.#file = path.join(folder, 'host.log');
  }

  named(name: string): Logger {
    const write = (level: LogLevel) => (message: string, detail?: unknown) =>
      this.#write({ level, name, message, detail: describe(detail) });
    return {
      debug: write('debug'),
      info: write('info'),
      warn: write('warn'),
      error: write('error'),
      named: (other) => this.named(other),
    };
  }

  #write({ level, name, message, detail }: Omit<LogLine, 'time'>) {
    const line: LogLine = { time: new Date().toISOString(), level, name, message, detail };
    this.lines.publish(line);
    const text = `${line.time} ${level} ${name}: ${message}${detail === undefined ? '' : `\n${detail}`}\n`;
    if (order[level] > order.debug) this.#append(text);
    if (this.#terminal && order[level] >= order[this.#terminal]) process.stderr.write(text);
  }

  /** A log that cannot be written (full disk, folder gone) must not take the program with it. */
  #append(text: string) {
    if (this.#file === undefined) return;
    try {
      if ((statSync(this.#file, { throwIfNoEntry: false })?.size ?? 0) > fileLimit)
        renameSync(this.#file, `${this.#file}.old`);
      appendFileSync(this.#file, text);
    } catch {
      // The ring in memory still has the line.
    }
  }

  dispose() {
    this.lines.dispose();
  }
}
