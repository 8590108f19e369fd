// The browser host: node dist/host/main.mjs [--port N] [--data FOLDER] [--project FOLDER] [--json] [--verbose]
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { AppError } from '../contract/errors.ts';
import { usualDataFolder } from './data-folder.ts';
import { serve } from './serve.ts';
import { startHost } from './start.ts';

const here = path.dirname(fileURLToPath(import.meta.url));
/** The program's folder, whether this runs as dist/host/main.mjs or as host/main.ts. */
const root = path.resolve(here, path.basename(path.dirname(here)) === 'dist' ? '../..' : '..');

function readFlags() {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: 'string' },
      data: { type: 'string' },
      project: { type: 'string' },
      // Opening a window is build/start.mjs's business; the flag is accepted so that it can pass all on.
      'no-open': { type: 'boolean' },
      json: { type: 'boolean' },
      verbose: { type: 'boolean' },
    },
  });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65_536)) {
    throw new AppError('PORT_WRONG', `--port wants a number from 0 to 65535, not "${values.port}".`);
  }
  return { ...values, port };
}

async function run() {
  const flags = readFlags();
  const host = startHost({
    dataFolder: flags.data ? path.resolve(flags.data) : usualDataFolder(),
    templatesFolder: path.join(root, 'examples'),
    languageServer: path.join(root, 'dist', 'language', 'main.mjs'),
    terminal: flags.verbose ? 'debug' : 'error',
  });
  const serving = await serve({
    host,
    port: flags.port,
    rendererFolder: path.join(root, 'dist', 'renderer'),
    simulatorFolder: path.join(root, 'dist', 'simulator'),
  });
  // A bug in one service must not end everybody's session; it is in the log with its stack.
  process.on('unhandledRejection', (error) =>
    host.parts.log.named('host').error('unhandled rejection', error),
  );
  const project = flags.project ? `&folder=${encodeURIComponent(path.resolve(flags.project))}` : '';
  if (flags.project) void host.parts.projects.expect(flags.project);
  const url = serving.address + project;
  const ready = { type: 'ready', url, port: serving.port, process: process.pid };
  process.stdout.write(flags.json ? `${JSON.stringify(ready)}\n` : `Tessera is ready: ${url}\n`);
  const stop = async () => {
    await serving.dispose();
    await host.dispose();
    process.exit(0);
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
}

run().catch((error: unknown) => {
  const isRefusal = error instanceof AppError;
  process.stderr.write(
    `${isRefusal ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(1);
});
