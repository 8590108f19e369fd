// Starts the IDE and the local console, opens a window, and ends all of it together.
import { existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createChildren } from './children.mjs';
import { appWindowArgs, canShowWindows, findChromium } from './chromium.mjs';
import { usualDataFolder } from './data-folder.mjs';
import { downloadElectron, findElectron, rememberedFailure } from './electron.mjs';
import { fail, root, say } from './node.mjs';

const usualConsolePort = 7421;

export const usage = `npm start -- [FOLDER] [options]
  FOLDER        a project to open
  --electron    in Electron, even where its download failed today
  --browser     in Chromium or Chrome, as an app window
  --no-open     no window: print the address
  --no-console  without the local console
  --lan         the local console listens in your network too, so that phones reach it
  --port N      the IDE's port (default: 7420, or a free one)
  --data DIR    where everything is kept (default: the system's place; TESSERA_DATA)
  --verbose     the host's log on the terminal`;

export function readFlags(args) {
  const options = {
    electron: { type: 'boolean' },
    browser: { type: 'boolean' },
    'no-open': { type: 'boolean' },
    'no-console': { type: 'boolean' },
    lan: { type: 'boolean' },
    port: { type: 'string' },
    data: { type: 'string' },
    project: { type: 'string' },
    verbose: { type: 'boolean' },
    help: { type: 'boolean' },
  };
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    // npm changes into the package's folder; relative paths mean the folder the person was in.
    const from = process.env.INIT_CWD ?? process.cwd();
    const project = values.project ?? positionals[0];
    return {
      ...values,
      project: project && path.resolve(from, project),
      data: values.data ? path.resolve(from, values.data) : usualDataFolder(),
    };
  } catch (error) {
    return fail(error.message, usage);
  }
}

/** 'electron', 'browser' or 'address': what the flags and TESSERA_SHELL ask for, else the best that works here. */
export async function chooseShell(flags) {
  const wish = process.env.TESSERA_SHELL;
  if (flags['no-open'] || wish === 'none' || !canShowWindows()) return { kind: 'address' };
  if (!flags.browser && wish !== 'browser') {
    const binary = findElectron() ?? (await tryDownload(flags));
    if (binary) return { kind: 'electron', binary };
  }
  const binary = findChromium();
  return binary ? { kind: 'browser', binary } : { kind: 'address' };
}

async function tryDownload(flags) {
  const note = path.join(flags.data, 'electron-download.json');
  if (!flags.electron && rememberedFailure(note)) return undefined;
  say('Downloading Electron (about 110 MB, once; Ctrl+C and TESSERA_SHELL=browser do without) ...');
  mkdirSync(flags.data, { recursive: true, mode: 0o700 });
  const binary = await downloadElectron(note);
  if (!binary)
    say(
      `Electron could not be downloaded: ${rememberedFailure(note)}.\nOpening in a browser window instead; see "Electron through a mirror" in README.md.`,
    );
  return binary;
}

/** The wished port where it is free, else 0: any. */
function freePort(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(0));
    probe.listen({ host: '127.0.0.1', port, exclusive: true }, () => probe.close(() => resolve(port)));
  });
}

/** Settles with the first line that `read` understands, or fails when the child ends before it. */
function firstWord(start, read, what) {
  return new Promise((resolve, reject) => {
    const child = start((line) => {
      const word = read(line);
      if (word) resolve({ child, ...word });
      else say(line);
    });
    void child.ended.then((code) =>
      reject(new Error(`${what} ended (${code}) before it was ready. What it said is above.`)),
    );
  });
}

const json = (line) => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

