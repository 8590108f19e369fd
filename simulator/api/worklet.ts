import { bezierEase } from '../runtime/curves.ts';
import { decay, delay, repeat, sequence, spring, timing, type Ease } from '../runtime/motions.ts';
import { nodeOf } from '../runtime/query/find-elements.ts';
import { componentOf } from '../runtime/query/selector-query.ts';
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

/** Routes of the program's own, and the way that a page came. */
export const router = valueApi(({ runtime: { transitions, stack } }: ApiContext) => ({
  addRouteBuilder: transitions.add,
  removeRouteBuilder: transitions.remove,
  getRouteContext(component: unknown) {
    const element = componentOf(component);
    const document = element && nodeOf(element)?.ownerDocument;
    const page = stack.alive().find(({ frame }) => frame.document === document) ?? stack.top();
    return page && transitions.contextOf(page);
  },
}));
export const rewriteRoute = syncApi((context: ApiContext, options: { url: string }) => {
  void context.call('redirectTo', options).catch(() => undefined);
});
export const onMenuButtonBoundingClientRectWeightChange = onApi('MenuButtonBoundingClientRectWeightChange');
export const offMenuButtonBoundingClientRectWeightChange = offApi('MenuButtonBoundingClientRectWeightChange');
