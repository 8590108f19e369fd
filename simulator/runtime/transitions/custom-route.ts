import { styleEntries } from '../engine/wxs.ts';
import { rpxToVw } from '../rpx.ts';
import type { Shared as SharedValue, Worklets } from '../worklets.ts';
import { presets } from './preset-routes.ts';

// Routes that a program draws itself, by `wx.router.addRouteBuilder` and navigateTo's routeType.

/** Of Flutter, which Skyline's routes follow. */
export const STATUS = { dismissed: 0, forward: 1, reverse: 2, completed: 3 } as const;

/** What `wx.router.getRouteContext` gives; programs put things of their own into it. */
export interface RouteContext {
  primaryAnimation: SharedValue<number>;
  primaryAnimationStatus: SharedValue<number>;
  secondaryAnimation: SharedValue<number>;
  secondaryAnimationStatus: SharedValue<number>;
  userGestureInProgress: SharedValue<number>;
  startUserGesture(): void;
  stopUserGesture(): void;
  didPop(): void;
}

type RouteHandler = () => Record<string, unknown> | undefined;

/** What a route builder gives; navigateTo's routeConfig goes before it. */
export interface RouteConfig {
  opaque?: boolean;
  transitionDuration?: number;
  reverseTransitionDuration?: number;
  barrierColor?: string;
  barrierDismissible?: boolean;
  barrierLabel?: string;
  canTransitionTo?: boolean;
  canTransitionFrom?: boolean;
  handlePrimaryAnimation?: RouteHandler;
  handleSecondaryAnimation?: RouteHandler;
  handlePreviousPageAnimation?: RouteHandler;
}

export type RouteBuilder = (context: RouteContext, options: Record<string, unknown>) => RouteConfig;

export interface CustomRoute {
  readonly context: RouteContext;
  readonly config: RouteConfig;
}

/** Named builders: the platform's own, and those of the program. */
export interface RouteBuilders {
  add(name: string, builder: RouteBuilder): void;
  remove(name: string): void;
  build(name: string, context: RouteContext, options: object, config: object): CustomRoute | undefined;
}

export function createRouteBuilders(failed: (error: unknown, where: string) => void): RouteBuilders {
  const builders = new Map<string, RouteBuilder>(Object.entries(presets));
  return {
    add: (name, builder) => void builders.set(name, builder),
    remove: (name) => void builders.delete(name),
    build(name, context, options, config) {
      try {
        const built = builders.get(name)?.(context, { ...options });
        return built && { context, config: { ...built, ...config } };
      } catch (error) {
        failed(error, `route ${name}`);
        return undefined;
      }
    },
  };
}

/** Of a page that came by itself: it is there, and nothing lies over it. */
export const routeContext = (
  { shared }: Worklets,
  acts: Pick<RouteContext, 'startUserGesture' | 'stopUserGesture' | 'didPop'>,
): RouteContext => ({
  primaryAnimation: shared<number>(1),
  primaryAnimationStatus: shared<number>(STATUS.completed),
  secondaryAnimation: shared<number>(0),
  secondaryAnimationStatus: shared<number>(STATUS.dismissed),
  userGestureInProgress: shared<number>(0),
  ...acts,
});

export interface RouteSides {
  /** The frame that comes or goes, or its picture. */
  page: HTMLElement;
  below: HTMLElement;
  belowRoute: CustomRoute | undefined;
  /** Lies between both. */
  barrier: HTMLElement | undefined;
}

const fromTheRight =
  ({ primaryAnimation }: RouteContext): RouteHandler =>
  () => ({
    transform: `translateX(${(1 - primaryAnimation.value) * 100}%)`,
  });

export type DrawRoute = (route: CustomRoute, sides: RouteSides) => () => void;

/** Draws both pages as a route has them, whenever its values change; gives what ends that. */
export function createRouteDrawing(
  worklets: Worklets,
  failed: (error: unknown, where: string) => void,
): DrawRoute {
  const followStyle = createStyleLayers(worklets, failed);
  return ({ context, config }, { page, below, belowRoute, barrier }) => {
    const isTogether = config.canTransitionFrom !== false && belowRoute?.config.canTransitionTo !== false;
    const secondary = isTogether ? belowRoute?.config.handleSecondaryAnimation : undefined;
    const previous = config.handlePreviousPageAnimation ?? secondary;
    const stops = [followStyle(page, config.handlePrimaryAnimation ?? fromTheRight(context))];
    if (previous) stops.push(followStyle(below, previous));
    const follow = (update: () => void): void => void stops.push(worklets.follow(update, { sync: true }));
    if (isTogether && belowRoute)
      follow(() => (belowRoute.context.secondaryAnimation.value = context.primaryAnimation.value));
    if (barrier) follow(() => (barrier.style.opacity = String(context.primaryAnimation.value)));
    return () => {
      for (const stop of stops) stop();
    };
  };
}

type Entries = [name: string, value: string][];

/** Styles by handler: the page above may say more of one that has a route of its own, and stop again. */
function createStyleLayers(worklets: Worklets, failed: (error: unknown, where: string) => void) {
  const layers = new WeakMap<HTMLElement, Map<RouteHandler, Entries>>();

  function draw(target: HTMLElement, handler: RouteHandler, entries: Entries | undefined): void {
    const all = layers.get(target) ?? new Map<RouteHandler, Entries>();
    layers.set(target, all);
    for (const [name] of all.get(handler) ?? []) target.style.removeProperty(name);
    if (entries) all.set(handler, entries);
    else all.delete(handler);
    for (const [name, value] of [...all.values()].flat()) target.style.setProperty(name, rpxToVw(value));
  }

  return (target: HTMLElement, handler: RouteHandler): (() => void) => {
    const update = (): void => {
      try {
        draw(target, handler, styleEntries(handler() ?? {}));
      } catch (error) {
        failed(error, 'route animation');
      }
    };
    const stop = worklets.follow(update, { sync: true });
    return () => {
      stop();
      draw(target, handler, undefined);
    };
  };
}
