import type { Services } from './services.ts';

/** Work that time starts. A file in jobs/ is one job; `run` must be safe to repeat and on several instances at once. */
export interface Job {
  name: string;
  everyMs: number;
  run(services: Services): Promise<void>;
}

const found = import.meta.glob<{ default: Job }>('./jobs/*.ts', { eager: true });
const jobs = Object.entries(found)
  .filter(([file]) => !file.endsWith('.test.ts'))
  .map(([, module]) => module.default);

export function startJobs(services: Services): { dispose(): Promise<void> } {
  const running = new Set<Promise<void>>();
  const timers = jobs.map((job) => {
    let isBusy = false;
    const tick = async () => {
      if (isBusy) return;
      isBusy = true;
      const outcome = await job.run(services).then(
        () => 'ok',
        (error: unknown) => {
          services.log.error({ job: job.name, error }, 'a job failed');
          return 'failed';
        },
      );
      services.metrics.count('job_runs', { job: job.name, outcome });
      isBusy = false;
    };
    const start = () => {
      const run = tick().finally(() => running.delete(run));
      running.add(run);
    };
    return setInterval(start, job.everyMs).unref();
  });
  return {
    async dispose() {
      timers.forEach(clearInterval);
      await Promise.all(running);
    },
  };
}

/** For tests and the command line: every job once, now. */
export async function runJobs(services: Services, name?: string): Promise<void> {
  for (const job of jobs) if (!name || job.name === name) await job.run(services);
}
