// The processes that one start has started: they end with it, in order and never left behind.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './node.mjs';

const patience = 5_000;
const endWithParent = pathToFileURL(path.join(root, 'build', 'end-with-parent.mjs')).href;

export function createChildren() {
  const running = new Set();
  const keep = (child) => {
    running.add(child);
    child.ended = new Promise((resolve) => {
      child.once('error', () => resolve(127));
      child.once('exit', (code, signal) => resolve(code ?? (signal ? 143 : 1)));
    });
    void child.ended.then(() => running.delete(child));
    return child;
  };

  async function end(child) {
    const isNode = child.connected;
    if (isNode) child.disconnect();
    else child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), patience);
    await child.ended;
    clearTimeout(timer);
  }

  return {
    /** A bundle of ours in plain Node. Its standard output is read by `onLine`, its errors are the person's to read. */
    node(script, args, { onLine, env } = {}) {
      const child = spawn(process.execPath, ['--import', endWithParent, path.join(root, script), ...args], {
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
        env: { ...process.env, ...env },
      });
      let rest = '';
      child.stdout.setEncoding('utf8').on('data', (chunk) => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) onLine?.(line);
      });
      return keep(child);
    },
    /** Any other program: Electron, a browser. Browsers write much that means nothing to a person. */
    program(file, args, { env, quiet = true } = {}) {
      return keep(
        spawn(file, args, {
          stdio: ['ignore', 'ignore', quiet ? 'ignore' : 'inherit'],
          env: { ...process.env, ...env },
        }),
      );
    },
    end,
    endAll: () => Promise.all([...running].map(end)),
  };
}
