import type { Element as EngineElement, GeneralComponent } from 'glass-easel';
import { findElements, nodeOf } from './find-elements.ts';

export interface IntersectionOptions {
  thresholds?: number[];
  initialRatio?: number;
  observeAll?: boolean;
  nativeMode?: boolean;
}

interface Margins {
  left?: number;
  right?: number;
  top?: number;
  bottom?: number;
}

export interface IntersectionObserverHandle {
  relativeTo(selector: string, margins?: Margins): IntersectionObserverHandle;
  relativeToViewport(margins?: Margins): IntersectionObserverHandle;
  observe(selector: string, callback: (result: Record<string, unknown>) => void): void;
  disconnect(): void;
}

const plain = ({ left, right, top, bottom, width, height }: DOMRectReadOnly) => ({
  left,
  right,
  top,
  bottom,
  width,
  height,
});

const marginText = ({ top = 0, right = 0, bottom = 0, left = 0 }: Margins): string =>
  [top, right, bottom, left].map((value) => `${value}px`).join(' ');

/** createIntersectionObserver(): the browser's own observer with the platform's selectors and first-call rule. */
export function createIntersectionObserver(
  scope: () => GeneralComponent | undefined,
  options: IntersectionOptions = {},
): IntersectionObserverHandle {
  let relative: { selector: string | null; margins: Margins } = { selector: null, margins: {} };
  const running: IntersectionObserver[] = [];
  const handle: IntersectionObserverHandle = {
    relativeTo(selector, margins = {}) {
      relative = { selector, margins };
      return handle;
    },
    relativeToViewport(margins = {}) {
      relative = { selector: null, margins };
      return handle;
    },
    observe(selector, callback) {
      const component = scope();
      if (!component) return;
      for (const element of findElements(component, selector, options.observeAll === true)) {
        const observer = observeOne(component, element, relative, options, callback);
        if (observer) running.push(observer);
      }
    },
    disconnect() {
      for (const observer of running.splice(0)) observer.disconnect();
    },
  };
  return handle;
}

function observeOne(
  component: GeneralComponent,
  element: EngineElement,
  relative: { selector: string | null; margins: Margins },
  options: IntersectionOptions,
  callback: (result: Record<string, unknown>) => void,
): IntersectionObserver | undefined {
  const node = nodeOf(element);
  const view = node?.ownerDocument.defaultView;
  if (!node || !view) return undefined;
  const root = relative.selector ? findElements(component, relative.selector, false)[0] : undefined;
  let isFirst = true;
  const observer = new view.IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        const wasFirst = isFirst;
        isFirst = false;
        // Documented: the first call comes only where the ratio differs from `initialRatio`.
        if (wasFirst && entry.intersectionRatio === (options.initialRatio ?? 0) && !entry.isIntersecting)
          continue;
        callback({
          id: element.id,
          dataset: { ...element.dataset },
          intersectionRatio: entry.intersectionRatio,
          intersectionRect: plain(entry.intersectionRect),
          boundingClientRect: plain(entry.boundingClientRect),
          relativeRect: plain(entry.rootBounds ?? new DOMRect()),
          time: Date.now(),
        });
      }
    },
    {
      root: (root && nodeOf(root)) ?? node.ownerDocument,
      rootMargin: marginText(relative.margins),
      threshold: options.thresholds?.length ? options.thresholds : [0],
    },
  );
  observer.observe(node);
  return observer;
}
