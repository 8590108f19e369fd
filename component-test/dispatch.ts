import type { Element as EngineElement } from 'glass-easel';
import { dispatchEvent } from '../simulator/runtime/engine/events.ts';
import { later } from './tell.ts';

export interface TouchPoint {
  x?: number;
  y?: number;
  [field: string]: unknown;
}

export interface DispatchOptions {
  touches?: TouchPoint[];
  changedTouches?: TouchPoint[];
  detail?: unknown;
  bubbles?: boolean;
  composed?: boolean;
  capturePhase?: boolean;
  cancelable?: boolean;
}

const TOUCHES = new Set(['touchstart', 'touchmove', 'touchend', 'touchcancel']);

/**
 * Touches go through the DOM, where taps and long presses are made of them; every other event goes to the DOM, for its
 * listeners there, and to the component.
 */
export function dispatch(
  element: EngineElement,
  dom: HTMLElement,
  name: string,
  options: DispatchOptions,
): void {
  const tell = TOUCHES.has(name) ? tellTouch : tellOther;
  later(() => tell(element, dom, name, options), `dispatchEvent('${name}')`);
}

function tellTouch(_: EngineElement, dom: HTMLElement, name: string, options: DispatchOptions): void {
  const isDown = name === 'touchstart' || name === 'touchmove';
  const event = new (eventClass(dom))(name, { bubbles: true, cancelable: true });
  const points = (given: TouchPoint[]): object[] => given.map((point, index) => touchOf(dom, point, index));
  const fields = {
    touches: points(options.touches ?? (isDown ? [{ x: 0, y: 0 }] : [])),
    changedTouches: points(options.changedTouches ?? options.touches ?? [{ x: 0, y: 0 }]),
  };
  // jsdom's TouchEvent takes no touches.
  for (const [field, value] of Object.entries(fields)) Object.defineProperty(event, field, { value });
  dom.dispatchEvent(event);
}

function touchOf(target: HTMLElement, point: TouchPoint, identifier: number): object {
  const { x = 0, y = 0, ...more } = point;
  return { identifier, target, clientX: x, clientY: y, pageX: x, pageY: y, force: 1, ...more };
}

function tellOther(element: EngineElement, dom: HTMLElement, name: string, options: DispatchOptions): void {
  const event = new (eventClass(dom))(name, { bubbles: options.bubbles === true, cancelable: true });
  Object.defineProperty(event, 'detail', { value: options.detail ?? null });
  dom.dispatchEvent(event);
  dispatchEvent(element, name, options.detail ?? {}, {
    bubbles: options.bubbles ?? true,
    composed: options.composed ?? true,
    capturePhase: options.capturePhase ?? true,
    extraFields: { touches: options.touches ?? {}, changedTouches: options.changedTouches ?? {} },
  });
}

const eventClass = (dom: HTMLElement): typeof Event =>
  (dom.ownerDocument.defaultView as unknown as { Event: typeof Event }).Event;
