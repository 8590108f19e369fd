import { builtinOf } from '../components/define.ts';
import type { Program } from '../../contract/program.ts';
import { createEventChannels, type EventChannel } from './event-channel.ts';
import type { AppHolder } from './app.ts';
import { parseRoute, type OpenPage, type Route } from './page.ts';
import type { PageStack } from './page-stack.ts';
import type { RouteWay, Transitions } from './transitions/transitions.ts';

/** Documented: a page stack is at most ten deep. */
export const STACK_LIMIT = 10;

/** A navigation that the platform's rules refuse; the message is what follows `<api>:fail `. */
export class NavigationError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'NavigationError';
  }
}

export interface Navigated {
  page: OpenPage | undefined;
  eventChannel?: EventChannel;
}

export type OpenType = 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab' | 'navigateBack' | 'appLaunch';

export interface RouteFact {
  path: string;
  query: Record<string, string>;
  openType: OpenType;
  webviewId: number;
}

export interface Router {
  navigateTo(
    url: string,
    events?: Record<string, (...args: unknown[]) => void>,
    way?: RouteWay,
  ): Promise<Navigated>;
  redirectTo(url: string): Promise<Navigated>;
  reLaunch(url: string): Promise<Navigated>;
  switchTab(url: string): Promise<Navigated>;
  navigateBack(delta?: number): Promise<Navigated>;
  /** The first page after the app is up. */
  launch(route: Route): Promise<Navigated>;
  /** The first page where the one that was asked for is not there, and the app led to none of its own. */
  launchInstead(route: Route): Promise<Navigated>;
  isTab(path: string): boolean;
  onRoute(listener: (fact: RouteFact) => void): () => void;
  /** Makes a page anew at its place, its script having changed; `prepare` says whether its lifetimes run. */
  replace(page: OpenPage, prepare: (fresh: OpenPage) => 'silent' | 'start'): Promise<OpenPage>;
  /** Closes everything without telling the pages' scripts: the program goes away. */
  reset(): void;
}

/** Navigations one after the other, and the pages that they ask for. */
function createQueue(program: () => Program, pages: OpenPage[], app: AppHolder, settle: () => void) {
  let queue: Promise<unknown> = Promise.resolve();
  let isTellingNotFound = false;
  /** Whether the navigation that runs was asked for by an onPageNotFound. */
  let wasToldNotFound = false;

  /** A page that navigates in onLoad is first opened to its end. */
  function enqueue(run: () => Navigated): Promise<Navigated> {
    const isAnswer = isTellingNotFound;
    const result = queue.then(() => {
      wasToldNotFound = isAnswer;
      settle();
      return run();
    });
    queue = result.catch(() => undefined);
    return result;
  }

  function resolve(url: string): Route {
    const route = parseRoute(url, pages.at(-1)?.path ?? '');
    return program().pages.includes(route.path) ? route : refuse(route, searchOf(url));
  }

  /** Documented: an onPageNotFound that leads to no page either is not called again. */
  function refuse({ path, query }: Route, search = ''): never {
    if (!wasToldNotFound) {
      isTellingNotFound = true;
      app.call('onPageNotFound', { path, query, isEntryPage: pages.length === 0 });
      isTellingNotFound = false;
    }
    throw new NavigationError(`page "${path}${search}" is not found`);
  }

  return { enqueue, resolve, refuse, forget: () => void (queue = Promise.resolve()) };
}

