import { fastOutSlowIn } from '../curves.ts';
import { PUSH, type Act, type Direction } from './act.ts';

/** How far the page below makes way, as a share of its width. */
const ASIDE = 0.3;

/** The way pages come where nothing else was asked for: the upper one from the right, the one below makes way. */
export function slide(direction: Direction, above: HTMLElement, below: HTMLElement): Act {
  return {
    draw(progress) {
      const along = fastOutSlowIn(progress);
      const shown = direction === PUSH ? along : 1 - along;
      above.style.transform = `translateX(${(1 - shown) * 100}%)`;
      below.style.transform = `translateX(${-shown * ASIDE * 100}%)`;
    },
    end() {
      for (const { style } of [above, below]) style.removeProperty('transform');
    },
  };
}
