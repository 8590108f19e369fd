import { defineBuiltin, type BuiltinContext } from '../define.ts';
import props from './props.ts';
import { addRefresher } from './refresher.ts';
import { addScrollBar } from './scroll-bar.ts';

type Context = BuiltinContext<typeof props>;

const SCROLL_END_MS = 100;

/** `100`, `'100'`, `'100px'` and `'200rpx'` all occur. */
function toPixels(value: unknown, window: Window): number | undefined {
  if (value === '' || value === null || value === undefined) return undefined;
  const number = parseFloat(String(value));
  if (!Number.isFinite(number)) return undefined;
  return String(value).endsWith('rpx') ? (number * window.innerWidth) / 750 : number;
}

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
function watchScroll(it: Context, scroller: HTMLElement): void {
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
  it.listen(scroller, 'scroll', () => {
    if (!ending) it.emit('scrollstart', { scrollLeft: last.left, scrollTop: last.top });
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = scroller;
    const deltaY = last.top - scrollTop;
    const deltaX = last.left - scrollLeft;
    last = { top: scrollTop, left: scrollLeft };
    it.emit('scroll', { scrollLeft, scrollTop, scrollHeight, scrollWidth, deltaX, deltaY });
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
      it.emit('scrollend', { scrollLeft, scrollTop });
      stopAtPage(it, scroller);
    }, SCROLL_END_MS);
  });
  it.cleanup(() => it.window.clearTimeout(ending));
}

/** dragstart, dragging and dragend are told only in the enhanced mode. */
function watchDrag(it: Context, scroller: HTMLElement): void {
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

function createScroller(it: Context) {
  const scroller = it.document.createElement('div');
  const content = it.document.createElement('div');
  scroller.className = 'wx-scroll-view';
  content.className = 'wx-scroll-view-content';
  scroller.append(content);
  it.node.append(scroller);
  return { scroller, content };
}

/** ScrollViewContext: what SelectorQuery.node() gives for an enhanced scroll-view. */
function createScrollContext(
  it: Context,
  scroller: HTMLElement,
  scrollTo: (options: ScrollToOptions, animated?: boolean) => void,
  intoView: (selector: string, animated?: boolean) => void,
): object {
  const property = (
    name: 'scrollEnabled' | 'bounces' | 'showScrollbar' | 'pagingEnabled' | 'fastDeceleration',
  ) => ({
    enumerable: true,
    get: () => (name === 'scrollEnabled' ? it.data.scrollX || it.data.scrollY : it.data[name]),
    set: (on: boolean) => {
      if (name === 'scrollEnabled') scroller.style.overflow = on ? 'auto' : 'hidden';
      else it.write(name, on);
    },
  });
  const context = {
    scrollTo({ top, left, animated = true }: { top?: number; left?: number; animated?: boolean }) {
      scrollTo({ ...(top === undefined ? {} : { top }), ...(left === undefined ? {} : { left }) }, animated);
    },
    scrollIntoView(selector: string, options?: { animated?: boolean }) {
      intoView(selector, options?.animated ?? true);
    },
  };
  return Object.defineProperties(context, {
    scrollEnabled: property('scrollEnabled'),
    bounces: property('bounces'),
    showScrollbar: property('showScrollbar'),
    pagingEnabled: property('pagingEnabled'),
    fastDeceleration: property('fastDeceleration'),
  });
}

export default defineBuiltin(props, (it) => {
  const { scroller, content } = createScroller(it);
  const refresher = addRefresher(it, scroller, content);
  const scrollTo = (options: ScrollToOptions, animated = it.data.scrollWithAnimation) =>
    scroller.scrollTo({ ...options, behavior: animated && it.node.isConnected ? 'smooth' : 'instant' });
  const applyTop = () => {
    const top = toPixels(it.data.scrollTop, it.window);
    if (top !== undefined) scrollTo({ top });
  };
  const applyLeft = () => {
    const left = toPixels(it.data.scrollLeft, it.window);
    if (left !== undefined) scrollTo({ left });
  };
  const intoView = (selector: string, animated = it.data.scrollWithAnimation) => {
    const target = selector ? it.node.querySelector<HTMLElement>(selector) : null;
    if (!target) return;
    const from = scroller.getBoundingClientRect();
    const to = target.getBoundingClientRect();
    const spare = { start: 0, nearest: 0, center: 0.5, end: 1 }[it.data.scrollIntoViewAlignment] ?? 0;
    const offset = it.data.scrollIntoViewOffset;
    const top = scroller.scrollTop + to.top - from.top - spare * (from.height - to.height) + offset;
    const left = scroller.scrollLeft + to.left - from.left - spare * (from.width - to.width) + offset;
    scrollTo({ ...(it.data.scrollY ? { top } : {}), ...(it.data.scrollX ? { left } : {}) }, animated);
  };
  // Children that the same setData brings are there only after it.
  const applyIntoView = () => {
    const { scrollIntoView: id } = it.data;
    if (id) queueMicrotask(() => intoView(`[id="${CSS.escape(id)}"]`));
  };
  const axes = () => {
    scroller.style.overflowX = it.data.scrollX ? 'auto' : 'hidden';
    scroller.style.overflowY = it.data.scrollY ? 'auto' : 'hidden';
  };
  const padding = () => {
    content.style.padding = it.data.padding.map((value) => `${String(value)}px`).join(' ');
  };
  axes();
  addScrollBar(it, scroller);
  watchScroll(it, scroller);
  watchDrag(it, scroller);
  return {
    content,
    changed: {
      scrollX: axes,
      scrollY: axes,
      scrollTop: applyTop,
      scrollLeft: applyLeft,
      scrollIntoView: applyIntoView,
      padding,
      refresherTriggered: (on) => refresher.triggered(on),
      refresherTwoLevelTriggered: (on) => refresher.twoLevelTriggered(on),
      refresherBackground: () => refresher.look(),
      refresherDefaultStyle: () => refresher.look(),
    },
    attached() {
      applyTop();
      applyLeft();
      applyIntoView();
    },
    methods: {
      /** The status bar was tapped. */
      backToTop: () => {
        if (it.data.enableBackToTop && it.data.scrollY) scrollTo({ top: 0 }, true);
      },
      scroller,
      node: createScrollContext(it, scroller, scrollTo, intoView),
    },
  };
});
