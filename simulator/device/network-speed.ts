import type { NetworkType } from './device-state.ts';

/** Round trip in milliseconds and bytes a millisecond, as phones see them in the middle of the day. */
const SPEEDS: Partial<Record<NetworkType, { trip: number; rate: number }>> = {
  '2g': { trip: 600, rate: 20 },
  '3g': { trip: 200, rate: 150 },
  '4g': { trip: 60, rate: 1200 },
};

/** How much longer an answer takes than over the computer's own line. */
export function delayOf(network: NetworkType, bytes: number): number {
  const speed = SPEEDS[network];
  return speed ? Math.round(speed.trip + bytes / speed.rate) : 0;
}

/** Waits as long as the simulated network would need for so many bytes. */
export function travel(network: NetworkType, bytes: number): Promise<void> {
  const delay = delayOf(network, bytes);
  return delay === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, delay));
}
