import type { Element as EngineElement, GeneralComponent } from 'glass-easel';
import { builtinOf } from '../../components/define.ts';
import { findElements, nodeOf } from './find-elements.ts';

/** What NodesRef.fields takes. */
export interface FieldOptions {
  id?: boolean;
  dataset?: boolean;
  mark?: boolean;
  rect?: boolean;
  size?: boolean;
  scrollOffset?: boolean;
  properties?: string[];
  computedStyle?: string[];
  context?: boolean;
  node?: boolean;
  ref?: boolean;
}

type Facts = Record<string, unknown>;
type Callback = (result: unknown) => void;

interface Request {
  kind: 'one' | 'all' | 'viewport';
  selector: string;
  scope: GeneralComponent | undefined;
  fields: FieldOptions;
  callback: Callback | undefined;
}

export interface NodesRef {
  boundingClientRect(callback?: Callback): SelectorQuery;
  scrollOffset(callback?: Callback): SelectorQuery;
  fields(fields: FieldOptions, callback?: Callback): SelectorQuery;
  context(callback?: Callback): SelectorQuery;
  node(callback?: Callback): SelectorQuery;
  ref(callback?: Callback): SelectorQuery;
}

export interface SelectorQuery {
  in(component: unknown): SelectorQuery;
  select(selector: string): NodesRef;
  selectAll(selector: string): NodesRef;
  selectViewport(): NodesRef;
  exec(callback?: (results: unknown[]) => void): SelectorQuery;
}

/** `this` of a component's methods keeps its component under the adapter's key. */
export function componentOf(value: unknown): GeneralComponent | undefined {
  return (value as { _$?: GeneralComponent } | null)?._$;
}

function rectFacts(node: HTMLElement): Facts {
  const { left, right, top, bottom } = node.getBoundingClientRect();
  return { left, right, top, bottom };
}

function sizeFacts(node: HTMLElement): Facts {
  const { width, height } = node.getBoundingClientRect();
  return { width, height };
}

function scrollFacts(node: Element): Facts {
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = node;
  return { scrollLeft, scrollTop, scrollWidth, scrollHeight };
}

/** A canvas gives itself, a scroll-view its controls; video, map and editor what their context functions give. */
function builtinMember(node: HTMLElement, name: 'node' | 'context'): unknown {
  const methods = builtinOf(node)?.behaviour.methods as Record<string, unknown> | undefined;
  return methods?.[name] ?? null;
}

/** Inside a scroll-view it is an element of ours that scrolls. */
function scrollerOf(node: HTMLElement): Element {
  return (builtinOf(node)?.behaviour.methods as { scroller?: Element } | undefined)?.scroller ?? node;
}

function propertyFacts(element: EngineElement, names: readonly string[]): Facts {
  const data = (element as unknown as { data?: Facts }).data ?? {};
  const node = nodeOf(element);
  const builtin = node ? builtinOf(node)?.data : undefined;
  return Object.fromEntries(
    names.map((name) => [name, builtin?.[name] ?? data[name] ?? node?.getAttribute(name) ?? undefined]),
  );
}

function styleFacts(node: HTMLElement, names: readonly string[]): Facts {
  const computed = node.ownerDocument.defaultView?.getComputedStyle(node);
  return Object.fromEntries(names.map((name) => [name, computed?.[name as 'color']]));
}

function factsOf(element: EngineElement, fields: FieldOptions): Facts {
  const node = nodeOf(element);
  const facts: Facts = {};
  if (fields.id) facts.id = element.id;
  if (fields.dataset) facts.dataset = { ...element.dataset };
  if (fields.mark) facts.mark = { ...element.collectMarks() };
  if (fields.properties) Object.assign(facts, propertyFacts(element, fields.properties));
  if (!node) return facts;
  if (fields.rect) Object.assign(facts, rectFacts(node));
  if (fields.size) Object.assign(facts, sizeFacts(node));
  if (fields.scrollOffset) Object.assign(facts, scrollFacts(scrollerOf(node)));
  if (fields.computedStyle) Object.assign(facts, styleFacts(node, fields.computedStyle));
  if (fields.node) facts.node = builtinMember(node, 'node');
  if (fields.context) facts.context = builtinMember(node, 'context');
  if (fields.ref)
    facts.ref = (element as unknown as { getMethodCaller?: () => unknown }).getMethodCaller?.() ?? null;
  return facts;
}

function viewportFacts(scope: GeneralComponent, fields: FieldOptions): Facts {
  const document = nodeOf(scope as EngineElement)?.ownerDocument;
  const view = document?.defaultView;
  if (!document || !view) return {};
  const facts: Facts = {};
  if (fields.id) facts.id = '';
  if (fields.dataset) facts.dataset = {};
  const { innerWidth: width, innerHeight: height } = view;
  if (fields.rect) Object.assign(facts, { left: 0, top: 0, right: width, bottom: height });
  if (fields.size) Object.assign(facts, { width, height });
  if (fields.scrollOffset) Object.assign(facts, scrollFacts(document.scrollingElement ?? document.body));
  return facts;
}

function answer(request: Request): unknown {
  const { kind, scope, selector, fields } = request;
  if (!scope) return kind === 'all' ? [] : null;
  if (kind === 'viewport') return viewportFacts(scope, fields);
  const found = findElements(scope, selector, kind === 'all').map((element) => factsOf(element, fields));
  return kind === 'all' ? found : (found[0] ?? null);
}

/** wx.createSelectorQuery(): collects requests, answers them together after the task that made them. */
export function createSelectorQuery(scopeAtExec: () => GeneralComponent | undefined): SelectorQuery {
  let scope: GeneralComponent | undefined;
  const requests: Request[] = [];

  function nodes(kind: Request['kind'], selector: string): NodesRef {
    const ask = (fields: FieldOptions, callback?: Callback): SelectorQuery => {
      requests.push({ kind, selector, scope, fields, callback });
      return query;
    };
    const all = { id: true, dataset: true };
    return {
      boundingClientRect: (callback) => ask({ ...all, rect: true, size: true }, callback),
      scrollOffset: (callback) => ask({ ...all, scrollOffset: true }, callback),
      fields: (fields, callback) => ask(fields, callback),
      context: (callback) => ask({ context: true }, callback),
      node: (callback) => ask({ node: true }, callback),
      ref: (callback) => ask({ ref: true }, callback),
    };
  }

  const query: SelectorQuery = {
    in(component) {
      scope = componentOf(component) ?? scope;
      return query;
    },
    select: (selector) => nodes('one', selector),
    selectAll: (selector) => nodes('all', selector),
    selectViewport: () => nodes('viewport', ''),
    exec(callback) {
      queueMicrotask(() => {
        const results = requests.map((request) => {
          const result = answer({ ...request, scope: request.scope ?? scopeAtExec() });
          request.callback?.(result);
          return result;
        });
        callback?.(results);
      });
      return query;
    },
  };
  return query;
}
