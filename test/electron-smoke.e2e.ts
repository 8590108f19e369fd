// The real Electron, where its binary is here. Where it is not, the double (electron.e2e.ts) is all that runs, and this file says so.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, expect, test } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '..');
const load = <T>(file: string) => import(path.join(root, file)) as Promise<T>;
const { findElectron } = await load<{ findElectron: () => string | undefined }>('build/electron.mjs');
const executablePath = findElectron();
const why = 'no Electron binary here: the shell was tested on the double only';

test.skip(!executablePath, why);

test('starts in the real Electron, shows the frame and ends', async () => {
  const { bundleAll } = await load<{ bundleAll: (names: string[]) => Promise<string[]> }>('build/bundle.mjs');
  await bundleAll(['main', 'preload', 'simulator', 'renderer']);
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'tessera-smoke-'));
  const application = await _electron.launch({
    executablePath,
    args: [root, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    env: { ...process.env, TESSERA_DATA: dataFolder } as Record<string, string>,
  });
  const page = await application.firstWindow();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await expect(page.locator('#root')).not.toBeEmpty();
  expect(page.url()).toMatch(/^app:\/\/ide\//);
  expect(await page.evaluate(() => ['require', 'process'].filter((name) => name in window))).toEqual([]);
  expect(await application.evaluate(({ app }) => app.getName())).toBe('Tessera');
  expect(problems).toEqual([]);
  await application.close();
  rmSync(dataFolder, { recursive: true, force: true });
});
