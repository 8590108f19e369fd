import type {
  PermissionAnswer,
  SimulatorHello,
  SimulatorNews,
  SimulatorOrder,
  SimulatorSettings,
  SimulatorStart,
} from '../contract/simulator-bridge.ts';
import type { AgentEnd, DebugRequest } from '../contract/debug/wire.ts';
import { pictureOfScreen } from './device/screen-picture.ts';
import { createStacks } from './agent/stacks.ts';
import type { DeviceSettings } from './device/device-state.ts';
import type { Simulator } from './start.ts';

/** The wire to the IDE's pane. Without a pane (a plain tab, a phone, the sweep) it is silent. */
export interface Bridge {
  settings(): Partial<SimulatorSettings>;
  route(): SimulatorStart;
  tell(news: SimulatorNews): void;
  attach(simulator: Simulator, relaunch: () => void): void;
  /** The debug channel of the pane. */
  debug: AgentEnd;
}

const START_KEY = 'tessera:start';
const SETTINGS_KEY = 'tessera:settings';

/** In the history's entry: it outlives a reload and needs no storage, which a frame may be refused. */
function kept<T>(key: string, fallback: T): T {
  return ((history.state as Record<string, T> | null)?.[key] ?? fallback) as T;
}

export function keep(key: string, value: unknown): void {
  history.replaceState({ ...(history.state as object | null), [key]: value }, '');
}

/** What the address asks for, where no pane has spoken: `?settings=…&start=…`, JSON. */
function fromAddress(name: string): unknown {
  const text = new URLSearchParams(location.search).get(name);
  if (!text) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const deviceNames = new Set<string>([
  'device',
  'landscape',
  'theme',
  'language',
  'fontSize',
  'network',
  'muted',
  'place',
  'motion',
  'battery',
]);
const deviceSettings = (settings: Partial<SimulatorSettings>): Partial<DeviceSettings> =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => deviceNames.has(name)));

export function startBridge(window: Window): Bridge {
  let port: MessagePort | undefined;
  let settings = kept<Partial<SimulatorSettings>>(SETTINGS_KEY, fromAddress('settings') ?? {});
  let start = kept<SimulatorStart>(START_KEY, (fromAddress('start') as SimulatorStart | undefined) ?? {});
  let running: { simulator: Simulator; relaunch: () => void } | undefined;
  const waiting: SimulatorNews[] = [];
  const asked: DebugRequest[] = [];
  let debug = (request: DebugRequest): void => void asked.push(request);

  function tell(news: SimulatorNews): void {
    if (port) port.postMessage(news);
    else if (window.parent !== window) waiting.push(news);
  }

  function obey(order: SimulatorOrder): void {
    if (order.type === 'ping') return tell({ type: 'pong', id: order.id });
    if (order.type === 'debug') return debug(order.message);
    if (order.type === 'settings.set') {
      settings = { ...settings, ...order.settings };
      keep(SETTINGS_KEY, settings);
      running?.simulator.device.set(deviceSettings(order.settings));
    } else if (order.type === 'relaunch') {
      start = order.start ?? start;
      keep(START_KEY, start);
      window.location.reload();
    } else if (running) obeyRunning(running.simulator, order, tell);
  }

  // Only a frame's parent may say hello, and only once: pages below and programs themselves may not.
  window.addEventListener('message', (event: MessageEvent<SimulatorHello>) => {
    if (port || event.source !== window.parent || event.source === window) return;
    const hello = event.data;
    if (hello?.type !== 'tessera.hello' || !event.ports[0]) return;
    port = event.ports[0];
    port.onmessage = (message: MessageEvent<SimulatorOrder>) => obey(message.data);
    obey({ type: 'settings.set', settings: hello.settings });
    for (const news of waiting.splice(0)) tell(news);
    if (running) tellPage(running.simulator, tell);
  });

  return {
    settings: () => settings,
    route: () => start,
    tell,
    debug: {
      send: (message) => tell({ type: 'debug', message }),
      receive(listener) {
        debug = listener;
        for (const request of asked.splice(0)) listener(request);
      },
    },
    attach(simulator, relaunch) {
      running = { simulator, relaunch };
      simulator.device.set(deviceSettings(settings));
      simulator.permissions.onChange(() => {
        const answers = simulator.permissions.all();
        settings = { ...settings, permissions: answers };
        keep(SETTINGS_KEY, settings);
        tell({ type: 'permissions.changed', answers });
      });
      simulator.runtime.reporter.onReport((report) => tell({ type: 'report', ...report }));
      simulator.onPagesChanged(() => tellPage(simulator, tell));
      const placesOf = createStacks(() => simulator.runtime.program.scripts);
      simulator.runtime.loops.onFound((stack) => tell({ type: 'loop.found', stack: placesOf(stack) }));
    },
  };
}

