import { NativeNode } from 'glass-easel';
import type { Report } from './reporter.ts';
import type { Runtime } from './runtime.ts';

/** What a look at one page found. */
export interface PageProbe {
  path: string;
  opened: boolean;
  /** To the page's `onReady`. */
  ms: number;
  /** Nothing on it: no text, picture, canvas, field, or coloured box. */
  blank: boolean;
  exceptions: string[];
  engineErrors: string[];
  missingApis: string[];
  missingTags: string[];
  /** Where the page went by itself, as a page that wants a login does. */
  landedOn: string;
}

/** A page that still reports after this long is judged as it is. */
const QUIET_MS = 120;
const LONGEST_MS = 1500;

const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Opens a page as a relaunch does, waits until it is quiet, and says what happened. */
export async function probePage(runtime: Runtime, path: string): Promise<PageProbe> {
  const reports: Report[] = [];
  let last = performance.now();
  const stop = runtime.reporter.onReport((report) => {
    reports.push(report);
    last = performance.now();
  });
  const started = performance.now();
  let ms = 0;
  let opened = false;
  try {
    const { page } = await runtime.router.reLaunch(`/${path}`);
    opened = page !== undefined;
    ms = performance.now() - started;
  } catch (error) {
    reports.push({ kind: 'engine', message: messageOf(error), where: path });
  }
  await frame();
  while (performance.now() - last < QUIET_MS && performance.now() - started < LONGEST_MS) await pause(20);
  await frame();
  stop();
  const top = runtime.stack.top();
  const document = top?.frame.document;
  return {
    path,
    opened,
    ms: Math.round(ms * 10) / 10,
    blank: document ? isBlank(document) : true,
    ...sorted(reports),
    missingTags: document ? unknownTags(document) : [],
    landedOn: top?.path ?? '',
  };
}

const messageOf = (error: unknown): string =>
  error instanceof Error
    ? (error.stack ?? error.message)
    : String((error as { errMsg?: string })?.errMsg ?? error);

/** An error with no place in the program's own scripts and templates is the engine's. */
function isOfEngine({ kind, stack }: Report): boolean {
  if (kind === 'engine') return true;
  if (!stack) return false;
  return !/miniprogram:\/\/|\.wxs:|\.wxml\.js:/.test(stack);
}

function sorted(reports: readonly Report[]) {
  const thrown = reports.filter(({ kind }) => kind === 'exception' || kind === 'engine');
  const text = ({ where, message }: Report): string => `${where}: ${message}`;
  const unique = (list: string[]): string[] => [...new Set(list)];
  return {
    exceptions: unique(thrown.filter((report) => !isOfEngine(report)).map(text)),
    engineErrors: unique(thrown.filter(isOfEngine).map((report) => `${text(report)}\n${report.stack ?? ''}`)),
    missingApis: unique(reports.filter(({ kind }) => kind === 'missing-api').map(({ where }) => where)),
  };
}

function isBlank(document: Document): boolean {
  if ((document.body.innerText ?? '').trim() !== '') return false;
  if (document.querySelector('img, canvas, video, input, textarea, iframe, svg, wx-image')) return false;
  const view = document.defaultView;
  return ![...document.querySelectorAll('wx-page *')].slice(0, 500).some((element) => {
    const { backgroundColor, backgroundImage, borderTopWidth } = view!.getComputedStyle(element);
    const shows =
      backgroundImage !== 'none' || borderTopWidth !== '0px' || !/rgba\(0, 0, 0, 0\)/.test(backgroundColor);
    return shows && element.getBoundingClientRect().height > 0;
  });
}

/** Tags of the templates that are neither built in nor a component. */
export function unknownTags(document: Document): string[] {
  const found = new Set<string>();
  for (const node of document.querySelectorAll('wx-page *')) {
    const element = (node as unknown as { __wxElement?: unknown }).__wxElement;
    if (element && NativeNode.isNativeNode(element as never))
      found.add(node.tagName.toLowerCase().replace(/^wx-/, ''));
  }
  return [...found].sort();
}
