import { asyncApi, syncApi, type ApiContext } from '../wx/define.ts';
import { accepted } from '../wx/documented.ts';

/** Reports go nowhere; the console shows them where a program logs. */
const ignored = () => syncApi((_: ApiContext, ..._given: unknown[]) => undefined);

export const reportEvent = ignored();
export const reportAnalytics = ignored();
export const reportMonitor = ignored();
export const reportPerformance = ignored();
export const setEnableDebug = accepted();

/** Without an experiment every parameter is absent. */
export const getExptInfoSync = syncApi((_: ApiContext, _keys?: string[]) => ({}));

// A program's log: the console of the page, which the IDE's Console panel shows.
const logMembers = (levels: readonly string[]) =>
  Object.fromEntries(
    levels.map((level) => [
      level,
      (...given: unknown[]) => {
        const write = (console as unknown as Record<string, (...all: unknown[]) => void>)[level];
        write?.call(console, ...given);
      },
    ]),
  );

export const getLogManager = syncApi(({ state }: ApiContext) =>
  state('log', () => logMembers(['debug', 'info', 'log', 'warn'])),
);
export const getRealtimeLogManager = syncApi(({ state }: ApiContext) =>
  state('realtime-log', () => ({
    ...logMembers(['info', 'warn', 'error']),
    setFilterMsg: () => undefined,
    addFilterMsg: () => undefined,
    tag: () => logMembers(['info', 'warn', 'error']),
    getCurrentState: () => ({ size: 0, maxSize: 5120, logCount: 0, maxLogCount: 200 }),
  })),
);

interface Observer {
  observe(options: { entryTypes: string[] }): void;
  disconnect(): void;
}

/** Entries of the page that runs the program: what the browser measured. */
export const getPerformance = syncApi(() => ({
  getEntries: () => performance.getEntries(),
  getEntriesByType: (type: string) => performance.getEntriesByType(type),
  getEntriesByName: (name: string, type?: string) => performance.getEntriesByName(name, type),
  setBufferSize: () => undefined,
  now: () => performance.now(),
  createObserver(listener: (list: object) => void): Observer {
    const observer = new PerformanceObserver((list) => listener(list));
    return {
      observe({ entryTypes }) {
        const known = entryTypes.filter((type) => PerformanceObserver.supportedEntryTypes.includes(type));
        if (known.length) observer.observe({ entryTypes: known });
      },
      disconnect: () => observer.disconnect(),
    };
  },
}));

export const requestIdleCallback = syncApi(
  (_: ApiContext, run: (deadline: object) => void, options?: object) =>
    window.requestIdleCallback(run as IdleRequestCallback, options),
);
export const cancelIdleCallback = syncApi((_: ApiContext, id: number) => window.cancelIdleCallback(id));
export const preloadAssets = accepted();
export const preloadWebview = accepted();
export const preloadSkylineView = accepted();
export const preDownloadSubpackage = asyncApi(() => undefined);
export const getRendererUserAgent = asyncApi(() => ({ userAgent: navigator.userAgent }));
export const getSkylineInfo = asyncApi(() => ({
  isSupported: false,
  version: '',
  reason: 'client not supported',
}));
export const getSkylineInfoSync = syncApi(() => ({
  isSupported: false,
  version: '',
  reason: 'client not supported',
}));
export const getDeviceBenchmarkInfo = asyncApi(() => ({ benchmarkLevel: 40, modelLevel: 3 }));
export const getApiCategory = syncApi(() => ({ apiCategory: 'default' }));
