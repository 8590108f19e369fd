import { rootNames } from '../../typescript/template.ts';
import {
  attributeOf,
  elementsOf,
  eventOf,
  mustaches,
  type Element,
  type Node,
  type Span,
} from '../../wxml/parse.ts';
import type { TemplateView } from './view.ts';

/** What a piece of a template needs of its surroundings. */
export interface Selection extends Span {
  nodes: Node[];
  /** Names of data, in the order of their first use. */
  names: string[];
  /** Names bound both ways: `model:value="{{name}}"`. */
  bound: ReadonlySet<string>;
  handlers: string[];
  /** Handlers on elements with a dataset. */
  withDataset: ReadonlySet<string>;
  /** wxs modules that are named. */
  modules: string[];
  templates: string[];
  tags: ReadonlySet<string>;
  classes: ReadonlySet<string>;
}

const kept = /^(import|include|wxs|template|slot)$/;

/** Whole elements beside one another, without what belongs to the file; undefined for any other selection. */
export function readSelection(view: TemplateView, start: number, end: number): Selection | undefined {
  const nodes = wholeNodes(view.template.children, trimmed(view.source, start, end));
  const elements = nodes && [...elementsOf(nodes)];
  if (!nodes || !elements?.length) return undefined;
  const [first] = nodes;
  if (first?.type === 'element' && attributeOf(first, 'wx:elif', 'wx:else')) return undefined;
  if (elements.some(({ tag, attributes }) => kept.test(tag) && !isUse(tag, attributes))) return undefined;
  const isComputed = elements.some(({ attributes }) =>
    attributes.some(({ name, value }) => eventOf(name) && value?.includes('{{')),
  );
  if (isComputed) return undefined;
  const modules = new Set(
    [...elementsOf(view.template.children)]
      .filter(({ tag }) => tag === 'wxs')
      .map((element) => attributeOf(element, 'module')?.value ?? ''),
  );
  const names = freeNames(view.source, nodes);
  return {
    start: nodes[0]!.start,
    end: nodes.at(-1)!.end,
    nodes,
    names: names.filter((name) => !modules.has(name)),
    bound: boundNames(elements),
    ...handlersOf(elements),
    modules: names.filter((name) => modules.has(name)),
    templates: elements
      .filter(({ tag }) => tag === 'template')
      .map((element) => attributeOf(element, 'is')?.value ?? ''),
    tags: new Set(elements.map(({ tag }) => tag)),
    classes: new Set(elements.flatMap((element) => wordsOf(attributeOf(element, 'class')?.value))),
  };
}

const isUse = (tag: string, attributes: Element['attributes']): boolean =>
  tag === 'template' && attributes.some(({ name }) => name === 'is');

const wordsOf = (value = ''): string[] => value.match(/[A-Za-z_-][\w-]*/g) ?? [];

function trimmed(source: string, start: number, end: number): Span {
  const text = source.slice(start, end);
  return {
    start: start + (text.length - text.trimStart().length),
    end: end - (text.length - text.trimEnd().length),
  };
}

/** The nodes of one parent that a span covers from the first to the last character. */
function wholeNodes(siblings: readonly Node[], span: Span): Node[] | undefined {
  const inside = siblings.filter(({ start, end }) => start < span.end && span.start < end);
  const isBlank = (node: Node) => node.type === 'text' && node.start < span.start;
  const nodes = inside.filter((node) => !isBlank(node));
  const [first] = nodes;
  const last = nodes.findLast(({ type }) => type === 'element');
  if (first && last && first.start === span.start && last.end === span.end)
    return nodes.slice(0, nodes.indexOf(last) + 1);
  const [around] = inside;
  return inside.length === 1 && around?.type === 'element' ? wholeNodes(around.children, span) : undefined;
}

/** Names that are looked up outside of the nodes: not items and indexes of loops inside. */
function freeNames(source: string, nodes: readonly Node[]): string[] {
  const found = new Set<string>();
  const read = (span: Span, isObject: boolean, local: ReadonlySet<string>) => {
    for (const mustache of mustaches(source, span))
      for (const { text } of rootNames(source.slice(mustache.start, mustache.end), isObject))
        if (!local.has(text) && !/^(undefined|Infinity|NaN|Math)$/.test(text)) found.add(text);
  };
  const visit = (node: Node, local: ReadonlySet<string>): void => {
    if (node.type === 'text') read(node, false, local);
    if (node.type !== 'element') return;
    const loop = attributeOf(node, 'wx:for', 'wx:for-items');
    if (loop?.valueSpan) read(loop.valueSpan, false, local);
    const inner = loop
      ? new Set([
          ...local,
          attributeOf(node, 'wx:for-item', 'wx:item')?.value ?? 'item',
          attributeOf(node, 'wx:for-index', 'wx:index')?.value ?? 'index',
        ])
      : local;
    for (const attribute of node.attributes)
      if (attribute !== loop && attribute.valueSpan)
        read(attribute.valueSpan, node.tag === 'template' && attribute.name === 'data', inner);
    for (const child of node.children) visit(child, inner);
  };
  for (const node of nodes) visit(node, new Set());
  return [...found];
}

function boundNames(elements: Element[]): ReadonlySet<string> {
  return new Set(
    elements.flatMap(({ attributes }) =>
      attributes
        .filter(({ name }) => name.startsWith('model:'))
        .map(({ value }) => /^\{\{\s*([\w$]+)\s*\}\}$/.exec(value ?? '')?.[1] ?? ''),
    ),
  );
}

function handlersOf(elements: Element[]): { handlers: string[]; withDataset: ReadonlySet<string> } {
  const handlers = new Set<string>();
  const withDataset = new Set<string>();
  for (const { attributes } of elements) {
    const hasDataset = attributes.some(({ name }) => name.startsWith('data-'));
    for (const { name, value } of attributes) {
      if (!eventOf(name) || !value) continue;
      handlers.add(value);
      if (hasDataset) withDataset.add(value);
    }
  }
  return { handlers: [...handlers], withDataset };
}
