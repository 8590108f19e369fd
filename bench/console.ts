// node bench/console.ts [--small]: start, lists, uploads, logs and update checks on a full SQLite database, each with its limit.
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { load, percentile } from './console/load.ts';
import { filters, ingest } from './console/logs.ts';
import { seed } from './console/seed.ts';
import { deviceKey, sendVersion } from './console/upload.ts';

const root = path.dirname(import.meta.dirname);
const isSmall = process.argv.includes('--small');
const sizes = isSmall
  ? { programs: 500, versionsEach: 10, tasks: 100, auditRows: 20_000, logLines: 50_000 }
  : { programs: 10_000, versionsEach: 10, tasks: 1000, auditRows: 1_000_000, logLines: 1_000_000 };
const data = mkdtempSync(path.join(os.tmpdir(), 'tessera-bench-console-'));
const account = { workspace: 'bench', account: 'root', password: 'Correct-Horse-1' };
let isOverLimit = false;

function report(what: string, value: number, isOk: boolean, limit: string): void {
  isOverLimit ||= !isOk;
  console.log(`${isOk ? 'ok  ' : 'OVER'} ${what}: ${value.toFixed(value < 10 ? 2 : 0)} (limit ${limit})`);
}

interface Started {
  child: ChildProcess;
  address: string;
  milliseconds: number;
}

/** The child's first line is JSON with its address. */
async function start(file: string, args: string[]): Promise<Started> {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [...(process.env.BENCH_NODE ?? '').split(' ').filter(Boolean), path.join(root, file), ...args],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  for await (const line of createInterface({ input: child.stdout! })) {
    const { address } = JSON.parse(line) as { address: string };
    return { child, address, milliseconds: performance.now() - began };
  }
  throw new Error(`${file} ended before it was ready.`);
}

async function stop({ child }: Started): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

const startConsole = () => {
  const setup = ['--setup-workspace', account.workspace, '--setup-account', account.account];
  return start('dist/console/main.mjs', [
    '--port',
    '0',
    '--data',
    data,
    ...setup,
    '--setup-password',
    account.password,
  ]);
};

async function call<T>(
  address: string,
  token: string,
  method: string,
  url: string,
  body?: unknown,
): Promise<T> {
  const headers = { ...(token && { authorization: `Bearer ${token}` }), 'content-type': 'application/json' };
  const response = await fetch(`${address}/api${url}`, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`${url}: ${await response.text()}`);
  return (await response.json()) as T;
}

async function signIn(address: string): Promise<{ token: string; workspaceId: string; userId: string }> {
  return call(address, '', 'POST', '/sessions', { ...account, as: 'token', deviceKey });
}

async function prepare(): Promise<{ programs: string[]; accessKey: string }> {
  const console_ = await startConsole();
  const { address } = console_;
  const { token, workspaceId, userId } = await signIn(address);
  const admin = await call<{ id: string }>(address, token, 'POST', '/users', {
    account: 'lead',
    name: 'Lead',
  });
  const abilities = ['programs', 'apps'];
  const team = await call<{ id: string }>(address, token, 'POST', '/teams', {
    name: 'Bench',
    adminId: admin.id,
    abilities,
  });
  const platforms = [{ platform: 'android', packageName: 'com.example.bench' }];
  const app = await call<{ id: string }>(address, token, 'POST', '/apps', {
    teamId: team.id,
    name: 'Bench',
    platforms,
  });
  const { items } = await call<{ items: { kind: string; text: string }[] }>(
    address,
    token,
    'GET',
    `/apps/${app.id}/keys`,
  );
  await stop(console_);
  const ids = { workspaceId, userId, teamId: team.id, appId: app.id };
  return { programs: seed(path.join(data, 'console.sqlite'), ids, sizes), accessKey: items[0]!.text };
}

async function measureLists(address: string, programs: string[]): Promise<void> {
  const { token } = await signIn(address);
  const anyProgram = () => programs[Math.floor(Math.random() * programs.length)]!;
  const pages: [string, () => string][] = [
    ['versions of a program', () => `/programs/${anyProgram()}/versions?limit=50`],
    ['programs', () => `/programs?limit=50&cursor=${anyProgram()}`],
    ['audit', () => `/audit?limit=50&cursor=${Math.ceil(Math.random() * sizes.auditRows)}`],
    ['audit of one action', () => `/audit?limit=50&action=versions.publish`],
    [
      'audit of one target',
      () => `/audit?limit=50&targetId=version-${String(Math.floor(Math.random() * 1000)).padStart(24, '0')}`,
    ],
    ['approvals', () => '/approvals?limit=50'],
  ];
  for (const [name, url] of pages) {
    const taken: number[] = [];
    for (let round = 0; round < 60; round += 1) {
      const began = performance.now();
      await call(address, token, 'GET', url());
      if (round >= 10) taken.push(performance.now() - began);
    }
    const p95 = percentile(
      taken.sort((a, b) => a - b),
      0.95,
    );
    report(`list of ${name}, p95 in ms`, p95, p95 < 20, '20');
  }
}

