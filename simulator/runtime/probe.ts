import { NativeNode } from 'glass-easel';
import { builtinOf } from '../components/define.ts';
import type { LightTags } from './engine/light-tags.ts';
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

/** A page that reported or drew something within this time is still at work. */
const QUIET_MS = 250;
const LONGEST_MS = 2000;
/** Many pages show nothing until what they fetch or time is there. */
const LONGEST_BLANK_MS = 2500;

/** What lies above the pages: questions are answered, dialogs of an earlier page taken away. */
export interface ProbedOverlay {
  readonly document: Document;
  clear(): void;
}

const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Opens a page as a relaunch does, waits until it is quiet, and says what happened. */
export async function probePage(runtime: Runtime, overlay: ProbedOverlay, path: string): Promise<PageProbe> {
  allow(overlay);
  overlay.clear();
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
  await settle(runtime, overlay, started, () => last);
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
    missingTags: document ? unknownTags(document, runtime.engine.lightTags) : [],
    landedOn: top?.path ?? '',
  };
}

/** Says yes to what the program asks for; whether it asked. */
function allow({ document }: ProbedOverlay): boolean {
  const yes = document.querySelector<HTMLElement>('.tessera-layer:not(.tessera-leaving) .tessera-ask-yes');
  yes?.click();
  return yes !== null;
}

/** Until the page neither reports nor draws; a person who allows everything sits in front of it. */
async function settle(
  { stack }: Runtime,
  overlay: ProbedOverlay,
  started: number,
  lastReport: () => number,
): Promise<void> {
  let lastChange = performance.now();
  let watched: Document | undefined;
  const observer = new MutationObserver(() => (lastChange = performance.now()));
  for (;;) {
    const shown = stack.top()?.frame.document;
    if (shown && shown !== watched) observer.observe((watched = shown), { subtree: true, childList: true });
    if (allow(overlay)) lastChange = performance.now();
    const now = performance.now();
    const isQuiet = now - Math.max(lastReport(), lastChange) >= QUIET_MS || now - started >= LONGEST_MS;
    if (isQuiet && (now - started >= LONGEST_BLANK_MS || !shown || !isBlank(shown))) break;
    await pause(20);
  }
  observer.disconnect();
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

const DRAWN = 'img, canvas, video, input, textarea, iframe, svg, wx-image';
/** Looking at the styles of every element of a very long page takes longer than it tells. */
const MOST_LOOKED_AT = 500;

/** Nothing to see: no text, no picture, no field, no icon, border or background, beside the page's own colour. */
export function isBlank(document: Document): boolean {
  if ((document.body.innerText ?? '').trim() !== '') return false;
  const view = document.defaultView!;
  const takesPlace = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && element.checkVisibility({ checkVisibilityCSS: true });
  };
  if ([...document.querySelectorAll(DRAWN)].some(takesPlace)) return false;
  if (view.getComputedStyle(document.body).backgroundImage !== 'none') return false;
  return ![...document.querySelectorAll('wx-page *')].slice(0, MOST_LOOKED_AT).some((element) => {
    const { backgroundColor, backgroundImage, borderTopWidth } = view.getComputedStyle(element);
    const shows =
      backgroundImage !== 'none' ||
      borderTopWidth !== '0px' ||
      !/rgba\(0, 0, 0, 0\)/.test(backgroundColor) ||
      hasGeneratedText(view, element);
    return shows && takesPlace(element);
  });
}

/** An icon of a font is often all that a page shows while it loads. */
function hasGeneratedText(view: Window, element: Element): boolean {
  return ['::before', '::after'].some((part) => {
    const { content } = view.getComputedStyle(element, part);
    return !['none', 'normal', '""', "''"].includes(content);
  });
}

/** Tags of the templates that are neither built in nor a component. */
export function unknownTags(document: Document, known: Pick<LightTags, 'has'>): string[] {
  const found = new Set<string>();
  for (const node of document.querySelectorAll('wx-page *')) {
    const element = (node as unknown as { __wxElement?: unknown }).__wxElement;
    if (!element || !NativeNode.isNativeNode(element as never)) continue;
    const { is } = element as NativeNode;
    if (!known.has(is) && !isNamedSlot(element as NativeNode)) found.add(is);
  }
  return [...found].sort();
}

/** What a built-in component holds a named slot's content in (components/slot-template.ts): no tag of the program. */
const isNamedSlot = ({ is, ownerShadowRoot }: NativeNode): boolean =>
  is.startsWith('slot-') && builtinOf(ownerShadowRoot?.getHostNode().$$ as HTMLElement | null) !== undefined;
