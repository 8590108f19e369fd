import { builtinOf } from '../../components/define.ts';
import type { OpenPage } from '../page.ts';
import { POP, PUSH, type Act } from './act.ts';
import { containerTransform, durationOf } from './container-transform.ts';
import { STATUS, type CustomRoute, type RouteSides } from './custom-route.ts';
import { keyed, sharedOf, type Shared } from './flights.ts';
import { copyPage } from './page-copy.ts';
import { moved, rectIn, rectOf, type Rect } from './rect.ts';
import { slide } from './slide.ts';
import { levelOf } from './stage.ts';
import type { Parts, RouteWay } from './transitions.ts';

/** A page is left for another one. */
export interface Departure {
  /** The other one is made; nothing in it is attached yet. */
  entered(page: OpenPage): void;
  /** It is open and told. */
  arrived(page: OpenPage): void;
}

/** In milliseconds; documented. */
const ROUTE_DURATION = 300;

/** How the pages themselves move, and for how long. */
interface Movement {
  act: Act;
  duration: number;
}

export function push(parts: Parts, leaving: OpenPage, path: string, way: RouteWay): Departure | undefined {
  const { stage, canShare } = parts;
  const isSeen = stage.isSeen();
  const container = isSeen ? containerOf(leaving, way) : undefined;
  const closed = container && rectIn(container);
  const areSkyline = canShare(leaving.path, path);
  const shared = areSkyline && isSeen ? sharedOf(leaving) : new Map<string, Shared>();
  let made: OpenPage | undefined;
  const route =
    areSkyline && way.routeType && !closed
      ? parts.builders.build(
          way.routeType,
          parts.createContext(() => made),
          way.routeOptions ?? {},
          way.routeConfig ?? {},
        )
      : undefined;
  const isOver = leaving.frame.element.style.zIndex !== '';
  if (!closed && shared.size === 0 && !route && !isOver) return undefined;
  const before = stage.box();
  return {
    entered(page) {
      made = page;
      if (route) parts.contexts.set(page, route.context);
    },
    arrived(page) {
      if (isOver) page.frame.element.style.zIndex = String(levelOf(parts.stack.length - 1));
      const targets = shared.size > 0 ? sharedOf(page) : new Map<string, Shared>();
      const keys = [...targets.keys()].filter((key) => shared.has(key));
      const open = route && openRoute(parts, route, page, leaving);
      const release = hold(parts, leaving, page, before, route?.config.opaque !== false);
      if (!isSeen || (!closed && keys.length === 0 && !route)) return release();
      const box = stage.box();
      const fromOld = (rect: Rect): Rect => moved(rect, 0, before.top - box.top);
      const layers = stage.createLayers(parts.stack.length - 1);
      const flights = parts.flightsIn(layers[1], PUSH);
      for (const key of keys) flights.add(shared.get(key)!, targets.get(key)!.element);
      if (closed) parts.openers.set(page, container);
      const whole = rectOf(0, 0, box.width, box.height);
      const sides = { direction: PUSH, layer: layers[0], page: page.frame.element, whole } as const;
      const act = flights.act(rectIn, fromOld);
      const movement = closed
        ? intoContainer({ ...sides, container, closed: fromOld(closed) })
        : (open ?? { act: slide(PUSH, sides.page, leaving.frame.element), duration: ROUTE_DURATION });
      stage.begin(layers, movement.duration, [movement.act, act], release);
    },
  };
}

export function pop(parts: Parts, leaving: OpenPage, back: OpenPage): (() => void) | undefined {
  const { stage, openers, canShare } = parts;
  const opener = openers.get(leaving);
  const container = opener?.ownerDocument === back.frame.document && opener.isConnected ? opener : undefined;
  const route = parts.routes.get(leaving)?.route;
  // A finger has taken the page away already.
  if (route && route.context.primaryAnimation.value <= 0) return undefined;
  const shared = canShare(leaving.path, back.path) ? sharedOf(leaving) : new Map<string, Shared>();
  const targets = shared.size > 0 ? keyed(back) : new Map<string, HTMLElement>();
  const keys = [...targets.keys()].filter((key) => shared.has(key));
  if (!container && keys.length === 0 && !route) return undefined;
  const before = stage.box();
  const layers = stage.createLayers(parts.stack.length - 1);
  const flights = parts.flightsIn(layers[1], POP);
  for (const key of keys) flights.add(shared.get(key)!, targets.get(key)!);
  const copy = copyPage(leaving.frame.document, layers[0]);
  copy.fill();
  const background = getComputedStyle(leaving.frame.element).backgroundColor;
  return () => {
    const closed = container && rectIn(container);
    const whole = moved(before, 0, -stage.box().top);
    const page = pinned(copy.element, route ? undefined : whole, background);
    const below = back.frame.element;
    const act = flights.act(rectIn, (rect) => moved(rect, 0, whole.top));
    const movement = closed
      ? intoContainer({ direction: POP, layer: layers[0], page, whole, container, closed })
      : route
        ? leaveRoute(parts, route, {
            page,
            below,
            belowRoute: parts.routes.get(back)?.route,
            barrier: barrierOf(route, layers[0]),
          })
        : { act: slide(POP, page, below), duration: ROUTE_DURATION };
    stage.begin(layers, movement.duration, [movement.act, act]);
  };
}

