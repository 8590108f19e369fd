import {
  Component,
  TextNode,
  ShadowRoot,
  type Element as EngineElement,
  type GeneralComponent,
  type Node,
} from 'glass-easel';
import type { TreeDetail, TreeMethods, TreeNode, TreePlace } from '../../contract/debug/tree.ts';
import { engineElementOf } from '../runtime/engine/backend.ts';
import { placeOf } from '../runtime/engine/source-place.ts';
import type { OpenPage } from '../runtime/page.ts';
import { nodeOf } from '../runtime/query/find-elements.ts';
import { rpxToVw } from '../runtime/rpx.ts';
import type { Simulator } from '../start.ts';
import type { AgentDomain } from './domain.ts';
import { createIds, type Ids } from './ids.ts';
import { createMark, createPicker } from './tree-mark.ts';
import { childrenOf, isOwnComponent, lineOf, parentOf } from './tree-nodes.ts';
import { templateFile } from './source-files.ts';
import { boxOf, computedOf, stylesOf } from './tree-styles.ts';
import { createTreeWatch } from './tree-watch.ts';
import type { Values } from './values.ts';

export interface TreeParts {
  document: Document;
  values: Values;
  program: () => Simulator | undefined;
  /** The node that was looked at last; the component behind it is `$0` at the prompt. */
  looked: (component: object | undefined) => void;
}

/** The component tree as the source reads, asked for level by level, and told where it changes. */
export function createTree({ document, values, program, looked }: TreeParts): AgentDomain {
  const ids = createIds<Node>();
  const pages = (): OpenPage[] => pagesOf(program());
  const line = (node: Node): TreeNode => {
    const page = pages().find(({ root }) => root.component === node);
    return lineOf(node, ids, values, page && { isShown: page === pages()[0] });
  };
  const watch = createTreeWatch({ ids, line, pages });
  let sources: CSSStyleDeclaration[] = [];

  function found(id: number): Node {
    const node = ids.get(id);
    if (!node) throw new Error('This element is not there any more.');
    return node;
  }
  const { show, mark, picker } = createPointer({ document, pages, line, ids, picked: watch.picked });
  const methods: AgentDomain['methods'] & Partial<Record<keyof TreeMethods, unknown>> = {
    'tree.roots': () => ({ nodes: pages().flatMap(rootsOf).map(line) }),
    'tree.children': ({ id }) => {
      const node = ids.get(id);
      return node ? { nodes: childrenOf(node).map(line) } : { nodes: [], isGone: true };
    },
    'tree.path': ({ id }) => ({ ids: pathOf(found(id), ids) }),
    'tree.detail': ({ id }) => {
      const node = ids.get(id);
      if (!node) return null;
      const { detail, styles } = detailOf(node, line(node), values, program());
      sources = styles;
      looked(isOwnComponent(node) ? node.getMethodCaller() : undefined);
      return detail;
    },
    'tree.write': ({ id, kind, name, value }) => (write(found(id), kind, name, value), null),
    'tree.restyle': ({ rule, name, value }) => {
      const important = sources[rule]?.getPropertyPriority(name) ?? '';
      sources[rule]?.setProperty(name, rpxToVw(value), important);
      return null;
    },
    'tree.highlight': ({ id }) => {
      const node = id === null ? undefined : ids.get(id);
      if (node) show(node);
      else mark.hide();
      return null;
    },
    'tree.pick': ({ on }) => {
      picker.set(on);
      if (!on) mark.hide();
      return null;
    },
  };
  return {
    name: 'tree',
    methods,
    attach: (simulator) => void simulator.onPagesChanged(() => watch.rootsChanged()),
    listen(wake) {
      const feed = watch.listen(wake);
      return {
        take: feed.take,
        stop() {
          feed.stop();
          picker.set(false);
          mark.hide();
        },
      };
    },
  };
}

interface PointerParts {
  document: Document;
  pages: () => OpenPage[];
  line: (node: Node) => TreeNode;
  ids: Ids<Node>;
  picked: (path: number[]) => void;
}

/** Shows nodes in the pages, and takes them from there. */
function createPointer({ document, pages, line, ids, picked }: PointerParts) {
  const mark = createMark(document);
  const show = (node: Node): void => {
    const element = elementOf(node);
    const shown = element && nodeOf(element);
    const page = shown && pages().find(({ frame }) => frame.document === shown.ownerDocument);
    if (page && shown) mark.show(page, shown, nameOf(line(element)));
    else mark.hide();
  };
  const picker = createPicker({
    pages,
    hovered: (_page, target) => {
      const element = engineElementOf(target);
      if (element) show(element);
    },
    picked(target) {
      picker.set(false);
      mark.hide();
      const element = engineElementOf(target);
      if (element) picked(pathOf(element, ids));
    },
  });
  return { show, mark, picker };
}

