import { refuse } from './refusals.ts';

/** Facts that webhooks may ask for; `*` is all of them. */
export const topics = [
  'approval.opened',
  'approval.approved',
  'approval.rejected',
  'approval.withdrawn',
  'version.uploaded',
  'version.submitted',
  'version.approved',
  'version.rejected',
  'version.published',
  'version.rolledBack',
  'program.created',
  'program.onShelf',
  'program.offShelf',
  'grayscale.started',
  'grayscale.ended',
  'app.created',
  'appSecret.changed',
  'user.created',
  'member.blocked',
  'member.unblocked',
] as const;

export function isWanted(wanted: readonly string[], topic: string): boolean {
  return wanted.includes('*') ? (topics as readonly string[]).includes(topic) : wanted.includes(topic);
}

export const mostAttempts = 8;

/** Ten seconds, doubling, with up to a quarter more by chance (0..1) so that many do not return at once. */
export function nextAttempt(attempts: number, now: number, chance: number): number {
  return now + Math.round(10_000 * 2 ** (attempts - 1) * (1 + chance / 4));
}

/** SSRF guard: http(s) with a name or a public address, on an ordinary port; no credentials in the address. */
export function assertWebhookUrl(text: string, isPrivateAllowed: boolean): void {
  const match = /^(https?):\/\/(\[[0-9a-f:.]+\]|[^/:?#@\s]+)(?::(\d+))?([/?][^\s#]*)?$/i.exec(text);
  if (!match) throw refuse('ADDRESS_NOT_ALLOWED', { reason: 'http(s)://host/path, without credentials' });
  const host = match[2]!.replace(/^\[|\]$/g, '').toLowerCase();
  if (isPrivateAllowed) return;
  if (match[1]!.toLowerCase() !== 'https') throw refuse('ADDRESS_NOT_ALLOWED', { reason: 'https only' });
  if (host === 'localhost' || /\.(localhost|local|internal|lan|home)$/.test(host) || !/[.:]/.test(host))
    throw refuse('ADDRESS_NOT_ALLOWED', { reason: 'a name of the local network' });
  if (looksNumeric(host) && isPrivateAddress(host))
    throw refuse('ADDRESS_NOT_ALLOWED', { reason: 'an address of the local network' });
}

function looksNumeric(host: string): boolean {
  return host.includes(':') || /^[\d.]+$/.test(host) || /^0x/.test(host);
}

const privateV4: readonly [number, number, number][] = [
  // [first octet, second from, second to]
  [0, 0, 255],
  [10, 0, 255],
  [100, 64, 127],
  [127, 0, 255],
  [169, 254, 254],
  [172, 16, 31],
  [192, 168, 168],
  [192, 0, 0],
  [198, 18, 19],
];

/** Loopback, private, link-local, shared, benchmark, multicast and reserved; also written as IPv4 in IPv6. Unreadable counts as private. */
export function isPrivateAddress(address: string): boolean {
  const v4 = /^(?:::ffff:|::)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/i.exec(address);
  if (v4) {
    const [first, second] = [Number(v4[1]), Number(v4[2])];
    return (
      first >= 224 || privateV4.some(([octet, from, to]) => first === octet && second >= from && second <= to)
    );
  }
  if (!address.includes(':')) return true;
  const low = address.toLowerCase();
  return low === '::' || low === '::1' || /^(f[cdef]|64:ff9b:|2001:0?:|2002:|100:|::)/.test(low);
}
