// One fuzz target, run case by case as the parent asks: a hang or a crash takes this thread only.
import { parentPort, workerData } from 'node:worker_threads';
import { createPackageTarget } from './package-target.ts';
import { createProgramTarget, type Target } from './program-target.ts';
import { createRandom } from './random.ts';
import type { SourceTarget } from './seeds.ts';

export interface CaseResult {
  seed: number;
  /** What went wrong; undefined where nothing did. */
  failure?: string;
}

const name = workerData as SourceTarget | 'apkg';
const target: Target = name === 'apkg' ? createPackageTarget() : await createProgramTarget(name);

parentPort?.on('message', (seed: number) => {
  const random = createRandom(seed);
  const input = target.input(random);
  target.run(input, random).then(
    () => parentPort?.postMessage({ seed } satisfies CaseResult),
    (error: unknown) => {
      const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
      parentPort?.postMessage({ seed, failure } satisfies CaseResult);
    },
  );
});
parentPort?.postMessage('ready');
