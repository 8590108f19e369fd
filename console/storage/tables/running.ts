import type { Tenancy } from './people.ts';

export const logLevels = ['debug', 'info', 'warn', 'error'] as const;

/** A line of a mini program in the field, as its container sent it. */
export interface LogLineTable extends Tenancy {
  id: string;
  programId: string;
  at: number;
  /** Place in logLevels: "and above" is a comparison. */
  level: number;
  system: string;
  guid: string;
  page: string;
  filterMsg: string;
  baseLibrary: string;
  clientVersion: string;
  body: string;
}

export interface UsageEventTable extends Tenancy {
  id: string;
  programId: string;
  at: number;
  day: string;
  kind: 'launch' | 'page' | 'share' | 'crash' | 'track';
  guid: string;
  page: string;
  version: string;
  system: string;
  name: string;
  detail: Record<string, unknown>;
}

export interface MessageTemplateTable extends Tenancy {
  id: string;
  programId: string;
  publicId: string;
  type: 'one_time' | 'long_term' | 'service';
  title: string;
  /** In the order chosen. */
  keywords: string[];
  createdAt: number;
}

export interface SubscriptionTable extends Tenancy {
  templateId: string;
  userKey: string;
  programId: string;
  /** Pushes left of one-time grants. */
  remaining: number;
  /** Pushes of a long-term template on `day`. */
  day: string;
  pushedToday: number;
  changedAt: number;
}

export interface PushTable extends Tenancy {
  id: string;
  programId: string;
  templateId: string;
  userKey: string;
  title: string;
  fields: { name: string; value: string }[];
  page: string;
  createdAt: number;
  takenAt: number | null;
}
