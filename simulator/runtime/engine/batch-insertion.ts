import { Element, type Node } from 'glass-easel';

/**
 * The engine puts the children of one insertion into the document one by one, each through a fragment of its own and
 * each looking anew for its place. Where they all land side by side in one DOM element, they travel in one fragment.
 * The two methods are internal to the engine, whose version is pinned; whatever is not plain takes its own way.
 */
interface Open {
  insertChildBatchInsertion(parent: Element, children: Node[], index: number): void;
  insertChildComposed(
    parent: Element,
    child: Node | null,
    relative: Node | undefined,
    removal: boolean,
    index: number,
  ): void;
  findNearestNonVirtual(element: Element): globalThis.Element | null;
  forEachNodeInSpecificSlot(node: Node, slot: undefined, visit: (node: Node) => void): boolean;
  _$findFirstNonVirtualSibling(child: Node, index: number): Node | null;
  [INSTALLED]?: boolean;
}

interface OpenElement {
  readonly _$inheritSlots: boolean;
  readonly _$virtual: boolean | undefined;
  readonly _$backendElement: globalThis.Node | null;
  readonly parentNode: Element | null;
}

interface Batch {
  parent: Element;
  last: Node;
  children: Node[];
  target: globalThis.Element;
}

const INSTALLED = Symbol.for('tessera.batch-insertion');
/** Below this a fragment costs more than it saves. */
const FEWEST = 4;

const open = (node: unknown): OpenElement => node as OpenElement;

/** The DOM element that takes the children of a node that is no slot content; null where that is not plain. */
function targetOf(engine: Open, parent: Element): globalThis.Element | null {
  let place: Element | null = parent;
  while (place && open(place)._$inheritSlots) place = open(place).parentNode;
  if (!place || place.asGeneralComponent() || !place.getBackendContext()) return null;
  return engine.findNearestNonVirtual(place);
}

function insertTogether(engine: Open, { children, target }: Batch, index: number): void {
  const fragment = target.ownerDocument.createDocumentFragment();
  const append = (node: Node): void => void fragment.appendChild(open(node)._$backendElement!);
  const visit = (node: Node): void => {
    if (open(node)._$virtual) (node as Element).forEachNonVirtualComposedChild(append);
    else append(node);
  };
  for (const child of children) engine.forEachNodeInSpecificSlot(child, undefined, visit);
  const before = engine._$findFirstNonVirtualSibling(children[0]!, index);
  target.insertBefore(fragment, before && open(before)._$backendElement);
}

export function installBatchInsertion(): void {
  const engine = Element as unknown as Open;
  if (engine[INSTALLED]) return;
  engine[INSTALLED] = true;
  const { insertChildBatchInsertion, insertChildComposed } = engine;
  let batch: Batch | null = null;
  engine.insertChildBatchInsertion = function (parent, children, index) {
    const target = children.length < FEWEST ? null : targetOf(engine, parent);
    const outer = batch;
    batch = target && { parent, children, target, last: children[children.length - 1]! };
    try {
      insertChildBatchInsertion.call(Element, parent, children, index);
    } finally {
      batch = outer;
    }
  };
  engine.insertChildComposed = function (parent, child, relative, removal, index) {
    if (batch === null || removal || parent !== batch.parent)
      return insertChildComposed.call(Element, parent, child, relative, removal, index);
    if (child !== batch.last) return;
    // What the attached lifetimes insert on their own comes after this, and is no part of it.
    const whole = batch;
    batch = null;
    insertTogether(engine, whole, index);
  };
}
