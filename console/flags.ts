import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { upkeepCommands } from './upkeep.ts';
import type { UpkeepCommand, UpkeepOptions } from './upkeep.ts';

export interface Flags {
  /** null: run the console. */
  command: UpkeepCommand | null;
  upkeep: UpkeepOptions;
  port: number;
  host: string;
  data: string;
  publicUrl: string | null;
  trustProxy: boolean;
  bundles: string | null;
  allowPrivateWebhooks: boolean;
  setup: { workspace: string; account: string; password: string; name: string } | null;
  help: boolean;
}

export const usage = `tessera console [--port 7420] [--host 127.0.0.1] [--data <folder>]
  --public-url <url>        where people reach it (links, QR codes); default: from host and port
  --trust-proxy             behind a balancer of your own: take addresses from X-Forwarded-For
  --allow-private-webhooks  webhooks may call addresses of the local network
  --setup-workspace <name> --setup-account <account> --setup-password <password> [--setup-name <name>]
                            makes the workspace and its super administrator where there is none yet
       tessera console backup [--to <file>]       all of it in one file, while it runs; verified
       tessera console restore --from <file>      into an empty --data folder or database
       tessera console export --workspace <name> [--to <file>], tessera console import --from <file>
       tessera console check [--repair] [--from <backup>]
Environment: DATABASE_URL=postgres://… (default: SQLite in the data folder), BLOB_URL=s3://bucket/prefix?endpoint=…
  (default: the data folder), MAIL_URL=smtp://… (default: files in the data folder), TESSERA_SETUP_PASSWORD,
  TESSERA_METRICS_TOKEN (default: /metrics answers this machine only), TESSERA_LOG=info|warn|error.`;

export function readFlags(args: string[], env: NodeJS.ProcessEnv): Flags {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      to: { type: 'string' },
      from: { type: 'string' },
      workspace: { type: 'string' },
      repair: { type: 'boolean', default: false },
      lang: { type: 'string' },
      port: { type: 'string', default: '7420' },
      host: { type: 'string', default: '127.0.0.1' },
      data: { type: 'string' },
      'public-url': { type: 'string' },
      'trust-proxy': { type: 'boolean', default: false },
      bundles: { type: 'string' },
      'allow-private-webhooks': { type: 'boolean', default: false },
      'setup-workspace': { type: 'string' },
      'setup-account': { type: 'string', default: 'admin' },
      'setup-password': { type: 'string' },
      'setup-name': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const password = values['setup-password'] ?? env.TESSERA_SETUP_PASSWORD;
  const workspace = values['setup-workspace'];
  if (workspace && !password)
    throw new Error('--setup-workspace needs --setup-password (or TESSERA_SETUP_PASSWORD).');
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${values.port} is not a port.`);
  const account = values['setup-account'];
  return {
    command: commandOf(positionals),
    upkeep: {
      to: values.to ?? null,
      from: values.from ?? null,
      workspace: values.workspace ?? null,
      repair: values.repair,
      language: languageOf(args, env),
    },
    port,
    host: values.host,
    data: path.resolve(values.data ?? path.join(os.homedir(), '.tessera', 'console')),
    publicUrl: values['public-url']?.replace(/\/$/, '') ?? null,
    trustProxy: values['trust-proxy'],
    bundles: values.bundles ?? null,
    allowPrivateWebhooks: values['allow-private-webhooks'],
    setup:
      workspace && password ? { workspace, account, password, name: values['setup-name'] ?? account } : null,
    help: values.help,
  };
}

function commandOf([name, extra]: string[]): UpkeepCommand | null {
  if (name === undefined) return null;
  const command = upkeepCommands.find((known) => known === name);
  if (!command || extra !== undefined)
    throw new Error(`"${extra ?? name}" is no command. There are: ${upkeepCommands.join(', ')}.`);
  return command;
}

/** Also for a line that cannot be read: then what is wrong with it is said in this language. */
export function languageOf(args: readonly string[], env: NodeJS.ProcessEnv): 'en' | 'zh' {
  const at = args.indexOf('--lang');
  return (args[at + 1] && at >= 0 ? args[at + 1]! : (env.LC_ALL ?? env.LANG ?? '')).startsWith('zh')
    ? 'zh'
    : 'en';
}
