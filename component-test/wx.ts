import { BAR_HEIGHT, CAPSULE } from '../simulator/device/navigation-bar.ts';
import { createDeviceState } from '../simulator/device/device-state.ts';
import * as animation from '../simulator/api/animation.ts';
import * as buffers from '../simulator/api/buffers.ts';
import * as storage from '../simulator/api/storage.ts';
import * as system from '../simulator/api/system.ts';
import { componentOf, createSelectorQuery } from '../simulator/runtime/query/selector-query.ts';
import {
  createIntersectionObserver,
  type IntersectionOptions,
} from '../simulator/runtime/query/intersection.ts';
import { catalog } from '../simulator/wx/catalog.ts';
import type { ApiContext, ApiDefinition } from '../simulator/wx/define.ts';
import { createStorage } from '../simulator/wx/program-storage.ts';
import { createListeners } from './listeners.ts';
import { later } from './tell.ts';

type Call = (options?: {
  success?: (result: object) => void;
  complete?: (result: object) => void;
}) => unknown;

/**
 * `wx` in a component test. What needs no device is the simulator's own: system facts, storage, animation, queries.
 * Every other documented member succeeds with nothing; a test that wants an answer replaces it: `wx.login = fn`.
 */
export function createTestWx(window: Window): Record<string, unknown> {
  const context = testContext(window);
  const wx: Record<string, unknown> = {};
  for (const name of catalog) if (name !== 'cloud') wx[name] = succeeding(name);
  for (const family of [animation, buffers, storage, system] as Record<string, ApiDefinition>[]) {
    for (const [name, definition] of Object.entries(family)) wx[name] = definition.bind(name, context);
  }
  wx.createSelectorQuery = () => createSelectorQuery(() => undefined);
  wx.createIntersectionObserver = (component: unknown, options?: IntersectionOptions) =>
    createIntersectionObserver(() => componentOf(component), options);
  wx.nextTick = (callback: () => void) => later(callback, 'wx.nextTick');
  wx.canIUse = (schema: string) => schema.split('.')[0]! in wx;
  return wx;
}

function succeeding(name: string): unknown {
  if (/^(on|off)[A-Z]/.test(name) || name.endsWith('Sync')) return () => undefined;
  if (/^(create|get)[A-Z].*(Context|Manager|Ad|Worker|Session|Canvas|Performance|System)$/.test(name))
    return () => silentObject();
  const call: Call = (options = {}) => {
    const result = { errMsg: `${name}:ok` };
    if (!options.success && !options.complete) return Promise.resolve(result);
    later(() => {
      options.success?.(result);
      options.complete?.(result);
    }, `wx.${name}`);
    return undefined;
  };
  return call;
}

/** What a factory gives: every method may be called; `create…` and `get…` give another one. */
function silentObject(): object {
  const known = new Map<string | symbol, unknown>();
  return new Proxy(
    {},
    {
      get(_, key) {
        if (typeof key === 'symbol' || key === 'then') return undefined;
        const isFactory = /^(create|get)[A-Z]/.test(key);
        if (!known.has(key)) known.set(key, () => (isFactory ? silentObject() : undefined));
        return known.get(key);
      },
      set: (_, key, value) => (known.set(key, value), true),
    },
  );
}

/** An iPhone: the simulator's own first device. */
function testContext(window: Window): ApiContext {
  const device = createDeviceState();
  const { width, height } = device.size();
  const { statusBarHeight, bottomInset } = device.model;
  const capsule = () => {
    const [left, top] = [width - CAPSULE.right - CAPSULE.width, statusBarHeight + CAPSULE.top];
    const { width: wide, height: high } = CAPSULE;
    return { left, top, width: wide, height: high, right: left + wide, bottom: top + high };
  };
  const metrics = () => ({
    screenWidth: width,
    screenHeight: height,
    windowWidth: width,
    windowHeight: height - statusBarHeight - BAR_HEIGHT,
    screenTop: statusBarHeight + BAR_HEIGHT,
    statusBarHeight,
    safeArea: {
      left: 0,
      right: width,
      top: statusBarHeight,
      bottom: height - bottomInset,
      width,
      height: height - bottomInset - statusBarHeight,
    },
  });
  return {
    device,
    window,
    screen: { metrics, navigationBar: { capsule } },
    runtime: { program: { project: { baseLibrary: '' } } },
    storage: createStorage({}, () => undefined),
    listeners: createListeners(),
  } as unknown as ApiContext;
}
