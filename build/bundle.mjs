// node build/bundle.mjs [name ...] [--force]: bundles what changed since the last time into dist/<name>/.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { noteBundledPackages, packageList } from './bundled-packages.mjs';
import { bundles, external } from './bundles.mjs';
import { ensureInstalled, ensureNode, isMain, root, say } from './node.mjs';
import { precompress } from './precompress.mjs';

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(file);
    else if (!/\.(test|e2e)\.tsx?$|README\.md$/.test(entry.name)) yield file;
  }
}

function stampOf(bundle) {
  const hash = createHash('sha256');
  for (const room of bundle.rooms) {
    for (const file of filesBelow(path.join(root, room))) {
      const { mtimeMs, size } = statSync(file);
      hash.update(`${path.relative(root, file)} ${mtimeMs} ${size}\n`);
    }
  }
  hash.update(readFileSync(path.join(root, 'package-lock.json')));
  return hash.digest('hex');
}

function entryExists(bundle) {
  return existsSync(
    path.join(root, bundle.kind === 'web' ? path.join(bundle.root, 'index.html') : bundle.entry),
  );
}

async function configOf(bundle) {
  const outDir = path.join(root, 'dist', bundle.name);
  const notes = noteBundledPackages(bundle.name);
  const common = { configFile: false, logLevel: 'error', define: {} };
  if (bundle.kind === 'web') {
    const { default: react } = await import('@vitejs/plugin-react');
    return {
      ...common,
      root: path.join(root, bundle.root),
      // Pages that answer at many paths name their files from the root.
      base: bundle.base ?? './',
      plugins: [react(), notes],
      build: {
        outDir,
        emptyOutDir: true,
        target: 'es2022',
        sourcemap: false,
        chunkSizeWarningLimit: 100_000,
        assetsInlineLimit: 2048,
        rolldownOptions: {
          ...(bundle.pages && { input: bundle.pages.map((page) => path.join(root, bundle.root, page)) }),
          ...(bundle.isStartWhole && {
            output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } },
          }),
        },
      },
    };
  }
  // A sandboxed preload cannot be a module, and jest loads none.
  const extension = bundle.kind === 'node' ? 'mjs' : 'cjs';
  return {
    ...common,
    root,
    plugins: [notes],
    ssr: { noExternal: true, external },
    build: {
      outDir,
      emptyOutDir: true,
      ssr: true,
      target: 'node22',
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        input: [bundle.entry, ...(bundle.threads ?? [])],
        external: [...external, ...builtinModules, /^node:/],
        // A package's own business: what we write ourselves is checked by the linter.
        onLog: (level, log, next) => (log.code === 'EVAL' ? undefined : next(level, log)),
        output: {
          format: extension === 'cjs' ? 'cjs' : 'esm',
          entryFileNames: `[name].${extension}`,
          chunkFileNames: `[name]-[hash].${extension}`,
        },
      },
    },
  };
}

/** What did not bundle, in the bundler's own words. */
export class BundleError extends Error {
  constructor(failed) {
    super(failed.map(({ name, message }) => `The bundle "${name}" failed:\n${message}`).join('\n'));
    this.failed = failed.map(({ name }) => name);
  }
}

/**
 * Bundles what changed since the last time; returns the names of the bundles it made. One that fails does not keep the others from being
 * made: at the end a BundleError names it.
 */
export async function bundleAll(names = [], force = false) {
  let vite;
  const made = [];
  const failed = [];
  for (const bundle of bundles) {
    if (names.length > 0 && !names.includes(bundle.name)) continue;
    if (!entryExists(bundle)) continue;
    const stampFile = path.join(root, 'dist', `${bundle.name}.stamp`);
    const stamp = stampOf(bundle);
    if (
      !force &&
      existsSync(stampFile) &&
      existsSync(packageList(bundle.name)) &&
      readFileSync(stampFile, 'utf8') === stamp
    )
      continue;
    const started = performance.now();
    vite ??= await import('vite');
    try {
      await vite.build(await configOf(bundle));
      if (bundle.precompress) precompress(path.join(root, 'dist', bundle.name));
    } catch (error) {
      failed.push({ name: bundle.name, message: error instanceof Error ? error.message : String(error) });
      continue;
    }
    writeFileSync(stampFile, stamp);
    say(`bundled ${bundle.name} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    made.push(bundle.name);
  }
  if (failed.length > 0) throw new BundleError(failed);
  return made;
}

if (isMain(import.meta.url)) {
  await ensureNode();
  ensureInstalled();
  const args = process.argv.slice(2);
  await bundleAll(
    args.filter((arg) => !arg.startsWith('--')),
    args.includes('--force'),
  );
}