/** The one on top first. */
function pagesOf(simulator: Simulator | undefined): OpenPage[] {
  if (!simulator) return [];
  const { stack } = simulator.runtime;
  const top = stack.top();
  return stack.alive().sort((a, b) => Number(b === top) - Number(a === top) || b.id - a.id);
}

const rootsOf = ({ root, tabBarRoot }: OpenPage): Node[] =>
  tabBarRoot ? [root.component, tabBarRoot.component] : [root.component];

function pathOf(node: Node, ids: Ids<Node>): number[] {
  const path: number[] = [];
  for (let current: Node | null = node; current; current = parentOf(current)) path.unshift(ids.of(current));
  return path;
}

/** The element that stands for a node where it has none of its own to show. */
function elementOf(node: Node): EngineElement | null {
  if (TextNode.isTextNode(node)) return parentOf(node) as EngineElement | null;
  if (ShadowRoot.isShadowRoot(node)) return (node as ShadowRoot).getHostNode() as EngineElement;
  return node as EngineElement;
}

function nameOf({ tag, attributes }: TreeNode): string {
  const id = attributes.find(({ kind }) => kind === 'id')?.value;
  const names =
    attributes
      .find(({ kind }) => kind === 'class')
      ?.value.split(/\s+/)
      .slice(0, 3) ?? [];
  return [tag, ...(id ? [`#${id}`] : []), ...names.filter(Boolean).map((name) => `.${name}`)].join('');
}

function detailOf(
  node: Node,
  line: TreeNode,
  values: Values,
  simulator: Simulator | undefined,
): { detail: TreeDetail; styles: CSSStyleDeclaration[] } {
  const element = elementOf(node);
  const shown = element && nodeOf(element);
  const { rules, sources } = shown
    ? stylesOf(shown, simulator?.runtime.program.styles ?? {})
    : { rules: [], sources: [] };
  const box = shown ? boxOf(shown) : undefined;
  const place = sourcePlaceOf(node, simulator);
  const own = element && isOwnComponent(element) ? element : undefined;
  const detail: TreeDetail = {
    node: line,
    rules,
    computed: shown ? computedOf(shown) : [],
    ...(own ? { path: own.is, data: values.remote(own.data) } : {}),
    ...(element?.dataset && Object.keys(element.dataset).length > 0
      ? { dataset: values.remote(element.dataset) }
      : {}),
    ...(box ? { box } : {}),
    ...(place ? { place } : {}),
  };
  return { detail, styles: sources };
}

/** Pages and shadow roots begin where their template does; text has the place of what it is in. */
function sourcePlaceOf(node: Node, simulator: Simulator | undefined): TreePlace | undefined {
  const root = ShadowRoot.isShadowRoot(node) ? (node as ShadowRoot).getHostNode() : node;
  const own = placeOf(TextNode.isTextNode(root) ? parentOf(root) : root);
  const isWhole = ShadowRoot.isShadowRoot(node) || !own;
  const path = isWhole ? (root as GeneralComponent).is : own.path;
  if (typeof path !== 'string' || (isWhole && !isOwnComponent(root))) return undefined;
  const { line = 0, column = 0 } = isWhole ? {} : own;
  return { file: templateFile(path, simulator?.runtime.program), line: line + 1, column: column + 1 };
}

function write(
  node: Node,
  kind: TreeMethods['tree.write']['params']['kind'],
  name: string,
  value: string,
): void {
  if (TextNode.isTextNode(node)) {
    node.textContent = value;
    return;
  }
  const element = node as EngineElement;
  if (kind === 'id') element.id = value;
  else if (kind === 'class') element.class = value;
  else if (kind === 'style') element.style = value;
  else if (kind === 'slot') element.slot = value;
  else if (kind === 'data') element.setDataset(camel(name.replace(/^data-/, '')), meaningOf(value));
  else if (Component.isComponent(element)) {
    const component = element as GeneralComponent;
    Component.getDataProxy(component).replaceProperty(camel(name), meaningOf(value) as never);
    component.applyDataUpdates();
  } else element.setAttribute(name, meaningOf(value));
}

const camel = (name: string): string =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** `{{ … }}` is JSON, as the tree shows values that are no texts; everything else is a text. */
function meaningOf(value: string): unknown {
  const inside = /^\{\{(.*)\}\}$/s.exec(value.trim())?.[1];
  if (inside === undefined) return value;
  const text = inside.trim();
  return text === 'undefined' ? undefined : (JSON.parse(text) as unknown);
}
