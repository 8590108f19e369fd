import { component as adapterComponent } from 'glass-easel-miniprogram-adapter';
import { Component, triggerRender, type GeneralBehavior, type GeneralComponent } from 'glass-easel';
import { createAnimatedStyles, type AnimatedStyleOptions } from './animated-styles.ts';
import { animate, clearAnimation, type KeyFrame } from './animate.ts';
import { hasBuiltInBehavior } from './engine/behaviors.ts';
import { createIntersectionObserver, type IntersectionOptions } from './query/intersection.ts';
import { createMediaQueryObserver } from './query/media-query.ts';
import { createSelectorQuery } from './query/selector-query.ts';
import { nodeOf } from './query/find-elements.ts';
import type { OpenPage } from './page.ts';
import { passiveEventsWith, type PassiveEvents } from './passive-events.ts';
import type { Reporter } from './reporter.ts';
import { createSetDataWatch } from './set-data-watch.ts';
import type { Worklets } from './worklets.ts';

export interface ComponentMethodParts {
  /** The page a component is in, by its document. */
  pageOf(component: GeneralComponent): OpenPage | undefined;
  reporter: Reporter;
  worklets: Worklets;
  router: () => object;
}

interface Caller {
  _$: GeneralComponent;
}

/** A phone shows the cache while the logic is still being loaded; here a page is drawn in the task that makes it. */
const NO_RENDERING_CACHE = {
  kind: 'warning',
  message:
    'setInitialRenderingCache: the simulator draws a page as soon as its script has run, so nothing is shown earlier from a cache; look at its effect on a phone',
} as const;

/** Adds to `this` of pages and components what the engine's adapter leaves out. */
export function installComponentMethods(parts: ComponentMethodParts): void {
  const prototype = (adapterComponent as unknown as { ComponentCaller: { prototype: object } })
    .ComponentCaller.prototype;
  const methods = {
    ...queryMethods(),
    ...animationMethods(parts),
    ...pageMethods(parts),
    ...dataMethods(parts),
  };
  for (const [name, value] of Object.entries(methods)) {
    Object.defineProperty(prototype, name, { value, writable: true, configurable: true, enumerable: false });
  }
  Object.defineProperty(prototype, 'renderer', { value: 'webview', writable: true, configurable: true });
  for (const name of ['router', 'pageRouter']) {
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: false,
      get: () => parts.router(),
      set(this: object, value: unknown) {
        Object.defineProperty(this, name, { value, writable: true, configurable: true, enumerable: true });
      },
    });
  }
}

function queryMethods() {
  return {
    createSelectorQuery(this: Caller) {
      return createSelectorQuery(() => this._$).in(this);
    },
    createIntersectionObserver(this: Caller, options?: IntersectionOptions) {
      return createIntersectionObserver(() => this._$, options);
    },
    createMediaQueryObserver(this: Caller) {
      return createMediaQueryObserver(() => nodeOf(this._$)?.ownerDocument.defaultView);
    },
  };
}

function animationMethods({ worklets, reporter }: ComponentMethodParts) {
  const styles = createAnimatedStyles(worklets, (error, where) => reporter.exception(error, where));
  return {
    animate(this: Caller, selector: string, frames: KeyFrame[], duration: number, done?: () => void) {
      animate(this._$, selector, frames, duration, done);
    },
    clearAnimation(this: Caller, selector: string, options?: unknown, done?: () => void) {
      clearAnimation(this._$, selector, typeof options === 'function' ? (options as () => void) : done);
    },
    applyAnimatedStyle(
      this: Caller,
      selector: string,
      updater: () => object,
      options?: AnimatedStyleOptions,
      done?: (applied: { styleId: number }) => void,
    ) {
      const applied = styles.apply(this._$, selector, updater, options);
      if (done) queueMicrotask(() => done(applied));
    },
    clearAnimatedStyle(this: Caller, selector: string, ids?: number[], done?: () => void) {
      styles.clear(this._$, selector, ids);
      if (done) queueMicrotask(done);
    },
  };
}

function pageMethods(parts: ComponentMethodParts) {
  return {
    getTabBar(this: Caller, callback?: (tabBar: unknown) => void) {
      const tabBar = parts.pageOf(this._$)?.tabBar;
      callback?.(tabBar);
      return tabBar;
    },
    getAppBar(this: Caller, callback?: (appBar: unknown) => void) {
      // As on the platform's web view: there is no app bar, and that is null, which programs compare with.
      callback?.(null);
      return null;
    },
    /** A behavior that Behavior() gave, or the name of a built-in one. */
    hasBehavior(this: Caller, behavior: unknown) {
      if (typeof behavior === 'string') return hasBuiltInBehavior(this._$, behavior);
      const inner = (behavior as { _$?: GeneralBehavior } | null)?._$;
      return inner !== undefined && this._$.hasBehavior(inner);
    },
    getPageId(this: Caller) {
      return `pageId:${parts.pageOf(this._$)?.id ?? 0}`;
    },
    getOpenerEventChannel(this: Caller) {
      const page = parts.pageOf(this._$)?.instance as { getOpenerEventChannel?: () => unknown } | undefined;
      return page?.getOpenerEventChannel?.();
    },
    setInitialRenderingCache(this: Caller, dynamicData: unknown) {
      if (dynamicData !== null) parts.reporter.once({ ...NO_RENDERING_CACHE, where: this._$.is });
    },
    setPassiveEvent(this: Caller, setting: unknown) {
      const page = parts.pageOf(this._$);
      if (page) page.window.passiveEvents = passiveEventsWith(setting, page.window.passiveEvents);
    },
    getPassiveEvent(this: Caller, callback?: (setting: PassiveEvents) => void) {
      const setting = passiveEventsWith(parts.pageOf(this._$)?.window.passiveEvents);
      if (callback) queueMicrotask(() => callback(setting));
    },
  };
}

