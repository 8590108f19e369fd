import type { BuiltinContext } from '../define.ts';
import type props from './props.ts';

const HIDE_MS = 600;
const SHORTEST_PX = 24;

/** The thin bar that a phone shows while it scrolls. */
export function addScrollBar(it: BuiltinContext<typeof props>, scroller: HTMLElement): void {
  const bar = it.document.createElement('div');
  bar.className = 'wx-scroll-bar';
  it.node.append(bar);
  let timer = 0;
  const place = () => {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = scroller;
    const isDown = it.data.scrollY;
    const [at, whole, seen] = isDown
      ? [scrollTop, scrollHeight, clientHeight]
      : [scrollLeft, scrollWidth, clientWidth];
    const length = Math.max(SHORTEST_PX, (seen / (whole || 1)) * seen);
    const from = (at / Math.max(1, whole - seen)) * (seen - length);
    bar.style.cssText = isDown
      ? `top:${from}px;right:2px;width:3px;height:${length}px`
      : `left:${from}px;bottom:2px;height:3px;width:${length}px`;
  };
  it.listen(scroller, 'scroll', () => {
    // Documented: show-scrollbar counts only in the enhanced mode.
    if (it.data.enhanced && !it.data.showScrollbar) return;
    place();
    bar.classList.add('is-shown');
    it.window.clearTimeout(timer);
    timer = it.window.setTimeout(() => bar.classList.remove('is-shown'), HIDE_MS);
  });
  it.cleanup(() => it.window.clearTimeout(timer));
}