const intoContainer = (places: Parameters<typeof containerTransform>[0]): Movement => ({
  act: containerTransform(places),
  duration: durationOf(places.container),
});

/** Draws the page by its route from now on, as long as it is open. */
function openRoute(parts: Parts, route: CustomRoute, page: OpenPage, below: OpenPage): Movement {
  const { context, config } = route;
  const depth = parts.stack.indexOf(page);
  const barrier = barrierOf(route, parts.pages, levelOf(depth) - 1);
  if (config.barrierDismissible) barrier?.addEventListener('click', parts.back);
  const stop = parts.draw(route, {
    page: page.frame.element,
    ...{ below: below.frame.element, belowRoute: parts.routes.get(below)?.route, barrier },
  });
  parts.routes.set(page, {
    ...{ route, below },
    end() {
      stop();
      barrier?.remove();
      below.frame.element.setAttribute('hidden', '');
      if (!parts.routes.has(below)) unpin(below.frame.element);
    },
  });
  const { primaryAnimation, primaryAnimationStatus } = context;
  return {
    duration: config.transitionDuration ?? ROUTE_DURATION,
    act: {
      draw(progress) {
        primaryAnimationStatus.value = STATUS.forward;
        primaryAnimation.value = progress;
      },
      end() {
        primaryAnimation.value = 1;
        primaryAnimationStatus.value = STATUS.completed;
      },
    },
  };
}

/** A page was made anew: what its route, or that of the page above it, draws is drawn on its new frame. */
export function redraw(parts: Parts, page: OpenPage, fresh: OpenPage): void {
  for (const [above, { route, below, end }] of [...parts.routes]) {
    if (above !== page && below !== page) continue;
    end();
    parts.routes.delete(above);
    const [top, under] = [above === page ? fresh : above, below === page ? fresh : below];
    parts.contexts.set(top, route.context);
    openRoute(parts, route, top, under);
    if (route.config.opaque !== false) continue;
    top.frame.element.style.zIndex = String(levelOf(parts.stack.indexOf(top)));
    under.frame.element.removeAttribute('hidden');
  }
}

/** From where it is now: a finger may have moved it. */
function leaveRoute(parts: Parts, route: CustomRoute, sides: RouteSides): Movement {
  const { context, config } = route;
  const from = context.primaryAnimation.value;
  const stop = parts.draw(route, sides);
  return {
    duration: (config.reverseTransitionDuration ?? ROUTE_DURATION) * from,
    act: {
      draw(progress) {
        context.primaryAnimationStatus.value = STATUS.reverse;
        context.primaryAnimation.value = from * (1 - progress);
      },
      end() {
        context.primaryAnimation.value = 0;
        context.primaryAnimationStatus.value = STATUS.dismissed;
        stop();
      },
    },
  };
}

function barrierOf({ config }: CustomRoute, around: HTMLElement, level = 0): HTMLElement | undefined {
  if (!config.barrierColor && !config.barrierDismissible) return undefined;
  const barrier = around.ownerDocument.createElement('div');
  barrier.className = 'route-barrier';
  barrier.style.cssText = `z-index:${level}`;
  barrier.style.backgroundColor = config.barrierColor ?? '';
  if (config.barrierLabel) barrier.setAttribute('aria-label', config.barrierLabel);
  around.append(barrier);
  return barrier;
}

/** The container that was named, or the one that was just tapped. */
function containerOf({ frame }: OpenPage, { withOpenContainer: named }: RouteWay): HTMLElement | undefined {
  const all = [...frame.document.querySelectorAll<HTMLElement>('wx-open-container')];
  const partsOf = (node: HTMLElement) =>
    builtinOf(node)?.behaviour.methods as { node: object; takeTap(): boolean } | undefined;
  const tapped = all.filter((node) => partsOf(node)?.takeTap());
  return named ? all.find((node) => partsOf(node)?.node === named) : tapped.at(-1);
}

/**
 * The page below is seen, as large as it was, until the one above it has come; returns what ends that. Below one that does not cover
 * it, it stays.
 */
function hold(parts: Parts, below: OpenPage, above: OpenPage, before: Rect, covers: boolean): () => void {
  const { element } = below.frame;
  const { style } = above.frame.element;
  const level = style.zIndex;
  element.removeAttribute('hidden');
  const box = parts.stage.box();
  // One with a route of its own lies where that has it.
  const isPinned = !parts.routes.has(below) && (box.top !== before.top || box.height !== before.height);
  if (isPinned)
    Object.assign(element.style, { marginTop: `${before.top - box.top}px`, height: `${before.height}px` });
  style.zIndex = String(levelOf(parts.stack.length - 1));
  return () => {
    if (!covers) return;
    if (isPinned) unpin(element);
    element.setAttribute('hidden', '');
    style.zIndex = level;
  };
}

function unpin({ style }: HTMLElement): void {
  for (const name of ['margin-top', 'height']) style.removeProperty(name);
}

/** The picture of a page that was left has its size and its background still; a route of its own has its say on both. */
function pinned(frame: HTMLElement, whole: Rect | undefined, background: string): HTMLElement {
  frame.style.cssText = `z-index:1;background:${background}`;
  if (whole) frame.style.cssText += `;top:${whole.top}px;height:${whole.height}px`;
  return frame;
}
