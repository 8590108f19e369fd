import type { RemoteValue } from './values.ts';

/** A line of the component tree, as the source reads. */
export interface TreeNode {
  id: number;
  kind: 'page' | 'component' | 'element' | 'text' | 'shadow' | 'slot';
  /** As it is written: `view`, `tea-card`; '' for text and shadow roots. */
  tag: string;
  text?: string;
  attributes: TreeAttribute[];
  /** How many children it has. */
  children: number;
  /** Of a page: it is on top of the stack. */
  isShown?: boolean;
}

export interface TreeAttribute {
  name: string;
  /** Texts as they are; everything else as one line. */
  value: string;
  kind: 'id' | 'class' | 'style' | 'slot' | 'data' | 'property';
  type: RemoteValue['type'];
}

/** Where a tag begins, one-based; the file as the project names it. */
export interface TreePlace {
  file: string;
  line: number;
  column: number;
}

export interface TreeSides {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

export interface TreeBox {
  x: number;
  y: number;
  width: number;
  height: number;
  margin: TreeSides;
  border: TreeSides;
  padding: TreeSides;
}

export interface TreeDeclaration {
  name: string;
  value: string;
  important: boolean;
  /** A stronger rule says otherwise. */
  isOverridden: boolean;
}

export interface TreeRule {
  /** Asks for a change of one of its declarations, as long as the details are not asked for again. */
  index: number;
  /** As it is written; '' for the element's own style. */
  selector: string;
  /** Conditions around it, such as `@media (min-width: 0)`. */
  around: string[];
  /** The file it is in; absent for the look of built-in tags and own styles. */
  place?: TreePlace;
  isBuiltin: boolean;
  declarations: TreeDeclaration[];
}

export interface TreeDetail {
  node: TreeNode;
  /** Definition of a component or page. */
  path?: string;
  place?: TreePlace;
  /** Data and properties of a component; opens as values do. */
  data?: RemoteValue;
  dataset?: RemoteValue;
  /** Absent where it is not drawn. */
  box?: TreeBox;
  /** Strongest first. */
  rules: TreeRule[];
  computed: [name: string, value: string][];
}

export interface TreeMethods {
  /** Pages of the stack, the one on top first. */
  'tree.roots': { params: object; result: { nodes: TreeNode[] } };
  'tree.children': { params: { id: number }; result: { nodes: TreeNode[]; isGone?: boolean } };
  /** From the page down to the node. */
  'tree.path': { params: { id: number }; result: { ids: number[] } };
  'tree.detail': { params: { id: number }; result: TreeDetail | null };
  /** Sets an attribute or a text, live. Nothing is written to the project. */
  'tree.write': {
    params: { id: number; kind: TreeAttribute['kind'] | 'text'; name: string; value: string };
    result: null;
  };
  /** Changes a declaration of a rule of the last details; an empty value takes it away. */
  'tree.restyle': { params: { rule: number; name: string; value: string }; result: null };
  /** Marks a node in the program; null takes the mark away. */
  'tree.highlight': { params: { id: number | null }; result: null };
  /** While on, the next press in the program picks a node instead of pressing it. */
  'tree.pick': { params: { on: boolean }; result: null };
}

export interface TreeFacts {
  /** Children or attributes of these changed; `all`: too much to say. */
  'tree.changed': { ids: number[]; lines: TreeNode[]; all: boolean; hasNewRoots: boolean };
  'tree.picked': { ids: number[] };
}
