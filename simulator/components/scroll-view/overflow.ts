import type { BuiltinContext } from '../define.ts';
import type props from './props.ts';

/** How far the area that scrolls reaches beyond what the scroll-view itself takes, in px. */
export interface Beyond {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface Overflow {
  beyond: Beyond;
  apply(): void;
}

const NONE: Beyond = { top: 0, right: 0, bottom: 0, left: 0 };

/**
 * clip="{{false}}": what is scrolled out of it stays in sight. A browser clips whatever scrolls, so the area that scrolls is as
 * large as the page, and padding keeps its content where it was. Only the content itself takes touches.
 */
export function letOverflow(
  it: BuiltinContext<typeof props>,
  scroller: HTMLElement,
  content: HTMLElement,
): Overflow {
  const measure = (): Beyond => {
    const { top, right, bottom, left } = scroller.getBoundingClientRect();
    const { scrollX, scrollY, innerHeight } = it.window;
    const { clientWidth, scrollHeight } = it.document.documentElement;
    return {
      top: Math.max(0, top + scrollY),
      left: Math.max(0, left + scrollX),
      right: Math.max(0, clientWidth - right - scrollX),
      bottom: Math.max(0, Math.max(innerHeight, scrollHeight) - bottom - scrollY),
    };
  };
  const lay = ({ top, right, bottom, left }: Beyond): void => {
    const on = !it.data.clip;
    scroller.classList.toggle('is-unclipped', on);
    const sides = [top, right, bottom, left];
    scroller.style.padding = on ? sides.map((side) => `${side}px`).join(' ') : '';
    scroller.style.margin = on ? sides.map((side) => `${-side}px`).join(' ') : '';
    scroller.style.width = on ? `calc(100% + ${left + right}px)` : '';
    scroller.style.height = on ? `calc(100% + ${top + bottom}px)` : '';
    content.style.setProperty('--wx-beyond', `${top}px`);
  };
  const overflow: Overflow = {
    beyond: NONE,
    apply() {
      overflow.beyond = NONE;
      lay(NONE);
      if (it.data.clip || !it.node.isConnected) return;
      overflow.beyond = measure();
      lay(overflow.beyond);
    },
  };
  return overflow;
}
