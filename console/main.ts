import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '../contract/errors.ts';
import { languageOf, readFlags, usage } from './flags.ts';
import { sentenceOf } from './domain/refusals.ts';
import { databaseOf, openBlobs, startConsole } from './start.ts';
import { runUpkeep } from './upkeep.ts';

/** dist/console/main.mjs lies beside dist/site and dist/phone. */
function bundlesBeside(): string | null {
  const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
  return existsSync(path.join(folder, 'console', 'main.mjs')) ? folder : null;
}

async function main(): Promise<void> {
  const flags = readFlags(process.argv.slice(2), process.env);
  if (flags.help) return void process.stdout.write(`${usage}\n`);
  const places = { data: flags.data, database: process.env.DATABASE_URL, blobs: process.env.BLOB_URL };
  if (flags.command) {
    const store = { database: databaseOf(places), blobs: openBlobs(places) };
    const { lines, exitCode } = await runUpkeep(flags.command, store, flags.upkeep);
    process.stdout.write(`${lines.join('\n')}\n`);
    process.exitCode = exitCode;
    return;
  }
  const console = await startConsole({
    ...flags,
    ...places,
    bundles: flags.bundles ?? bundlesBeside(),
    mail: process.env.MAIL_URL,
    metricsToken: process.env.TESSERA_METRICS_TOKEN,
  });
  const { address, port, lanAddresses } = console;
  process.stdout.write(
    `${JSON.stringify({ event: 'console.ready', address, port, lanAddresses, pid: process.pid })}\n`,
  );
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    await console.dispose();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
  // Started by the IDE's host: when that ends without a word, its end of the pipe closes.
  process.on('disconnect', () => void stop());
}

main().catch((error: unknown) => {
  const isChinese = languageOf(process.argv.slice(2), process.env) === 'zh';
  const sentence =
    error instanceof AppError
      ? sentenceOf(error.code, error.data, isChinese ? 'zh' : 'en')
      : error instanceof Error
        ? error.message
        : String(error);
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
});
