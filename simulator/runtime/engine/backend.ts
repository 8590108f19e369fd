import type { domlikeBackend, Element as EngineElement, EventOptions } from 'glass-easel';
import { dispatchEvent, type EventOutcome } from './events.ts';
import { rpxToVw } from '../rpx.ts';

/** `BackendMode.Domlike`: a const enum of the engine, which isolated modules cannot read. */
const DOMLIKE = 3;

/** What differs where the engine is not in a simulator: component tests. */
export interface BackendOptions {
  tagOf?: (tag: string) => string;
  /** What becomes of rpx in inline styles. */
  styleOf?: (style: string) => string;
}

/** Every tag gets the prefix, or `button` would become HTML's. Whatever a template names must be drawn. */
function documentTag(tag: string): string {
  if (tag.startsWith('wx-')) return tag;
  return `wx-${tag.replace(/[^A-Za-z0-9._-]/g, '-')}`;
}

interface MarkedElement extends globalThis.Element {
  __wxElement?: EngineElement;
}

/**
 * The engine's view of one page's document. The engine's own backend is tied to the global document;
 * this one is bound to any same-origin window, so that every page of the stack has a document of its own.
 */
export class DocumentBackend {
  readonly mode = DOMLIKE;
  readonly window: Window;
  /** The three factory methods that the engine calls. */
  readonly document: Pick<Document, 'createElement' | 'createTextNode' | 'createDocumentFragment'>;
  readonly page: Document;
  #disposers: (() => void)[] = [];

  constructor(window: Window, { tagOf = documentTag, styleOf = rpxToVw }: BackendOptions = {}) {
    this.window = window;
    this.page = window.document;
    const page = this.page;
    convertRpxStyles(window, styleOf);
    /** Copies of one element per tag cost less than elements made from names. */
    const samples = new Map<string, HTMLElement>();
    this.document = {
      createElement: (tag: string) => {
        let sample = samples.get(tag);
        if (!sample) samples.set(tag, (sample = page.createElement(tagOf(tag))));
        return sample.cloneNode(false) as HTMLElement;
      },
      createTextNode: (text: string) => page.createTextNode(text),
      createDocumentFragment: () => page.createDocumentFragment(),
    };
  }

  /** What the engine takes: structurally a backend context, with the DOM's own elements. */
  asContext(): domlikeBackend.Context {
    return this as unknown as domlikeBackend.Context;
  }

  destroy(): void {
    this.dispose();
  }

  dispose(): void {
    for (const dispose of this.#disposers.splice(0)) dispose();
  }

  getWindowWidth(): number {
    return this.window.innerWidth;
  }

  getWindowHeight(): number {
    return this.window.innerHeight;
  }

  getDevicePixelRatio(): number {
    return this.window.devicePixelRatio;
  }

  getTheme(): string {
    return this.page.documentElement.dataset.theme ?? 'light';
  }

  // Style sheets are ours (runtime/styles.ts): the engine's bookkeeping by index has nothing to do.
  registerStyleSheetContent(): void {}
  appendStyleSheetPath(): number {
    return 0;
  }
  disableStyleSheet(): void {}

  /** setData callbacks wait for this: after the next frame, or at once where the page is not shown. */
  render(done: (error: Error | null) => void): void {
    if (this.page.visibilityState === 'hidden' || this.window.frameElement?.hasAttribute('hidden')) {
      setTimeout(() => done(null));
    } else {
      this.window.requestAnimationFrame(() => done(null));
    }
  }

  getRootNode(): HTMLElement {
    return this.page.body;
  }

  /** The engine has noted itself on the element already. */
  associateValue(): void {}

  onEvent(): void {}

  /** Hands a DOM event to the nearest element of the engine. */
  fire(origin: EventTarget | null, type: string, detail: unknown, options: EventOptions): EventOutcome {
    const target = engineElementOf(origin as Node | null);
    if (!target) return { refused: false, heard: false };
    return dispatchEvent(target, type, detail, options);
  }

  // Listeners are delegated on the document; built-ins are real components, so `model:` needs no DOM binding.
  setListenerStats(): void {}
  setModelBindingStat(): void {}

  onWindowResize(
    callback: (size: { width: number; height: number; devicePixelRatio: number }) => void,
  ): void {
    const listener = (): void =>
      callback({
        width: this.getWindowWidth(),
        height: this.getWindowHeight(),
        devicePixelRatio: this.getDevicePixelRatio(),
      });
    this.window.addEventListener('resize', listener);
    this.#disposers.push(() => this.window.removeEventListener('resize', listener));
  }

  onThemeChange(): void {}
}

/** The nearest element that the engine made, from a DOM node upwards. */
export function engineElementOf(node: Node | null): EngineElement | undefined {
  for (let current = node; current; current = current.parentNode) {
    const value = (current as unknown as MarkedElement).__wxElement;
    if (value) return value;
  }
  return undefined;
}

/** The engine writes inline styles with setAttribute: rpx in them is converted there, once for the whole window. */
function convertRpxStyles(window: Window, styleOf: (style: string) => string): void {
  const prototype = (window as unknown as typeof globalThis).Element.prototype;
  const setAttribute = prototype.setAttribute;
  prototype.setAttribute = function (name, value) {
    setAttribute.call(this, name, name === 'style' ? styleOf(String(value)) : value);
  };
}
