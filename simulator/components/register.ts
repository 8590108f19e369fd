import {
  Component,
  Event as EngineEvent,
  type ComponentSpace,
  type Element as EngineNode,
  type GeneralComponent,
} from 'glass-easel';
import { createCopies, templateWithoutChildren, type Copies } from './copies.ts';
import { camelCase, dashCase, readValue } from './read-value.ts';
import { markBuiltin, type Behaviour, type BuiltinContext } from './define.ts';
import type { BuiltinDefinition, BuiltinHooks, EmitOptions } from './define.ts';
import { addHover } from './hover.ts';
import { playAnimation } from './play-animation.ts';
import { templateWithSlots } from './slot-template.ts';
import { redirectChildren } from './redirect-children.ts';
import type { PropRow, TagSpec } from './spec.ts';
import type { LightTags } from '../runtime/engine/light-tags.ts';

// A tag's folder may hold more files than its own: only definitions have a default export with a `spec`.
const modules = import.meta.glob<{ default?: unknown }>(
  ['./*/*.ts', '!./*/props.ts', '!./*/*.test.ts', '!./testing/*'],
  {
    eager: true,
  },
);

const isDefinition = (value: unknown): value is BuiltinDefinition =>
  typeof value === 'object' && value !== null && 'spec' in value && 'setup' in value;

const definitions: readonly BuiltinDefinition[] = Object.values(modules)
  .map((module) => module.default)
  .filter(isDefinition);

interface EngineHost {
  readonly is: string;
  getComponentOptions(): { styleScope: number | null; extraStyleScope: number | null };
  getOwnerSpace(): { styleScopeManager: { queryName(scope: number): string | undefined } };
}

// The engine's own type of a component instance, reduced to what is used here.
interface EngineElement {
  readonly $$: unknown;
  readonly ownerShadowRoot: { getHostNode(): EngineHost } | null;
  readonly data: Record<string, unknown>;
  triggerEvent(name: string, detail: unknown, options: object): void;
  toggleNodeClass(names: string, force: boolean, segment: number): void;
  addListener(name: string, handler: () => void): void;
  setData(values: Record<string, unknown>): void;
}

/** Class names toggled by us live beside those the template sets: segment 2 is the engine's "template extra". */
const EXTRA_SEGMENT = 2;

interface Instance {
  changed(name: string, value: unknown, old: unknown): void;
  attached(): void;
  detached(): void;
}

/** `a b` to `a b scope--a scope--b`: shared and scoped sheets both match. */
function scopedClass(element: EngineElement, names: string): string {
  const list = names.split(/\s+/).filter(Boolean);
  const host = element.ownerShadowRoot?.getHostNode();
  if (!host) return list.join(' ');
  const options = host.getComponentOptions();
  const scopes = [options.styleScope, options.extraStyleScope].filter((scope) => typeof scope === 'number');
  const prefixes = scopes
    .map((scope) => host.getOwnerSpace().styleScopeManager.queryName(scope))
    .filter(Boolean);
  return [...list, ...prefixes.flatMap((prefix) => list.map((name) => `${prefix}--${name}`))].join(' ');
}

function ask(
  element: EngineElement,
  name: string,
  detail: unknown,
  answered: (value: unknown) => void,
): void {
  const event = new EngineEvent(name, detail, {
    bubbles: false,
    composed: false,
    handleListenerReturn(value) {
      if (value !== undefined && value !== null) answered(value);
    },
  });
  EngineEvent.dispatchEvent(element as unknown as EngineNode, event);
}

/** The method of the page or component around it that a `worklet:` attribute names, bound to it. */
function workletOf(element: EngineElement, given: unknown): ((event: object) => unknown) | undefined {
  const owner = element.ownerShadowRoot?.getHostNode() as unknown as GeneralComponent | undefined;
  if (!owner) return undefined;
  const method = typeof given === 'function' ? given : Component.getMethod(owner, String(given ?? ''));
  return method
    ? (event) => (method as (given: object) => unknown).call(owner.getMethodCaller(), event)
    : undefined;
}

