import { Component as EngineComponent, Element as EngineElement, type GeneralComponent } from 'glass-easel';
import { listenToGestures } from '../simulator/runtime/gestures.ts';
import { nodeOf } from '../simulator/runtime/query/find-elements.ts';
import { absolute } from '../simulator/runtime/engine/engine.ts';
import { dispatch, type DispatchOptions } from './dispatch.ts';
import type { Space } from './space.ts';
import { later } from './tell.ts';
import { jsonOf, type ComponentJson } from './to-json.ts';

type Data = Record<string, unknown>;
type Listener = (event: unknown) => boolean | void;
type Capture = boolean | { capture?: boolean };

const captures = (value: Capture | undefined): boolean =>
  typeof value === 'object' ? value.capture === true : value === true;

/** One element of what was rendered: a component, or a tag of the platform. */
export class Component {
  protected readonly element: EngineElement;
  protected readonly space: Space;

  constructor(element: EngineElement, space: Space) {
    this.element = element;
    this.space = space;
  }

  get dom(): HTMLElement {
    return nodeOf(this.element) as HTMLElement;
  }

  /** `this` of the component's methods. */
  get instance(): Data & { data: Data; setData(data: Data): void } {
    const element = this.element as { getMethodCaller?: () => unknown };
    return (element.getMethodCaller?.() ?? this.element) as never;
  }

  get data(): Data {
    return this.instance?.data;
  }

  /** Tells an event of the device or of the component, once the task's own code is done, as on a device. */
  dispatchEvent(name: string, options: DispatchOptions = {}): void {
    dispatch(this.element, this.dom, name, options);
  }

  addEventListener(name: string, listener: Listener, capture?: Capture): void {
    this.element.addListener(name, listener as never, { capture: captures(capture) });
  }

  removeEventListener(name: string, listener: Listener, capture?: Capture): void {
    this.element.removeListener(name, listener as never, { capture: captures(capture) });
  }

  querySelector(selector: string): Component | undefined {
    const found = this.#shadow()?.querySelector(selector);
    return found ? new Component(found, this.space) : undefined;
  }

  querySelectorAll(selector: string): Component[] {
    const found = this.#shadow()?.querySelectorAll(selector) ?? [];
    return found.map((element: EngineElement) => new Component(element, this.space));
  }

  setData(data: Data, callback?: () => void): void {
    this.instance?.setData?.(data);
    if (callback) later(callback, 'setData');
  }

  triggerLifeTime(name: string, ...args: unknown[]): void {
    (this.element as GeneralComponent).triggerLifetime(name, args as never);
  }

  triggerPageLifeTime(name: string, ...args: unknown[]): void {
    (this.element as GeneralComponent).triggerPageLifetime(name, args as never);
  }

  /** What a snapshot keeps: tags, attributes, listeners and text, without the components' own scaffolding. */
  toJSON(): ComponentJson | string | undefined {
    return jsonOf(this.element, this.space);
  }

  #shadow() {
    return EngineComponent.isComponent(this.element)
      ? (this.element as GeneralComponent).getShadowRoot()
      : null;
  }
}

/** What `render` gives: the component at the top, which can be put into a document. */
export class RootComponent extends Component {
  parentNode: ParentNode | null = null;
  /** What stands in the document: the component itself, or what is around one with a virtual host. */
  readonly #root: GeneralComponent;

  constructor(component: GeneralComponent, root: GeneralComponent, space: Space) {
    super(component, space);
    this.#root = root;
    listenToGestures(space.backend, this.dom);
    this.dom.addEventListener('scroll', (event) => forwardScroll(space, event), true);
  }

  override get dom(): HTMLElement {
    return this.#root.$$ as unknown as HTMLElement;
  }

  attach(parent: ParentNode): void {
    parent.append(this.dom);
    this.parentNode = parent;
    EngineElement.pretendAttached(this.#root);
    this.space.engine.ready.pageIsReady(this.#root);
  }

  detach(): void {
    if (!this.parentNode) return;
    this.dom.remove();
    this.parentNode = null;
    EngineElement.pretendDetached(this.#root);
  }
}

function forwardScroll(space: Space, event: Event): void {
  const { scrollTop, scrollLeft } = event.target as HTMLElement;
  space.backend.fire(
    event.target,
    'scroll',
    { scrollTop, scrollLeft },
    { originalEvent: event as never, bubbles: true, composed: true, capturePhase: true },
  );
}

/** `around` gives a component that holds only the one it is asked for. */
export function renderComponent(
  space: Space,
  path: string,
  properties: Data,
  around: (path: string) => string,
): RootComponent {
  // A virtual host has no element: on a page it is drawn into what is around it.
  const isVirtual = space.engine.definitionOf(path)?.getComponentOptions().virtualHost === true;
  const root = createComponent(space, isVirtual ? around(path) : path);
  const component = isVirtual ? (root.getShadowRoot()!.childNodes[0] as GeneralComponent) : root;
  let changed = false;
  for (const [name, value] of Object.entries(properties)) {
    if (!EngineComponent.hasProperty(component, name)) continue;
    EngineComponent.getDataProxy(component).replaceProperty(name, value as never);
    changed = true;
  }
  if (changed) component.applyDataUpdates();
  return new RootComponent(component, root, space);
}

function createComponent(space: Space, path: string): GeneralComponent {
  const component = space.engine.space
    .getComponentSpace()
    .createComponentByUrl(space.tagOf(path), absolute(path), null, space.backend.asContext());
  const styles = [...component.getRootBehavior().getComponentDependencies()].map(({ is }) => is);
  space.showStyles([...styles, path]);
  return component;
}
