// npm run check: types, import rules, lint, format. Each a step with a name; prints what failed and how to mend it.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureInstalled, ensureNode, isMain, root, say } from './node.mjs';

const bin = (name) =>
  path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);

export const checks = [
  {
    name: 'types',
    command: ['tsc', '-b'],
    advice: 'A type error, or code that its environment does not have (see the table in ARCHITECTURE.md).',
  },
  {
    name: 'rules',
    command: [
      'depcruise',
      '--config',
      '.dependency-cruiser.mjs',
      '--output-type',
      'err',
      'contract',
      'compiler',
      'language',
      'simulator',
      'host',
      'component-test',
      'renderer',
      'preload',
      'main',
      'cli',
      'console',
    ],
    advice: 'An import that the table in ARCHITECTURE.md does not allow.',
  },
  {
    name: 'lint',
    command: ['eslint', '--max-warnings', '0', '.'],
    advice: 'Split by noun where a file or a function is too long.',
  },
  {
    name: 'format',
    command: ['prettier', '--check', '--log-level', 'warn', '.'],
    advice: 'Run: npm run format',
  },
];

function run({ command: [name, ...args] }) {
  return new Promise((resolve) => {
    const child = spawn(bin(name), args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}

/** Runs every check, two at a time. */
export async function runChecks() {
  const result = { passed: 0, failed: [], skipped: [] };
  const queue = [...checks];
  const worker = async () => {
    for (let check = queue.shift(); check; check = queue.shift()) {
      const started = performance.now();
      const { ok, output } = await run(check);
      if (ok) result.passed += 1;
      else result.failed.push(`check ${check.name}`);
      say(
        `${ok ? 'ok    ' : 'FAILED'} ${check.name} (${((performance.now() - started) / 1000).toFixed(1)} s)`,
      );
      if (!ok) say(`${output}\n${check.advice}`);
    }
  };
  await Promise.all([worker(), worker()]);
  return result;
}

if (isMain(import.meta.url)) {
  await ensureNode();
  ensureInstalled();
  const { failed } = await runChecks();
  process.exit(failed.length > 0 ? 1 : 0);
}
