// npm test: installs what the tests need, then runs everything: checks, bundles, unit tests, journeys. Ends with `N passed, N failed`.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled, ensureNode, root, say } from './node.mjs';
import { readJourneys, readUnitTests, withExitCode } from './test-reports.mjs';

await ensureNode();
ensureInstalled();
const { bundleAll } = await import('./bundle.mjs');
const { runChecks } = await import('./check.mjs');
const { ensureSystemPackages } = await import('./system-packages.mjs');

const results = path.join(root, 'test-results');
/** A runner that hangs is a failure, not a night. */
const longest = 20 * 60 * 1000;

/** Runs a tool of node_modules with its output shown; gives its exit code. */
function runTool(script, args, env = {}) {
  const child = spawn(process.execPath, [path.join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CI: process.env.CI ?? '1', ...env },
    timeout: longest,
    killSignal: 'SIGKILL',
  });
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
}

async function bundles() {
  try {
    await bundleAll();
    return { passed: 1, failed: [], skipped: [] };
  } catch (error) {
    say(error.message);
    return { passed: 0, failed: error.failed?.map((name) => `bundle ${name}`) ?? ['bundles'], skipped: [] };
  }
}

async function unitTests() {
  const report = path.join(results, 'unit.json');
  const args = [
    'run',
    '--passWithNoTests',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  return withExitCode(
    await runTool('vitest/vitest.mjs', args, process.stdout.isTTY ? {} : { NO_COLOR: '1' }),
    readUnitTests(report),
    'vitest',
  );
}

async function journeys() {
  const code = await runTool('@playwright/test/cli.js', ['test', '--pass-with-no-tests']);
  return withExitCode(code, readJourneys(path.join(results, 'e2e.json')), 'playwright');
}

const steps = [
  {
    name: 'checks',
    run: runChecks,
    advice: 'npm run check shows them alone; npm run format mends the format.',
  },
  { name: 'bundles', run: bundles, advice: 'npm run build shows them alone.' },
  { name: 'unit tests', run: unitTests, advice: 'One file alone: npx vitest run path/to/name.test.ts' },
  {
    name: 'journeys',
    run: journeys,
    advice: 'One file alone: npm run e2e -- test/name.e2e.ts (screenshots in test-results/e2e)',
  },
];

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
ensureSystemPackages();

let passed = 0;
const failed = [];
const skipped = [];
const unsteady = [];
const advice = [];
for (const [index, step] of steps.entries()) {
  say(`\n[${index + 1}/${steps.length}] ${step.name} ...`);
  const started = performance.now();
  const result = await step.run();
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  say(
    `[${index + 1}/${steps.length}] ${step.name}: ${result.passed} passed, ${result.failed.length} failed, ${seconds} s`,
  );
  passed += result.passed;
  failed.push(...result.failed);
  skipped.push(...result.skipped);
  unsteady.push(...(result.unsteady ?? []));
  if (result.failed.length > 0) advice.push(`${step.name}: ${step.advice}`);
}

if (skipped.length > 0)
  say(`\nSkipped, so neither passed nor failed:\n${skipped.map((line) => `  - ${line}`).join('\n')}`);
if (unsteady.length > 0)
  say(
    `\nPassed only at the second try (each a defect of the test or of the product: mend it):\n${unsteady.map((line) => `  - ${line}`).join('\n')}`,
  );
if (failed.length > 0)
  say(`\nFailed:\n${failed.map((line) => `  - ${line}`).join('\n')}\n\n${advice.join('\n')}`);
say(`\n${passed} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;
