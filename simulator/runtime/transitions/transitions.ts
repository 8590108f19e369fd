import { builtinOf } from '../../components/define.ts';
import type { OpenPage } from '../page.ts';
import { play, POP, PUSH, type Act } from './act.ts';
import { containerTransform, durationOf } from './container-transform.ts';
import { copyPage } from './page-copy.ts';
import { moved, rectIn, rectOf, type Rect } from './rect.ts';

/** What navigateTo says of the way a page comes. */
export interface RouteWay {
  withOpenContainer?: unknown;
}

/**
 * What is seen while a page comes or goes. The pages themselves know nothing of it: a page is open, or closed, from the moment its
 * lifetimes were told, and whatever plays is over before the next navigation begins.
 */
export interface Transitions {
  /** Ends what plays. */
  settle(): void;
  /** Once nothing plays any more. */
  still(): Promise<void>;
  /** Before `leaving` is hidden: takes its measure. What it gives is called once the next page is open. */
  push(leaving: OpenPage, way: RouteWay): ((arrived: OpenPage) => void) | undefined;
  /** Before `leaving` is closed: takes its picture. What it gives is called once `back` is shown again. */
  pop(leaving: OpenPage, back: OpenPage): (() => void) | undefined;
}

/** What the tag open-container gives. */
interface OpenContainer {
  node: object;
  takeTap(): boolean;
}

interface Playing {
  finish(): void;
  over: Promise<void>;
}

export function createTransitions(pages: HTMLElement): Transitions {
  const view = pages.ownerDocument.defaultView!;
  /** The containers that pages were opened from: they go back into them. */
  const openers = new WeakMap<OpenPage, HTMLElement>();
  let playing: Playing | undefined;

  /** What is drawn for the time of a transition lies in it. */
  function createLayer(): HTMLElement {
    const layer = pages.ownerDocument.createElement('div');
    layer.className = 'route-layer';
    pages.append(layer);
    return layer;
  }

  function begin(layer: HTMLElement, duration: number, acts: readonly Act[], over: () => void): void {
    let told: () => void = () => undefined;
    const draw = (progress: number): void => acts.forEach((act) => act.draw(progress));
    const finish = play(layer, duration, draw, () => {
      playing = undefined;
      for (const act of acts) act.end();
      layer.remove();
      over();
      told();
    });
    playing = { finish, over: new Promise((resolve) => (told = resolve)) };
  }

  return {
    settle: () => playing?.finish(),
    still: () => playing?.over ?? Promise.resolve(),
    push(leaving, way) {
      const container = isSeen(view) ? containerOf(leaving, way) : undefined;
      const closed = container && rectIn(container);
      if (!closed) return undefined;
      const before = boxOf(pages);
      return (arrived) => {
        openers.set(arrived, container);
        const box = boxOf(pages);
        const shift = before.top - box.top;
        const release = hold(leaving, arrived, moved(before, 0, -box.top));
        const layer = createLayer();
        const act = containerTransform({
          ...{ direction: PUSH, layer, container },
          closed: moved(closed, 0, shift),
          page: arrived.frame.element,
          whole: rectOf(0, 0, box.width, box.height),
        });
        begin(layer, durationOf(container), [act], release);
      };
    },
    pop(leaving, back) {
      const container = isSeen(view) ? openers.get(leaving) : undefined;
      if (!container?.isConnected || container.ownerDocument !== back.frame.document) return undefined;
      const before = boxOf(pages);
      const layer = createLayer();
      const copy = copyPage(leaving.frame.document, layer);
      copy.fill();
      return () => {
        const closed = rectIn(container);
        if (!closed) return layer.remove();
        const whole = moved(before, 0, -boxOf(pages).top);
        const page = pinned(copy.element, whole);
        const act = containerTransform({ direction: POP, layer, container, closed, page, whole });
        begin(layer, durationOf(container), [act], () => undefined);
      };
    },
  };
}

const boxOf = (pages: HTMLElement): Rect => {
  const { top, width, height } = pages.getBoundingClientRect();
  return rectOf(0, top, width, height);
};

function pinned(frame: HTMLElement, { top, height }: Rect): HTMLElement {
  frame.style.cssText = `top:${top}px;height:${height}px;z-index:1`;
  return frame;
}

/** Nothing moves for a person who wants it so, nor where nobody looks. */
const isSeen = (view: Window): boolean =>
  !view.document.hidden && !view.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The container that was named, or the one that was just tapped. */
function containerOf({ frame }: OpenPage, { withOpenContainer: named }: RouteWay): HTMLElement | undefined {
  const all = [...frame.document.querySelectorAll<HTMLElement>('wx-open-container')];
  const partsOf = (node: HTMLElement) => builtinOf(node)?.behaviour.methods as OpenContainer | undefined;
  const tapped = all.filter((node) => partsOf(node)?.takeTap());
  return named ? all.find((node) => partsOf(node)?.node === named) : tapped.at(-1);
}

/** The page below is seen, as large as it was, until the one above it has come; returns what ends that. */
function hold(below: OpenPage, above: OpenPage, { top, height }: Rect): () => void {
  const { element } = below.frame;
  element.removeAttribute('hidden');
  element.style.top = `${top}px`;
  element.style.height = `${height}px`;
  above.frame.element.style.zIndex = '1';
  return () => {
    element.setAttribute('hidden', '');
    for (const name of ['top', 'height']) element.style.removeProperty(name);
    above.frame.element.style.removeProperty('z-index');
  };
}
