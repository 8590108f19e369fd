import type { Language, Text } from '../contract/text.ts';
import type { Terminal } from './terminal.ts';

/** Documented in docs/cli.md: scripts rely on them. */
export const exitCodes = {
  ok: 0,
  /** The program (or package) has errors: somebody has to change the sources. */
  programErrors: 1,
  /** The command was called wrongly. */
  usage: 2,
  /** The machine or its state: folder missing, disk full, network, a bug of ours. */
  environment: 3,
} as const;

export interface OptionSpec {
  type: 'string' | 'boolean';
  short?: string;
  /** Word for the value in the help, such as `file`. */
  value?: string;
  help: Text;
}

export interface Invocation {
  /** Arguments that are no options. */
  positionals: string[];
  options: Readonly<Record<string, string | boolean | undefined>>;
  terminal: Terminal;
  language: Language;
  /** Of this Tessera: part of every package. */
  version: string;
  /** Ends with Ctrl+C: for commands that go on until told to stop. */
  signal: AbortSignal;
}

/** One file in cli/commands/, named as the command, with this as its default export; nothing else needs to know it. */
export interface Command {
  name: string;
  summary: Text;
  /** Names of the arguments, such as `<dir>`; optional ones in brackets. */
  arguments: readonly string[];
  options: Readonly<Record<string, OptionSpec>>;
  /** Returns the exit code; refusals are thrown as AppError. */
  run(invocation: Invocation): Promise<number>;
}

/** Options that many commands share, written once. */
export const jsonOption: OptionSpec = {
  type: 'boolean',
  help: { en: 'print one JSON object instead of words', zh: '以一个 JSON 对象输出' },
};