/** Opens and closes pages one at a time; what the rules of each call are is below. */
function createMoves(
  program: () => Program,
  stack: PageStack,
  app: AppHolder,
  { settle, still, closed, replaced }: Transitions,
) {
  const { pages } = stack;
  /** Tab pages stay alive when another tab is shown. */
  const tabs = new Map<string, OpenPage>();
  const listeners = new Set<(fact: RouteFact) => void>();
  const { enqueue, resolve, refuse, forget } = createQueue(program, pages, app, settle);

  const isTab = (path: string): boolean =>
    program().app.tabBar?.list.some((item) => item.pagePath.replace(/^\//, '') === path) ?? false;

  function open(
    route: Route,
    openType: OpenType,
    opener: Record<string, unknown> = {},
    entered?: (page: OpenPage) => void,
  ): OpenPage {
    const page = stack.create(route, opener, (made) => {
      pages.push(made);
      entered?.(made);
      if (isTab(route.path)) tabs.set(route.path, made);
    });
    tell(page, openType);
    stack.call(page, 'onLoad', route.query);
    stack.show(page);
    page.isReady = true;
    page.markReady();
    stack.call(page, 'onReady');
    return page;
  }

  function tell(page: OpenPage, openType: OpenType): void {
    arrive(page, stack, still);
    for (const listener of listeners)
      listener({ path: page.path, query: page.query, openType, webviewId: page.id });
  }

  function close(page: OpenPage): void {
    if (tabs.get(page.path) === page) tabs.delete(page.path);
    closed(page);
    stack.close(page);
  }

  /** From the top down, as documented. */
  function closeAll(): void {
    while (pages.length > 0) close(pages.pop()!);
    for (const page of tabs.values()) close(page);
  }

  const launch = (route: Route): OpenPage =>
    program().pages.includes(route.path) ? open(route, 'appLaunch', noOpener()) : refuse(route);

  function resetTabs(): void {
    settle();
    closeAll();
    tabs.clear();
    forget();
  }

  return {
    enqueue,
    isTab,
    resolve,
    open,
    tell,
    close,
    closeAll,
    launch,
    resetTabs,
    replaced,
    tabs,
    listeners,
  };
}

/** A page has arrived once it was drawn and nothing moves any more; one that was left meanwhile never does. */
function arrive(page: OpenPage, stack: PageStack, still: Transitions['still']): void {
  setTimeout(async () => {
    await still();
    if (stack.top() !== page || page.isClosed) return;
    page.root.component.triggerPageLifetime('routeDone', []);
    stack.call(page, 'onRouteDone');
  });
}

const opener = (channel: EventChannel): Record<string, unknown> => ({ getOpenerEventChannel: () => channel });
const noOpener = (): Record<string, unknown> => opener(createEventChannels().opened);

type Moves = ReturnType<typeof createMoves>;

function showTab(moves: Moves, stack: PageStack, path: string): Navigated {
  const { pages } = stack;
  const shown = pages.at(-1);
  const target = moves.tabs.get(path);
  if (shown && shown === target) return { page: shown };
  if (shown && moves.tabs.get(shown.path) === shown) stack.hide(pages.pop()!);
  while (pages.length > 0) {
    const page = pages.pop()!;
    if (moves.tabs.get(page.path) !== page) moves.close(page);
  }
  if (!target) return { page: moves.open({ path, query: {} }, 'switchTab', noOpener()) };
  pages.push(target);
  moves.tell(target, 'switchTab');
  stack.show(target);
  return { page: target };
}

function replacePage(
  moves: Moves,
  stack: PageStack,
  page: OpenPage,
  prepare: (fresh: OpenPage) => 'silent' | 'start',
): OpenPage {
  const { getOpenerEventChannel } = page.instance;
  const fresh = stack.create({ path: page.path, query: page.query }, { getOpenerEventChannel });
  Object.assign(fresh.window, page.window);
  const starts = prepare(fresh) === 'start';
  const at = stack.pages.indexOf(page);
  if (at >= 0) stack.pages[at] = fresh;
  if (moves.tabs.get(page.path) === page) moves.tabs.set(page.path, fresh);
  moves.replaced(page, fresh);
  if (starts) stack.close(page);
  else stack.discard(page);
  if (starts) stack.call(fresh, 'onLoad', fresh.query);
  if (starts) stack.show(fresh);
  fresh.isReady = true;
  fresh.markReady();
  if (starts) stack.call(fresh, 'onReady');
  stack.changed();
  return fresh;
}

export function createRouter(
  program: () => Program,
  stack: PageStack,
  app: AppHolder,
  transitions: Transitions,
): Router {
  const { pages } = stack;
  const moves = createMoves(program, stack, app, transitions);
  const { enqueue, isTab, resolve, open, tell, close, closeAll, listeners } = moves;
  return {
    isTab,
    onRoute(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    navigateTo: (url, events = {}, way = {}) =>
      enqueue(() => {
        const route = resolve(url);
        if (isTab(route.path)) throw new NavigationError('can not navigateTo a tabbar page');
        if (pages.length >= STACK_LIMIT) throw new NavigationError('webview count limit exceed');
        const channels = createEventChannels();
        for (const [name, listener] of Object.entries(events)) channels.opener.on(name, listener);
        const previous = pages.at(-1);
        const departure = previous && transitions.push(previous, route.path, way);
        if (previous) stack.hide(previous);
        const page = open(route, 'navigateTo', opener(channels.opened), departure?.entered);
        departure?.arrived(page);
        return { page, eventChannel: channels.opener };
      }),
    redirectTo: (url) =>
      enqueue(() => {
        const route = resolve(url);
        if (isTab(route.path)) throw new NavigationError('can not redirectTo a tabbar page');
        const previous = pages.pop();
        if (previous) close(previous);
        return { page: open(route, 'redirectTo', noOpener()) };
      }),
    reLaunch: (url) =>
      enqueue(() => {
        const route = resolve(url);
        closeAll();
        return { page: open(route, 'reLaunch', noOpener()) };
      }),
    switchTab: (url) =>
      enqueue(() => {
        const { path } = resolve(url);
        if (!isTab(path)) throw new NavigationError('can not switch to no-tabBar page');
        return showTab(moves, stack, path);
      }),
    navigateBack: (delta = 1) =>
      enqueue(() => {
        const top = pages.at(-1);
        // Documented: the way back closes an open page-container first, and the page stays.
        if (top && closeContainer(top)) return { page: top };
        if (pages.length < 2) throw new NavigationError('cannot navigate back at first page.');
        const count = Math.min(Math.max(1, delta), pages.length - 1);
        const back = transitions.pop(top!, pages.at(-1 - count)!);
        for (let index = 0; index < count; index++) close(pages.pop()!);
        const page = pages.at(-1)!;
        tell(page, 'navigateBack');
        stack.show(page);
        back?.();
        return { page };
      }),
    launch: (route) => enqueue(() => ({ page: moves.launch(route) })),
    launchInstead: (route) => enqueue(() => ({ page: pages.at(-1) ?? moves.launch(route) })),
    async replace(page, prepare) {
      const { page: fresh } = await enqueue(() => ({ page: replacePage(moves, stack, page, prepare) }));
      return fresh!;
    },
    reset: moves.resetTabs,
  };
}

function closeContainer({ frame }: OpenPage): boolean {
  for (const node of frame.document.querySelectorAll('wx-page-container')) {
    const container = builtinOf(node)?.behaviour.methods as { isOpen(): boolean; close(): void } | undefined;
    if (!container?.isOpen()) continue;
    container.close();
    return true;
  }
  return false;
}

const searchOf = (url: string): string => {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
};
