import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { FrameLocator, Page } from '@playwright/test';

export interface RunningIde {
  folder: string;
  address: string;
  write(file: string, text: string): Promise<void>;
  close(): Promise<void>;
}

/** The browser host on a port of its own, with a project of these files open. */
export async function runIde(files: Record<string, string>): Promise<RunningIde> {
  const base = await mkdtemp(path.join(os.tmpdir(), 'tessera-simulator-'));
  const folder = path.join(base, 'project');
  const write = async (file: string, text: string): Promise<void> => {
    const target = path.join(folder, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  };
  for (const [file, text] of Object.entries(files)) await write(file, text);
  const host = spawn(
    process.execPath,
    ['dist/host/main.mjs', '--port', '0', '--data', path.join(base, 'data'), '--project', folder, '--json'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const { url } = JSON.parse(await firstLine(host)) as { url: string };
  return {
    folder,
    address: url,
    write,
    async close() {
      const gone = new Promise((resolve) => host.once('exit', resolve));
      host.kill('SIGTERM');
      await gone;
      await rm(base, { recursive: true, force: true });
    },
  };
}

function firstLine(host: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    host.stdout?.on('data', (part: Buffer) => {
      text += part.toString();
      const end = text.indexOf('\n');
      if (end >= 0) resolve(text.slice(0, end));
    });
    host.once('exit', (code) => reject(new Error(`the host ended with ${code}`)));
  });
}

/** The frame of the program inside the pane, and the page on top inside that. */
export const programOf = (view: Page): FrameLocator => view.frameLocator('iframe.simulator-page');
export const pageOf = (view: Page): FrameLocator => programOf(view).frameLocator('iframe.page:not([hidden])');
