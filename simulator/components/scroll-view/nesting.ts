import type { BuiltinContext } from '../define.ts';
import type { ScrollBy } from './finger-scroll.ts';
import type props from './props.ts';

type Context = BuiltinContext<typeof props>;

const INNER = 'wx-scroll-view[associative-container="nested-scroll-view"]';

const areaOf = (view: Element | null | undefined): HTMLElement | undefined =>
  view?.querySelector<HTMLElement>(':scope > .wx-scroll-view') ?? undefined;

/** Scrolls one of them; gives how far it could not go. */
function take(scroller: HTMLElement | undefined, distance: number): number {
  if (!scroller || distance === 0) return distance;
  const most = scroller.scrollHeight - scroller.clientHeight;
  const wanted = Math.min(Math.max(scroller.scrollTop + distance, 0), Math.max(0, most));
  const gone = wanted - scroller.scrollTop;
  scroller.scrollTop = wanted;
  return Math.abs(distance - gone) < 1 ? 0 : distance - gone;
}

export interface Nesting {
  scrollFrom(target: Element): ScrollBy;
  /** The scroll-view in the body that is seen is at its top. */
  isInnerAtTop(): boolean;
}

/**
 * A scroll-view of type nested and those in its body scroll as one. Documented: on the way down the outer one goes first
 * and then the inner one, on the way up the inner one first.
 */
export function nestScrolling(it: Context, scroller: HTMLElement): Nesting {
  const seen = (): HTMLElement | undefined => {
    const body = scroller.querySelector('wx-nested-scroll-body');
    if (!body) return undefined;
    const [{ left, right, top }, { bottom }] = [
      body.getBoundingClientRect(),
      scroller.getBoundingClientRect(),
    ];
    const there = it.document.elementsFromPoint((left + right) / 2, (top + bottom) / 2);
    const shown = there.map((one) => one.closest(INNER)).find((one) => one && body.contains(one));
    return areaOf(shown ?? body.querySelector(INNER));
  };
  const innerOf = (target: Element): HTMLElement | undefined => {
    const own = target.closest(INNER);
    return own && scroller.contains(own) ? areaOf(own) : seen();
  };
  const scrollFrom = (target: Element): ScrollBy => {
    const inner = innerOf(target);
    return (dx, dy) => {
      const [first, second] = dy > 0 ? [scroller, inner] : [inner, scroller];
      return { dx, dy: take(second, take(first, dy)) };
    };
  };
  it.listen<WheelEvent>(
    scroller,
    'wheel',
    (event) => {
      if (it.data.type !== 'nested' || event.ctrlKey || Math.abs(event.deltaX) > Math.abs(event.deltaY))
        return;
      event.preventDefault();
      event.stopPropagation();
      scrollFrom(event.target as Element)(0, event.deltaY);
    },
    { passive: false, capture: true },
  );
  return { scrollFrom, isInnerAtTop: () => (seen()?.scrollTop ?? 0) <= 0 };
}