function createContext(element: EngineElement, values: Map<string, unknown>, hooks: BuiltinHooks) {
  const node = element.$$ as HTMLElement;
  const cleanups: (() => void)[] = [];
  const writing = new Set<string>();
  let copies: Copies | undefined;
  const context: BuiltinContext<TagSpec> = {
    node,
    document: node.ownerDocument,
    window: node.ownerDocument.defaultView as Window & typeof globalThis,
    data: new Proxy({} as Record<string, never>, {
      get: (_, name) => values.get(String(name)) as never,
      has: (_, name) => values.has(String(name)),
      ownKeys: () => [...values.keys()],
      getOwnPropertyDescriptor: (_, name) => ({
        value: values.get(String(name)),
        enumerable: true,
        configurable: true,
      }),
    }),
    hooks,
    owner: () => element.ownerShadowRoot?.getHostNode().is ?? '',
    ownerHost: () => element.ownerShadowRoot?.getHostNode(),
    emit: (event: string, detail: unknown = {}, options: EmitOptions = {}) =>
      element.triggerEvent(event, detail, { bubbles: false, composed: false, ...options }),
    write(name, value) {
      writing.add(name);
      element.setData({ [name]: value });
      writing.delete(name);
    },
    listen(target, type, handler, options) {
      target.addEventListener(type, handler as EventListener, options);
      if (target !== node)
        cleanups.push(() => target.removeEventListener(type, handler as EventListener, options));
    },
    get copies() {
      return (copies ??= createCopies(element as unknown as GeneralComponent));
    },
    ask: (event: string, detail, answered) => ask(element, event, detail, answered),
    scopedClass: (names) => scopedClass(element, names),
    cleanup: (task) => void cleanups.push(task),
    worklet: (name) => workletOf(element, values.get(camelCase(`worklet:${name}`))),
    toggleClass: (names, on) => element.toggleNodeClass(names, on, EXTRA_SEGMENT),
  };
  return { context, cleanups, writing };
}

/** Shows a scalar property as an attribute: `wx-button[type=primary]` is what programs and the WXML panel rely on. */
function reflect(node: HTMLElement, name: string, value: unknown): void {
  const attribute = dashCase(name);
  if (value === false || value === null || value === undefined || value === '')
    node.removeAttribute(attribute);
  else if (value === true) node.setAttribute(attribute, '');
  else if (typeof value !== 'object' && String(value).length < 1000)
    node.setAttribute(attribute, String(value));
}

function createInstance(
  element: EngineElement,
  { spec, setup }: BuiltinDefinition,
  rows: ReadonlyMap<string, PropRow>,
  hooks: BuiltinHooks,
): Instance {
  const values = new Map<string, unknown>();
  for (const [name, row] of rows) values.set(name, row[1]);
  const { context, cleanups, writing } = createContext(element, values, hooks);
  const { node } = context;
  const behaviour: Behaviour<TagSpec> = setup(context);
  markBuiltin(node, { tag: spec.tag, behaviour, data: context.data });
  if (behaviour.leaf) redirectChildren(node, context.document.createElement('div'));
  else if (behaviour.content) {
    // The elements of named slots are older than the behaviour.
    behaviour.content.append(
      ...[...node.children].filter(({ localName }) => localName.startsWith('wx-slot-')),
    );
    redirectChildren(node, behaviour.content);
  }
  if ('hover-class' in spec.props) addHover(context);
  if (behaviour.tap) element.addListener('tap', behaviour.tap);
  const observers = (behaviour.changed ?? {}) as Record<
    string,
    ((value: unknown, old: unknown) => void) | undefined
  >;
  let stopAnimation: (() => void) | undefined;
  return {
    changed(name, value) {
      if (name === 'hidden') return void node.toggleAttribute('hidden', Boolean(value));
      if (name === 'animation' && !rows.has(name)) {
        stopAnimation?.();
        stopAnimation = playAnimation(node, value);
        return;
      }
      const row = rows.get(name);
      if (!row) return;
      const old = values.get(name);
      const next = readValue(value, row);
      values.set(name, next);
      if (row[0] !== 'array' && row[0] !== 'object') reflect(node, name, next);
      // A template may bind the value that the element already shows: that is no change for it.
      if (!writing.has(name)) observers[name]?.(next, old);
    },
    attached: () => behaviour.attached?.(),
    detached() {
      behaviour.detached?.();
      stopAnimation?.();
      for (const task of cleanups.splice(0)) task();
    },
  };
}

