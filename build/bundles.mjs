/** Threads of the host, wherever it runs. */
const hostThreads = ['build', 'package', 'style'].map((name) => `host/project/${name}-worker.ts`);

// What is bundled, from which rooms, into which folder of dist/. `threads` are further entries, started by the first one as worker threads.
export const bundles = [
  { name: 'renderer', kind: 'web', root: 'renderer', rooms: ['renderer', 'contract', 'build'] },
  { name: 'simulator', kind: 'web', root: 'simulator', rooms: ['simulator', 'contract', 'build'] },
  {
    name: 'site',
    kind: 'web',
    root: 'console/web',
    base: '/',
    precompress: true,
    // What the first page needs lies in one file: a browser asks for a few of forty at a time.
    isStartWhole: true,
    rooms: ['console', 'contract', 'build'],
  },
  {
    name: 'phone',
    kind: 'web',
    root: 'console/phone',
    base: '/phone/',
    pages: ['index.html', 'stage.html', 'frame.html'],
    rooms: ['console', 'simulator', 'compiler', 'contract', 'build'],
  },
  {
    name: 'host',
    kind: 'node',
    entry: 'host/main.ts',
    threads: hostThreads,
    rooms: ['host', 'compiler', 'language', 'contract', 'simulator', 'build'],
  },
  {
    name: 'language',
    kind: 'node',
    entry: 'language/main.ts',
    rooms: ['language', 'compiler', 'contract', 'simulator', 'build'],
  },
  {
    name: 'console',
    kind: 'node',
    entry: 'console/main.ts',
    rooms: ['console', 'compiler', 'contract', 'build'],
  },
  {
    name: 'cli',
    kind: 'node',
    entry: 'cli/main.ts',
    threads: hostThreads,
    rooms: ['cli', 'host', 'compiler', 'language', 'contract', 'simulator', 'build'],
  },
  {
    name: 'main',
    kind: 'node',
    entry: 'main/main.ts',
    threads: hostThreads,
    rooms: ['main', 'host', 'compiler', 'language', 'contract', 'simulator', 'build'],
  },
  // `tessera/test`: jest loads CommonJS, and vitest takes it too.
  {
    name: 'test',
    kind: 'commonjs',
    entry: 'component-test/index.ts',
    rooms: ['component-test', 'simulator', 'compiler', 'contract', 'build'],
  },
  {
    name: 'test-compiler',
    kind: 'node',
    entry: 'component-test/compile-worker.ts',
    threads: ['host/project/style-worker.ts'],
    rooms: ['component-test', 'host', 'compiler', 'contract', 'build'],
  },
  { name: 'preload', kind: 'preload', entry: 'preload/preload.ts', rooms: ['preload', 'contract', 'build'] },
];

/** Loaded at run time instead of bundled: native modules, and what brings data files or workers of its own. */
export const external = [
  'electron',
  'better-sqlite3',
  'node-pty',
  '@node-rs/argon2',
  'esbuild',
  'sass',
  'less',
  'glass-easel-template-compiler',
  'typescript',
  'playwright-core',
  'pg-native',
];

/** Never part of the installed application: Electron is the application, the others are optional and asked for where they are used. */
export const notShipped = ['electron', 'playwright-core', 'pg-native'];
