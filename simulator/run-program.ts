import type { Diagnostic } from '../contract/diagnostic.ts';
import type { BuildFact, ProgramFact } from '../contract/facts.ts';
import type { Program } from '../contract/program.ts';
import type { DebugAgent } from './agent/agent.ts';
import { keep, type Bridge } from './bridge.ts';
import { createErrorOverlay } from './device/error-overlay.ts';
import { createHotReload, type ScriptReload } from './runtime/hot-reload.ts';
import { assetsBelow } from './runtime/urls.ts';
import { parseQuery } from './runtime/page.ts';
import type { SandboxSocket } from './sandbox-socket.ts';
import { createStorage, type ProgramStorage } from './wx/program-storage.ts';
import { createSimulator, type Simulator } from './start.ts';

export interface RunOptions {
  host: HTMLElement;
  socket: SandboxSocket | undefined;
  bridge: Bridge;
  agent: DebugAgent;
}

/** Where to start, kept over a relaunch of the page. */
export interface StartRoute {
  path?: string;
  query?: Record<string, string>;
  scene?: number;
  update?: 'ready' | 'failed';
}

const ROUTE_KEY = 'tessera:route';

async function fetchProgram(): Promise<Program> {
  for (;;) {
    const response = await fetch('/program.json');
    if (response.ok) return (await response.json()) as Program;
    // 503: the first build is still under way; the server says when to ask again.
    const seconds = Number(response.headers.get('Retry-After') ?? 1);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  }
}

async function loadStorage(socket: SandboxSocket | undefined): Promise<ProgramStorage> {
  if (!socket) return createStorage({}, () => undefined);
  const entries = await socket.call<Record<string, string>>('storage.load', {});
  return createStorage(
    entries,
    (method, input) => void socket.call(`storage.${method}`, input).catch(() => undefined),
  );
}

function keptRoute(): StartRoute {
  const route = (history.state as Record<string, StartRoute> | null)?.[ROUTE_KEY];
  keep(ROUTE_KEY, undefined);
  return route ?? {};
}

/** The page starts again at the route that is shown now. */
function relaunch(simulator: Simulator): void {
  const page = simulator.runtime.stack.top();
  if (page) keep(ROUTE_KEY, { path: page.path, query: { ...page.query } });
  location.reload();
}

export async function runProgram({ host, socket, bridge, agent }: RunOptions): Promise<Simulator> {
  const started = performance.now();
  const overlay = createErrorOverlay(host, () => bridge.settings().language ?? 'zh');
  const [program, storage] = await Promise.all([fetchProgram(), loadStorage(socket)]);
  const simulator: Simulator = createSimulator({
    host,
    program,
    assets: assetsBelow('/program/'),
    storage: agent.watchStorage(storage),
    client: agent.watchHost(
      socket ?? { call: (method) => Promise.reject(new Error(`${method} needs the host`)) },
    ),
    device: bridge.settings(),
    permissions: bridge.settings().permissions ?? {},
    menu: () => simulator.openMenu(() => location.reload()),
    exit: () => bridge.tell({ type: 'exit.pressed' }),
  });
  // For the tools that drive a page from outside (sweep, automation, tests); it gives a program nothing new.
  Object.defineProperty(window, '__tesseraSimulator', { value: simulator, configurable: true });
  agent.attach(simulator);
  bridge.attach(simulator, () => relaunch(simulator));
  if (socket) follow(simulator, socket, overlay, bridge);
  const kept = keptRoute();
  const asked = bridge.route();
  const route = kept.path ? kept : asked;
  await simulator.runtime.start(route).catch((error: unknown) => {
    const message = String((error as Error).message);
    simulator.runtime.reporter.report({ kind: 'page-not-found', message, where: route.path ?? '' });
  });
  bridge.tell({ type: 'program.started', milliseconds: performance.now() - started });
  return simulator;
}

function follow(
  simulator: Simulator,
  socket: SandboxSocket,
  overlay: { show(errors: Diagnostic[]): void },
  bridge: Bridge,
): void {
  const reload = createHotReload(simulator.runtime);
  let queue: Promise<unknown> = Promise.resolve();
  socket.follow<ProgramFact>('program.follow', (fact) => {
    if (fact.type === 'stream.opened') {
      if (fact.missed) relaunch(simulator);
      return;
    }
    const { patch } = fact;
    reload.scriptReload = (bridge.settings().scriptReload ?? 'keep-data') satisfies ScriptReload;
    queue = queue
      .then(() => reload.apply(patch))
      .then((outcome) => {
        if (outcome.relaunch) relaunch(simulator);
        else bridge.tell({ type: 'program.patched', kind: outcome.kind, milliseconds: outcome.milliseconds });
      })
      .catch((error: unknown) => {
        simulator.runtime.reporter.exception(error, 'hot reload');
        relaunch(simulator);
      });
  });
  const show = (diagnostics: Diagnostic[]): void =>
    overlay.show(diagnostics.filter((one) => one.severity === 'error'));
  socket.follow<BuildFact>('program.builds', (fact) => {
    if (fact.type === 'build.finished') show(fact.diagnostics);
  });
  void socket.call<Diagnostic[]>('program.diagnostics', {}).then(show, () => undefined);
}

/** `pages/a/a?x=1` as a start route. */
export function startRouteOf(address: string, scene?: number): StartRoute {
  const [path = '', search = ''] = address.split(/\?(.*)/s);
  return {
    ...(path ? { path: path.replace(/^\//, '') } : {}),
    query: parseQuery(search),
    ...(scene === undefined ? {} : { scene }),
  };
}
