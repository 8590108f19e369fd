// A Chromium of this computer for the app window, where Electron is not.
import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'brave-browser',
];

function candidates() {
  const { platform, env } = process;
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'].flatMap((name) =>
      ['/Applications', path.join(homedir(), 'Applications')].map(
        (folder) => `${folder}/${name}.app/Contents/MacOS/${name}`,
      ),
    );
  }
  if (platform === 'win32') {
    const programs = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
    return [
      'Google/Chrome/Application/chrome.exe',
      'Chromium/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ].flatMap((file) => programs.map((folder) => path.join(folder, file)));
  }
  const folders = [...(env.PATH ?? '').split(path.delimiter), '/usr/bin', '/snap/bin'].filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/** TESSERA_CHROMIUM, else the first known browser of this system, else undefined. */
export function findChromium() {
  const named = process.env.TESSERA_CHROMIUM;
  return [...(named ? [named] : []), ...candidates()].find((file) => existsSync(file));
}

/** A Linux without a display has nowhere to open a window. */
export function canShowWindows() {
  const { platform, env } = process;
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** A profile of our own: what a person does in the IDE stays out of their browser, and cookies outlive a restart. */
function profileFolder(binary, dataFolder) {
  // A snap sees no hidden folders of the person's home.
  const isSnap = realpathSync(binary).startsWith('/snap/') || realpathSync(binary) === '/usr/bin/snap';
  const folder = isSnap
    ? path.join(homedir(), 'snap', 'chromium', 'common', 'tessera')
    : path.join(dataFolder, 'browser');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** What Chromium is started with: a window of its own without a browser's bars. Never a debugging port: any local user could take it over. */
export function appWindowArgs(binary, address, dataFolder) {
  return [
    `--user-data-dir=${profileFolder(binary, dataFolder)}`,
    `--app=${address}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--window-size=1440,900',
    // Chromium refuses its sandbox to root alone.
    ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
  ];
}
