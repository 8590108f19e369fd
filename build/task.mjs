// npm run <tessera|console|e2e|bench|fuzz> -- args: bundles what changed, then runs it on a Node that is new enough.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { findChromium } from './chromium.mjs';
import { ensureInstalled, ensureNode, fail, root } from './node.mjs';

await ensureNode();
ensureInstalled();
const { bundleAll } = await import('./bundle.mjs');

const [task, ...args] = process.argv.slice(2);
const inRoot = (file) => path.join(root, file);

/** bench/<name>.ts, or all of them one after another. */
function benchmarks() {
  const [name, ...rest] = args;
  const all = readdirSync(inRoot('bench')).filter(
    (file) => /^[a-z-]+\.ts$/.test(file) && !file.endsWith('.test.ts'),
  );
  const chosen = name === undefined ? all : all.filter((file) => file === `${name}.ts`);
  if (chosen.length === 0)
    fail(
      `There is no benchmark "${name}".`,
      `There are: ${all.map((file) => file.slice(0, -3)).join(', ')}.`,
    );
  return chosen.map((file) => [inRoot(`bench/${file}`), ...rest]);
}

function fuzzers() {
  const file = inRoot('test/fuzz.ts');
  if (!existsSync(file)) fail('There is no fuzzer in this version.', 'See npm test.');
  return [[file, ...args]];
}

// Relative paths mean the caller's folder: npm changes into the package's folder and keeps the caller's in INIT_CWD.
const here = process.env.INIT_CWD ?? process.cwd();
const tasks = {
  tessera: {
    bundles: args[0] === 'console' ? ['cli', 'console', 'site', 'phone'] : ['cli', 'simulator'],
    cwd: here,
    runs: () => [[inRoot('dist/cli/main.mjs'), ...args]],
  },
  console: {
    bundles: ['console', 'site', 'phone'],
    cwd: here,
    runs: () => [[inRoot('dist/console/main.mjs'), ...args]],
  },
  e2e: {
    bundles: [],
    cwd: root,
    runs: () => [[inRoot('node_modules/@playwright/test/cli.js'), 'test', ...args]],
  },
  bench: { bundles: [], cwd: root, runs: benchmarks },
  fuzz: { bundles: [], cwd: root, runs: fuzzers },
};
const chosen = tasks[task];
if (!chosen) fail(`There is no task "${task}".`, `There are: ${Object.keys(tasks).join(', ')}.`);

/** What a task says may be read by a machine: what bundling says goes to stderr. */
async function bundleQuietly() {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  try {
    await bundleAll(chosen.bundles);
  } catch (error) {
    fail(error.message, 'Mend the code that it names, then run the command again.');
  } finally {
    process.stdout.write = write;
  }
}

function run(words) {
  const env = { ...process.env, TESSERA_CHROMIUM: findChromium() ?? '' };
  if (!env.TESSERA_CHROMIUM) delete env.TESSERA_CHROMIUM;
  const child = spawn(process.execPath, words, { cwd: chosen.cwd, stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}

await bundleQuietly();
let worst = 0;
for (const words of chosen.runs()) worst = Math.max(worst, await run(words));
process.exit(worst);
