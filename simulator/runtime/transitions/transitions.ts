import type { Program } from '../../../contract/program.ts';
import { builtinOf } from '../../components/define.ts';
import type { OpenPage } from '../page.ts';
import { POP, PUSH, type Act, type Direction } from './act.ts';
import { containerTransform, durationOf } from './container-transform.ts';
import { createFlights, keyed, sharedOf, type Flights, type Shared } from './flights.ts';
import { copyPage } from './page-copy.ts';
import { moved, rectIn, rectOf, type Rect } from './rect.ts';
import { slide } from './slide.ts';
import { createStage, type Stage } from './stage.ts';

/** What navigateTo says of the way a page comes. */
export interface RouteWay {
  withOpenContainer?: unknown;
}

/**
 * What is seen while a page comes or goes. The pages themselves know nothing of it: a page is open, or closed, from the moment its
 * lifetimes were told, and whatever plays is over before the next navigation begins.
 */
export interface Transitions extends Pick<Stage, 'settle' | 'still'> {
  /** Before `leaving` is hidden: takes its measure. What it gives is called once the next page is open. */
  push(leaving: OpenPage, way: RouteWay): ((arrived: OpenPage) => void) | undefined;
  /** Before `leaving` is closed: takes its picture. What it gives is called once `back` is shown again. */
  pop(leaving: OpenPage, back: OpenPage): (() => void) | undefined;
}

export interface TransitionOptions {
  /** Holds the pages' frames. */
  pages: HTMLElement;
  program: () => Program;
  /** A worklet of the program threw. */
  failed(error: unknown, where: string): void;
}

/** What the tag open-container gives. */
interface OpenContainer {
  node: object;
  takeTap(): boolean;
}

/** In milliseconds; documented. */
const ROUTE_DURATION = 300;

interface Parts {
  stage: Stage;
  /** The containers that pages were opened from: they go back into them. */
  openers: WeakMap<OpenPage, HTMLElement>;
  canShare(...pages: OpenPage[]): boolean;
  flightsIn(layer: HTMLElement, direction: Direction): Flights;
}

export function createTransitions({ pages, program, failed }: TransitionOptions): Transitions {
  const stage = createStage(pages);
  const parts: Parts = {
    stage,
    openers: new WeakMap(),
    canShare: (...both) => both.every(({ path }) => isSkyline(program(), path)),
    flightsIn: (layer, direction) =>
      createFlights(layer, direction, (error) => failed(error, 'share-element worklet:onframe')),
  };
  return {
    settle: stage.settle,
    still: stage.still,
    push: (leaving, way) => (stage.isSeen() ? push(parts, leaving, way) : undefined),
    pop: (leaving, back) => (stage.isSeen() ? pop(parts, leaving, back) : undefined),
  };
}

/** Shared elements are for pages of this renderer. */
const isSkyline = ({ app, components }: Program, path: string): boolean =>
  (components[path]?.config.renderer ?? app.renderer) === 'skyline';

function push(parts: Parts, leaving: OpenPage, way: RouteWay): ((arrived: OpenPage) => void) | undefined {
  const { stage, openers, canShare } = parts;
  const container = containerOf(leaving, way);
  const closed = container && rectIn(container);
  const shared = canShare(leaving) ? sharedOf(leaving) : new Map<string, Shared>();
  if (!closed && shared.size === 0) return undefined;
  const before = stage.box();
  return (arrived) => {
    const targets = shared.size > 0 && canShare(arrived) ? sharedOf(arrived) : new Map<string, Shared>();
    const keys = [...targets.keys()].filter((key) => shared.has(key));
    if (!closed && keys.length === 0) return;
    const box = stage.box();
    const fromOld = (rect: Rect): Rect => moved(rect, 0, before.top - box.top);
    const release = hold(leaving, arrived, moved(before, 0, -box.top));
    const layers = stage.createLayers();
    const flights = parts.flightsIn(layers[1], PUSH);
    for (const key of keys) flights.add(shared.get(key)!, targets.get(key)!.element);
    const page = arrived.frame.element;
    if (closed) openers.set(arrived, container);
    const whole = rectOf(0, 0, box.width, box.height);
    const sides = { direction: PUSH, layer: layers[0], page, whole, below: leaving.frame.element } as const;
    const route = routeOf(sides, closed && { container, closed: fromOld(closed) });
    stage.begin(layers, route.duration, [route.act, flights.act(rectIn, fromOld)], release);
  };
}

function pop(parts: Parts, leaving: OpenPage, back: OpenPage): (() => void) | undefined {
  const { stage, openers, canShare } = parts;
  const opener = openers.get(leaving);
  const container = opener?.ownerDocument === back.frame.document && opener.isConnected ? opener : undefined;
  const shared = canShare(leaving, back) ? sharedOf(leaving) : new Map<string, Shared>();
  const targets = shared.size > 0 ? keyed(back) : new Map<string, HTMLElement>();
  const keys = [...targets.keys()].filter((key) => shared.has(key));
  if (!container && keys.length === 0) return undefined;
  const before = stage.box();
  const layers = stage.createLayers();
  const flights = parts.flightsIn(layers[1], POP);
  for (const key of keys) flights.add(shared.get(key)!, targets.get(key)!);
  const copy = copyPage(leaving.frame.document, layers[0]);
  copy.fill();
  const background = getComputedStyle(leaving.frame.element).backgroundColor;
  return () => {
    const closed = container && rectIn(container);
    const whole = moved(before, 0, -stage.box().top);
    const page = pinned(copy.element, whole, background);
    const sides = { direction: POP, layer: layers[0], page, whole, below: back.frame.element } as const;
    const route = routeOf(sides, closed && { container, closed });
    const fromOld = (rect: Rect): Rect => moved(rect, 0, whole.top);
    stage.begin(layers, route.duration, [route.act, flights.act(rectIn, fromOld)]);
  };
}

interface Sides {
  direction: Direction;
  layer: HTMLElement;
  /** The frame, or its picture, of the page that comes or goes, and where it is while it is there. */
  page: HTMLElement;
  whole: Rect;
  below: HTMLElement;
}

/** How the pages themselves move, and for how long. */
function routeOf(
  { below, ...sides }: Sides,
  opener: { container: HTMLElement; closed: Rect } | undefined,
): { act: Act; duration: number } {
  return opener
    ? { act: containerTransform({ ...sides, ...opener }), duration: durationOf(opener.container) }
    : { act: slide(sides.direction, sides.page, below), duration: ROUTE_DURATION };
}

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

/** The picture of a page that was left has its size and its background still. */
function pinned(frame: HTMLElement, { top, height }: Rect, background: string): HTMLElement {
  frame.style.cssText = `top:${top}px;height:${height}px;z-index:1;background:${background}`;
  return frame;
}
