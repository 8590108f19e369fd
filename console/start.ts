import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { pino, stdSerializers } from 'pino';
import type { Logger } from 'pino';
import { createSteadyClock } from './clock.ts';
import { createMail } from './mail.ts';
import { createMetrics } from './metrics.ts';
import { passwordCost } from './secrets.ts';
import type { PasswordCost } from './secrets.ts';
import { createServer } from './server.ts';
import type { Services } from './services.ts';
import { foundWorkspace } from './founding.ts';
import { startJobs } from './jobs.ts';
import { createDiskBlobs, sha256Of } from './storage/blobs.ts';
import type { Blobs } from './storage/blobs.ts';
import { guardBlobs } from './storage/blob-suspects.ts';
import { createS3Blobs, readS3Url } from './storage/blobs-s3.ts';
import { openStorage } from './storage/storage.ts';
import { hasWorkspace } from './storage/workspaces.ts';

/** Errors with their stack: under any other name than `err` pino would write `{}`. */
export const serializers: Record<string, (value: Error) => unknown> = {
  error: stdSerializers.err,
  cause: stdSerializers.err,
};

export interface StartOptions {
  data: string;
  /** `postgres://…` or a SQLite file; default: console.sqlite in the data folder. */
  database?: string | undefined;
  /** `s3://…`; default: blobs/ in the data folder. */
  blobs?: string | undefined;
  /** `smtp://…`; default: mail/ in the data folder. */
  mail?: string | undefined;
  port: number;
  host: string;
  publicUrl?: string | null;
  trustProxy?: boolean;
  bundles?: string | null;
  allowPrivateWebhooks?: boolean;
  requestsPerMinute?: number;
  passwordCost?: PasswordCost;
  metricsToken?: string | null | undefined;
  now?: () => number;
  steadyNow?: () => number;
  log?: Logger;
  setup?: { workspace: string; account: string; password: string; name: string } | null;
}

export interface RunningConsole {
  address: string;
  port: number;
  /** Addresses a phone in the same network can reach, when listening beyond loopback. */
  lanAddresses: string[];
  services: Services;
  dispose(): Promise<void>;
}

export async function startConsole(options: StartOptions): Promise<RunningConsole> {
  const now = options.now ?? Date.now;
  const log =
    options.log ??
    pino({ name: 'console', level: process.env.TESSERA_LOG ?? 'warn', serializers }, pino.destination(2));
  const storage = await openStorage({ database: databaseOf(options), now });
  const services: Services = {
    storage,
    blobs: guardBlobs(openBlobs(options), storage.system, sha256Of),
    mail: createMail(options.mail ?? path.join(options.data, 'mail'), 'console@localhost', now),
    log,
    now,
    steadyNow: options.steadyNow ?? createSteadyClock(now, () => performance.now()),
    metrics: createMetrics(storage.kind),
    options: {
      publicUrl: options.publicUrl ?? '',
      passwordCost: options.passwordCost ?? passwordCost,
      requestsPerMinute: options.requestsPerMinute ?? 1200,
      trustProxy: options.trustProxy ?? false,
      allowPrivateWebhooks: options.allowPrivateWebhooks ?? false,
      metricsToken: options.metricsToken ?? null,
    },
  };
  try {
    if (options.setup && !(await hasWorkspace(storage.system))) await foundWorkspace(services, options.setup);
    const server = await createServer(services, { bundles: options.bundles ?? null });
    await server.listen({ port: options.port, host: options.host });
    const { port } = server.server.address() as { port: number };
    const shown = options.host === '0.0.0.0' || options.host === '::' ? 'localhost' : options.host;
    const address = `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`;
    services.options.publicUrl ||= address;
    const jobs = startJobs(services);
    return {
      address,
      port,
      lanAddresses: lanAddresses(options.host, port),
      services,
      async dispose() {
        // In this order: no new requests, running jobs end, then the database closes.
        await server.close();
        await jobs.dispose();
        services.metrics.dispose();
        await storage.dispose();
      },
    };
  } catch (error) {
    services.metrics.dispose();
    await storage.dispose();
    throw error;
  }
}

export function databaseOf({ database, data }: Pick<StartOptions, 'database' | 'data'>): string {
  return database ?? path.join(data, 'console.sqlite');
}

export function openBlobs({ blobs, data }: Pick<StartOptions, 'blobs' | 'data'>): Blobs {
  return blobs ? createS3Blobs(readS3Url(blobs)) : createDiskBlobs(path.join(data, 'blobs'));
}

function lanAddresses(host: string, port: number): string[] {
  if (host !== '0.0.0.0' && host !== '::') return [];
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter((entry) => entry.family === 'IPv4' && !entry.internal)
    .map((entry) => `http://${entry.address}:${port}`);
}