function tellPage(simulator: Simulator, tell: (news: SimulatorNews) => void): void {
  const { pages } = simulator.runtime.stack;
  const page = pages.at(-1);
  if (!page) return;
  const { path, query } = page;
  tell({ type: 'page.shown', path, query, depth: pages.length, pages: [...simulator.runtime.program.pages] });
}

/** Thumbnails are drawn at this scale. */
const THUMBNAIL = 0.5;
/** In pixels across: the list of recent projects wants small ones. */
const LARGEST_PICTURE = 400;

async function sweep(
  simulator: Simulator,
  picture: () => Promise<string | null>,
  tell: (news: SimulatorNews) => void,
): Promise<void> {
  for (const path of simulator.runtime.program.pages) {
    const { opened, ms, blank, ...found } = await simulator.probe(path);
    const problems = [
      ...found.exceptions,
      ...found.engineErrors,
      ...found.missingApis,
      ...found.missingTags.map((tag) => `<${tag}>`),
    ];
    tell({
      type: 'page.probed',
      finding: { path, opened, milliseconds: Math.round(ms), blank, problems, png: await picture() },
    });
  }
  tell({ type: 'sweep.ended' });
}

function obeyRunning(simulator: Simulator, order: SimulatorOrder, tell: (news: SimulatorNews) => void): void {
  const { runtime } = simulator;
  const picture = (scale: number): Promise<string | null> =>
    pictureOfScreen(window, simulator.screen.element, scale).catch(() => null);
  const call = (name: string, options: Record<string, unknown>): void => {
    void simulator.call(name, options).catch((error: { errMsg?: string }) => {
      runtime.reporter.report({
        kind: 'warning',
        message: error?.errMsg ?? String(error),
        where: 'simulator',
      });
    });
  };
  if (order.type === 'navigate') call(order.api, { url: order.url });
  else if (order.type === 'back') call('navigateBack', {});
  else if (order.type === 'home') simulator.home();
  else if (order.type === 'background') runtime.setForeground(false);
  else if (order.type === 'foreground') runtime.setForeground(true);
  else if (order.type === 'permission.set') setPermission(simulator, order);
  else if (order.type === 'screenshot.take')
    void picture(Math.max(2, window.devicePixelRatio)).then((png) =>
      tell({ type: 'screenshot.taken', id: order.id, png }),
    );
  else if (order.type === 'picture.take')
    void picture(Math.min(LARGEST_PICTURE, order.width) / window.innerWidth).then((png) => {
      if (png) tell({ type: 'picture.taken', picture: png });
    });
  else if (order.type === 'sweep') void sweep(simulator, () => picture(THUMBNAIL), tell);
}

function setPermission(
  { permissions }: Simulator,
  { scope, answer }: { scope?: string; answer: PermissionAnswer },
): void {
  const scopes = scope === undefined ? Object.keys(permissions.all()) : [scope];
  if (answer === 'ask') permissions.forget(scopes);
  else for (const one of scopes) permissions.set(one, answer === 'allow');
}
