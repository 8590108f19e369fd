// The scripts of build/, as far as they decide something.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { usualDataFolder } from '../host/data-folder.ts';

const root = path.resolve(import.meta.dirname, '..');
const load = <T>(file: string) => import(path.join(root, 'build', file)) as Promise<T>;

interface Result {
  passed: number;
  failed: string[];
  skipped: string[];
  unsteady: string[];
}
interface Reports {
  readUnitTests(file: string): Result | undefined;
  readJourneys(file: string): Result | undefined;
  withExitCode(code: number, result: Result | undefined, name: string): Result;
}

const folder = mkdtempSync(path.join(tmpdir(), 'tessera-scripts-'));
let files = 0;
function json(value: unknown): string {
  const file = path.join(folder, `${(files += 1)}.json`);
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
}

describe('npm test counts', async () => {
  const { readUnitTests, readJourneys, withExitCode } = await load<Reports>('test-reports.mjs');

  it('passed, failed and skipped unit tests, and files that did not load, each with its cause', () => {
    const file = json({
      testResults: [
        {
          name: path.join(root, 'a.test.ts'),
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'passed' },
            { status: 'passed', fullName: 'shaky', failureMessages: ['late\n at x'] },
            { status: 'failed', fullName: 'failed', failureMessages: ['\u001B[31mwrong\u001B[39m'] },
            { status: 'skipped', fullName: 'skipped' },
          ],
        },
        {
          name: path.join(root, 'b.test.ts'),
          status: 'failed',
          message: 'SyntaxError: no\n at x',
          assertionResults: [],
        },
      ],
    });
    expect(readUnitTests(file)).toEqual({
      passed: 2,
      failed: ['a.test.ts: failed\n      wrong', 'b.test.ts: SyntaxError: no'],
      skipped: ['a.test.ts: skipped'],
      unsteady: ['a.test.ts: shaky\n      late\n       at x'],
    });
  });

  it('journeys with their reason for being skipped; one that needed a second try is named', () => {
    const spec = (title: string, status: string, description?: string) => ({
      file: 'x.e2e.ts',
      title,
      tests: [
        {
          status,
          annotations: description ? [{ type: 'skip', description }] : [],
          results: [{ errors: status === 'expected' ? [] : [{ message: `${title} it was` }] }],
        },
      ],
    });
    const inner = { title: 'inside', specs: [spec('bad', 'unexpected'), spec('shaky', 'flaky')] };
    const file = json({
      errors: [{ message: 'no server\nmore' }],
      suites: [
        {
          title: 'x.e2e.ts',
          specs: [spec('good', 'expected'), spec('real', 'skipped', 'no binary')],
          suites: [inner],
        },
      ],
    });
    expect(readJourneys(file)).toEqual({
      passed: 2,
      failed: ['no server', 'x.e2e.ts: inside > bad\n      bad it was'],
      skipped: ['x.e2e.ts: real (no binary)'],
      unsteady: ['x.e2e.ts: inside > shaky\n      shaky it was'],
    });
  });

  it('a crash of a runner as a failure', () => {
    const clean = { passed: 3, failed: [], skipped: [], unsteady: [] };
    expect(withExitCode(0, clean, 'vitest')).toEqual(clean);
    expect(withExitCode(1, clean, 'vitest').failed).toHaveLength(1);
    expect(withExitCode(1, undefined, 'vitest').failed).toHaveLength(1);
    expect(withExitCode(0, undefined, 'vitest').failed).toHaveLength(1);
    expect(readUnitTests(json('{ broken'))).toBeUndefined();
    expect(readJourneys(path.join(folder, 'missing.json'))).toBeUndefined();
  });
});

describe('npm start', () => {
  it('keeps everything where the host keeps it', async () => {
    const { usualDataFolder: ofScripts } = await load<{ usualDataFolder: () => string }>('data-folder.mjs');
    expect(ofScripts()).toBe(usualDataFolder());
    vi.stubEnv('TESSERA_DATA', '/somewhere/else');
    expect(ofScripts()).toBe(usualDataFolder());
    vi.unstubAllEnvs();
    vi.stubEnv('XDG_DATA_HOME', '/xdg');
    expect(ofScripts()).toBe(usualDataFolder());
    vi.unstubAllEnvs();
  });

  it('never opens a debugging port and gives up the sandbox for root alone', async () => {
    const { appWindowArgs } = await load<{
      appWindowArgs: (binary: string, address: string, folder: string) => string[];
    }>('chromium.mjs');
    const args = appWindowArgs(process.execPath, 'http://ide.localhost:1/?token=x', folder);
    expect(args).toContain('--app=http://ide.localhost:1/?token=x');
    expect(args.join(' ')).not.toContain('--remote-debugging-port');
    expect(args.includes('--no-sandbox')).toBe(process.getuid?.() === 0);
  });

  it('does not try a failed download again on the same day, but does with another mirror', async () => {
    const { rememberedFailure } = await load<{
      rememberedFailure: (file: string, now?: number) => string | undefined;
    }>('electron.mjs');
    const { version } = (await import('electron/package.json', { with: { type: 'json' } })).default as {
      version: string;
    };
    const note = json({ at: 1_000_000, version, mirror: '', reason: 'no route' });
    vi.stubEnv('ELECTRON_MIRROR', '');
    expect(rememberedFailure(note, 2_000_000)).toBe('no route');
    expect(rememberedFailure(note, 1_000_000 + 25 * 60 * 60 * 1000)).toBeUndefined();
    vi.stubEnv('ELECTRON_MIRROR', 'https://mirror.test/');
    expect(rememberedFailure(note, 2_000_000)).toBeUndefined();
    vi.unstubAllEnvs();
    expect(rememberedFailure(path.join(folder, 'none.json'))).toBeUndefined();
  });

  it('takes the Electron that a person names', async () => {
    const { findElectron } = await load<{ findElectron: () => string | undefined }>('electron.mjs');
    const named = path.join(folder, 'electron-dist');
    mkdirSync(named);
    const name =
      { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform as string] ??
      'electron';
    mkdirSync(path.dirname(path.join(named, name)), { recursive: true });
    writeFileSync(path.join(named, name), '');
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', named);
    expect(findElectron()).toBe(path.join(named, name));
    vi.unstubAllEnvs();
  });

  it('says what it can do, and what it does not know', () => {
    const run = (args: string[]) => {
      try {
        return execFileSync(process.execPath, [path.join(root, 'build/start.mjs'), ...args], {
          encoding: 'utf8',
          stdio: 'pipe',
        });
      } catch (error) {
        return (error as { stderr: string }).stderr;
      }
    };
    expect(run(['--help'])).toContain('--no-open');
    expect(run(['--sideways'])).toMatch(/--sideways[^]*npm start --/);
  });
});
