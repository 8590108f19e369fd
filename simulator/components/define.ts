import type { Language, Text } from '../../contract/text.ts';
import type { Copies } from './copies.ts';
import type { Overlay } from '../overlay/overlay.ts';
import type { DataOf, TagSpec } from './spec.ts';

// The one way to define a built-in component. A tag's folder holds props.ts (plain data), <tag>.ts whose default
// export is `defineBuiltin(spec, setup)`, and <tag>.css. register.ts finds it; nothing else is to be edited.

/** What a built-in may ask of the simulator around it. */
export interface BuiltinHooks {
  /** Turns a path of the program, a temporary file or a foreign URL into one the page can load. `owner`: component path. */
  resolveUrl(url: string, owner: string): string;
  /** Calls a member of `wx` by name; resolves or rejects with its result object. */
  call(api: string, options: Record<string, unknown>): Promise<Record<string, unknown>>;
  /** An element as it is now; `undefined` where it is not laid out. */
  picture(element: HTMLElement): Promise<HTMLCanvasElement> | undefined;
  /** The same, given out as a snapshot does. */
  takeSnapshot(
    element: HTMLElement,
    options: { type?: string; format?: string },
  ): Promise<Record<string, unknown>>;
  /** The layer above all pages, for sheets and pickers. */
  overlay: Overlay;
  language(): Language;
  /** The phone's keyboard. */
  keyboard: FieldKeyboard;
  /** Tells what happens around the page; stops by what it gives back. */
  watch(listener: (fact: PhoneFact) => void): () => void;
  /** Whether the page with this document is the one that is seen. */
  isOnTop(document: Document): boolean;
  isLandscape(): boolean;
  isOnline(): boolean;
  /** R-DOM-01: whether a web-view may show a page of this address. True at once where the project does not check domains. */
  mayShow(url: string): true | Promise<boolean>;
  /** A remark for the developer: an attribute that cannot work here, a value that is not allowed. */
  warn(message: Text): void;
}

/** The program goes to the background or comes back, another page is on top, the phone is turned, its network comes or goes. */
export type PhoneFact = 'background' | 'foreground' | 'pages' | 'turned' | 'network';

/** Told when a field takes or loses the focus, so that the phone can show its keyboard. */
export interface FieldKeyboard {
  /** Returns the keyboard's height. */
  show(field: KeyboardField): number;
  /** `next` has the focus now, where that is known. */
  leave(field: KeyboardField, next: EventTarget | null): void;
}

/** What takes text, as the phone's keyboard sees it. */
export interface KeyboardField {
  /** What has the focus. */
  readonly control: HTMLElement;
  /** The type of an input: it decides on the keys. */
  kind(): string;
  /** The word on the enter key; `return` breaks the line. */
  confirmType(): string;
  cursorSpacing(): number;
  adjustsPosition(): boolean;
  /** The whole field is to be seen above the keyboard, not only the line with the caret. */
  alignsToBottom?(): boolean;
  holdsKeyboard(): boolean;
  /** A bar with the word Done above the keys. */
  hasConfirmBar(): boolean;
  /** Keys of the drawn keyboard. */
  type(text: string): void;
  erase(): void;
  confirm(): void;
  heightChanged(height: number, duration: number): void;
  /** Where the keyboard's upper edge lies now, from the bottom of the page. */
  edgeMoved?(bottom: number): void;
}

/** A form field as its form sees it. */
export interface FormField {
  name(): string;
  value(): unknown;
  reset(): void;
}

export interface EmitOptions {
  bubbles?: boolean;
  composed?: boolean;
}

