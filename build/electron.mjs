// Where Electron's binary is, and how to get it. `import 'electron'` in plain Node would try to download it and throw: never do that.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './node.mjs';

const packageFolder = path.join(root, 'node_modules', 'electron');
const dayLong = 24 * 60 * 60 * 1000;

const binaryNames = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** The binary that is here: in a folder the person named, or downloaded beside the package. Else undefined. */
export function findElectron() {
  const name = binaryNames[process.platform] ?? 'electron';
  const folders = [process.env.ELECTRON_OVERRIDE_DIST_PATH, path.join(packageFolder, 'dist')];
  return folders
    .flatMap((folder) => (folder ? [path.join(folder, name)] : []))
    .find((file) => existsSync(file));
}

function version() {
  return JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8')).version;
}

/** Why a download failed not long ago: trying again at every start would make every start slow. */
export function rememberedFailure(noteFile, now = Date.now()) {
  try {
    const note = JSON.parse(readFileSync(noteFile, 'utf8'));
    const isSame = note.version === version() && note.mirror === (process.env.ELECTRON_MIRROR ?? '');
    return isSame && now - note.at < dayLong ? note.reason : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Runs the package's own download, which honours ELECTRON_MIRROR, electron_config_cache and the proxy variables. Gives the binary, or
 * undefined with the reason noted; `limit` bounds how long a network that swallows packets may hold up the start.
 */
export async function downloadElectron(noteFile, limit = 180_000) {
  const child = spawn(process.execPath, [path.join(packageFolder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let message = '';
  child.stderr.on('data', (chunk) => (message += chunk));
  const timer = setTimeout(() => child.kill(), limit);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearTimeout(timer);
  const binary = code === 0 ? findElectron() : undefined;
  if (binary) {
    rmSync(noteFile, { force: true });
    return binary;
  }
  const reason =
    code === null
      ? `no answer within ${limit / 1000} s`
      : (message.split('\n').find((line) => line.trim()) ?? 'unknown').trim();
  mkdirSync(path.dirname(noteFile), { recursive: true });
  const note = { at: Date.now(), version: version(), mirror: process.env.ELECTRON_MIRROR ?? '', reason };
  writeFileSync(noteFile, JSON.stringify(note));
  return undefined;
}
