import { ClassList, NativeNode, StyleScopeManager, VirtualNode, type ShadowRoot } from 'glass-easel';

/**
 * The engine makes its nodes with `Object.create` and then adds some thirty fields one by one: each third one moves
 * all before it to a larger store. Made by a constructor that names the fields, a node is one piece of memory; the
 * first drawing of a thousand rows takes a third less. Internal to the engine, whose version is pinned.
 */
interface OpenNode {
  is: string;
  stylingName?: string;
  classList: ClassList | null;
  _$placeholderHandlerRemover: (() => void) | undefined;
  _$initialize(virtual: boolean, element: unknown, owner: ShadowRoot, context: unknown): void;
  _$initializeVirtual(name: string, owner: ShadowRoot, context: unknown): void;
}

interface OpenOwner {
  _$nodeTreeContext: unknown;
}

interface OpenHost {
  _$behavior: { ownerSpace: { styleScopeManager: StyleScopeManager } };
}

const INSTALLED = Symbol.for('tessera.node-shapes');
const PLACE = Symbol.for('tessera.source-place');

type Fields = Record<string | symbol, unknown>;

type Maker = new () => OpenNode;

/** A constructor with every field that a node has or may get; what they hold is the engine's to say. */
function makerOf(prototype: object): Maker {
  function NodeShape(this: Fields): void {
    this.is = '';
    this.stylingName = '';
    this._$backendElement = null;
    this._$destroyOnRemoval = 0;
    this._$nodeTreeContext = null;
    this._$nodeId = '';
    this._$nodeAttributes = null;
    this._$nodeSlot = '';
    this._$slotName = null;
    this._$slotElement = null;
    this._$slotValues = null;
    this._$subtreeSlotStart = null;
    this._$subtreeSlotEnd = null;
    this._$inheritSlots = false;
    this._$placeholderHandlerRemover = undefined;
    this._$virtual = false;
    this.dataset = null;
    this._$marks = null;
    this._$attached = false;
    this.classList = null;
    this._$styleSegments = null;
    this.parentNode = null;
    this.parentIndex = -1;
    this.childNodes = null;
    this.containingSlot = undefined;
    this.slotNodes = undefined;
    this.slotIndex = undefined;
    this.ownerShadowRoot = null;
    this._$mutationObserverTarget = null;
    this._$eventTarget = null;
    this._$wxTmplArgs = undefined;
    this[PLACE] = undefined;
  }
  NodeShape.prototype = prototype;
  return NodeShape as unknown as Maker;
}

interface DomContext {
  document: Pick<Document, 'createElement'>;
}

function createNative(
  Shape: Maker,
  tag: string,
  owner: ShadowRoot,
  stylingName = tag,
  placeholderHandlerRemover?: () => void,
): NativeNode {
  const node = new Shape();
  node.is = tag;
  node.stylingName = stylingName;
  const context = owner.getBackendContext() as unknown as DomContext | null;
  const element = context ? context.document.createElement(tag) : null;
  node._$initialize(false, element, owner, (owner as unknown as OpenOwner)._$nodeTreeContext);
  node._$placeholderHandlerRemover = placeholderHandlerRemover;
  const host = owner.getHostNode();
  const { styleScope, extraStyleScope } = host.getComponentOptions();
  node.classList = new ClassList(
    node as never,
    undefined,
    host.classList,
    styleScope ?? StyleScopeManager.globalScope(),
    extraStyleScope ?? undefined,
    (host as unknown as OpenHost)._$behavior.ownerSpace.styleScopeManager,
  );
  if (element) (element as unknown as { __wxElement: unknown }).__wxElement = node;
  return node as unknown as NativeNode;
}

/** `BackendMode.Domlike`: a const enum of the engine, which isolated modules cannot read. */
const DOMLIKE = 3;

export function installNodeShapes(): void {
  const natives = NativeNode as unknown as { create: typeof NativeNode.create; [INSTALLED]?: boolean };
  if (natives[INSTALLED]) return;
  natives[INSTALLED] = true;
  const Native = makerOf(NativeNode.prototype);
  const Virtual = makerOf(VirtualNode.prototype);
  const create = natives.create.bind(NativeNode);
  natives.create = (tag, owner, stylingName, remover) =>
    (owner.getBackendMode() as number) === DOMLIKE
      ? createNative(Native, tag, owner, stylingName, remover)
      : create(tag, owner, stylingName, remover);
  VirtualNode.create = (name, owner) => {
    const node = new Virtual();
    node._$initializeVirtual(name, owner, owner.getBackendContext());
    return node as unknown as VirtualNode;
  };
}
