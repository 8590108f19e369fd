import type { Logger } from 'pino';
import type { Blobs } from './storage/blobs.ts';
import type { Storage } from './storage/storage.ts';
import type { PasswordCost } from './secrets.ts';
import type { Mail } from './mail.ts';

/** What every endpoint and job is given: wired once in start.ts. */
export interface Services {
  storage: Storage;
  blobs: Blobs;
  mail: Mail;
  log: Logger;
  now: () => number;
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
