import {
  Component,
  TextNode,
  VirtualNode,
  type Element as EngineElement,
  type GeneralComponent,
} from 'glass-easel';
import type { Space } from './space.ts';

export interface ComponentJson {
  tagName: string;
  attrs: { name: string; value: unknown }[];
  event: Record<string, { name: string; isCapture: boolean }>;
  children: (ComponentJson | string)[];
}

/** By this a snapshot serializer tells such an object; the name is miniprogram-simulate's, whose plugin reads it too. */
export const JSON_MARK = Symbol.for('j-component.json');

export function jsonOf(element: EngineElement, space: Space): ComponentJson | string | undefined {
  const out: (ComponentJson | string)[] = [];
  add(element, out, space);
  return out[0];
}

function add(node: EngineElement | TextNode, out: (ComponentJson | string)[], space: Space): void {
  if (TextNode.isTextNode(node)) {
    out.push(node.textContent);
    return;
  }
  let children = out;
  if (!isVirtual(node)) {
    const json: ComponentJson = {
      tagName: tagOf(node, space),
      event: eventsOf(node),
      attrs: attributesOf(node),
      children: [],
    };
    Object.defineProperty(json, '$$typeof', { get: () => JSON_MARK });
    out.push(json);
    children = json.children;
  }
  node.forEachComposedChild((child) => void add(child as EngineElement, children, space));
}

const isVirtual = (node: EngineElement): boolean =>
  VirtualNode.isVirtualNode(node) || (node as { isVirtual?: () => boolean }).isVirtual?.() === true;

function tagOf(node: EngineElement, space: Space): string {
  if (Component.isComponent(node)) return space.tagOf((node as GeneralComponent).is);
  return (node.$$ as unknown as HTMLElement | null)?.tagName.toLowerCase() ?? '';
}

/** The engine's own list holds what the DOM has not; `wx-host` is a mark for style sheets. */
function attributesOf(node: EngineElement): ComponentJson['attrs'] {
  const dom = node.$$ as unknown as HTMLElement | null;
  const drawn = Array.from(dom?.attributes ?? [], ({ name, value }) => ({ name, value }));
  const known = new Set(['wx-host', ...drawn.map(({ name }) => name)]);
  const dataset = Object.entries(node.dataset).map(([name, value]) => ({ name: `data-${name}`, value }));
  const more = [...node.attributes, ...dataset].filter(({ name }) => !known.has(name));
  return [...drawn.filter(({ name }) => name !== 'wx-host'), ...more];
}

interface Target {
  listeners: Record<string, unknown>;
  captureListeners: Record<string, unknown> | null;
}

/** Which events somebody listens to here; the engine does not keep the names of their handlers. */
function eventsOf(node: EngineElement): ComponentJson['event'] {
  const target = (node as unknown as { _$eventTarget?: Target })._$eventTarget;
  const out: ComponentJson['event'] = {};
  for (const name of Object.keys(target?.listeners ?? {})) out[name] = { name, isCapture: false };
  for (const name of Object.keys(target?.captureListeners ?? {})) out[name] = { name, isCapture: true };
  return out;
}
