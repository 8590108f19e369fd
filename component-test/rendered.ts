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
  readonly #place: HTMLElement;

  constructor(component: GeneralComponent, space: Space) {
    super(component, space);
    this.#place = placeOf(component, space);
    listenToGestures(space.backend, () => false, this.#place);
    this.#place.addEventListener('scroll', (event) => forwardScroll(space, event), true);
  }

  override get dom(): HTMLElement {
    return this.#place;
  }

  attach(parent: ParentNode): void {
    parent.append(this.#place);
    this.parentNode = parent;
    EngineElement.pretendAttached(this.element);
    this.space.engine.ready.pageIsReady(this.element as GeneralComponent);
  }

  detach(): void {
    if (!this.parentNode) return;
    this.#place.remove();
    this.parentNode = null;
    EngineElement.pretendDetached(this.element);
  }
}

function forwardScroll(space: Space, event: Event): void {
  const { scrollTop, scrollLeft } = event.target as HTMLElement;
  space.backend.fire(event.target, 'scroll', { scrollTop, scrollLeft }, { originalEvent: event as never });
}

/** A component with a virtual host has no element of its own: it is shown in one made for it. */
function placeOf(component: GeneralComponent, space: Space): HTMLElement {
  const own = component.$$ as unknown as HTMLElement | null;
  if (own) return own;
  const place = space.backend.page.createElement('virtual');
  const stand = space.backend.page.createElement('span');
  place.append(stand);
  EngineElement.replaceDocumentElement(component, place as never, stand as never);
  return place;
}

export function renderComponent(space: Space, path: string, properties: Data = {}): RootComponent {
  const component = space.engine.space
    .getComponentSpace()
    .createComponentByUrl(space.tagOf(path), absolute(path), null, space.backend.asContext());
  const styles = [...component.getRootBehavior().getComponentDependencies()].map(({ is }) => is);
  space.showStyles([...styles, path]);
  let changed = false;
  for (const [name, value] of Object.entries(properties)) {
    if (!EngineComponent.hasProperty(component, name)) continue;
    EngineComponent.getDataProxy(component).replaceProperty(name, value as never);
    changed = true;
  }
  if (changed) component.applyDataUpdates();
  return new RootComponent(component, space);
}
