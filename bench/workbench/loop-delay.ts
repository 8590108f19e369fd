// Loaded into the host by `--import`: SIGUSR2 writes how long its thread was held since the last SIGUSR2, and counts anew.
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const file = process.env.TESSERA_LOOP_DELAY;
if (isMainThread && file) {
  const resolution = 10;
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  process.on('SIGUSR2', () => {
    // Its numbers hold the interval itself.
    writeFileSync(file, String(Math.max(0, delay.max / 1e6 - resolution)));
    delay.reset();
  });
}
