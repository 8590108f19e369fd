import { copyElement } from '../device/element-copy.ts';
import { builtinOf } from './define.ts';

// Shared elements of a page and its page-container: as the container opens or closes, those of one key fly from the one to the other.

export interface ShareFlights {
  /** `atRest` lays the container out as it will be once it is open, for the time of the look. */
  start(opens: boolean, atRest: (look: () => void) => void): void;
  stop(): void;
}

interface Shared {
  key: string;
  transform: boolean;
  duration: number;
  easingFunction: string;
}

const dataOf = (element: HTMLElement) => builtinOf(element)?.data as unknown as Shared | undefined;

/** The ones that want to fly; the first of a key counts, inside the container and outside of it. */
function pairsOf(container: HTMLElement): { inside: HTMLElement; outside: HTMLElement }[] {
  const [inside, outside] = [new Map<string, HTMLElement>(), new Map<string, HTMLElement>()];
  for (const element of container.ownerDocument.querySelectorAll<HTMLElement>('wx-share-element')) {
    const { key = '', transform } = dataOf(element) ?? {};
    const side = container.contains(element) ? inside : outside;
    if (key && transform && !side.has(key)) side.set(key, element);
  }
  return [...inside].flatMap(([key, element]) => {
    const partner = outside.get(key);
    return partner ? [{ inside: element, outside: partner }] : [];
  });
}

const placeOf = ({ left, top, width, height }: DOMRect): Record<string, string> => ({
  left: `${left}px`,
  top: `${top}px`,
  width: `${width}px`,
  height: `${height}px`,
});

/** Above every layer of the page. */
const LOOK = 'position:fixed;inset:auto;margin:0;transform:none;z-index:2147483647;pointer-events:none;';

function fly(from: HTMLElement, to: HTMLElement, places: readonly [DOMRect, DOMRect]): () => void {
  const { body } = to.ownerDocument;
  const { root, copy } = copyElement(to);
  copy.classList.add('wx-share-flight');
  copy.style.cssText += `;${LOOK}`;
  body.append(root);
  const ends = [from, to];
  for (const end of ends) end.toggleAttribute('data-in-flight', true);
  const { duration: asked, easingFunction } = dataOf(to)!;
  const duration = asked > 0 ? asked : 0;
  const easing = CSS.supports('transition-timing-function', easingFunction) ? easingFunction : 'ease-out';
  const motion = copy.animate(places.map(placeOf), { duration, easing, fill: 'both' });
  const land = (): void => {
    for (const end of ends) end.toggleAttribute('data-in-flight', false);
    root.remove();
  };
  motion.addEventListener('finish', land);
  return () => {
    motion.cancel();
    land();
  };
}

export function createShareFlights(container: HTMLElement): ShareFlights {
  const view = container.ownerDocument.defaultView!;
  let landings: (() => void)[] = [];
  const stop = (): void => {
    for (const land of landings.splice(0)) land();
  };
  return {
    start(opens, atRest) {
      stop();
      if (view.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
      const pairs = pairsOf(container);
      if (pairs.length === 0) return;
      const look = () =>
        pairs.map(({ inside, outside }) => ({
          inside: inside.getBoundingClientRect(),
          outside: outside.getBoundingClientRect(),
        }));
      let places = look();
      if (opens) atRest(() => (places = look()));
      landings = pairs.flatMap(({ inside, outside }, at) => {
        const place = places[at]!;
        if (place.inside.width === 0 || place.outside.width === 0) return [];
        return [
          opens
            ? fly(outside, inside, [place.outside, place.inside])
            : fly(inside, outside, [place.inside, place.outside]),
        ];
      });
    },
    stop,
  };
}
