import { defineConfig } from '@playwright/test';

// Debian's Chromium by path, never a browser of Playwright's own download.
const executablePath = process.env.TESSERA_CHROMIUM ?? '/usr/bin/chromium';
const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: '.',
  testMatch: ['test/**/*.e2e.ts', 'simulator/**/*.e2e.ts', 'console/**/*.e2e.ts', 'renderer/**/*.e2e.ts'],
  // Bundles are loaded as they are: transpiling them again would take a minute.
  build: { external: ['**/dist/**'] },
  outputDir: 'test-results/e2e',
  fullyParallel: false,
  workers: 2,
  // A busy machine gets a second try; what needed it is named at the end of `npm test` (docs/decisions/0007-a-second-try.md).
  retries: process.env.CI ? 1 : 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['line'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    browserName: 'chromium',
    headless: true,
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    trace: 'off',
    launchOptions: {
      executablePath,
      args: [
        ...(asRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
