type Told = (entries: IntersectionObserverEntry[], observer: IntersectionObserver) => void;

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
  width: number;
  height: number;
  x: number;
  y: number;
}

function boxOf(left: number, top: number, right: number, bottom: number): Box {
  const [width, height] = [Math.max(right - left, 0), Math.max(bottom - top, 0)];
  return { left, top, right, bottom, width, height, x: left, y: top };
}

/**
 * jsdom has no layout and no IntersectionObserver. This one tells once what `getBoundingClientRect` says, which a test
 * may replace, and again at every scroll of the document.
 */
export function installIntersectionObserver(window: Window): void {
  const holder = window as unknown as { IntersectionObserver?: unknown };
  holder.IntersectionObserver ??= class {
    readonly #told: Told;
    readonly #root: Element | null;
    readonly #nodes = new Set<Element>();
    readonly #check = (): void => this.#tell([...this.#nodes]);

    constructor(told: Told, options: IntersectionObserverInit = {}) {
      this.#told = told;
      this.#root =
        options.root instanceof (window as Window & typeof globalThis).Element ? options.root : null;
      window.document.addEventListener('scroll', this.#check, true);
    }

    observe(node: Element): void {
      this.#nodes.add(node);
      window.setTimeout(() => this.#nodes.has(node) && this.#tell([node]));
    }

    unobserve(node: Element): void {
      this.#nodes.delete(node);
    }

    disconnect(): void {
      this.#nodes.clear();
      window.document.removeEventListener('scroll', this.#check, true);
    }

    #tell(nodes: Element[]): void {
      if (nodes.length === 0) return;
      this.#told(
        nodes.map((node) => entryOf(node, this.#bounds())),
        this as unknown as IntersectionObserver,
      );
    }

    #bounds(): Box {
      if (this.#root) return this.#root.getBoundingClientRect();
      return boxOf(0, 0, window.innerWidth, window.innerHeight);
    }
  };
}

function entryOf(target: Element, bounds: Box): IntersectionObserverEntry {
  const rect: Box = target.getBoundingClientRect();
  const [left, top] = [Math.max(rect.left, bounds.left), Math.max(rect.top, bounds.top)];
  const [right, bottom] = [Math.min(rect.right, bounds.right), Math.min(rect.bottom, bounds.bottom)];
  const isIntersecting = right >= left && bottom >= top;
  const shared = isIntersecting ? boxOf(left, top, right, bottom) : boxOf(0, 0, 0, 0);
  const area = rect.width * rect.height;
  const ratio = area === 0 ? Number(isIntersecting) : (shared.width * shared.height) / area;
  return {
    target,
    time: 0,
    isIntersecting,
    intersectionRatio: ratio,
    boundingClientRect: rect,
    intersectionRect: shared,
    rootBounds: bounds,
  } as IntersectionObserverEntry;
}