async function startConsole(children, flags) {
  const script = path.join('dist', 'console', 'main.mjs');
  if (flags['no-console'] || !existsSync(path.join(root, script))) return undefined;
  const args = [
    '--data',
    path.join(flags.data, 'console'),
    '--port',
    String(await freePort(usualConsolePort)),
  ];
  if (flags.lan) args.push('--host', '0.0.0.0');
  const read = (line) => {
    const word = json(line);
    return word?.event === 'console.ready' ? word : undefined;
  };
  try {
    return await firstWord((onLine) => children.node(script, args, { onLine }), read, 'The console');
  } catch (error) {
    // The IDE works without it.
    say(`${error.message}\nGoing on without the local console.`);
    return undefined;
  }
}

function startHost(children, flags, env) {
  const args = ['--json', '--data', flags.data];
  if (flags.port) args.push('--port', flags.port);
  if (flags.project) args.push('--project', flags.project);
  if (flags.verbose) args.push('--verbose');
  const read = (line) => {
    const word = json(line);
    return word?.type === 'ready' ? word : undefined;
  };
  return firstWord(
    (onLine) => children.node(path.join('dist', 'host', 'main.mjs'), args, { onLine, env }),
    read,
    'The IDE',
  );
}

/** Opens the window; gives the process whose end means that the person closed it, or undefined where it did not open. */
async function openBrowser(children, { binary }, address, flags) {
  const child = children.program(binary, appWindowArgs(binary, address, flags.data));
  const early = await Promise.race([
    child.ended,
    new Promise((resolve) => setTimeout(resolve, 1_500, 'open')),
  ]);
  return early === 'open' ? child : undefined;
}

/** Starts everything. `ended` settles with an exit code when the person is done or something essential stopped. */
export async function launch(flags, since = performance.now()) {
  const shell = await chooseShell(flags);
  const children = createChildren();
  const seconds = () => `${((performance.now() - since) / 1000).toFixed(1)} s`;
  const console = await startConsole(children, flags);
  const env = {
    TESSERA_DATA: flags.data,
    ...(console
      ? { TESSERA_CONSOLE: console.address, TESSERA_CONSOLE_LAN: console.lanAddresses?.[0] ?? '' }
      : {}),
  };
  if (console)
    say(
      `Console: ${console.address}${flags.lan ? ` (in your network: ${console.lanAddresses.join(', ')})` : ''}`,
    );

  let finish;
  const ended = new Promise((resolve) => (finish = resolve));
  let isStopping = false;
  const stop = async (code = 0) => {
    isStopping = true;
    await children.endAll();
    finish(code);
  };

  if (shell.kind === 'electron') {
    const electronArgs = [
      root,
      ...(flags.project ? [flags.project] : []),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ];
    const child = children.program(shell.binary, electronArgs, { env, quiet: false });
    say(`Opened in Electron after ${seconds()}.`);
    void child.ended.then((code) => isStopping || stop(code));
    return {
      ended,
      stop,
      restart: async () => say('The shell or the host changed: close the window and start again to see it.'),
    };
  }

  let host;
  const follow = (child) =>
    void child.ended.then((code) => {
      if (isStopping || host?.child !== child) return;
      say(`The IDE's host ended (${code}).`);
      void stop(code || 1);
    });
  try {
    host = await startHost(children, flags, env);
  } catch (error) {
    await children.endAll();
    return fail(error.message, 'Mend what it says and start again.');
  }
  follow(host.child);
  const window = shell.kind === 'browser' ? await openBrowser(children, shell, host.url, flags) : undefined;
  if (window) void window.ended.then(() => isStopping || stop(0));
  say(
    window
      ? `Open in ${path.basename(shell.binary)}. The same in a browser of yours: ${host.url}`
      : `Open this address in Chromium, Chrome or Edge: ${host.url}`,
  );
  say(`Ready after ${seconds()}. Ctrl+C ends it.`);
  return {
    address: host.url,
    ended,
    stop,
    /** For development: a new host on the same port, so that the window reconnects by itself. */
    async restart() {
      const old = host;
      host = undefined;
      await children.end(old.child);
      host = await startHost(children, { ...flags, port: String(old.port) }, env);
      follow(host.child);
      say(`Host restarted. If the window asks for a token: ${host.url}`);
    },
  };
}