/** A tag that does nothing until a property is set: its elements get an instance with the first one. */
function registerLightTag(tags: LightTags, definition: BuiltinDefinition, hooks: BuiltinHooks): void {
  const rows = rowsOf(definition);
  const instances = new WeakMap<object, Instance>();
  tags.add(definition.spec.tag, (element, attribute, value) => {
    const node = element.$$ as HTMLElement | null;
    const name = camelCase(attribute);
    const row = rows.get(name);
    if (!row && name !== 'hidden' && name !== 'animation') return false;
    if (!node) return true;
    if (name === 'hidden') {
      node.toggleAttribute('hidden', Boolean(value));
      return true;
    }
    let instance = instances.get(element);
    if (!instance) {
      if (row ? readValue(value, row) === row[1] : !value) return true;
      instance = createInstance(element as unknown as EngineElement, definition, rows, hooks);
      instances.set(element, instance);
    }
    instance.changed(name, value, undefined);
    return true;
  });
}

const rowsOf = ({ spec }: BuiltinDefinition): ReadonlyMap<string, PropRow> =>
  new Map(Object.entries(spec.props).map(([name, row]) => [camelCase(name), row]));

/** The engine's own template of a tag is one slot for all that stands in it. */
function templateOf({ slots, copies }: BuiltinDefinition): { template?: object } {
  if (copies) return { template: templateWithoutChildren };
  return slots ? { template: templateWithSlots(slots) } : {};
}

function registerTag(space: ComponentSpace, definition: BuiltinDefinition, hooks: BuiltinHooks): void {
  const { spec } = definition;
  const rows = rowsOf(definition);
  const instances = new WeakMap<object, Instance>();
  const names = new Set([...rows.keys(), 'hidden', 'animation']);
  const instanceOf = (element: object): Instance | undefined => {
    let instance = instances.get(element);
    // Data set on a page that was closed still makes elements, without a document to be in.
    if (instance || !(element as EngineElement).$$) return instance;
    instance = createInstance(element as EngineElement, definition, rows, hooks);
    instances.set(element, instance);
    return instance;
  };
  const properties = Object.fromEntries(
    [...names].map((name) => [
      name,
      {
        type: null,
        value: rows.get(name)?.[1] ?? null,
        observer(this: object, value: unknown, old: unknown) {
          instanceOf(this)?.changed(name, value, old);
        },
      },
    ]),
  );
  const component = space.defineComponent({
    is: `wx-builtin/${spec.tag}`,
    options: {
      // A property may be called `dataset` or `id`; ids in wxss match the DOM's.
      writeFieldsToNode: false,
      writeIdToDOM: true,
      idPrefixGenerator: null,
      multipleSlots: definition.slots !== undefined,
      dynamicSlots: definition.copies === true,
    },
    ...templateOf(definition),
    properties: properties as never,
    lifetimes: {
      created(this: unknown) {
        instanceOf(this as object);
      },
      attached(this: unknown) {
        instances.get(this as object)?.attached();
      },
      detached(this: unknown) {
        instances.get(this as object)?.detached();
      },
      // How the engine hands over `worklet:` attributes.
      workletChange(this: unknown, name: string, value: unknown) {
        instanceOf(this as object)?.changed(camelCase(`worklet:${name}`), value, undefined);
      },
    } as never,
  });
  space.setGlobalUsingComponent(spec.tag, component.general());
}

/** Registers every built-in on the space of the program's main code: what is set on a base space is not inherited. */
export function registerBuiltins(space: ComponentSpace, tags: LightTags, hooks: BuiltinHooks): void {
  for (const definition of definitions) {
    if (definition.lazy) registerLightTag(tags, definition, hooks);
    else registerTag(space, definition, hooks);
  }
}

/** The tags that exist, so that the backend draws them as `wx-<tag>`. */
export const builtinTags: ReadonlySet<string> = new Set(definitions.map((definition) => definition.spec.tag));
