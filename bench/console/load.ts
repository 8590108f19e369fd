import { connect } from 'node:net';

export interface LoadResult {
  perSecond: number;
  /** Milliseconds from sending to the end of the answer, sorted. */
  latencies: number[];
}

export interface LoadShape {
  connections: number;
  milliseconds: number;
  /** Ends after so many answers, where that comes first. */
  count?: number;
  perSecond?: number;
}

/**
 * Keep-alive connections over raw sockets: the client must cost less than the server it measures. `perSecond` paces the
 * sending (open loop: a late answer does not delay the next request); left out, each connection asks again at once.
 */
export async function load(
  address: string,
  requests: readonly Buffer[],
  { connections, milliseconds, count = Infinity, perSecond }: LoadShape,
): Promise<LoadResult> {
  const { hostname, port } = new URL(address);
  const latencies: number[] = [];
  const started = performance.now();
  let next = 0;
  const isOver = () => latencies.length >= count || performance.now() - started >= milliseconds;
  const run = (lane: number) =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), hostname);
      const sent: number[] = [];
      const send = () => {
        sent.push(performance.now());
        socket.write(requests[next++ % requests.length]!);
      };
      const gap = perSecond ? (1000 * connections) / perSecond : 0;
      let timer: NodeJS.Timeout | undefined;
      const pace = (due: number) => {
        if (isOver()) return void (sent.length === 0 && socket.end());
        send();
        timer = setTimeout(() => pace(due + gap), Math.max(0, due + gap - performance.now()));
      };
      socket.setNoDelay(true);
      socket.on('connect', () => (gap ? pace(performance.now() + (gap * lane) / connections) : send()));
      socket.on('data', (chunk) => {
        const text = chunk.toString('latin1');
        for (let at = text.indexOf('HTTP/1.1 '); at !== -1; at = text.indexOf('HTTP/1.1 ', at + 1)) {
          if (!text.startsWith('200', at + 9)) return reject(new Error(text.slice(at, at + 400)));
          latencies.push(performance.now() - sent.shift()!);
        }
        if (isOver()) {
          if (sent.length === 0) socket.end();
        } else if (!gap) send();
      });
      socket.on('error', reject);
      socket.on('close', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  await Promise.all(Array.from({ length: connections }, (_, lane) => run(lane)));
  const seconds = (performance.now() - started) / 1000;
  return { perSecond: latencies.length / seconds, latencies: latencies.sort((a, b) => a - b) };
}

export function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
