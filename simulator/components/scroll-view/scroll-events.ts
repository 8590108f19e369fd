import type { BuiltinContext } from '../define.ts';
import type props from './props.ts';

type Context = BuiltinContext<typeof props>;

const SCROLL_END_MS = 100;

/** paging-enabled: comes to rest on a whole page. */
function stopAtPage({ data }: Context, scroller: HTMLElement): void {
  if (!data.enhanced || !data.pagingEnabled) return;
  const { scrollTop, scrollLeft, clientHeight, clientWidth } = scroller;
  const nearest = (at: number, size: number) => Math.round(at / (size || 1)) * size;
  const [top, left] = [nearest(scrollTop, clientHeight), nearest(scrollLeft, clientWidth)];
  if (Math.abs(top - scrollTop) > 1 || Math.abs(left - scrollLeft) > 1)
    scroller.scrollTo({ top, left, behavior: 'smooth' });
}

/** Tells scroll, scrolltoupper and scrolltolower. A threshold fires once, until it was left again. */
export function watchScroll(it: Context, scroller: HTMLElement): void {
  let last = { top: 0, left: 0 };
  const near = { top: true, left: true, bottom: false, right: false };
  const check = (edge: keyof typeof near, isNear: boolean, isTowards: boolean) => {
    const isNew = isNear && !near[edge] && isTowards;
    near[edge] = isNear;
    if (!isNew) return;
    if (edge === 'top' || edge === 'left') it.emit('scrolltoupper', { direction: edge });
    else it.emit('scrolltolower', { direction: edge });
  };
  let ending = 0;
  let isDrag = false;
  it.listen(scroller, 'touchmove', () => void (isDrag = true), { passive: true });
  it.listen(scroller, 'touchstart', () => void (isDrag = false), { passive: true });
  const told = (type: string, detail: object) => it.worklet(`on${type}`)?.({ type, detail });
  it.listen(scroller, 'scroll', () => {
    const from = { scrollLeft: last.left, scrollTop: last.top, isDrag };
    if (!ending) {
      it.emit('scrollstart', from);
      told('scrollstart', from);
    }
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = scroller;
    const deltaY = last.top - scrollTop;
    const deltaX = last.left - scrollLeft;
    last = { top: scrollTop, left: scrollLeft };
    const detail = { scrollLeft, scrollTop, scrollHeight, scrollWidth, deltaX, deltaY };
    it.emit('scroll', detail);
    told('scrollupdate', { ...detail, isDrag });
    const { upperThreshold: upper, lowerThreshold: lower } = it.data;
    if (it.data.scrollY) {
      check('top', scrollTop <= upper, deltaY > 0);
      check('bottom', scrollHeight - scrollTop - clientHeight <= lower, deltaY < 0);
    }
    if (it.data.scrollX) {
      check('left', scrollLeft <= upper, deltaX > 0);
      check('right', scrollWidth - scrollLeft - clientWidth <= lower, deltaX < 0);
    }
    it.window.clearTimeout(ending);
    ending = it.window.setTimeout(() => {
      ending = 0;
      it.emit('scrollend', { scrollLeft, scrollTop, isDrag });
      told('scrollend', { scrollLeft, scrollTop, isDrag });
      isDrag = false;
      stopAtPage(it, scroller);
    }, SCROLL_END_MS);
  });
  it.cleanup(() => it.window.clearTimeout(ending));
}

/** dragstart, dragging and dragend are told only in the enhanced mode. */
export function watchDrag(it: Context, scroller: HTMLElement): void {
  let last: { x: number; y: number; time: number } | undefined;
  let velocity = { x: 0, y: 0 };
  const tell = (event: 'dragstart' | 'dragging' | 'dragend', more = {}) => {
    const { scrollTop, scrollLeft } = scroller;
    if (it.data.enhanced) it.emit(event, { scrollTop, scrollLeft, ...more });
  };
  it.listen<TouchEvent>(scroller, 'touchmove', ({ changedTouches: [touch], timeStamp }) => {
    if (!touch) return;
    const now = { x: touch.clientX, y: touch.clientY, time: timeStamp };
    const span = last ? Math.max(1, now.time - last.time) : 1;
    if (last) velocity = { x: (now.x - last.x) / span, y: (now.y - last.y) / span };
    tell(last ? 'dragging' : 'dragstart');
    last = now;
  });
  it.listen(scroller, 'touchend', () => {
    if (last) tell('dragend', { velocity });
    last = undefined;
    velocity = { x: 0, y: 0 };
  });
}
