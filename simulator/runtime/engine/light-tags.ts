import { NativeNode, type ComponentSpace, type GeneralComponent } from 'glass-easel';
import { passAttribute } from './passed-attributes.ts';

/** Told of an attribute that a template or the inspector sets. False: the tag has no such attribute. */
export type SetAttribute = (element: NativeNode, name: string, value: unknown) => boolean;

/**
 * Built-in tags that are plain nodes of the engine. A component is three of its elements (itself, shadow root, slot)
 * and a group of data; most views and texts of a page set no property at all, and a list has thousands of them.
 */
export interface LightTags {
  add(tag: string, set: SetAttribute): void;
  has(tag: string): boolean;
}

type Setters = Map<string, SetAttribute>;
type Warn = (message: string, component: string) => void;

const INSTALLED = Symbol.for('tessera.light-tags');

interface Installed {
  /** By the component space of the program: several may live in one page one after another. */
  spaces: WeakMap<ComponentSpace, { setters: Setters; warn: Warn }>;
}

// Internal to the engine, whose version is pinned.
interface OpenNode {
  _$backendElement: unknown;
  [INSTALLED]?: Installed;
}

const ownerOf = (node: NativeNode): GeneralComponent | undefined => node.ownerShadowRoot?.getHostNode();

function install(): Installed {
  const prototype = NativeNode.prototype as unknown as OpenNode;
  const known = prototype[INSTALLED];
  if (known) return known;
  const installed: Installed = { spaces: new WeakMap() };
  prototype[INSTALLED] = installed;
  const plain = NativeNode.prototype.setAttribute;
  NativeNode.prototype.setAttribute = function (name, value) {
    const owner = ownerOf(this);
    const tags = owner && installed.spaces.get(owner.getOwnerSpace());
    const set = tags?.setters.get(this.is);
    if (!set) return plain.call(this, name, value);
    if (!set(this, name, value) && !passAttribute(this.$$ as HTMLElement | null, name, value)) {
      tags!.warn(`"${name}" is not a valid property`, owner!.is);
    }
    // The engine notes the value and tells its observers; what the document shows of it is the tag's own business.
    const open = this as unknown as OpenNode;
    const backend = open._$backendElement;
    open._$backendElement = null;
    plain.call(this, name, value);
    open._$backendElement = backend;
  };
  return installed;
}

export function createLightTags(space: ComponentSpace, warn: Warn): LightTags {
  const setters: Setters = new Map();
  install().spaces.set(space, { setters, warn });
  return {
    has: (tag) => setters.has(tag),
    add(tag, set) {
      setters.set(tag, set);
      space.setGlobalUsingComponent(tag, tag);
    },
  };
}
