import type { DebugRequest } from '../../../contract/debug/wire.ts';
import type { DebugAgent } from '../../../simulator/agent/agent.ts';
import { createHotReload } from '../../../simulator/runtime/hot-reload.ts';
import { createSimulator, type Simulator } from '../../../simulator/start.ts';
import { createStorage } from '../../../simulator/wx/program-storage.ts';
import type { HostClient } from '../../../simulator/wx/host-client.ts';
import type { BuildChanges, FrameNews, FrameOrder, RunOptions } from '../stage/messages.ts';
import { hearConsole } from './hear-console.ts';
import { withOwnRequests } from './own-requests.ts';
import { openPackage } from './package.ts';

type Tell = (news: FrameNews) => void;
type Answered = Extract<FrameOrder, { type: 'answered' }>;

/** Runs one program in this frame; gives what to call with each order of our page. */
export function openFrame(agent: DebugAgent, tell: Tell): (order: FrameOrder) => void {
  const { client, answered } = createAsker(tell);
  let running: Running | undefined;
  hearConsole((level, text) => tell({ type: 'log', level, text, time: Date.now() }));
  const debug = serveDebug(agent, tell);
  tell({ type: 'ready' });
  return (order) => {
    if (order.type === 'run') {
      running ??= run(order, agent, client, tell);
      agent.attach(running.simulator);
    } else if (order.type === 'debug') debug.hear(order.message);
    else if (order.type === 'debug.again') debug.again();
    else if (order.type === 'answered') answered(order);
    else if (order.type === 'build') running?.update(order.changes);
    else if (order.type === 'theme') running?.simulator.device.set({ theme: order.theme });
    else if (order.type === 'shown') running?.simulator.runtime.setForeground(order.isShown);
    else if (order.type === 'back') void running?.simulator.call('navigateBack').catch(() => undefined);
  };
}

/** The agent's wire, and a new one when somebody else comes to look. */
function serveDebug(agent: DebugAgent, tell: Tell) {
  let deliver = (_request: DebugRequest): void => undefined;
  const connect = () =>
    agent.connect({
      send: (message) => tell({ type: 'debug', message }),
      receive: (listener) => (deliver = listener),
    });
  let disconnect = connect();
  return {
    hear: (request: DebugRequest) => deliver(request),
    again() {
      disconnect();
      disconnect = connect();
    },
  };
}

interface Running {
  simulator: Simulator;
  update(changes: BuildChanges): void;
}

function run(options: RunOptions, agent: DebugAgent, client: HostClient, tell: Tell): Running {
  const started = performance.now();
  const opened = openPackage(options.build);
  const storage = createStorage(options.storage, (method, input) => {
    void client.call(`storage.${method}`, input).catch(() => undefined);
  });
  const simulator = createSimulator({
    host: document.body,
    program: opened.program,
    client: agent.watchHost(withOwnRequests(client, () => opened.program.project.checksDomains)),
    storage: agent.watchStorage(storage),
    assets: opened.place,
    device: { theme: options.theme, language: options.language },
    model: options.model,
    menu: () => tell({ type: 'menu' }),
    exit: () => tell({ type: 'exit' }),
  });
  simulator.runtime.reporter.onReport(({ kind, message, where, stack }) => {
    const level = kind === 'warning' || kind === 'missing-api' ? 'warn' : 'error';
    tell({ type: 'log', level, text: stack ?? (where ? `${where}: ${message}` : message), time: Date.now() });
  });
  simulator.onPagesChanged(() => tellPage(simulator, tell));
  void simulator.runtime
    .start(options.start)
    .catch((error: unknown) => {
      tell({ type: 'log', level: 'error', text: String((error as Error).message), time: Date.now() });
    })
    .then(() => tell({ type: 'started', milliseconds: performance.now() - started }));
  return { simulator, update: followBuilds(simulator, opened, tell) };
}

/** What changed takes its place while data and pages stay; where that cannot be, the page starts the program anew. */
function followBuilds(simulator: Simulator, opened: ReturnType<typeof openPackage>, tell: Tell) {
  const reload = createHotReload(simulator.runtime);
  let queue: Promise<unknown> = Promise.resolve();
  const relaunch = () => {
    const { path, query } = simulator.runtime.stack.top() ?? {};
    tell({ type: 'relaunch', start: { ...(path && { path }), ...(query && { query: { ...query } }) } });
  };
  return (changes: BuildChanges): void => {
    queue = queue
      .then(() => reload.apply(opened.update(changes)))
      .then(({ relaunch: isNeeded, kind, milliseconds }) =>
        isNeeded ? relaunch() : tell({ type: 'patched', kind, milliseconds }),
      )
      .catch((error: unknown) => {
        simulator.runtime.reporter.exception(error, 'hot reload');
        relaunch();
      });
  };
}

function tellPage(simulator: Simulator, tell: Tell): void {
  const { pages } = simulator.runtime.stack;
  const page = pages.at(-1);
  if (page) tell({ type: 'page', path: page.path, query: { ...page.query }, depth: pages.length });
}

/** What the frame cannot do itself, our page does for it: requests, and keeping what the program stores. */
function createAsker(tell: Tell) {
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (reason: Error) => void }>();
  let last = 0;
  const client: HostClient = {
    call: (method, input, signal) =>
      new Promise((resolve, reject) => {
        const id = (last += 1);
        waiting.set(id, { resolve, reject });
        signal?.addEventListener('abort', () => {
          waiting.delete(id);
          reject(new Error('abort'));
        });
        tell({ type: 'ask', id, method, input });
      }),
  };
  return {
    client,
    answered({ id, result, reason, code }: Omit<Answered, 'type'>): void {
      const asked = waiting.get(id);
      waiting.delete(id);
      if (reason === undefined) asked?.resolve(result as never);
      else asked?.reject(Object.assign(new Error(reason), { code }));
    },
  };
}