async function measureUpload(address: string, programId: string): Promise<void> {
  const { token } = await signIn(address);
  const first = await sendVersion(address, token, programId, '2.0.0');
  report('first upload, ms', first.milliseconds, first.milliseconds < 2000, '2000');
  const { bytes, packageBytes, milliseconds } = await sendVersion(address, token, programId, '2.0.1');
  const whole = `${(packageBytes / 1e6).toFixed(2)} MB`;
  console.log(`     upload of ${whole} with one changed file: ${bytes} bytes, ${milliseconds.toFixed(0)} ms`);
  const share = (100 * bytes) / packageBytes;
  report('upload with one changed file, % of its bytes', share, share < 5, '5');
}

async function measureLogs(address: string, accessKey: string, programId: string): Promise<void> {
  const { perSecond, p95 } = await ingest({ address, accessKey, programId, count: sizes.logLines });
  console.log(`     ${sizes.logLines} log lines taken, ${perSecond.toFixed(0)} a second`);
  report('500 log lines in a call, p95 in ms', p95, p95 < 100, '100');
  const { token } = await signIn(address);
  for (const [name, filter] of filters) {
    const taken: number[] = [];
    for (let round = 0; round < 40; round += 1) {
      const began = performance.now();
      await call(address, token, 'GET', `/programs/${programId}/logs?limit=50&${filter()}`);
      if (round >= 5) taken.push(performance.now() - began);
    }
    const late = percentile(
      taken.sort((a, b) => a - b),
      0.95,
    );
    report(`log lines: ${name}, p95 in ms`, late, late < 100, '100');
  }
}

function checkRequests(programs: string[], accessKey: string): Buffer[] {
  return Array.from({ length: 2000 }, (_, at) => {
    const programId = programs[(at * 7919) % programs.length]!;
    const asker = {
      appVersion: '1.0',
      platform: 'android',
      osVersion: '14',
      guid: `guid-${at}`,
      network: 'wifi',
    };
    const body = JSON.stringify({ programId, installedVersion: '0.9', ...asker });
    const head = `POST /delivery/v1/check HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer ${accessKey}\r\ncontent-type: application/json\r\n`;
    return Buffer.from(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  });
}

/**
 * Seconds of processor a server has used. Answers per second of *its* processor is the rate "on the same core" whatever
 * else the machine does; where there is no /proc, the clock on the wall has to do.
 */
function cpuSeconds({ child }: Started): number {
  const file = `/proc/${child.pid}/stat`;
  if (!existsSync(file)) return performance.now() / 1000;
  const fields = readFileSync(file, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** In turns, so that what else the machine does falls on both. */
async function measureChecks(running: Started, programs: string[], accessKey: string): Promise<void> {
  const bare = await start('bench/console/bare.mjs', []);
  const requests = checkRequests(programs, accessKey);
  const options = { connections: 16, milliseconds: 30_000, count: 40_000 };
  const rateOf = async (server: Started) => {
    const before = cpuSeconds(server);
    const { latencies } = await load(server.address, requests, options);
    return latencies.length / (cpuSeconds(server) - before);
  };
  for (const server of [running, bare]) await rateOf(server);
  const rounds: { constant: number; checks: number }[] = [];
  for (let round = 0; round < 3; round += 1)
    rounds.push({ constant: await rateOf(bare), checks: await rateOf(running) });
  await stop(bare);
  const middle = (list: number[]) =>
    percentile(
      list.sort((a, b) => a - b),
      0.5,
    );
  const checks = middle(rounds.map((round) => round.checks));
  console.log(
    `     a second of one core: ${checks.toFixed(0)} update checks, ${middle(rounds.map((round) => round.constant)).toFixed(0)} constants`,
  );
  const ratio = middle(rounds.map((round) => round.checks / round.constant));
  report('update checks against a bare route, ratio', ratio, ratio >= 0.6, 'at least 0.6');
  const { latencies } = await load(running.address, requests, {
    connections: 16,
    milliseconds: 5000,
    perSecond: checks / 2,
  });
  const p99 = percentile(latencies, 0.99);
  report('update check at half that rate, p99 in ms', p99, p99 < 10, '10');
}

spawnSync(process.execPath, [path.join(root, 'build/bundle.mjs'), 'console'], { stdio: 'inherit' });
try {
  const { programs, accessKey } = await prepare();
  const running = await startConsole();
  report('start on a full database, ms', running.milliseconds, running.milliseconds < 1000, '1000');
  await measureLists(running.address, programs);
  await measureUpload(running.address, programs[0]!);
  await measureChecks(running, programs, accessKey);
  await measureLogs(running.address, accessKey, programs[1]!);
  await stop(running);
} finally {
  rmSync(data, { recursive: true, force: true });
}
process.exitCode = isOverLimit ? 1 : 0;
