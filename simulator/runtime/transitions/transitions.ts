import type { Program } from '../../../contract/program.ts';
import type { OpenPage } from '../page.ts';
import type { Worklets } from '../worklets.ts';
import { POP, type Direction } from './act.ts';
import {
  createRouteBuilders,
  createRouteDrawing,
  routeContext,
  type CustomRoute,
  type RouteBuilders,
  type RouteContext,
  type DrawRoute,
} from './custom-route.ts';
import { createFlights, keyed, sharedOf, type Flights } from './flights.ts';
import { pop, push, redraw, type Departure } from './moves.ts';
import { rectIn } from './rect.ts';
import { isSkyline } from './renderer.ts';
import { createStage, type Stage } from './stage.ts';

/** What navigateTo says of the way a page comes. */
export interface RouteWay {
  withOpenContainer?: unknown;
  routeType?: string;
  routeConfig?: object;
  routeOptions?: object;
}

/**
 * What is seen while a page comes or goes. The pages themselves know nothing of it: a page is open, or closed, from the moment its
 * lifetimes were told, and whatever plays is over before the next navigation begins.
 */
export interface Transitions extends Pick<Stage, 'still'>, Pick<RouteBuilders, 'add' | 'remove'> {
  /** Ends what plays. */
  settle(): void;
  /** Before `leaving` is hidden: takes its measure. */
  push(leaving: OpenPage, path: string, way: RouteWay): Departure | undefined;
  /** Before `leaving` is closed: takes its picture. What it gives is called once `back` is shown again. */
  pop(leaving: OpenPage, back: OpenPage): (() => void) | undefined;
  /** However it went: nothing of its route stays. */
  closed(page: OpenPage): void;
  /** Made anew at its place: its route goes on. */
  replaced(page: OpenPage, fresh: OpenPage): void;
  /** Of the page's own way here; its worklets move it. */
  contextOf(page: OpenPage): RouteContext;
}

export interface TransitionOptions {
  /** Holds the pages' frames. */
  pages: HTMLElement;
  program: () => Program;
  /** The stack, from the first page to the one on top. */
  stack: readonly OpenPage[];
  worklets: Worklets;
  back(): void;
  /** A worklet of the program threw. */
  failed(error: unknown, where: string): void;
}

/** A page that came by a custom route, and what is drawn for as long as it is open. */
export interface OpenRoute {
  readonly route: CustomRoute;
  readonly below: OpenPage;
  end(): void;
}

export interface Parts extends Pick<TransitionOptions, 'pages' | 'stack' | 'back'> {
  stage: Stage;
  builders: RouteBuilders;
  /** The containers that pages were opened from: they go back into them. */
  openers: WeakMap<OpenPage, HTMLElement>;
  contexts: WeakMap<OpenPage, RouteContext>;
  routes: Map<OpenPage, OpenRoute>;
  /** Shared elements and custom routes are for pages of the renderer skyline. */
  canShare(...paths: string[]): boolean;
  flightsIn(layer: HTMLElement, direction: Direction): Flights;
  draw: DrawRoute;
  /** A context whose page is known once it is made. */
  createContext(page: () => OpenPage | undefined): RouteContext;
}

export function createTransitions(options: TransitionOptions): Transitions {
  const { pages, program, failed, worklets, stack, back } = options;
  const stage = createStage(pages);
  let gesture: { end(): void } | undefined;
  const endGesture = (): void => {
    gesture?.end();
    gesture = undefined;
  };
  const parts: Parts = {
    ...{ pages, stack, back, stage },
    ...{ openers: new WeakMap(), contexts: new WeakMap(), routes: new Map() },
    builders: createRouteBuilders(failed),
    canShare: (...paths) => paths.every((path) => isSkyline(program(), path)),
    flightsIn: (layer, direction) =>
      createFlights(layer, direction, (error) => failed(error, 'share-element worklet:onframe')),
    draw: createRouteDrawing(worklets, failed),
    createContext: (page) =>
      routeContext(worklets, {
        startUserGesture() {
          endGesture();
          gesture = startGesture(parts, page(), worklets);
        },
        stopUserGesture: endGesture,
        didPop: back,
      }),
  };
  return {
    settle() {
      endGesture();
      stage.settle();
    },
    still: stage.still,
    add: parts.builders.add,
    remove: parts.builders.remove,
    push: (leaving, path, way) => push(parts, leaving, path, way),
    pop: (leaving, to) => (stage.isSeen() ? pop(parts, leaving, to) : undefined),
    closed(page) {
      parts.routes.get(page)?.end();
      parts.routes.delete(page);
    },
    replaced: (page, fresh) => redraw(parts, page, fresh),
    contextOf(page) {
      const context = parts.contexts.get(page) ?? parts.createContext(() => page);
      parts.contexts.set(page, context);
      return context;
    },
  };
}

/** A finger moves the page: the one below is seen, and shared elements that want it fly as far as the finger has come. */
function startGesture(
  { stage, routes, stack, canShare, flightsIn }: Parts,
  page: OpenPage | undefined,
  worklets: Worklets,
): { end(): void } | undefined {
  const open = page && routes.get(page);
  if (!open || page !== stack.at(-1)) return undefined;
  const { below, route } = open;
  const { userGestureInProgress, primaryAnimation } = route.context;
  userGestureInProgress.value = 1;
  const wasHidden = below.frame.element.hasAttribute('hidden');
  below.frame.element.removeAttribute('hidden');
  const layers = stage.createLayers(stack.length - 1);
  const flights = flightsIn(layers[1], POP);
  const targets = canShare(page.path, below.path) ? keyed(below) : new Map<string, HTMLElement>();
  for (const [key, from] of sharedOf(page)) {
    const to = targets.get(key);
    if (to && from.element.hasAttribute('transition-on-gesture')) flights.add(from, to);
  }
  const act = flights.act(rectIn, (rect) => rect);
  const stop = worklets.follow(() => act.draw(1 - primaryAnimation.value), { sync: true });
  return {
    end() {
      userGestureInProgress.value = 0;
      stop();
      act.end();
      for (const layer of layers) layer.remove();
      if (wasHidden && stack.at(-1) === page) below.frame.element.setAttribute('hidden', '');
    },
  };
}
