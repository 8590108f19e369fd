import {
  Component,
  Element as EngineElement,
  NativeNode,
  ShadowRoot,
  TextNode,
  VirtualNode,
  type GeneralComponent,
  type Node,
} from 'glass-easel';
import type { TreeAttribute, TreeNode } from '../../contract/debug/tree.ts';
import type { Ids } from './ids.ts';
import type { Values } from './values.ts';

export const isOwnComponent = (node: Node): node is GeneralComponent =>
  Component.isComponent(node) && !(node as GeneralComponent).is.startsWith('wx-builtin/');

const isSlot = (node: Node): boolean =>
  VirtualNode.isVirtualNode(node) && EngineElement.getSlotName(node) !== undefined && node.is === 'slot';

/** Nodes that stand for `wx:if`, `wx:for`, `block` and includes are not in the source's tree: their children are. */
const isTransparent = (node: Node): node is EngineElement =>
  VirtualNode.isVirtualNode(node) && !ShadowRoot.isShadowRoot(node) && !isSlot(node);

function* flat(nodes: readonly Node[]): Generator<Node> {
  for (const node of nodes) {
    if (isTransparent(node)) yield* flat(node.childNodes);
    else if (!TextNode.isTextNode(node) || node.textContent.trim() !== '') yield node;
  }
}

/** A component shows its shadow root first, then what its user put into it. */
export function childrenOf(node: Node): Node[] {
  if (TextNode.isTextNode(node)) return [];
  const element = node as EngineElement;
  const shadow = isOwnComponent(element) ? element.getShadowRoot() : null;
  return [...(shadow ? [shadow as Node] : []), ...flat(element.childNodes)];
}

export function parentOf(node: Node): Node | null {
  if (ShadowRoot.isShadowRoot(node)) return (node as ShadowRoot).getHostNode();
  let parent: EngineElement | null = node.parentNode;
  while (parent && isTransparent(parent)) parent = parent.parentNode;
  return parent;
}

const LONGEST = 500;

export function lineOf(node: Node, ids: Ids<Node>, values: Values, root?: { isShown: boolean }): TreeNode {
  const base = { id: ids.of(node), attributes: [], children: countOf(node) };
  if (TextNode.isTextNode(node))
    return { ...base, kind: 'text', tag: '', text: node.textContent.slice(0, LONGEST) };
  if (ShadowRoot.isShadowRoot(node)) return { ...base, kind: 'shadow', tag: '' };
  const element = node as EngineElement;
  if (isSlot(node)) {
    const name = EngineElement.getSlotName(element) ?? '';
    const attributes: TreeAttribute[] = name
      ? [{ name: 'name', value: name, kind: 'slot', type: 'string' }]
      : [];
    return { ...base, kind: 'slot', tag: 'slot', attributes };
  }
  const attributes = attributesOf(element, values);
  if (root) return { ...base, ...root, kind: 'page', tag: 'page', attributes };
  return { ...base, kind: isOwnComponent(node) ? 'component' : 'element', tag: tagOf(element), attributes };
}

/** Enough to say whether it opens: counting a list of ten thousand for each line would cost as much as drawing it. */
function countOf(node: Node): number {
  if (TextNode.isTextNode(node)) return 0;
  if (isOwnComponent(node)) return 1;
  return flat((node as EngineElement).childNodes).next().done ? 0 : 1;
}

function tagOf(element: EngineElement): string {
  if (NativeNode.isNativeNode(element)) return element.is;
  const { tagName, is } = element as GeneralComponent;
  return tagName || is.replace('wx-builtin/', '');
}

const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function attributesOf(element: EngineElement, values: Values): TreeAttribute[] {
  const found: TreeAttribute[] = [];
  const add = (kind: TreeAttribute['kind'], name: string, value: unknown): void => {
    const { type, text } = values.brief(value);
    const isText = typeof value === 'string';
    const shown = isText ? value : typeof value === 'object' && value !== null ? '{{…}}' : `{{${text}}}`;
    found.push({ kind, name, type, value: shown.slice(0, LONGEST) });
  };
  if (element.id) add('id', 'id', element.id);
  if (element.class) add('class', 'class', element.class);
  if (element.style) add('style', 'style', element.style);
  if (element.slot) add('slot', 'slot', element.slot);
  for (const [name, value] of Object.entries(element.dataset ?? {}))
    add('data', `data-${dashed(name)}`, value);
  if (Component.isComponent(element))
    for (const [name, value] of changedProperties(element as GeneralComponent))
      add('property', dashed(name), value);
  else if (NativeNode.isNativeNode(element))
    for (const { name, value } of element.attributes) add('property', name, value);
  return found;
}

interface InitialData {
  _$data?: (() => Record<string, unknown>)[];
}

const initials = new WeakMap<object, Record<string, unknown>>();

/** Values that a component begins with. Internal to the engine, whose version is pinned; without it all are shown. */
function initialOf(component: GeneralComponent): Record<string, unknown> {
  const behavior = component.getRootBehavior();
  let initial = initials.get(behavior);
  if (!initial) {
    const makers = (behavior as unknown as InitialData)._$data ?? [];
    initial = Object.assign({}, ...makers.map((make) => make())) as Record<string, unknown>;
    initials.set(behavior, initial);
  }
  return initial;
}

/** What a template set: values that are not the default ones. */
function* changedProperties(component: GeneralComponent): Generator<[string, unknown]> {
  const before = initialOf(component);
  for (const name of Component.listProperties(component)) {
    const value: unknown = (component.data as Record<string, unknown>)[name];
    const initial = before[name];
    if (value === initial || value === undefined || value === null) continue;
    if (typeof value === 'object' && isEmpty(value) && isEmpty(initial ?? {})) continue;
    yield [name, value];
  }
}

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;
