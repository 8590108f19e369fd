// node build/picture.mjs: takes docs/picture.png, the README's picture, from the real program with the sample open.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findChromium } from './chromium.mjs';
import { ensureInstalled, ensureNode, fail, root, say } from './node.mjs';

await ensureNode();
ensureInstalled();
const { bundleAll } = await import('./bundle.mjs');
const { launch, readFlags } = await import('./launch.mjs');
const { chromium } = await import('playwright-core');

const executablePath = findChromium();
if (!executablePath) fail('There is no Chromium here.', 'Install one, or name it in TESSERA_CHROMIUM.');
await bundleAll();

const folder = mkdtempSync(path.join(tmpdir(), 'tessera-picture-'));
const project = path.join(folder, 'tea-notes');
cpSync(path.join(root, 'examples', 'sample'), project, {
  recursive: true,
  filter: (file) => path.basename(file) !== 'template.json',
});
const flags = readFlags([
  '--no-open',
  '--no-console',
  '--port',
  '0',
  '--data',
  path.join(folder, 'data'),
  project,
]);
const running = await launch(flags);
const browser = await chromium.launch({
  executablePath,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 1.5,
    colorScheme: 'dark',
    locale: 'en',
  });
  await page.goto(running.address);
  // The program has drawn its list: the frame inside the simulator's frame.
  const program = page.frameLocator('iframe').frameLocator('iframe.page:not([hidden])');
  await program.getByText('Longjing').first().waitFor();
  await page.keyboard.press('Control+p');
  await page.keyboard.type('pages/teas/teas.wxml');
  await page.locator('[role=option]').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.view-lines .view-line').first().waitFor();
  await page.locator('.view-line span[class*="mtk"]').nth(20).waitFor();
  await page.mouse.move(720, 898);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: path.join(root, 'docs', 'picture.png') });
  say('docs/picture.png taken.');
} finally {
  await browser.close();
  await running.stop(0);
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
