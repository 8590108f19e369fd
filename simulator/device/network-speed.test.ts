import { expect, it } from 'vitest';
import { delayOf } from './network-speed.ts';

it('R-SIM slow networks take longer, the more there is to carry; fast ones take nothing extra', () => {
  expect(delayOf('wifi', 1e6)).toBe(0);
  expect(delayOf('5g', 1e6)).toBe(0);
  const hundredKilobytes = (['4g', '3g', '2g'] as const).map((network) => delayOf(network, 100_000));
  expect(hundredKilobytes).toEqual([143, 867, 5600]);
  expect(delayOf('2g', 0)).toBe(600);
});
