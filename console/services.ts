import type { Logger } from 'pino';
import type { Blobs } from './storage/blobs.ts';
import type { Storage } from './storage/storage.ts';
import type { PasswordCost } from './secrets.ts';
import type { Mail } from './mail.ts';
import type { Metrics } from './metrics.ts';

/** What every endpoint and job is given: wired once in start.ts. */
export interface Services {
  storage: Storage;
  blobs: Blobs;
  mail: Mail;
  log: Logger;
  /** The clock on the wall: what people see and agreed on. */
  now: () => number;
  /** The same, except that setting the clock does not move it: for what deletes by age (clock.ts). */
  steadyNow: () => number;
  metrics: Metrics;
  options: ConsoleOptions;
}

export interface ConsoleOptions {
  /** Where people reach this console: in links, QR codes and the configuration file. No slash at the end. */
  publicUrl: string;
  passwordCost: PasswordCost;
  /** Requests a minute and caller, over all instances. */
  requestsPerMinute: number;
  /** Trusts X-Forwarded-*: only behind a balancer of one's own. */
  trustProxy: boolean;
  /** Lets webhooks reach private addresses (tests, intranets that ask for it). */
  allowPrivateWebhooks: boolean;
  /** Who may read /metrics shows this; null: only this very machine. */
  metricsToken: string | null;
}

/** The request, as far as rules and records need it. */
export interface RequestFacts {
  id: string;
  address: string;
  userAgent: string;
  language: 'en' | 'zh';
  bearer: string | null;
  cookie: string | null;
  csrf: string | null;
  ifMatch: string | null;
  idempotencyKey: string | null;
  isSecure: boolean;
  /** Headers of the answer, such as a cookie or an ETag. */
  setHeader(name: string, value: string | string[]): void;
}
