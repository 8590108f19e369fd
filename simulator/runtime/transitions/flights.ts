import { builtinOf } from '../../components/define.ts';
import type { OpenPage } from '../page.ts';
import { PUSH, type Act, type Direction } from './act.ts';
import { copyPage, type PageCopy } from './page-copy.ts';
import { placeAt, rectIn, type Rect } from './rect.ts';
import { rectTween, type RectTween } from './rect-tween.ts';

// Elements that two pages share fly between their places, above both pages.

/** What a worklet:onframe is told; what it gives back is where the element is drawn. */
export interface FrameData {
  progress: number;
  direction: Direction;
  begin: Rect;
  end: Rect;
  current: Rect;
}

/** What the tag share-element gives. */
interface ShareElement {
  onFrame(data: FrameData): unknown;
}

/** While its picture flies the element itself is not seen. */
const IN_FLIGHT = 'data-in-flight';

export interface Shared {
  element: HTMLElement;
  rect: Rect;
}

/** By key: the elements that a page shares. The first of a key counts. */
export function keyed({ frame }: OpenPage): Map<string, HTMLElement> {
  const found = new Map<string, HTMLElement>();
  for (const element of frame.document.querySelectorAll<HTMLElement>('wx-share-element')) {
    const key = String(builtinOf(element)?.data.key ?? '');
    if (key && !found.has(key)) found.set(key, element);
  }
  return found;
}

/** With their places, which only what is laid out has. */
export function sharedOf(page: OpenPage): Map<string, Shared> {
  const placed = [...keyed(page)].flatMap(([key, element]) => {
    const rect = rectIn(element);
    return rect ? [[key, { element, rect }] as const] : [];
  });
  return new Map(placed);
}

interface Flight {
  begin: Rect;
  end: Rect;
  tween: RectTween;
  shuttle: HTMLElement;
  picture: HTMLElement;
}

/** The flights of one transition, in the order of their elements: the later ones are above. */
export interface Flights {
  /** The target's attributes count. */
  add(from: Shared, to: HTMLElement): void;
  /** Once the target's page is shown. `moved`: a place of the page that was left, in the box that the pages have now. */
  act(placeOf: (to: HTMLElement) => Rect | undefined, moved: (rect: Rect) => Rect): Act;
}

export function createFlights(
  layer: HTMLElement,
  direction: Direction,
  failed: (error: unknown) => void,
): Flights {
  const copies = new Map<Document, PageCopy>();
  const pictureOf = (shuttle: HTMLElement): HTMLElement => {
    const { ownerDocument } = shuttle;
    const copy = copies.get(ownerDocument) ?? copyPage(ownerDocument, layer);
    copies.set(ownerDocument, copy);
    return copy.add(shuttle);
  };
  const planned: { from: Shared; to: HTMLElement; shuttle: HTMLElement; picture: HTMLElement }[] = [];

  function draw(flight: Flight, progress: number): void {
    const { begin, end, shuttle } = flight;
    const current = flight.tween(begin, end, progress);
    const { onFrame } = builtinOf(shuttle)?.behaviour.methods as ShareElement;
    let rect: unknown;
    try {
      rect = onFrame({ progress, direction, begin, end, current });
    } catch (error) {
      failed(error);
    }
    place(flight.picture, { ...current, ...(rect as Partial<Rect> | undefined) });
  }

  return {
    add(from, to) {
      const data = builtinOf(to)?.data ?? {};
      const isFrom = data[direction === PUSH ? 'shuttleOnPush' : 'shuttleOnPop'] === 'from';
      const shuttle = isFrom ? from.element : to;
      planned.push({ from, to, shuttle, picture: pictureOf(shuttle) });
      // At once: the page that is left may be about to become a picture, in which it must not be seen.
      from.element.toggleAttribute(IN_FLIGHT, true);
    },
    act(placeOf, moved) {
      const flights = planned.flatMap(({ from, to, shuttle, picture }): Flight[] => {
        const end = placeOf(to);
        to.toggleAttribute(IN_FLIGHT, Boolean(end));
        if (!end) picture.remove();
        const tween = rectTween(String(builtinOf(to)?.data.rectTweenType ?? ''));
        return end ? [{ begin: moved(from.rect), end, tween, shuttle, picture }] : [];
      });
      return {
        draw: (progress) => flights.forEach((flight) => draw(flight, progress)),
        end() {
          for (const { from, to } of planned)
            for (const element of [from.element, to]) element.toggleAttribute(IN_FLIGHT, false);
        },
      };
    },
  };
}

function place(picture: HTMLElement, rect: Rect): void {
  const fixed = { position: 'fixed', inset: 'auto', margin: '0', padding: '0', transform: 'none' };
  Object.assign(picture.style, fixed);
  placeAt(picture, rect);
}
