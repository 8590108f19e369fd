import { Component } from 'glass-easel';
import type { Program } from '../../contract/program.ts';
import { DocumentBackend } from './engine/backend.ts';
import type { Engine } from './engine/engine.ts';
import { createRoot, type Root } from './engine/root.ts';
import { takesAppStyles } from './engine/style-scope.ts';
import { listenToGestures } from './gestures.ts';
import { actAsTouch } from './mouse-touch.ts';
import type { OpenPage, PageInstance, Route } from './page.ts';
import type { PageFrames } from './page-frame.ts';
import { pageWindowOf, type Theme } from './page-window.ts';
import type { Reporter } from './reporter.ts';
import { createPullDown } from './pull-down.ts';
import { listenToScroll } from './page-scroll.ts';
import { listenToSize } from './page-size.ts';
import { createPageStyles } from './styles.ts';
import type { AssetPlace } from './urls.ts';
import type { UnitLoader } from './loader.ts';

export interface PageStackOptions {
  program: () => Program;
  engine: () => Engine;
  loader: UnitLoader;
  frames: PageFrames;
  reporter: Reporter;
  theme: () => Theme;
  /** Whether the device is muted. */
  muted: () => boolean;
  /** Where an asset is, for url() in styles. */
  assets: AssetPlace;
  /** The page on top has another size. */
  resized: (size: object) => void;
  /** The page on top, or its window settings, changed. */
  changed: () => void;
  /** What the page saved before the program was left: `exitState`. */
  exitState: (path: string) => unknown;
}

/** Makes, shows, hides and closes pages. Which of them, and in what order, is the router's business. */
export interface PageStack {
  readonly pages: OpenPage[];
  top(): OpenPage | undefined;
  /** All pages that are not closed: those of the stack and the tabs kept behind it. */
  alive(): OpenPage[];
  /** `enter` comes before the components of the page are attached: they find it among the open pages. */
  create(route: Route, opener: Record<string, unknown>, enter?: (page: OpenPage) => void): OpenPage;
  show(page: OpenPage): void;
  hide(page: OpenPage): void;
  /** Only its lifetimes: the app went to the background or came back. */
  tellShown(page: OpenPage, isShown: boolean): void;
  close(page: OpenPage): void;
  /** Takes the page away without telling its script. */
  discard(page: OpenPage): void;
  /** Calls a lifetime or handler of the page; what it throws is reported. */
  call(page: OpenPage, method: string, ...args: unknown[]): unknown;
  changed(): void;
}

export function createPageStack(options: PageStackOptions): PageStack {
  const { frames, reporter } = options;
  const pages: OpenPage[] = [];
  const living = new Set<OpenPage>();
  let nextId = 1;

  function call(page: OpenPage, method: string, ...args: unknown[]): unknown {
    const handler = page.instance[method];
    if (typeof handler !== 'function') return undefined;
    try {
      return handler.apply(page.instance, args);
    } catch (error) {
      reporter.exception(error, `${page.path}: ${method}`);
      return undefined;
    }
  }

  function listen(page: OpenPage): void {
    living.add(page);
    actAsTouch(page.frame.document);
    listenToGestures(page.backend, page.backend.page, () => page.window.passiveEvents);
    page.pullDown = createPullDown(page, () => call(page, 'onPullDownRefresh'));
    // What begins to play while the device is muted is not heard.
    const mute = (event: Event): void => {
      if (options.muted()) (event.target as HTMLMediaElement).muted = true;
    };
    page.frame.document.addEventListener('play', mute, true);
    listenToScroll(page, (method, argument) => call(page, method, argument));
    listenToSize(page, () => tellResized(page));
  }

  /** The pane's device was rotated or changed. */
  function tellResized(page: OpenPage): void {
    const { innerWidth: windowWidth, innerHeight: windowHeight } = page.frame.window;
    if (page.isClosed) return;
    const size = {
      size: { windowWidth, windowHeight, screenWidth: window.innerWidth, screenHeight: window.innerHeight },
    };
    page.root.component.triggerPageLifetime('resize', [size]);
    call(page, 'onResize', size);
    if (page === pages.at(-1)) options.resized(size);
  }

  function tellShown(page: OpenPage, isShown: boolean): void {
    for (const root of [page.root, page.tabBarRoot]) {
      root?.component.triggerPageLifetime(isShown ? 'show' : 'hide', []);
    }
    call(page, isShown ? 'onShow' : 'onHide');
  }

  function discard(page: OpenPage): void {
    page.tabBarRoot?.detach();
    page.isClosed = true;
    keepCanvases(page.frame.document);
    living.delete(page);
    page.root.detach();
    page.backend.dispose();
    frames.release(page.frame);
  }

  return {
    pages,
    top: () => pages.at(-1),
    alive: () => [...living],
    create: (route, opener, enter) => createPage(options, nextId++, route, opener, [listen, enter]),
    call,
    changed: options.changed,
    tellShown,
    show(page) {
      page.frame.element.removeAttribute('hidden');
      tellShown(page, true);
      options.changed();
    },
    hide(page) {
      tellShown(page, false);
      page.frame.element.setAttribute('hidden', '');
    },
    close(page) {
      if (page.isClosed) return;
      call(page, 'onUnload');
      discard(page);
    },
    discard,
  };
}

