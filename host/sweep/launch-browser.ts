import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { refuse } from '../errors.ts';

const usual: Record<string, string[]> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/microsoft-edge',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** A headless Chromium of this computer; `TESSERA_CHROMIUM` names another one. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = [process.env.TESSERA_CHROMIUM ?? '', ...(usual[process.platform] ?? [])].find(
    (file) => file !== '' && existsSync(file),
  );
  if (!executablePath) throw refuse('BROWSER_MISSING');
  const asRoot = process.getuid?.() === 0;
  const args = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-sync',
  ];
  return chromium.launch({ executablePath, headless: true, args: asRoot ? ['--no-sandbox', ...args] : args });
}