interface PerformanceListener {
  options: { withDataPaths?: boolean };
  listener: (facts: Record<string, unknown>) => void;
}

/** setData: warnings the platform gives, an update listener, and callbacks whose errors are told. */
function dataMethods(parts: ComponentMethodParts) {
  const watch = createSetDataWatch(parts.reporter);
  const listeners = new WeakMap<object, PerformanceListener>();
  let updates = 0;
  return {
    setData(this: Caller, data: unknown, callback?: () => void) {
      if (typeof data !== 'object' || data === null) {
        parts.reporter.once({
          kind: 'warning',
          message: `setData takes an object, not ${data === null ? 'null' : typeof data}`,
          where: this._$.is,
        });
        return;
      }
      const component = this._$;
      watch(component, data as Record<string, unknown>);
      const started = Date.now();
      // A closed page keeps its data, as a script that was still waiting for an answer expects; nothing is drawn.
      if (isGone(component)) return void setQuietly(component.data as Record<string, unknown>, data);
      setCopied(component, data);
      tellListener(listeners.get(this), data, started, ++updates);
      if (typeof callback !== 'function') return;
      triggerRender(component, () => {
        try {
          callback.call(this);
        } catch (error) {
          parts.reporter.exception(error, `${component.is}: setData callback`);
        }
      });
    },
    setUpdatePerformanceListener(
      this: Caller,
      options: PerformanceListener['options'] | null,
      listener?: PerformanceListener['listener'],
    ) {
      if (listener) listeners.set(this, { options: options ?? {}, listener });
      else listeners.delete(this);
    },
  };
}

/**
 * The engine copies what it is given and does not notice circles. A component in data is kept as it is, as libraries
 * do with the children of a form; everything else that refers to itself is a mistake.
 */
function setCopied(component: GeneralComponent, data: object): void {
  if (Object.values(data).some(holdsComponent)) return setUncopied(component, data);
  try {
    component.setData(data as never);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const circle = Object.entries(data).find(([, value]) => isCircular(value));
    if (!circle) throw error;
    throw new TypeError(
      `setData: "${circle[0]}" refers to itself, as components do, so it cannot be copied into data`,
      { cause: error },
    );
  }
}

const isCaller = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && (value as Partial<Caller>)._$ instanceof Component;

/** A list of components is told by its first. */
const holdsComponent = (value: unknown): boolean => isCaller(Array.isArray(value) ? value[0] : value);

/** The engine has no way of its own to say it for one call. */
function setUncopied(component: GeneralComponent, data: object): void {
  const group = (component as unknown as { _$dataGroup: { _$dataDeepCopy: number } })._$dataGroup;
  const usual = group._$dataDeepCopy;
  group._$dataDeepCopy = 0;
  try {
    component.setData(data as never);
  } finally {
    group._$dataDeepCopy = usual;
  }
}

function isCircular(value: unknown): boolean {
  try {
    JSON.stringify(value);
    return false;
  } catch {
    return true;
  }
}

/** The engine gives a page that was taken away a context of its own, which belongs to no window. */
function isGone(component: GeneralComponent): boolean {
  const context = component.getBackendContext() as unknown as { window?: Window } | null;
  return context?.window === undefined;
}

function setQuietly(target: Record<string, unknown>, data: object): void {
  for (const [path, value] of Object.entries(data)) {
    const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
    const last = keys.pop();
    let place: Record<string, unknown> = target;
    for (const key of keys) place = (place[key] ??= {}) as Record<string, unknown>;
    if (last !== undefined) place[last] = value;
  }
}

function tellListener(
  found: PerformanceListener | undefined,
  data: object,
  started: number,
  id: number,
): void {
  if (!found) return;
  const now = Date.now();
  const facts = {
    updateProcessId: id,
    isMergedUpdate: false,
    pendingStartTimestamp: started,
    updateStartTimestamp: started,
    updateEndTimestamp: now,
    ...(found.options.withDataPaths
      ? { dataPaths: Object.keys(data).map((path) => path.split(/[.[\]]+/).filter(Boolean)) }
      : {}),
  };
  queueMicrotask(() => found.listener(facts));
}
