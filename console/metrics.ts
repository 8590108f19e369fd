import { monitorEventLoopDelay } from 'node:perf_hooks';

type Labels = Readonly<Record<string, string>>;

/** Upper bounds of the histogram of durations, in seconds. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Durations {
  buckets: number[];
  sum: number;
  count: number;
}

/** What one instance has done since it started. The scraper adds the instances up. */
export interface Metrics {
  /** `name` without the prefix `tessera_` and the suffix `_total`. */
  count(name: string, labels: Labels): void;
  took(endpoint: string, seconds: number): void;
  /** Prometheus' text format, version 0.0.4. */
  print(): string;
  dispose(): void;
}

const help: Record<string, string> = {
  http_requests: 'Answers of the site, its calls and its files.',
  calls: 'Calls of endpoints by their outcome: ok or the code of the refusal.',
  update_checks: 'Update checks of host applications by what they were answered.',
  job_runs: 'Runs of the work that time starts.',
};

export function createMetrics(kind: string): Metrics {
  const counters = new Map<string, Map<string, number>>();
  const durations = new Map<string, Durations>();
  const startedAt = Date.now() / 1000;
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  return {
    count(name, labels) {
      let counter = counters.get(name);
      if (!counter) counters.set(name, (counter = new Map()));
      const key = labelsOf(labels);
      counter.set(key, (counter.get(key) ?? 0) + 1);
    },
    took(endpoint, seconds) {
      let own = durations.get(endpoint);
      if (!own) durations.set(endpoint, (own = { buckets: bounds.map(() => 0), sum: 0, count: 0 }));
      for (const [at, bound] of bounds.entries()) if (seconds <= bound) own.buckets[at]! += 1;
      own.sum += seconds;
      own.count += 1;
    },
    print: () =>
      [
        ...processLines(kind, startedAt, delay),
        ...[...counters].flatMap(([name, counter]) => counterLines(name, counter)),
        ...durationLines(durations),
        '',
      ].join('\n'),
    dispose: () => void delay.disable(),
  };
}

function labelsOf(labels: Labels): string {
  return Object.entries(labels)
    .map(
      ([name, value]) =>
        `${name}="${value.replace(/[\\"\n]/g, (letter) => (letter === '\n' ? '\\n' : `\\${letter}`))}"`,
    )
    .join(',');
}

function described(name: string, type: string, about: string): string[] {
  return [`# HELP ${name} ${about}`, `# TYPE ${name} ${type}`];
}

function processLines(
  kind: string,
  startedAt: number,
  delay: ReturnType<typeof monitorEventLoopDelay>,
): string[] {
  const { user, system } = process.cpuUsage();
  const gauge = (name: string, about: string, value: number, labels = '') => [
    ...described(name, name.endsWith('_total') ? 'counter' : 'gauge', about),
    `${name}${labels} ${value}`,
  ];
  return [
    ...gauge('tessera_info', 'This console.', 1, `{database="${kind}",node="${process.version}"}`),
    ...gauge('process_start_time_seconds', 'When it started.', startedAt),
    ...gauge('process_cpu_seconds_total', 'Processor time it has used.', (user + system) / 1e6),
    ...gauge('process_resident_memory_bytes', 'Memory it holds.', process.memoryUsage.rss()),
    ...gauge(
      'nodejs_eventloop_lag_p99_seconds',
      'How late its timers are, p99.',
      (delay.percentile(99) || 0) / 1e9,
    ),
  ];
}

function counterLines(name: string, counter: Map<string, number>): string[] {
  const full = `tessera_${name}_total`;
  const lines = [...counter].sort().map(([labels, value]) => `${full}{${labels}} ${value}`);
  return [...described(full, 'counter', help[name] ?? name), ...lines];
}

function durationLines(durations: Map<string, Durations>): string[] {
  if (durations.size === 0) return [];
  const name = 'tessera_call_duration_seconds';
  const lines = [...durations]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([endpoint, { buckets, sum, count }]) => {
      const label = labelsOf({ endpoint });
      return [
        ...bounds.map((bound, at) => `${name}_bucket{${label},le="${bound}"} ${buckets[at]}`),
        `${name}_bucket{${label},le="+Inf"} ${count}`,
        `${name}_sum{${label}} ${sum}`,
        `${name}_count{${label}} ${count}`,
      ];
    });
  return [...described(name, 'histogram', 'How long calls of endpoints took.'), ...lines];
}