/** Libraries go on measuring text with a canvas of a page that is gone: only in a living document they can. */
function keepCanvases(gone: Document): void {
  for (const canvas of gone.querySelectorAll('canvas')) document.adoptNode(canvas);
}

function nameInstance(
  root: Root,
  route: Route,
  id: number,
  opener: Record<string, unknown>,
  exitState: unknown,
): PageInstance {
  const named = {
    exitState,
    route: route.path,
    __route__: route.path,
    options: route.query,
    __displayReporter: undefined,
    __wxExparserNodeId__: `page-${id}`,
    __wxWebviewId__: id,
    ...opener,
  };
  return Object.assign(root.instance, named) as unknown as PageInstance;
}

/** Methods that Page() was given belong to their page, whoever calls them: programs hand them to timers as they are. */
function bindMethods({ component, instance }: Root): void {
  for (const name of Object.keys(Component.getMethodsFromDef(component.getComponentDefinition()))) {
    const method = instance[name];
    if (typeof method === 'function') instance[name] = method.bind(instance);
  }
}

/** A page with its document and component tree, attached but not yet shown. */
function createPage(
  options: PageStackOptions,
  id: number,
  route: Route,
  opener: Record<string, unknown>,
  told: readonly (((page: OpenPage) => void) | undefined)[],
): OpenPage {
  const { program, engine, loader, frames } = options;
  const started = performance.now();
  loader.require(route.path);
  const loaded = performance.now();
  const frame = frames.take();
  frame.document.documentElement.dataset.theme = options.theme();
  // "style": "v2" of app.json is the newer look of the built-in tags.
  frame.document.documentElement.dataset.wxStyle = String(program().app.style ?? '');
  const isDark = options.theme() === 'dark' && program().app.darkmode === true;
  frame.document.documentElement.dataset.wxDark = String(isDark);
  const framed = performance.now();
  const backend = new DocumentBackend(frame.window);
  const root = createRoot(engine(), backend, 'page', route.path, route.query);
  if (loader.isPage(route.path)) bindMethods(root);
  const styles = createPageStyles(frame.document, () => program().styles, engine().isolation, {
    assets: options.assets,
    theme: options.theme,
  });
  const isolation = engine().isolation.get(route.path) ?? 'shared';
  styles.require(takesAppStyles(isolation) ? ['app', ...root.styles] : root.styles);
  const page: OpenPage = {
    id,
    path: route.path,
    query: route.query,
    frame,
    backend,
    root,
    instance: nameInstance(root, route, id, opener, options.exitState(route.path)),
    styles,
    window: pageWindowOf(program().app, program().components[route.path]?.config, options.theme()),
    timing: { load: loaded - started, frame: framed - loaded },
    tabBar: undefined,
    pullDown: undefined,
    markReady() {
      engine().ready.pageIsReady(root.component);
      if (page.tabBarRoot) engine().ready.pageIsReady(page.tabBarRoot.component);
    },
    isReady: false,
    isClosed: false,
  };
  for (const tell of told) tell?.(page);
  const created = performance.now();
  root.attach();
  addCustomTabBar(options, page);
  page.timing.create = created - framed;
  page.timing.attach = performance.now() - created;
  page.timing.total = performance.now() - started;
  return page;
}

const CUSTOM_TAB_BAR = 'custom-tab-bar/index';

/** `tabBar.custom`: a component of the program's own in each tab page, which `getTabBar()` gives. */
function addCustomTabBar({ program, engine, loader }: PageStackOptions, page: OpenPage): void {
  const { tabBar } = program().app;
  const isTab = tabBar?.list.some((item) => item.pagePath.replace(/^\//, '') === page.path);
  if (!tabBar?.custom || !isTab || !program().components[CUSTOM_TAB_BAR]) return;
  loader.require(CUSTOM_TAB_BAR);
  const root = createRoot(engine(), page.backend, 'custom-tab-bar', CUSTOM_TAB_BAR);
  page.styles.require(root.styles);
  root.attach();
  page.tabBar = root.instance;
  page.tabBarRoot = root;
}
