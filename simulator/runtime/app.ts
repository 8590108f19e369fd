import type { Reporter } from './reporter.ts';

/** What App.onLaunch and App.onShow are told. */
export interface LaunchOptions {
  path: string;
  query: Record<string, string>;
  scene: number;
  shareTicket?: string;
  referrerInfo: Record<string, unknown>;
  forwardMaterials: unknown[];
  mode: string;
  apiCategory: string;
}

export function launchOptions(path: string, query: Record<string, string>, scene: number): LaunchOptions {
  return {
    path,
    query,
    scene,
    referrerInfo: {},
    forwardMaterials: [],
    mode: 'default',
    apiCategory: 'default',
  };
}

export type AppEvent =
  'onLaunch' | 'onShow' | 'onHide' | 'onError' | 'onPageNotFound' | 'onUnhandledRejection' | 'onThemeChange';

export interface AppInstance {
  [key: string]: unknown;
  globalData?: unknown;
}

/** App() and its events; listeners set by `wx.onError` and its like hear them too. */
export interface AppHolder {
  /** App(definition). Only the first call counts, as documented. */
  register(definition: Record<string, unknown>): void;
  /** getApp(): undefined before App() unless `allowDefault`, which gives an object that App() later fills. */
  get(options?: { allowDefault?: boolean }): AppInstance | undefined;
  call(event: AppEvent, argument?: unknown): void;
  /** True where the app or a listener handles the event. */
  handles(event: AppEvent): boolean;
  on(event: AppEvent, listener: (argument: unknown) => void): void;
  off(event: AppEvent, listener?: unknown): void;
  reset(): void;
}

export function createApp(reporter: Reporter): AppHolder {
  let instance: AppInstance | undefined;
  let isRegistered = false;
  const listeners = new Map<AppEvent, Set<(argument: unknown) => void>>();

  function safely(where: string, run: () => unknown): void {
    try {
      run();
    } catch (error) {
      reporter.exception(error, where);
    }
  }

  return {
    register(definition) {
      if (isRegistered) return;
      isRegistered = true;
      instance = Object.assign(instance ?? {}, definition);
    },
    get(options) {
      if (isRegistered) return instance;
      if (options?.allowDefault) return (instance ??= {});
      return undefined;
    },
    call(event, argument) {
      const method = instance?.[event];
      if (typeof method === 'function') safely(`App.${event}`, () => method.call(instance, argument));
      for (const listener of listeners.get(event) ?? []) safely(event, () => listener(argument));
    },
    handles: (event) => typeof instance?.[event] === 'function' || (listeners.get(event)?.size ?? 0) > 0,
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener));
    },
    off(event, listener) {
      if (listener) listeners.get(event)?.delete(listener as never);
      else listeners.delete(event);
    },
    reset() {
      instance = undefined;
      isRegistered = false;
      listeners.clear();
    },
  };
}
