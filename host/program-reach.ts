import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import type { AllowedDomain, DomainKind } from '../contract/sandbox.ts';
import { refuse } from './errors.ts';

// Where a program may reach from this computer: whatever it asks for goes by here first.

export interface NetworkRules {
  /** Ports of the host itself on this computer: no program may reach them. */
  ownPorts: () => readonly number[];
  /** Sent as the platform sends it. */
  referer: () => string;
  /** Servers that the console lets the program ask; null where nobody knows. */
  domains: () => Promise<readonly AllowedDomain[] | null>;
}

function createLoopback(): BlockList {
  const list = new BlockList();
  list.addSubnet('127.0.0.0', 8, 'ipv4');
  list.addSubnet('0.0.0.0', 8, 'ipv4');
  list.addAddress('::1', 'ipv6');
  list.addAddress('::', 'ipv6');
  return list;
}

const loopback = createLoopback();

/** Addresses of IPv4 written as IPv6 (`::ffff:7f00:1`) count as what they mean. */
const isLoopback = (address: string): boolean =>
  loopback.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** The host answers nobody but its windows: a program that asks for its ports by any name is refused. */
export async function checkPlace(host: string, port: number, rules: NetworkRules): Promise<void> {
  if (!rules.ownPorts().includes(port)) return;
  const refused = () => refuse('REQUEST_REFUSED', { url: `${host}:${port}` });
  const name = host.replace(/^\[|\]$/g, '');
  if (name === 'localhost' || name.endsWith('.localhost')) throw refused();
  const addresses = isIP(name) ? [name] : (await lookup(name, { all: true })).map(({ address }) => address);
  if (addresses.some(isLoopback)) throw refused();
}

/** Documented of `wx.createTCPSocket`: where services listen that trust whoever reaches them. */
const closedPorts =
  '1099 1433 1521 1719 1720 1723 2049 2375 3128 3306 3389 3659 4045 5060 5061 5432 5984 6000 6379 6566 7001 7002 8443 8888 9200 9300 10051 10080 11211 27017 27018 27019'
    .split(' ')
    .map(Number);

/** TCP says whatever the program likes, to databases and shells too: those are closed to it, as on a phone. */
export function checkPort(port: number): void {
  if (port < 1024 || (port >= 8000 && port <= 8100) || closedPorts.includes(port))
    throw refuse('PORT_CLOSED_TO_PROGRAMS', { port });
}

/** An address of a scheme that is allowed, at a place that is. */
export async function checkTarget(url: URL, schemes: readonly string[], rules: NetworkRules): Promise<void> {
  if (!schemes.includes(url.protocol)) throw refuse('REQUEST_REFUSED', { url: url.href });
  const port = Number(url.port || (/s:$/.test(url.protocol) ? 443 : 80));
  await checkPlace(url.hostname, port, rules);
}

/** R-DOM-01: as a phone refuses it. Asked before the request goes out, while the caller already waits for its answer. */
export async function checkDomain(kind: DomainKind, url: string, rules: NetworkRules): Promise<void> {
  const list = await rules.domains();
  const { origin, protocol, host } = new URL(url);
  // The origin of an address that is not http is "null" to some.
  const address = origin === 'null' ? `${protocol}//${host}` : origin;
  if (!list || list.some((domain) => domain.kind === kind && domain.host === address)) return;
  throw refuse('DOMAIN_NOT_ALLOWED', { domain: address, kind });
}
