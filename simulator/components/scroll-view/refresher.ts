import type { BuiltinContext } from '../define.ts';
import { followDrag } from '../drag.ts';
import type props from './props.ts';

/** A pull moves the content less than the finger, as on a phone. */
const RESISTANCE = 0.5;

/** The pull-down of a scroll-view: dots of its own, or what the page puts into `slot="refresher"`. */
export function addRefresher(
  it: BuiltinContext<typeof props>,
  scroller: HTMLElement,
  content: HTMLElement,
): { triggered(on: boolean): void; look(): void } {
  const dots = it.document.createElement('div');
  dots.className = 'wx-refresher';
  dots.innerHTML = '<i></i><i></i><i></i>';
  it.node.prepend(dots);
  let pulled = 0;
  let isPulling = false;
  let isRefreshing = false;

  const move = (distance: number, animated: boolean) => {
    pulled = distance;
    content.style.transition = animated ? 'transform 0.25s ease-out' : '';
    content.style.transform = distance ? `translateY(${distance}px)` : '';
    dots.style.transition = animated ? 'height 0.25s ease-out' : '';
    dots.style.height = `${distance}px`;
  };
  const restore = (event: 'refresherrestore' | 'refresherabort') => {
    const dy = pulled;
    isRefreshing = false;
    move(0, true);
    it.emit(event, { dy });
  };
  const refresh = () => {
    isRefreshing = true;
    move(it.data.refresherThreshold, true);
  };
  followDrag(it, scroller, {
    axis: () => (it.data.refresherEnabled && !isRefreshing && scroller.scrollTop <= 0 ? 'y' : 'none'),
    start: () => {
      isPulling = false;
    },
    move({ dy }) {
      if (!isPulling && dy <= 0) return;
      isPulling = true;
      const distance = Math.max(0, dy * RESISTANCE);
      const before = pulled;
      move(distance, false);
      it.emit('refresherpulling', { dy: distance });
      const threshold = it.data.refresherThreshold;
      if (before < threshold && distance >= threshold) it.emit('refresherwillrefresh', { dy: distance });
    },
    end() {
      if (!isPulling) return;
      isPulling = false;
      if (pulled < it.data.refresherThreshold) return restore('refresherabort');
      const dy = pulled;
      refresh();
      it.write('refresherTriggered', true);
      it.emit('refresherrefresh', { dy });
    },
  });
  return {
    triggered(on) {
      if (on && !isRefreshing) {
        refresh();
        it.emit('refresherrefresh', { dy: it.data.refresherThreshold });
      } else if (!on && isRefreshing) restore('refresherrestore');
    },
    look() {
      dots.style.background = it.data.refresherBackground;
      dots.dataset.look = it.data.refresherDefaultStyle;
    },
  };
}
