import { percentile } from './load.ts';

export interface LogTarget {
  address: string;
  accessKey: string;
  programId: string;
  count: number;
}

const perCall = 500;
const levels = ['debug', 'info', 'info', 'info', 'info', 'info', 'info', 'info', 'warn', 'error'];

function lineOf(at: number, now: number, count: number) {
  return {
    at: now - count + at,
    level: levels[at % levels.length],
    system: at % 2 ? 'android' : 'ios',
    guid: `guid-${at % 5000}`,
    page: `pages/p${at % 40}/index`,
    filterMsg: at % 100_003 === 7 ? 'payment-refused' : 'order',
    baseLibrary: `3.${at % 9}.0`,
    clientVersion: `8.${at % 12}`,
    body: `{"line":${at},"says":"something of about eighty characters, as programs do"}`,
  };
}

/** Through the door that containers use, two calls at a time. */
export async function ingest({ address, accessKey, programId, count }: LogTarget) {
  const headers = { authorization: `Bearer ${accessKey}`, 'content-type': 'application/json' };
  const taken: number[] = [];
  const now = Date.now();
  const began = performance.now();
  let next = 0;
  const run = async () => {
    while (next < count) {
      const from = next;
      next += perCall;
      const lines = Array.from({ length: perCall }, (_, offset) => lineOf(from + offset, now, count));
      const started = performance.now();
      const body = JSON.stringify({ programId, lines });
      const answer = await fetch(`${address}/delivery/v1/logs`, { method: 'POST', headers, body });
      if (!answer.ok) throw new Error(await answer.text());
      await answer.arrayBuffer();
      taken.push(performance.now() - started);
    }
  };
  await Promise.all([1, 2].map(run));
  const perSecond = count / ((performance.now() - began) / 1000);
  return {
    perSecond,
    p95: percentile(
      taken.sort((a, b) => a - b),
      0.95,
    ),
  };
}

/** What people ask for, the rare and the absent included. */
export const filters: [string, () => string][] = [
  ['newest', () => ''],
  ['error', () => 'level=error'],
  ['warn and above', () => 'level=warn'],
  ['one Guid', () => `guid=guid-${Math.floor(Math.random() * 5000)}`],
  ['system and level', () => 'system=ios&level=error'],
  ['a page', () => 'page=p39'],
  ['a rare filterMsg', () => 'filterMsg=payment-refused'],
  ['a filterMsg that is not there', () => 'filterMsg=nonsense'],
  ['a client that is not there', () => 'clientVersion=9.9'],
  ['base library and system', () => 'baseLibrary=3.4.0&system=android'],
  ['an hour long ago', () => `from=${Date.now() - 900_000}&to=${Date.now() - 700_000}`],
];
