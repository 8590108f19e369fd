import type { BuiltinContext } from '../define.ts';
import { followDrag } from '../drag.ts';
import type props from './props.ts';

/** A pull of this part of the page's width goes back, or a flick faster than that, in px per ms. */
const ENOUGH = 0.3;
const FLICK = 0.5;

/** associative-container="pop-gesture": a list at its left edge hands a drag to the right to the page, which goes back. */
export function popByDrag(it: BuiltinContext<typeof props>, scroller: HTMLElement): void {
  const isOn = () => it.data.associativeContainer === 'pop-gesture' && scroller.scrollLeft <= 0;
  followDrag(it, scroller, {
    axis: () => (isOn() ? 'x' : 'none'),
    claims: ({ dx }) => dx > 0,
    move: () => undefined,
    end({ dx, vx }, moved) {
      const isEnough = dx > it.window.innerWidth * ENOUGH || (dx > 0 && vx > FLICK);
      // On the first page there is nowhere to go back to: then nothing happens, as on a phone.
      if (moved && isEnough) it.hooks.call('navigateBack', {}).catch(() => undefined);
    },
  });
}
