import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['*/**/*.test.ts', '*/**/*.test.tsx'],
    exclude: ['node_modules/**', 'dist/**', '.tsc/**', '**/fixtures/**'],
    pool: 'forks',
    maxWorkers: 2,
    // As with the journeys: docs/decisions/0007-a-second-try.md.
    retry: process.env.CI ? 1 : 0,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
