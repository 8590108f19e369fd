import { defineBuiltin, type BuiltinContext } from '../define.ts';
import { scrollByFinger } from './finger-scroll.ts';
import { scrollIntoView, type IntoViewOptions } from './into-view.ts';
import { nestScrolling, type Nesting } from './nesting.ts';
import { letOverflow } from './overflow.ts';
import { popByDrag } from './pop-gesture.ts';
import props from './props.ts';
import { addRefresher } from './refresher.ts';
import { addScrollBar } from './scroll-bar.ts';
import { createScrollContext, type Fingers } from './scroll-context.ts';
import { watchDrag, watchScroll } from './scroll-events.ts';

type Context = BuiltinContext<typeof props>;

/** `100`, `'100'`, `'100px'` and `'200rpx'` all occur. */
function toPixels(value: unknown, window: Window): number | undefined {
  if (value === '' || value === null || value === undefined) return undefined;
  const number = parseFloat(String(value));
  if (!Number.isFinite(number)) return undefined;
  return String(value).endsWith('rpx') ? (number * window.innerWidth) / 750 : number;
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

/** Where the browser's own scrolling does not do: what is scrolled follows the finger by ourselves. */
function handleFingers(it: Context, scroller: HTMLElement, nesting: Nesting): Fingers {
  let stopsAtOnce = false;
  const isOn = () =>
    stopsAtOnce ||
    it.data.type === 'nested' ||
    it.data.minDragDistance !== props.props['min-drag-distance'][1] ||
    it.worklet('adjust-deceleration-velocity') !== undefined;
  scrollByFinger(it, scroller, {
    isOn,
    glides: () => !stopsAtOnce,
    begin(target) {
      if (it.data.type === 'nested') return nesting.scrollFrom(target);
      return (dx, dy) => {
        const { scrollLeft, scrollTop } = scroller;
        scroller.scrollBy({ left: dx, top: dy, behavior: 'instant' });
        return { dx: dx - (scroller.scrollLeft - scrollLeft), dy: dy - (scroller.scrollTop - scrollTop) };
      };
    },
  });
  const mark = () => void scroller.classList.toggle('is-by-finger', isOn());
  return {
    mark,
    get stopsAtOnce() {
      return stopsAtOnce;
    },
    set stopsAtOnce(on) {
      stopsAtOnce = on;
      mark();
    },
  };
}

const definition = defineBuiltin(props, (it) => {
  const { scroller, content } = createScroller(it);
  const nesting = nestScrolling(it, scroller);
  const refresher = addRefresher(
    it,
    scroller,
    content,
    () => scroller.scrollTop <= 0 && (it.data.type !== 'nested' || nesting.isInnerAtTop()),
  );
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
  const overflow = letOverflow(it, scroller, content);
  const intoView = (selector: string, options: IntoViewOptions = {}) => {
    const target = selector ? it.node.querySelector(selector) : null;
    const to = target && scrollIntoView(it, scroller, overflow.beyond, target, options);
    if (to) scrollTo(to, options.animated);
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
  popByDrag(it, scroller);
  const fingers = handleFingers(it, scroller, nesting);
  return {
    content,
    changed: {
      scrollX: axes,
      scrollY: axes,
      scrollTop: applyTop,
      scrollLeft: applyLeft,
      scrollIntoView: applyIntoView,
      padding,
      clip: () => overflow.apply(),
      minDragDistance: fingers.mark,
      refresherTriggered: (on) => refresher.triggered(on),
      refresherTwoLevelTriggered: (on) => refresher.twoLevelTriggered(on),
      refresherBackground: () => refresher.look(),
      refresherDefaultStyle: () => refresher.look(),
    },
    attached() {
      fingers.mark();
      if (!it.data.clip) overflow.apply();
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
      node: createScrollContext(it, { scroller, refresher, fingers, scrollTo, intoView }),
    },
  };
});

export default { ...definition, slots: ['refresher'] };
