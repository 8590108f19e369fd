import { Component, type Element as EngineElement, type GeneralComponent } from 'glass-easel';
import { rpxToVw } from '../rpx.ts';
import type { ChangeCalls } from './change-calls.ts';
import type { TemplateHooks } from './templates.ts';
import { currentElementOf } from './events.ts';

type Handler = (this: unknown, ...args: unknown[]) => unknown;

/**
 * What wxs code gets for an element (documented as ComponentDescriptor): it may style, read and call, and never
 * sees the element itself.
 */
export interface ComponentDescriptor {
  selectComponent(selector: string): ComponentDescriptor | null;
  selectAllComponents(selector: string): ComponentDescriptor[];
  setStyle(style: string | Record<string, unknown>): ComponentDescriptor;
  addClass(name: string): ComponentDescriptor;
  removeClass(name: string): ComponentDescriptor;
  hasClass(name: string): boolean;
  getDataset(): Record<string, unknown>;
  callMethod(name: string, argument?: unknown): void;
  getState(): Record<string, unknown>;
  triggerEvent(name: string, detail?: unknown, options?: object): void;
  requestAnimationFrame(callback: () => void): number;
  getComputedStyle(names: string[]): Record<string, string>;
  setTimeout(callback: () => void, milliseconds?: number): number;
  clearTimeout(id: number): void;
  getBoundingClientRect(): Record<string, number>;
}

/** The style segment that wxs writes to, apart from the template's own (0) so that neither erases the other. */
const WXS_STYLE = 2;
/** The class segment of wxs; templates and external classes use the ones below. */
const WXS_CLASS = 3;

export function createDescriptors(): (element: EngineElement) => ComponentDescriptor {
  const known = new WeakMap<EngineElement, ComponentDescriptor>();
  const describe = (element: EngineElement): ComponentDescriptor => {
    let descriptor = known.get(element);
    if (!descriptor) {
      descriptor = descriptorOf(element, describe);
      known.set(element, descriptor);
    }
    return descriptor;
  };
  return describe;
}

function descriptorOf(
  element: EngineElement,
  describe: (element: EngineElement) => ComponentDescriptor,
): ComponentDescriptor {
  const state = {};
  const node = (): HTMLElement => element.$$ as unknown as HTMLElement;
  const view = (): Window => node().ownerDocument.defaultView ?? window;
  const scope = (): EngineElement =>
    Component.isComponent(element) ? ((element.getShadowRoot() ?? element) as EngineElement) : element;
  const styles = new Map<string, string>();
  const self: ComponentDescriptor = {
    selectComponent: (selector) => {
      const found = scope().querySelector(selector);
      return found && describe(found);
    },
    selectAllComponents: (selector) => scope().querySelectorAll(selector).map(describe),
    setStyle(style) {
      for (const [name, value] of styleEntries(style)) styles.set(name, value);
      const text = [...styles].map(([name, value]) => `${name}:${value}`).join(';');
      element.setNodeStyle(rpxToVw(text), WXS_STYLE);
      return self;
    },
    addClass: (name) => (element.classList?.toggle(name, true, WXS_CLASS), self),
    removeClass: (name) => (element.classList?.toggle(name, false, WXS_CLASS), self),
    hasClass: (name) => element.classList?.contains(name) ?? false,
    getDataset: () => ({ ...element.dataset }),
    callMethod(name, argument) {
      const owner = Component.isComponent(element) ? element : element.ownerShadowRoot?.getHostNode();
      if (!owner) return;
      const method = Component.getMethod(owner as GeneralComponent, name);
      method?.call((owner as GeneralComponent).getMethodCaller(), argument);
    },
    getState: () => state,
    triggerEvent: (name, detail, options) => element.triggerEvent(name, detail, options),
    requestAnimationFrame: (callback) => view().requestAnimationFrame(callback),
    getComputedStyle(names) {
      const computed = view().getComputedStyle(node());
      return Object.fromEntries(names.map((name) => [name, computed[name as 'color'] ?? '']));
    },
    setTimeout: (callback, milliseconds) => view().setTimeout(callback, milliseconds),
    clearTimeout: (id) => view().clearTimeout(id),
    getBoundingClientRect() {
      const { left, top, right, bottom, width, height } = node().getBoundingClientRect();
      return { left, top, right, bottom, width, height };
    },
  };
  return self;
}

export function styleEntries(style: string | Record<string, unknown>): [string, string][] {
  if (typeof style !== 'string') {
    return Object.entries(style).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      String(value),
    ]);
  }
  return style
    .split(/;(?![^(]*\))/)
    .map((part) => part.split(/:(.*)/s))
    .filter((pair) => pair.length > 1 && pair[0]!.trim() !== '')
    .map((pair) => [pair[0]!.trim(), pair[1]!.trim()]);
}

/** Handlers of wxs get descriptors, handlers of the component get plain events with the component as `this`. */
export function createTemplateHooks(
  scriptFailed: TemplateHooks['scriptFailed'],
  nodeCreated: TemplateHooks['nodeCreated'],
  changes: ChangeCalls,
): TemplateHooks {
  const describe = createDescriptors();
  return {
    propertyListener:
      (listener) => (value: unknown, old: unknown, host: GeneralComponent, element: EngineElement) =>
        changes.add(() => {
          try {
            (listener as Handler)(value, old, describe(host), describe(element));
          } catch (error) {
            scriptFailed(host.is, error);
          }
        }),
    eventListener(host, event, handler, path) {
      if (!path) return (handler as Handler).call(host, event);
      const element = currentElementOf(event);
      const owner = element?.ownerShadowRoot?.getHostNode();
      const withInstance = Object.create(event as object) as Record<string, unknown>;
      Object.assign(withInstance, event);
      withInstance.instance = element && describe(element);
      return (handler as Handler)(withInstance, owner && describe(owner));
    },
    scriptFailed,
    nodeCreated,
  };
}