/** What a behaviour works with: one per element. */
export interface BuiltinContext<S extends TagSpec> {
  /** The `wx-<tag>` element of the page. */
  readonly node: HTMLElement;
  readonly document: Document;
  readonly window: Window & typeof globalThis;
  /** Current property values in their declared types. */
  readonly data: DataOf<S>;
  readonly hooks: BuiltinHooks;
  /** Path of the component whose template holds the element. */
  owner(): string;
  /** That component itself: only to be compared. */
  ownerHost(): unknown;
  /** Fires an event of the tag's table. */
  emit(event: keyof S['events'] & string, detail?: unknown, options?: EmitOptions): void;
  /** Writes a property back, so that `model:` bindings hear of it. Does not call `changed`. */
  write(property: string, value: unknown): void;
  /** A DOM listener that goes away with the element. */
  listen<E extends Event = Event>(
    target: EventTarget,
    type: string,
    handler: (event: E) => void,
    options?: AddEventListenerOptions,
  ): void;
  /** Runs when the element leaves the page. */
  cleanup(task: () => void): void;
  /** As `emit`, for events whose handler may answer with a value: hands it to `answered`. */
  ask(event: keyof S['events'] & string, detail: unknown, answered: (value: unknown) => void): void;
  /** The program's worklet that the attribute `worklet:<name>` names, if there is one. */
  worklet(name: string): ((event: object) => unknown) | undefined;
  /** Class names for an element of our own, such as placeholder-class: plain, and in the owner's style scope. */
  scopedClass(names: string): string;
  /** Of a definition with `copies`: draws what stands in the tag, as often as asked. */
  readonly copies: Copies;
  /** Toggles a class of the owner's style scope. */
  toggleClass(names: string, on: boolean): void;
}

export interface Behaviour<S extends TagSpec> {
  /** Where children go; the element itself by default. */
  content?: HTMLElement;
  /** Children are not shown at all. */
  leaf?: boolean;
  /** Called after a property's value changed, and before the first paint for those the template sets. */
  changed?: { [K in keyof DataOf<S>]?: (value: DataOf<S>[K], old: DataOf<S>[K]) => void };
  attached?(): void;
  detached?(): void;
  /** The element was tapped (or its label was). */
  tap?(): void;
  /** A label was tapped that belongs to this element. */
  activate?(): void;
  field?: FormField;
  /**
   * What others reach by `builtinOf(node)`. `context` is what wx.createVideoContext() and SelectorQuery.context() give,
   * `node` what SelectorQuery.node() gives, `scroller` the element that scrolls.
   */
  methods?: object;
}

export interface BuiltinDefinition {
  readonly spec: TagSpec;
  /**
   * Does nothing until a property is set, writes none back and does not ask when it is attached or detached: its elements are then
   * plain nodes of the engine (runtime/engine/light-tags.ts), and the many views and texts of a list cost next to nothing.
   */
  readonly lazy?: boolean;
  /** Names of slots beside the nameless one: what a page puts into one lies in an element `wx-slot-<name>` of the content. */
  readonly slots?: readonly string[];
  /** What stands in the tag is drawn by `copies` of the context only. */
  readonly copies?: boolean;
  // The one place where the tag's own type is forgotten: register.ts hands it its own context back.
  readonly setup: (it: BuiltinContext<TagSpec>) => Behaviour<TagSpec>;
}

export function defineBuiltin<const S extends TagSpec>(
  spec: S,
  setup: (it: BuiltinContext<S>) => Behaviour<S>,
  lazy = false,
): BuiltinDefinition {
  return { spec, lazy, setup: setup as unknown as BuiltinDefinition['setup'] };
}

/** A tag that is only its look. */
export function defineLook(spec: TagSpec): BuiltinDefinition {
  return defineBuiltin(spec, () => ({}), true);
}

/** What is known of a built-in by its DOM element. */
export interface BuiltinInstance {
  readonly tag: string;
  readonly behaviour: Behaviour<TagSpec>;
  readonly data: Readonly<Record<string, unknown>>;
}

const KEY = Symbol.for('tessera.builtin');

type Marked = Node & { [KEY]?: BuiltinInstance };

export function markBuiltin(node: Node, instance: BuiltinInstance): void {
  (node as Marked)[KEY] = instance;
}

/** The built-in that stands behind a DOM element, if one does. */
export function builtinOf(node: Node | null | undefined): BuiltinInstance | undefined {
  return node ? (node as Marked)[KEY] : undefined;
}
