// node bench/compile.ts [--project <dir>]... [--peers <node_modules>] [--runs 3]: cold builds against the peers, updates, memory. Each line with its limit.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildSync } from 'esbuild';
import { openProject } from '../host/project/open-project.ts';
import { generateProgram } from './compile/generate-program.ts';

const root = path.dirname(import.meta.dirname);
const { values } = parseArgs({
  options: {
    project: { type: 'string', multiple: true, default: [] },
    /** A folder of node_modules with the peers in it; installed into a temporary one when absent. */
    peers: { type: 'string' },
    runs: { type: 'string', default: '3' },
  },
});
const runs = Number(values.runs);
const scratch = mkdtempSync(path.join(tmpdir(), 'tessera-bench-'));
let isOverLimit = false;

interface Taken {
  seconds: number;
  cpuSeconds: number;
  peakMegabytes: number;
}

function report(what: string, value: number, limit: number, unit: string, note = ''): void {
  const isOk = value <= limit;
  isOverLimit ||= !isOk;
  console.log(
    `${isOk ? 'ok  ' : 'OVER'} ${what}: ${value.toFixed(value < 10 ? 3 : 1)} ${unit} (limit ${limit} ${unit})${note}`,
  );
}

function percentile(numbers: number[], part: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** Our side as it is shipped: one bundle, engines outside. Inside the checkout, where those resolve. */
function bundleOurs(): string {
  const outfile = path.join(root, 'dist/bench/compile-ours.mjs');
  buildSync({
    entryPoints: [path.join(root, 'bench/compile/ours.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    external: ['esbuild', 'sass', 'less', 'glass-easel-template-compiler'],
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
  });
  return outfile;
}

/** Runs a script of ours that prints what it took; undefined where it failed. */
function run(script: string, args: string[]): Taken | undefined {
  const done = spawnSync(process.execPath, [path.resolve(root, 'bench/compile', script), ...args], {
    encoding: 'utf8',
    maxBuffer: 1e9,
    timeout: 900_000,
  });
  const line = done.stdout.trim().split('\n').at(-1) ?? '';
  if (done.status === 0 && line.startsWith('{')) return JSON.parse(line) as Taken;
  console.log(
    `     ${script} failed: ${(done.stderr || done.stdout).trim().split('\n').slice(-3).join(' | ').slice(0, 300)}`,
  );
  return undefined;
}

function medianOf(script: string, args: string[]): Taken | undefined {
  const all = Array.from({ length: runs }, () => run(script, args)).filter((taken) => taken !== undefined);
  const cpuSeconds = percentile(
    all.map((taken) => taken.cpuSeconds),
    0.5,
  );
  return all.find((taken) => taken.cpuSeconds === cpuSeconds);
}

/** Installs one peer into a folder of its own, outside the repository; undefined where the registry has none. */
function peerModules(name: string): string | undefined {
  if (values.peers) return existsSync(path.join(values.peers, name)) ? values.peers : undefined;
  const folder = path.join(scratch, name.replace('/', '-'));
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
  const args = ['install', name, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = spawnSync('npm', args, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' });
  if (done.status === 0) return path.join(folder, 'node_modules');
  console.log(`     ${name} could not be installed: ${done.stderr.trim().split('\n')[0] ?? ''}`);
  return undefined;
}

function benchCold(project: string, modules: string | undefined): void {
  const taken = medianOf(ours, [project]);
  if (!taken) {
    isOverLimit = true;
    return;
  }
  const name = path.basename(project);
  console.log(
    `     ${name}: ours ${taken.cpuSeconds.toFixed(2)} s CPU, ${taken.seconds.toFixed(2)} s, ${taken.peakMegabytes.toFixed(0)} MB`,
  );
  const peer = modules && medianOf('miniprogram-ci.ts', [modules, project, path.join(scratch, 'out.zip')]);
  if (!peer) return;
  console.log(
    `     ${name}: miniprogram-ci ${peer.cpuSeconds.toFixed(2)} s CPU, ${peer.seconds.toFixed(2)} s, ${peer.peakMegabytes.toFixed(0)} MB`,
  );
  report(
    `cold build + package of ${name}, CPU against miniprogram-ci`,
    taken.cpuSeconds / peer.cpuSeconds,
    0.1,
    'x',
  );
}

/** Changes one file of a kind again and again; the time until the patch is there. */
async function benchUpdates(folder: string): Promise<void> {
  const project = await openProject(folder);
  const { program } = await project.build();
  const name = `${path.basename(folder)} (${program.pages.length} pages)`;
  const pages = Object.values(program.components).filter(
    (unit) => unit.hasTemplate && unit.script && unit.hasStyle,
  );
  const prefix = path.relative(folder, rootOf(folder)).replaceAll('\\', '/');
  for (const [extension, comment] of [
    ['wxml', (n: number) => `<!-- ${n} --><view>${n}</view>`],
    ['wxss', (n: number) => `.x${n}{}`],
    ['js', (n: number) => `;globalThis; var bench${n};`],
  ] as const) {
    const times: number[] = [];
    for (let at = 0; at < 80; at++) {
      const unit = pages[(at * 7) % pages.length];
      const file = [prefix, `${unit?.path ?? ''}.${extension}`].filter(Boolean).join('/');
      if (!existsSync(path.join(folder, file))) continue;
      const text = `${readFileSync(path.join(folder, file), 'utf8')}\n${comment(at)}`;
      const begin = performance.now();
      await project.update(new Map([[file, text]]));
      // The first few warm the just-in-time compiler up, as the first saves of a session do.
      if (at >= 10) times.push(performance.now() - begin);
    }
    report(`update of one ${extension} in ${name}, median`, percentile(times, 0.5), 15, 'ms');
    report(`update of one ${extension} in ${name}, p95`, percentile(times, 0.95), 50, 'ms');
  }
}

function rootOf(folder: string): string {
  try {
    const config = JSON.parse(
      readFileSync(path.join(folder, 'project.config.json'), 'utf8').replace(/^\uFEFF/, ''),
    ) as { miniprogramRoot?: string };
    return path.join(folder, config.miniprogramRoot ?? '');
  } catch {
    return folder;
  }
}

const ours = bundleOurs();
try {
  const generated = (pages: number): string => {
    const folder = path.join(scratch, `generated-${pages}`);
    generateProgram(folder, pages);
    return folder;
  };
  const projects = values.project.map((folder) => path.resolve(process.env['INIT_CWD'] ?? '.', folder));
  const ci = peerModules('miniprogram-ci');
  const cold = projects.length > 0 ? projects : [generated(60)];
  for (const project of cold) benchCold(project, ci);
  if (!peerModules('@dimina/compiler'))
    console.log('     dmcc: not measured, the registry has no @dimina/compiler');
  for (const project of projects.length > 0 ? projects : [generated(350)]) await benchUpdates(project);
  const large = medianOf(ours, [generated(500), '--build-only']);
  report('cold build of 500 generated pages', large?.seconds ?? Number.NaN, 3, 's');
  report('memory for it, compiler and engines', large?.peakMegabytes ?? Number.NaN, 600, 'MB');
  report('CPU for it against time', (large?.cpuSeconds ?? Number.NaN) / (large?.seconds ?? 1), 2, 'x');
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exit(isOverLimit ? 1 : 0);
