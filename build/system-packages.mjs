// What the tests need of the system: a Chromium, a display, PostgreSQL, and Chinese glyphs for the screenshots.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { findChromium } from './chromium.mjs';
import { say } from './node.mjs';

const isOnPath = (name) =>
  (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, name)));

const needs = [
  { name: 'chromium', isHere: () => findChromium() !== undefined },
  { name: 'xvfb', isHere: () => process.platform !== 'linux' || isOnPath('Xvfb') },
  {
    name: 'postgresql',
    isHere: () => isOnPath('initdb') || globSync('/usr/lib/postgresql/*/bin/initdb').length > 0,
  },
  {
    name: 'fonts-noto-cjk',
    isHere: () => process.platform !== 'linux' || globSync('/usr/share/fonts/**/*CJK*').length > 0,
  },
];

const missing = () => needs.filter(({ isHere }) => !isHere()).map(({ name }) => name);

function installThroughApt(names) {
  say(`Installing ${names.join(', ')} through apt (once) ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  apt(['update', '-qq']);
  apt(['install', '-y', '-qq', '--no-install-recommends', ...names]);
}

/** On Debian as root through apt, elsewhere in words. What is still missing then shows as failing or skipped tests. */
export function ensureSystemPackages() {
  if (missing().length > 0 && isOnPath('apt-get') && process.getuid?.() === 0) installThroughApt(missing());
  const still = missing();
  if (still.length > 0) {
    say(`Some tests need what is not here: ${still.join(', ')}.`);
    say(
      `Debian, Ubuntu: sudo apt-get install ${still.join(' ')}. Elsewhere: install them, or name a Chromium in TESSERA_CHROMIUM.`,
    );
  }
  const chromium = findChromium();
  if (chromium) process.env.TESSERA_CHROMIUM = chromium;
}
