// Makes sure that a script of build/ runs on a Node that is new enough and with what it imports installed.
// Plain Node >= 20 and its own modules only: this runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** The npm package that ships a Node binary; used only where the running Node is older than `oldest`. */
const nodePackage = 'node@24.21.0';
const oldest = [22, 22];

export function fail(what, advice) {
  process.stderr.write(`\n${what}\n${advice}\n`);
  process.exit(1);
}

export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** True in the file that was called as `node build/<name>.mjs`, false where it is imported. */
export function isMain(url) {
  return process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(url);
}

function isOld(version) {
  const [major, minor] = version.split('.').map(Number);
  return major < oldest[0] || (major === oldest[0] && minor < oldest[1]);
}

function npm(args) {
  const isWindows = process.platform === 'win32';
  return spawnSync(isWindows ? 'npm.cmd' : 'npm', args, {
    cwd: root,
    // What npm says goes to stderr: stdout may be read by a machine (npm run tessera -- ... --json).
    stdio: ['ignore', 2, 2],
    shell: isWindows,
  });
}

function newerNode() {
  const folder = path.join(root, '.node');
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const binary = path.join(folder, 'node_modules', 'node', 'bin', name);
  if (existsSync(binary)) return binary;
  process.stderr.write(
    `This Node is ${process.versions.node}; taking ${nodePackage} from npm into .node/ (once).\n`,
  );
  mkdirSync(folder, { recursive: true });
  // The package's install script links the binary for this system; newer npm runs only scripts that are allowed by name.
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true, "allowScripts": { "node": true } }\n');
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', folder, nodePackage];
  const done = npm(args);
  if (done.status !== 0 || !existsSync(binary)) {
    fail('Node 24 could not be installed from npm.', 'Install Node 24 by hand and run the command again.');
  }
  return binary;
}

/**
 * npm that is ended by a signal takes the shell it started along, but not what that shell started: whoever runs for long looks whether its
 * parent is still the same. Unix tells by the parent's number; on Windows a closed window ends all of it.
 */
export function whenNpmIsGone(act) {
  if (process.platform === 'win32' || process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, 500);
  timer.unref();
}

/** Re-runs this very script on a newer Node where the running one is too old. Returns on a new one. */
export async function ensureNode() {
  if (!isOld(process.versions.node)) return;
  const binary = newerNode();
  const env = { ...process.env, PATH: `${path.dirname(binary)}${path.delimiter}${process.env.PATH}` };
  const child = spawn(binary, process.argv.slice(1), { stdio: 'inherit', env });
  // A terminal's Ctrl+C reaches the child by itself; a signal sent to this process alone does not.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  whenNpmIsGone(() => child.kill('SIGTERM'));
  process.exit(await new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1))));
}

/** What is missing in node_modules, by the lock file: npm keeps a list of what it installed beside the packages. */
function missingPackages() {
  const installedList = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedList)) return ['node_modules'];
  const { packages: installed } = JSON.parse(readFileSync(installedList, 'utf8'));
  const { packages: wanted } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(wanted)
    .filter(([name, { optional, devOptional, version }]) => {
      if (name === '') return false;
      const has = installed[name];
      // Optional packages are binaries for other systems: absent is right, another version is not.
      return has ? has.version !== version : !(optional || devOptional);
    })
    .map(([name]) => name);
}

/** `npm ci` where node_modules lacks something that the lock file names. A linked node_modules belongs to somebody else. */
export function ensureInstalled() {
  const folder = path.join(root, 'node_modules');
  if (existsSync(folder) && lstatSync(folder).isSymbolicLink()) return;
  if (missingPackages().length === 0) return;
  process.stderr.write('Installing packages (about a minute, once) ...\n');
  if (npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']).status !== 0) {
    fail('npm ci failed.', 'Read its message above; then run the command again.');
  }
}
