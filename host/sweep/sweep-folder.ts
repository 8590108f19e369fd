import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { SweepResult, SweptPage } from '../../contract/sweep.ts';
import { serve } from '../serve.ts';
import { startHost } from '../start.ts';
import { launchBrowser } from './launch-browser.ts';
import { sweep } from './sweep.ts';

export interface FolderSweepOptions {
  folder: string;
  /** dist/simulator. */
  simulatorFolder: string;
  /** Only these; all pages of the program by default. */
  pages?: readonly string[];
  shots?: string;
  swept?: (page: SweptPage) => void;
  signal?: AbortSignal;
}

/** Compiles a folder, serves it from a host of its own and sweeps it: needs no open project and no window. */
export async function sweepFolder(options: FolderSweepOptions): Promise<SweepResult> {
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'tessera-sweep-'));
  const host = startHost({ dataFolder, templatesFolder: dataFolder });
  const serving = await serve({ host, port: 0, simulatorFolder: options.simulatorFolder });
  const browser = await launchBrowser();
  try {
    const project = await host.parts.projects.open(options.folder);
    const loop = host.parts.builds.get(project.id);
    await loop.start();
    const all = loop.last?.pages ?? [];
    const wanted = options.pages?.map((page) => page.replace(/^\//, ''));
    const swept = await sweep(browser, {
      address: host.parts.programs.address(project.id).url,
      pages: wanted ?? all,
      ...(options.shots ? { shots: options.shots } : {}),
      ...(options.swept ? { swept: options.swept } : {}),
      ...(options.signal ? { signal: options.signal } : {}),
    });
    const { diagnostics = [] } = loop.last ?? {};
    return { ...swept, mistakes: diagnostics.filter(({ severity }) => severity === 'error') };
  } finally {
    await browser.close();
    await serving.dispose();
    await host.dispose();
    await rm(dataFolder, { recursive: true, force: true });
  }
}
