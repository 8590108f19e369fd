import { bezierEase } from '../runtime/curves.ts';
import { decay, delay, repeat, sequence, spring, timing, type Ease } from '../runtime/motions.ts';
import { offApi, onApi, syncApi, valueApi, type ApiContext } from '../wx/define.ts';

/** `Easing.bezier(...)` is called itself in some versions, by `.factory()` in others. */
function bezier(x1: number, y1: number, x2: number, y2: number): Ease & { factory(): Ease } {
  const ease = bezierEase(x1, y1, x2, y2);
  return Object.assign(ease, { factory: () => ease });
}

const Easing = {
  linear: (t: number) => t,
  quad: (t: number) => t * t,
  cubic: (t: number) => t ** 3,
  poly: (power: number) => (t: number) => t ** power,
  sin: (t: number) => 1 - Math.cos((t * Math.PI) / 2),
  circle: (t: number) => 1 - Math.sqrt(1 - t * t),
  exp: (t: number) => 2 ** (10 * (t - 1)),
  ease: bezier(0.42, 0, 1, 1),
  bezier,
  cubicBezier: bezier,
  in: (ease: Ease) => ease,
  out: (ease: Ease) => (t: number) => 1 - ease(1 - t),
  inOut: (ease: Ease) => (t: number) => (t < 0.5 ? ease(t * 2) / 2 : 1 - ease((1 - t) * 2) / 2),
};

export const worklet = valueApi(({ runtime: { worklets } }: ApiContext) => ({
  shared: worklets.shared,
  derived: worklets.derived,
  cancelAnimation: worklets.cancel,
  timing,
  spring,
  decay,
  delay,
  repeat,
  sequence,
  // Both threads are one here.
  runOnUI: <Run extends (...given: never[]) => unknown>(run: Run) => run,
  runOnJS: <Run extends (...given: never[]) => unknown>(run: Run) => run,
  Easing,
  scrollViewContext: { scrollTo: () => undefined },
}));

/** Of Flutter, which Skyline's routes follow. */
const COMPLETED = 3;

/** Custom routes are taken as the plain ones: their pages are there at once, so their animations have come to their end. */
export const router = valueApi((context: ApiContext) => {
  const routes = context.state('routes', () => new Map<string, unknown>());
  const { shared } = context.runtime.worklets;
  const contexts = new WeakMap<object, object>();
  const contextOf = (): object => ({
    primaryAnimation: shared(1),
    primaryAnimationStatus: shared(COMPLETED),
    secondaryAnimation: shared(0),
    secondaryAnimationStatus: shared(0),
    userGestureInProgress: shared(0),
    startUserGesture: () => undefined,
    stopUserGesture: () => undefined,
    didPop: () => void context.call('navigateBack').catch(() => undefined),
  });
  return {
    addRouteBuilder: (name: string, builder: unknown) => void routes.set(name, builder),
    removeRouteBuilder: (name: string) => void routes.delete(name),
    getRouteContext(page: object) {
      const known = contexts.get(page) ?? contextOf();
      contexts.set(page, known);
      return known;
    },
  };
});
export const rewriteRoute = syncApi((context: ApiContext, options: { url: string }) => {
  void context.call('redirectTo', options).catch(() => undefined);
});
export const onMenuButtonBoundingClientRectWeightChange = onApi('MenuButtonBoundingClientRectWeightChange');
export const offMenuButtonBoundingClientRectWeightChange = offApi('MenuButtonBoundingClientRectWeightChange');
