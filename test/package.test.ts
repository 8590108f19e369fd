// npm run package -- --dir, with a folder that looks like Electron in Electron's place: configuration, what is collected, what is left out.
import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFakeElectronDist } from './fake-electron-dist.ts';

const root = path.resolve(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(tmpdir(), 'tessera-package-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// electron-builder asks npm what is installed; npm does not follow a linked node_modules.
const isLinked = lstatSync(path.join(root, 'node_modules')).isSymbolicLink();
const isBundled = existsSync(path.join(root, 'dist/main/main.mjs'));

describe.skipIf(isLinked || !isBundled || process.platform !== 'linux')('the packaged application', () => {
  const resources = path.join(folder, 'out', 'linux-unpacked', 'resources');
  const archive = path.join(resources, 'app.asar');
  let files: string[] = [];

  beforeAll(async () => {
    const dist = await makeFakeElectronDist(path.join(folder, 'electron'), root);
    execFileSync(
      process.execPath,
      [path.join(root, 'build/package.mjs'), '--linux', '--dir', `-c.directories.output=${folder}/out`],
      {
        cwd: root,
        env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: dist },
        stdio: 'pipe',
      },
    );
    files = listPackage(archive, { isPack: false }).map((file) => file.slice(1));
  }, 180_000);

  const inside = (pattern: RegExp) => files.filter((file) => pattern.test(file));
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  ) as Record<string, Record<string, string>>;

  it('holds what it needs to start', () => {
    const { main } = JSON.parse(extractFile(archive, 'package.json').toString()) as { main: string };
    for (const file of [
      main,
      'dist/preload/preload.cjs',
      'dist/simulator/index.html',
      'examples/sample/app.json',
      'build/icons/256x256.png',
      'LICENSE',
      'THIRD-PARTY-NOTICES.md',
    ]) {
      expect(files).toContain(file);
    }
  });

  it('holds every module that is loaded at run time', async () => {
    const { external, notShipped } = (await import(path.join(root, 'build/bundles.mjs'))) as {
      external: string[];
      notShipped: string[];
    };
    const shipped = external.filter((name) => !notShipped.includes(name));
    expect(shipped.filter((name) => !files.includes(`node_modules/${name}/package.json`))).toEqual([]);
    expect(shipped.filter((name) => !(name in (dependencies ?? {})))).toEqual([]);
  });

  it('imports nothing that it does not hold', () => {
    const missing = inside(/^dist\/.*\.[cm]js$/).flatMap((file) => {
      const text = extractFile(archive, file).toString();
      const names = [...text.matchAll(/^import (?:[^'"\n]* from )?["']([^."'][^"']*)["']/gm)].map(
        ([, name = '']) => name,
      );
      const isHere = (name: string) => {
        const packageName = /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? '';
        return (
          isBuiltin(name) || name === 'electron' || files.includes(`node_modules/${packageName}/package.json`)
        );
      };
      return names.filter((name) => !isHere(name)).map((name) => `${file}: ${name}`);
    });
    expect(missing).toEqual([]);
  });

  it('holds no source, no test, no development dependency', () => {
    expect(inside(/^(?!node_modules|examples)[^]*\.tsx?$/)).toEqual([]);
    // A template may bring the tests that its projects begin with.
    expect(inside(/^(?!examples\/)(.*\/)?(test|tests|__tests__|fixtures|testing)\//)).toEqual([]);
    expect(inside(/^(?!examples\/).*\.(test|e2e|spec)\.[cm]?[jt]sx?$/)).toEqual([]);
    expect(inside(/^(host|main|renderer|compiler|bench|docs|test|\.ci|\.git)/)).toEqual([]);
    expect(inside(/^dist\/.*\.(map|stamp)$/)).toEqual([]);
    const packages = new Set(
      inside(/^node_modules\//).map((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? ''),
    );
    const ofDevelopment = Object.keys(devDependencies ?? {}).filter((name) => packages.has(name));
    // A shipped package may bring along another version of one: only what is itself marked as for development counts.
    const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { dev?: boolean; version: string }>;
    };
    const isTheOne = (name: string) => {
      const { version } = JSON.parse(
        extractFile(archive, `node_modules/${name}/package.json`).toString(),
      ) as { version: string };
      const entry = lock.packages[`node_modules/${name}`];
      return entry?.dev === true && entry.version === version;
    };
    expect(ofDevelopment.filter(isTheOne)).toEqual([]);
    for (const name of ['electron', 'vite', 'vitest', 'eslint', '@playwright/test', 'electron-builder'])
      expect(packages).not.toContain(name);
  });

  it('keeps outside of the archive what the system itself must open', () => {
    const unpacked = (file: string) => existsSync(path.join(resources, 'app.asar.unpacked', file));
    expect(unpacked(`node_modules/@esbuild/${process.platform}-${process.arch}/bin/esbuild`)).toBe(true);
    const native = inside(/\.node$/);
    expect(native.length).toBeGreaterThan(0);
    expect(native.filter((file) => !unpacked(file))).toEqual([]);
  });

  it('is of a reasonable size', () => {
    expect(lstatSync(archive).size).toBeLessThan(120 * 1024 * 1024);
  });
});

describe('third-party notices', async () => {
  const { namedInNotices, shippedAndBundled } = (await import(path.join(root, 'build/notices.mjs'))) as {
    namedInNotices: () => string[];
    shippedAndBundled: () => string[] | undefined;
  };
  const shipped = shippedAndBundled();

  it.skipIf(!shipped)('name everything that is bundled or shipped (else: node build/notices.mjs)', () => {
    expect(shipped?.filter((name) => !namedInNotices().includes(name))).toEqual([]);
  });

  it('attribute the icons', () => {
    expect(readFileSync(path.join(root, 'README.md'), 'utf8')).toMatch(/Codicons[^]*CC BY 4\.0/);
  });
});
