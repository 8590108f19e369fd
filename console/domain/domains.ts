import { refuse } from './refusals.ts';

export const domainKinds = ['request', 'upload', 'download', 'socket', 'business'] as const;
export type DomainKind = (typeof domainKinds)[number];

const day = 24 * 3_600_000;
const schemes: Record<DomainKind, RegExp> = {
  request: /^https:$/,
  upload: /^https:$/,
  download: /^https:$/,
  socket: /^wss:$/,
  business: /^https:$/,
};

/** R-DOM-01: `https://api.example.com` (wss for sockets), perhaps with a port; no path, no credentials, no address of a machine. */
export function readDomain(kind: DomainKind, typed: string): string {
  const match = /^([a-z]+:)\/\/([a-z0-9.-]+)(?::(\d{1,5}))?\/?$/i.exec(typed.trim());
  if (!match) throw invalid('an address such as https://api.example.com, without a path');
  const [, scheme = '', host = '', port] = match;
  if (!schemes[kind].test(scheme.toLowerCase())) throw invalid(kind === 'socket' ? 'wss://…' : 'https://…');
  const name = host.toLowerCase();
  if (!/^(?=.{1,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(name))
    throw invalid('a domain name, not an address of a machine');
  return `${scheme.toLowerCase()}//${name}${port ? `:${Number(port)}` : ''}`;
}

/** R-DOM-03: pages of other sites need their ICP record and work a day later; the other kinds work at once. */
export function effectiveFrom(kind: DomainKind, icp: string, now: number): number {
  if (kind !== 'business') return now;
  if (icp.trim() === '') throw invalid('the ICP record of a business domain');
  return now + day;
}

function invalid(first: string) {
  return refuse('INPUT_INVALID', { first: `domain: ${first}` });
}
