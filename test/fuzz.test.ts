// A short run of the fuzzer with every change; `npm run fuzz -- 600` is the long one.
import { describe, it } from 'vitest';
import { createPackageTarget } from './fuzz/package-target.ts';
import { createProgramTarget, type Target } from './fuzz/program-target.ts';
import { createRandom } from './fuzz/random.ts';
import { sources, type SourceTarget } from './fuzz/seeds.ts';

const cases = Number(process.env.TESSERA_FUZZ_CASES ?? 40);
/** Cases that once failed, by target: they stay. */
const once: Partial<Record<SourceTarget | 'apkg', number[]>> = {
  wxml: [25, 45],
  wxss: [2_008_723],
  js: [202, 590, 595, 752],
  ts: [419, 732],
  less: [55, 73, 220, 548, 26_565],
};

async function targetOf(name: SourceTarget | 'apkg'): Promise<Target> {
  return name === 'apkg' ? createPackageTarget() : createProgramTarget(name);
}

describe('hurt input', () => {
  const names = [...(Object.keys(sources) as SourceTarget[]), 'apkg' as const];
  it.each(names)('breaks no promise: %s', async (name) => {
    const target = await targetOf(name);
    const seeds = [...(once[name] ?? []), ...Array.from({ length: cases }, (_, index) => index + 1)];
    for (const seed of seeds) {
      const random = createRandom(seed);
      const input = target.input(random);
      try {
        await target.run(input, random);
      } catch (error) {
        throw new Error(`case ${seed}: ${JSON.stringify(String(input).slice(0, 300))}`, { cause: error });
      }
    }
  });
});
