import type { BuiltinContext } from '../define.ts';
import type { IntoViewOptions } from './into-view.ts';
import type props from './props.ts';
import type { RefresherHandlers, RefresherMotion } from './refresher.ts';

type Context = BuiltinContext<typeof props>;

/** Scrolling by ourselves instead of the browser. */
export interface Fingers {
  /** Keeps the browser from scrolling as well, or lets it. */
  mark(): void;
  /** Nothing goes on after the finger left. */
  stopsAtOnce: boolean;
}

interface Parts {
  scroller: HTMLElement;
  fingers: Fingers;
  refresher: RefresherHandlers;
  scrollTo(options: ScrollToOptions, animated?: boolean): void;
  intoView(selector: string, options?: IntoViewOptions): void;
}

interface ScrollToTarget {
  top?: number;
  left?: number;
  animated?: boolean;
}

type Setting = 'scrollEnabled' | 'bounces' | 'showScrollbar' | 'pagingEnabled' | 'fastDeceleration';

/** ScrollViewContext: what SelectorQuery.node() gives for an enhanced scroll-view. */
export function createScrollContext(
  it: Context,
  { scroller, refresher, fingers, scrollTo, intoView }: Parts,
): object {
  const property = (name: Setting) => ({
    enumerable: true,
    get: () => (name === 'scrollEnabled' ? it.data.scrollX || it.data.scrollY : it.data[name]),
    set: (on: boolean) => {
      if (name === 'scrollEnabled') scroller.style.overflow = on ? 'auto' : 'hidden';
      else it.write(name, on);
    },
  });
  const triggered = (on: boolean, motion?: RefresherMotion): void => {
    refresher.triggered(on, motion);
    it.write('refresherTriggered', on);
  };
  const context = {
    scrollTo({ top, left, animated = true }: ScrollToTarget) {
      scrollTo({ ...(top === undefined ? {} : { top }), ...(left === undefined ? {} : { left }) }, animated);
    },
    scrollIntoView(selector: string, options: IntoViewOptions = {}) {
      intoView(selector, { animated: true, ...options });
    },
    triggerRefresh: ({ duration = 300, easingFunction = 'ease' }: Partial<RefresherMotion> = {}) =>
      triggered(true, { duration, easingFunction }),
    closeRefresh: () => triggered(false),
    triggerTwoLevel: ({ duration = 500, easingFunction = 'ease' }: Partial<RefresherMotion> = {}) =>
      refresher.twoLevelTriggered(true, { duration, easingFunction }),
    closeTwoLevel: ({ duration = 500, easingFunction = 'ease' }: Partial<RefresherMotion> = {}) =>
      refresher.twoLevelTriggered(false, { duration, easingFunction }),
  };
  return Object.defineProperties(context, {
    scrollEnabled: property('scrollEnabled'),
    bounces: property('bounces'),
    showScrollbar: property('showScrollbar'),
    pagingEnabled: property('pagingEnabled'),
    fastDeceleration: property('fastDeceleration'),
    decelerationDisabled: {
      enumerable: true,
      get: () => fingers.stopsAtOnce,
      set: (on: unknown) => void (fingers.stopsAtOnce = Boolean(on)),
    },
  });
}
