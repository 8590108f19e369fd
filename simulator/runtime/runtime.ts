import type { Patch, Program } from '../../contract/program.ts';
import { createApp, launchOptions, type AppHolder, type LaunchOptions } from './app.ts';
import { createEngine, type Engine } from './engine/engine.ts';
import { createLoopWatch, type LoopWatch } from './loop-watch.ts';
import { createExitStates, type ExitStates } from './exit-state.ts';
import { createUnitLoader, type UnitLoader } from './loader.ts';
import { createModules, createScriptReader, type Modules, type ScriptScope } from './modules.ts';
import type { GeneralComponent } from 'glass-easel';
import { installComponentMethods } from './component-methods.ts';
import { nodeOf } from './query/find-elements.ts';
import type { OpenPage, Route } from './page.ts';
import { createPageFrames } from './page-frame.ts';
import { createPageStack, type PageStack, type PageStackOptions } from './page-stack.ts';
import type { Theme } from './page-window.ts';
import { createReporter, type Reporter } from './reporter.ts';
import { createRouter, NavigationError, type Router } from './router.ts';
import { createScope } from './scope.ts';
import { createTransitions, type Transitions } from './transitions/transitions.ts';
import type { AssetPlace } from './urls.ts';
import { createWorklets, type Worklets } from './worklets.ts';

export interface RuntimeOptions {
  program: Program;
  /** Holds the pages' frames. */
  container: HTMLElement;
  /** The look of the built-in tags. */
  baseCss: string;
  theme: () => Theme;
  muted: () => boolean;
  /** Where an asset of the program is. */
  assets: AssetPlace;
  /** Puts the built-in tags into the engine's space. */
  registerTags: (engine: Engine) => void;
  /** Makes `wx` for the program. */
  createWx: (runtime: Runtime) => object;
  pagesChanged: () => void;
  /** The page on top was resized. */
  resized: (size: object) => void;
}

export interface SimulatedUpdate {
  state: 'none' | 'ready' | 'failed';
}

type StartRoute = Partial<Route> & { scene?: number; update?: 'ready' | 'failed' };

/** A program that runs: its app, its pages, and the way to change them. */
export interface Runtime {
  readonly program: Program;
  readonly engine: Engine;
  readonly app: AppHolder;
  readonly stack: PageStack;
  readonly router: Router;
  readonly modules: Modules;
  readonly loader: UnitLoader;
  readonly reporter: Reporter;
  readonly loops: LoopWatch;
  readonly worklets: Worklets;
  readonly transitions: Transitions;
  /** The names that the program's scripts see. */
  scope(): ScriptScope;
  readonly launched: LaunchOptions;
  readonly entered: LaunchOptions;
  /** A newer version that the update manager tells of: a compile mode simulates it. */
  readonly update: SimulatedUpdate;
  start(route: StartRoute): Promise<void>;
  /** The app goes to the background and comes back, as when the capsule's circle is pressed. */
  setForeground(isShown: boolean): void;
  /** The program changed: set before patches are applied. */
  replaceProgram(program: Program): void;
  dispose(): void;
}

export type { Patch };

export function createRuntime(options: RuntimeOptions): Runtime {
  let program = options.program;
  const reporter = createReporter();
  const app = createApp(reporter);
  const engine = engineOf(program, reporter, options);
  const loops = createLoopWatch();
  const modules = createModules(
    () => program.scripts,
    () => scope,
    createScriptReader(document, loops.round),
  );
  const loader = createUnitLoader(
    () => program,
    () => engine,
    modules,
    reporter,
  );
  const exits = createExitStates(() => program);
  const stack = stackOf(
    { program: () => program, engine: () => engine, loader, reporter, exitState: exits.stateOf },
    options,
  );
  const worklets = createWorklets(window);
  const transitions = transitionsOf(
    { stack, worklets, reporter, pages: options.container, program: () => program },
    () => router,
  );
  const router: Router = createRouter(() => program, stack, app, transitions);
  installComponentMethods({ pageOf: pageIn(stack), reporter, worklets, router: () => scope.wx as object });
  let isForeground = true;
  let launched = launchOptions('', {}, 1001);
  const runtime: Runtime = {
    get program() {
      return program;
    },
    engine,
    app,
    stack,
    router,
    modules,
    loader,
    loops,
    worklets,
    transitions,
    update: { state: 'none' },
    reporter,
    scope: () => scope,
    get launched() {
      return launched;
    },
    get entered() {
      return launched;
    },
    start(route) {
      runtime.update.state = route.update ?? 'none';
      launched = beginning(program, route, exits);
      return startProgram(runtime);
    },
    setForeground(shown) {
      if (shown !== isForeground) tellForeground(runtime, exits, (isForeground = shown));
    },
    replaceProgram(next) {
      program = next;
      engine.program = next;
    },
    dispose() {
      stopListening();
      loops.dispose();
      router.reset();
      engine.dispose();
    },
  };
  const scope = scopeOf(runtime, options);
  const stopListening = listenToErrors(runtime);
  return runtime;
}

