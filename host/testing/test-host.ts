import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { startHost, type Host } from '../start.ts';

/** A folder of its own for one test, gone when the test ends. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'tessera-test-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function writeFiles(folder: string, files: Record<string, string | Uint8Array>): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

export interface TestHost {
  host: Host;
  dataFolder: string;
  folder: string;
}

/** A host with an empty data folder, and a project folder with these files. */
export function startTestHost(files: Record<string, string | Uint8Array> = {}): TestHost {
  const base = temporaryFolder();
  const folder = path.join(base, 'project');
  const dataFolder = path.join(base, 'data');
  mkdirSync(folder);
  writeFiles(folder, files);
  const host = startHost({ dataFolder, templatesFolder: path.join(base, 'templates') });
  onTestFinished(() => host.dispose());
  return { host, dataFolder, folder };
}

/** Takes items from a stream until one satisfies `isWanted`; gives all that were taken. */
export async function takeUntil<T>(stream: AsyncIterator<T>, isWanted: (item: T) => boolean): Promise<T[]> {
  const taken: T[] = [];
  for (;;) {
    const { value, done } = await stream.next();
    if (done) throw new Error(`the stream ended after ${JSON.stringify(taken)}`);
    taken.push(value as T);
    if (isWanted(value as T)) return taken;
  }
}
