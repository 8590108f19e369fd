/** One page's document: an iframe of our own origin, so that page styles, vh, fixed and scrolling are exact. */
export interface PageFrame {
  readonly element: HTMLIFrameElement;
  readonly window: Window & typeof globalThis;
  readonly document: Document;
}

export interface PageFrames {
  take(): PageFrame;
  release(frame: PageFrame): void;
}

/**
 * Frames in `container`. One spare frame is kept ready: making a document and reading the built-ins' look into it
 * would be a third of the time that opening a page takes.
 */
export function createPageFrames(container: HTMLElement, baseCss: string): PageFrames {
  let spare: PageFrame | undefined;
  let refill: number | undefined;

  function create(): PageFrame {
    const element = container.ownerDocument.createElement('iframe');
    element.className = 'page';
    element.setAttribute('hidden', '');
    container.append(element);
    const window = element.contentWindow as Window & typeof globalThis;
    const document = window.document;
    document.open();
    document.write(
      '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><style></style></head><body></body></html>',
    );
    document.close();
    document.querySelector('style')!.textContent = baseCss;
    return { element, window, document };
  }

  function prepare(): void {
    refill = undefined;
    spare ??= create();
  }

  return {
    take() {
      const frame = spare ?? create();
      spare = undefined;
      // Shown from the start: what measures itself while it is attached must find its size.
      frame.element.removeAttribute('hidden');
      clearTimeout(refill);
      refill = window.setTimeout(prepare, 60);
      return frame;
    },
    release(frame) {
      frame.element.remove();
    },
  };
}
