import process from 'node:process';
import manifest from '../package.json' with { type: 'json' };
import type { Command } from './command.ts';
import { commandsIn, runCli } from './run.ts';
import { createTerminal } from './terminal.ts';

// Loaded when asked for: a build must not wait for the language server's modules.
const found = import.meta.glob<{ default: Command }>(['./commands/*.ts', '!./commands/*.test.ts']);

const stopped = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopped.abort());
// A reader that stops early (`| head`) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runCli(process.argv.slice(2), {
  commands: commandsIn(found),
  terminal: createTerminal(process.stdout, process.stderr, process.env),
  variables: process.env,
  version: manifest.version,
  signal: stopped.signal,
});
