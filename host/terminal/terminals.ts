import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import type { IPty } from 'node-pty';
import { refuse } from '../errors.ts';
import { FactLog } from '../fact-log.ts';
import type { Logger } from '../log.ts';

export type TerminalFact =
  /** What its programs wrote, escape sequences included. */
  { type: 'terminal.said'; text: string } | { type: 'terminal.ended'; code: number };

export interface TerminalState {
  id: string;
  /** The shell's own name, such as `zsh`. */
  name: string;
  isEnded: boolean;
}

interface Terminal {
  id: string;
  projectId: string;
  name: string;
  pty: IPty;
  facts: FactLog<TerminalFact>;
  isEnded: boolean;
}

export interface TerminalSize {
  columns: number;
  rows: number;
}

const most = 20;
// What a window may be given at once: a program that writes without end is slowed to what can be drawn, and Ctrl+C still arrives.
const sliceLength = 64 * 1024;
const sliceEvery = 16;

/**
 * Shells of open projects. They belong to the host: a window that is loaded anew finds them as they were. They end
 * with their project or with the host.
 */
export class Terminals {
  readonly #running = new Map<string, Terminal>();
  readonly #log: Logger;
  readonly #shell: () => Promise<string>;

  /** `shell`: the program that the person chose; '' for the system's own. */
  constructor(log: Logger, shell: () => Promise<string>) {
    this.#log = log;
    this.#shell = shell;
  }

  async open(projectId: string, folder: string, { columns, rows }: TerminalSize): Promise<TerminalState> {
    if (this.list(projectId).length >= most) throw refuse('TERMINAL_LIMIT', { limit: most });
    const file = (await this.#shell()) || usualShell();
    if (path.isAbsolute(file) && !existsSync(file)) throw refuse('SHELL_MISSING', { path: file });
    const { spawn } = await loadPty();
    let pty: IPty;
    try {
      const options = { name: 'xterm-256color', cols: columns, rows, cwd: folder, env: environment() };
      pty = spawn(file, argumentsOf(file), options);
    } catch (error) {
      this.#log.error('a terminal did not start', error);
      throw refuse('SHELL_MISSING', { path: file }, error);
    }
    const name = path.basename(file, '.exe');
    const facts = new FactLog<TerminalFact>(1_000);
    const terminal: Terminal = { id: randomUUID(), projectId, name, pty, facts, isEnded: false };
    this.#running.set(terminal.id, terminal);
    tellSlowly(terminal);
    return stateOf(terminal);
  }

  list(projectId: string): TerminalState[] {
    return [...this.#running.values()].filter((one) => one.projectId === projectId).map(stateOf);
  }

  #get(id: string): Terminal {
    const terminal = this.#running.get(id);
    if (!terminal) throw refuse('TERMINAL_GONE');
    return terminal;
  }

  facts(id: string): FactLog<TerminalFact> {
    return this.#get(id).facts;
  }

  write(id: string, text: string): void {
    const terminal = this.#get(id);
    if (!terminal.isEnded) terminal.pty.write(text);
  }

  resize(id: string, { columns, rows }: TerminalSize): void {
    const terminal = this.#get(id);
    if (!terminal.isEnded) terminal.pty.resize(columns, rows);
  }

  close(id: string): void {
    const terminal = this.#running.get(id);
    if (!terminal) return;
    this.#running.delete(id);
    if (!terminal.isEnded) terminal.pty.kill();
    terminal.facts.dispose();
  }

  closeOf(projectId: string): void {
    for (const { id } of this.list(projectId)) this.close(id);
  }

  dispose(): void {
    for (const id of [...this.#running.keys()]) this.close(id);
  }
}

const stateOf = ({ id, name, isEnded }: Terminal): TerminalState => ({ id, name, isEnded });

/** A native module: where it cannot be loaded everything else goes on. */
async function loadPty() {
  try {
    return await import('node-pty');
  } catch (error) {
    throw refuse('TERMINAL_MISSING', {}, error);
  }
}

function tellSlowly(terminal: Terminal): void {
  const { pty, facts } = terminal;
  let waiting = '';
  let timer: NodeJS.Timeout | undefined;
  const tell = () => {
    timer = undefined;
    const text = waiting.slice(0, sliceLength);
    waiting = waiting.slice(sliceLength);
    if (text) facts.publish({ type: 'terminal.said', text });
    if (waiting) timer = setTimeout(tell, sliceEvery);
    else if (!terminal.isEnded) pty.resume();
  };
  pty.onData((text) => {
    waiting += text;
    if (waiting.length > sliceLength) pty.pause();
    // The first piece goes at once: what is typed is seen without a pause.
    timer ??= setTimeout(tell, waiting.length > 4_096 ? sliceEvery : 2);
  });
  pty.onExit(({ exitCode }) => {
    terminal.isEnded = true;
    clearTimeout(timer);
    while (waiting) tell();
    clearTimeout(timer);
    facts.publish({ type: 'terminal.ended', code: exitCode });
  });
}

function usualShell(): string {
  if (process.platform === 'win32') return process.env['ComSpec'] ?? 'cmd.exe';
  const own = process.env['SHELL'] ?? userInfo().shell ?? '';
  if (own && existsSync(own)) return own;
  return existsSync('/bin/bash') ? '/bin/bash' : '/bin/sh';
}

/** A login shell: programs started from a desktop have not read the person's profile, and so not their PATH. */
function argumentsOf(file: string): string[] {
  return process.platform === 'win32' || !/(^|\/)(ba|z|fi|da|k)?sh$/.test(file) ? [] : ['-l'];
}

/** The person's own environment, without what this program was started with. */
function environment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name, value]) => value !== undefined && !/^(ELECTRON_|NODE_OPTIONS$|TESSERA_)/.test(name),
  );
  const own = { TERM: 'xterm-256color', COLORTERM: 'truecolor', TERM_PROGRAM: 'Tessera' };
  return { ...(Object.fromEntries(kept) as Record<string, string>), ...own };
}
