import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { SweepResult, SweepSummary, SweptPage } from '../../contract/sweep.ts';
import { refuse } from '../errors.ts';

export interface SweepOptions {
  /** `http://<label>.localhost:<port>/#<token>` of the running program. */
  address: string;
  pages: readonly string[];
  /** Folder for pictures. */
  shots?: string;
  /** Told after each page. */
  swept?: (page: SweptPage) => void;
  signal?: AbortSignal;
  /** CSS pixels. */
  size?: { width: number; height: number };
}

const PAGE_LIMIT_MS = 15_000;
const START_LIMIT_MS = 30_000;

type Probe = (path: string) => Promise<Omit<SweptPage, 'failedResources' | 'screenshot'>>;
/** What the page that is driven has; the functions given to it run there, not here. */
interface ProgramWindow {
  __tesseraSimulator?: { probe: Probe; runtime: { stack: { top(): unknown } } };
}

/** A page of the browser that runs the program; made anew where one hangs. */
async function openProgram(browser: Browser, options: SweepOptions, failed: string[]): Promise<Page> {
  const page = await browser.newPage({
    viewport: options.size ?? { width: 390, height: 844 },
    deviceScaleFactor: 1,
  });
  page.on('dialog', (dialog) => void dialog.dismiss());
  page.on('response', (response) => {
    if (response.status() >= 400 && !response.url().endsWith('/favicon.ico'))
      failed.push(`${response.status()} ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') failed.push(`${reason} ${request.url()}`);
  });
  await page.goto(options.address);
  const isUp = (): boolean =>
    (globalThis as ProgramWindow).__tesseraSimulator?.runtime.stack.top() !== undefined;
  await page.waitForFunction(isUp, undefined, { timeout: START_LIMIT_MS });
  // The compiler's mistakes are in the result; over the pictures they would hide the pages.
  await page.addStyleTag({ content: '.tessera-errors { display: none }' });
  return page;
}

function timeLimit<T>(work: Promise<T>, milliseconds: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}

const hung = (file: string): SweptPage => ({
  path: file,
  opened: false,
  ms: PAGE_LIMIT_MS,
  blank: true,
  exceptions: [`The page did not answer within ${PAGE_LIMIT_MS / 1000} s.`],
  engineErrors: [],
  missingApis: [],
  missingTags: [],
  failedResources: [],
  landedOn: '',
});

/** Opens every page once, one after the other, and says what was wrong with each. */
export async function sweep(browser: Browser, options: SweepOptions): Promise<Omit<SweepResult, 'mistakes'>> {
  const failed: string[] = [];
  const pages: SweptPage[] = [];
  if (options.shots) await mkdir(options.shots, { recursive: true });
  let view: Page | undefined;
  for (const file of options.pages) {
    if (options.signal?.aborted) break;
    view ??= await openProgram(browser, options, failed).catch(() => undefined);
    if (!view) throw refuse('PROGRAM_DID_NOT_START');
    failed.length = 0;
    const look = view.evaluate(
      (target) => (globalThis as ProgramWindow).__tesseraSimulator!.probe(target),
      file,
    );
    const found = await timeLimit(
      look.catch(() => undefined),
      PAGE_LIMIT_MS,
    );
    const result: SweptPage = found ? { ...found, failedResources: [...new Set(failed)] } : hung(file);
    if (found && options.shots) result.screenshot = await shoot(view, options.shots, file);
    pages.push(result);
    options.swept?.(result);
    if (found) continue;
    await timeLimit(view.close(), 2000);
    view = undefined;
  }
  await view?.close();
  giveBack(pages);
  return { pages, summary: summarize(pages) };
}

/** What the script of a page that was left threw late is its own, not that of the page shown by then. */
function giveBack(pages: readonly SweptPage[]): void {
  const byScript = new Map(pages.map((page) => [`miniprogram:///${page.path}.js`, page]));
  for (const page of pages) {
    const isOwn = (text: string): boolean => {
      const thrower = byScript.get(text.slice(0, text.indexOf(': ')));
      return thrower === undefined || thrower === page;
    };
    for (const text of page.exceptions.filter((one) => !isOwn(one)))
      byScript.get(text.slice(0, text.indexOf(': ')))?.exceptions.push(text);
    page.exceptions = page.exceptions.filter(isOwn);
  }
}

async function shoot(view: Page, folder: string, file: string): Promise<string | undefined> {
  const target = path.join(folder, `${file.replaceAll('/', '-')}.png`);
  try {
    await view.screenshot({ path: target, timeout: 8000 });
    return target;
  } catch {
    // A page that never stops painting gives no picture; everything else of it is known.
    return undefined;
  }
}

function summarize(pages: readonly SweptPage[]): SweepSummary {
  const times = pages.filter((page) => page.opened).map((page) => page.ms);
  const unique = (lists: string[][]): string[] => [...new Set(lists.flat())].sort();
  return {
    pages: pages.length,
    opened: pages.filter((page) => page.opened).length,
    blank: pages.filter((page) => page.blank).length,
    withExceptions: pages.filter((page) => page.exceptions.length > 0).length,
    withEngineErrors: pages.filter((page) => page.engineErrors.length > 0).length,
    medianMs: times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0,
    missingApis: unique(pages.map((page) => page.missingApis)),
    missingTags: unique(pages.map((page) => page.missingTags)),
  };
}
