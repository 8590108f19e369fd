import { randomBytes } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * `team-0k3v…`: ten characters of wall time, six of the process's own microseconds (two ids of one millisecond keep
 * their order), eight of chance. Ids sort by creation, so a page of a list is "ids below the cursor" with one index.
 */
export function newId(prefix: string, now: number): string {
  const micros = Number((process.hrtime.bigint() / 1000n) % 2n ** 30n);
  const chance = Array.from(randomBytes(8), (byte) => alphabet[byte % 32]).join('');
  return `${prefix}-${base32(now, 10)}${base32(micros, 6)}${chance}`;
}

function base32(value: number, places: number): string {
  let text = '';
  for (let rest = value, place = 0; place < places; place += 1, rest = Math.floor(rest / 32))
    text = alphabet[rest % 32]! + text;
  return text;
}