function stackOf(
  parts: Pick<PageStackOptions, 'program' | 'engine' | 'loader' | 'reporter' | 'exitState'>,
  { container, baseCss, theme, assets, muted, pagesChanged, resized }: RuntimeOptions,
): PageStack {
  const frames = createPageFrames(container, baseCss);
  return createPageStack({ ...parts, frames, theme, assets, muted, changed: pagesChanged, resized });
}

function transitionsOf(
  parts: Pick<Runtime, 'stack' | 'worklets' | 'reporter'> & { pages: HTMLElement; program: () => Program },
  router: () => Router,
): Transitions {
  const { stack, reporter, ...rest } = parts;
  const back = (): void =>
    void router()
      .navigateBack()
      .catch(() => undefined);
  return createTransitions({ ...rest, stack: stack.pages, back, failed: reporter.exception });
}

const homeOf = ({ app, pages }: Program): string => app.entryPagePath?.replace(/^\//, '') ?? pages[0] ?? '';

/** The app first, then its page; the home page where the one that was asked for is not there. */
async function startProgram(runtime: Runtime): Promise<void> {
  const { app, router, reporter, launched } = runtime;
  const home = homeOf(runtime.program);
  const { path, query } = launched;
  runAppScript(runtime);
  app.call('onLaunch', launched);
  app.call('onShow', launched);
  await router.launch({ path, query }).catch((error: Error) => {
    if (!(error instanceof NavigationError) || path === home) throw error;
    reporter.report({ kind: 'page-not-found', message: error.message, where: path });
    return router.launchInstead({ path: home, query: {} });
  });
}

/** Documented: where no path is asked for, a page whose restartStrategy says so is opened again as it was left. */
function beginning(program: Program, route: StartRoute, exits: ExitStates): LaunchOptions {
  const { path, query, scene = 1001 } = route;
  const begin = path ? { path, query } : (exits.latest() ?? { path: homeOf(program), query });
  return launchOptions(begin.path, begin.query ?? {}, scene);
}

/** The app is told before its page when it comes, and after it when it goes. */
function tellForeground({ app, stack, entered }: Runtime, exits: ExitStates, isShown: boolean): void {
  const page = stack.top();
  if (isShown) exits.forget();
  if (isShown) app.call('onShow', entered);
  if (page) stack.tellShown(page, isShown);
  if (!isShown) app.call('onHide', { reason: 0 });
  // From now on the program may be destroyed.
  if (page && !isShown) exits.save(page, stack.call(page, 'onSaveExitState'));
}

/** Pages are told apart by their documents. */
function pageIn(stack: PageStack): (component: GeneralComponent) => OpenPage | undefined {
  return (component) => {
    const document = nodeOf(component)?.ownerDocument;
    return stack.alive().find((page) => page.frame.document === document);
  };
}

function scopeOf(runtime: Runtime, options: RuntimeOptions): ScriptScope {
  return createScope({
    wx: options.createWx(runtime),
    app: runtime.app,
    loader: () => runtime.loader,
    behaviors: () => runtime.engine.behaviors,
    stack: () => runtime.stack,
    config: configOf(runtime.program),
    missingPlugin: (name) => {
      const message = `plugin "${name}" is not available here`;
      runtime.reporter.once({ kind: 'missing-api', message, where: 'requirePlugin' });
      return {};
    },
  });
}

function engineOf(program: Program, reporter: Reporter, { registerTags }: RuntimeOptions): Engine {
  const engine = createEngine(program, {
    error: (error, where, component) =>
      reporter.exception(error, [component, where].filter(Boolean).join(': ')),
    warning: (message, component) => reporter.once({ kind: 'warning', message, where: component }),
  });
  registerTags(engine);
  return engine;
}

/** App.onError and App.onUnhandledRejection; errors of timers and promises reach them by the window. */
function listenToErrors({ reporter, app }: Runtime): () => void {
  const stopReports = reporter.onReport(({ kind, message, stack }) => {
    if (kind === 'exception') app.call('onError', stack ?? message);
  });
  const failed = (event: ErrorEvent): void => {
    reporter.exception(event.error ?? event.message, event.filename || 'script');
  };
  const rejected = (event: PromiseRejectionEvent): void => {
    const reason: unknown = event.reason;
    const text = (reason as { errMsg?: string; message?: string } | null)?.errMsg ?? String(reason);
    reporter.report({ kind: 'warning', message: `Unhandled promise rejection: ${text}`, where: 'promise' });
    app.call('onUnhandledRejection', { reason, promise: event.promise });
  };
  window.addEventListener('error', failed);
  window.addEventListener('unhandledrejection', rejected);
  return () => {
    stopReports();
    window.removeEventListener('error', failed);
    window.removeEventListener('unhandledrejection', rejected);
  };
}

function configOf({ app, pages, project }: Program): Record<string, unknown> {
  const { appId } = project;
  return {
    envVersion: 'develop',
    platform: 'devtools',
    pages,
    tabBar: app.tabBar,
    accountInfo: { appId },
    global: { window: app.window },
  };
}

function runAppScript(runtime: Runtime): void {
  try {
    if ('app.js' in runtime.program.scripts) runtime.modules.load('app.js');
  } catch (error) {
    runtime.reporter.exception(error, 'app.js');
  }
  // A program without App() has an app all the same: getApp() gives an object.
  runtime.app.register({});
}
