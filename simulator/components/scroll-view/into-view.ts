import type { BuiltinContext } from '../define.ts';
import type { Beyond } from './overflow.ts';
import type props from './props.ts';

/** What `scrollIntoView` of a ScrollViewContext takes; the attributes say the same for scroll-into-view. */
export interface IntoViewOptions {
  offset?: number;
  withinExtent?: boolean;
  alignment?: string;
  animated?: boolean;
}

interface Span {
  from: number;
  to: number;
}

/** How far to scroll until the target lies where it should within what is seen. */
function wayTo(alignment: string, seen: Span, target: Span): number {
  const [start, end] = [target.from - seen.from, target.to - seen.to];
  if (alignment === 'center') return (start + end) / 2;
  if (alignment === 'end') return end;
  if (alignment !== 'nearest') return start;
  if (start >= 0 && end <= 0) return 0;
  return Math.abs(start) < Math.abs(end) ? start : end;
}

const isFurther = (seen: Span, target: Span, extent: number): boolean =>
  target.to < seen.from - extent || target.from > seen.to + extent;

/** Scrolls a child into view: both axes that scroll are moved. */
export function scrollIntoView(
  { data }: BuiltinContext<typeof props>,
  scroller: HTMLElement,
  beyond: Beyond,
  target: Element,
  options: IntoViewOptions,
): ScrollToOptions | undefined {
  const {
    offset = data.scrollIntoViewOffset,
    alignment = data.scrollIntoViewAlignment,
    withinExtent = data.scrollIntoViewWithinExtent,
  } = options;
  const [area, to] = [scroller.getBoundingClientRect(), target.getBoundingClientRect()];
  const rows = { from: area.top + beyond.top, to: area.bottom - beyond.bottom };
  const columns = { from: area.left + beyond.left, to: area.right - beyond.right };
  const [down, across] = [
    { from: to.top, to: to.bottom },
    { from: to.left, to: to.right },
  ];
  if (withinExtent) {
    const isOut = data.scrollY
      ? isFurther(rows, down, data.cacheExtent)
      : isFurther(columns, across, data.cacheExtent);
    if (isOut) return undefined;
  }
  const wanted = (at: number, way: number): number =>
    at + (way === 0 && alignment === 'nearest' ? 0 : way + offset);
  return {
    ...(data.scrollY ? { top: wanted(scroller.scrollTop, wayTo(alignment, rows, down)) } : {}),
    ...(data.scrollX ? { left: wanted(scroller.scrollLeft, wayTo(alignment, columns, across)) } : {}),
  };
}
