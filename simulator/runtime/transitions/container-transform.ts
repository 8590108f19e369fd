import { builtinOf } from '../../components/define.ts';
import { elevated } from '../../components/elevation.ts';
import { fastOutSlowIn, ramp } from '../curves.ts';
import { PUSH, type Act, type Direction } from './act.ts';
import { copyPage } from './page-copy.ts';
import { lerpRect, placeAt, rectOf, type Rect } from './rect.ts';

// The container of a card grows until it is the page, or shrinks back: what was in it fades, what comes fades in.

/** What an open-container says of its transition. */
interface ContainerLook {
  closedColor: string;
  closedElevation: number;
  closedBorderRadius: number;
  middleColor: string;
  openColor: string;
  openElevation: number;
  openBorderRadius: number;
  transitionType: string;
}

export const durationOf = (container: HTMLElement): number =>
  Number(builtinOf(container)?.data.transitionDuration ?? 0);

/** While its card flies the container itself is not seen. */
export const IN_FLIGHT = 'data-in-flight';

export interface TransformPlaces {
  direction: Direction;
  /** Holds what is drawn for the time of the transition. */
  layer: HTMLElement;
  container: HTMLElement;
  /** Where the container is while it is closed. */
  closed: Rect;
  /** The frame of the page that opens from it, or of its copy, and where it is while it is open. */
  page: HTMLElement;
  whole: Rect;
}

/** From 0, closed, to 1, open: how the parts look at `progress` of the way there or back. */
function looksAt(look: ContainerLook, progress: number, direction: Direction) {
  const isThrough = look.transitionType === 'fadeThrough';
  // The first fifth, or the second one, of whichever way: what is left fades before what comes is whole.
  const left = isThrough ? ramp(progress, 0, 0.2, 1, 0) : 1 - ramp(progress, 0.2, 0.4);
  const came = isThrough ? ramp(progress, 0.2, 1) : ramp(progress, 0.2, 0.4);
  const isPush = direction === PUSH;
  const [from, to] = isPush ? [look.closedColor, look.openColor] : [look.openColor, look.closedColor];
  const middle = look.middleColor || to;
  const colour = isThrough
    ? progress < 0.2
      ? mixed(from, middle, ramp(progress, 0, 0.2))
      : mixed(middle, to, ramp(progress, 0.2, 1))
    : mixed(from, to, ramp(progress, 0.2, 0.4));
  // Where one fades in over the other, the one below stays whole.
  const page = isPush ? came : left;
  return { colour, page, card: isThrough ? (isPush ? left : came) : 1 };
}

const mixed = (from: string, to: string, share: number): string =>
  `color-mix(in srgb, ${to} ${share * 100}%, ${from})`;

/** A frame as wide as the pages is drawn so that `width` of it fills the rectangle, cut where the rectangle ends. */
function fit(frame: HTMLElement, rect: Rect, size: { width: number; whole: Rect }, radius: number): void {
  const scale = rect.width / size.width || 0.001;
  const { style } = frame;
  style.transformOrigin = '0 0';
  style.transform = `translate(${rect.left}px, ${rect.top - size.whole.top}px) scale(${scale})`;
  const right = Math.max(0, size.whole.width - size.width);
  const bottom = Math.max(0, size.whole.height - rect.height / scale);
  style.clipPath = `inset(0 ${right}px ${bottom}px 0 round ${radius / scale}px)`;
}

export function containerTransform({
  direction,
  layer,
  container,
  closed,
  page,
  whole,
}: TransformPlaces): Act {
  const look = builtinOf(container)!.data as unknown as ContainerLook;
  const shell = layer.ownerDocument.createElement('div');
  shell.className = 'open-container-shell';
  layer.append(shell);
  const card = copyPage(container.ownerDocument, layer);
  const copy = card.add(container);
  const { width, height } = closed;
  const around = rectOf(0, 0, layer.clientWidth, layer.clientHeight);
  copy.toggleAttribute(IN_FLIGHT, false);
  copy.style.cssText += `;position:fixed;inset:0 auto auto 0;width:${width}px;height:${height}px;margin:0;transform:none;background:none;box-shadow:none`;
  container.toggleAttribute(IN_FLIGHT, true);
  return {
    draw(progress) {
      const along = fastOutSlowIn(progress);
      const openness = direction === PUSH ? along : 1 - along;
      const rect = lerpRect(closed, whole, openness);
      const radius = ramp(openness, 0, 1, look.closedBorderRadius, look.openBorderRadius);
      const parts = looksAt(look, progress, direction);
      placeAt(shell, rect);
      shell.style.borderRadius = `${radius}px`;
      shell.style.background = parts.colour;
      shell.style.boxShadow = elevated(ramp(openness, 0, 1, look.closedElevation, look.openElevation));
      fit(card.element, rect, { width, whole: around }, radius);
      card.element.style.opacity = String(parts.card);
      fit(page, rect, { width: whole.width, whole }, radius);
      page.style.opacity = String(parts.page);
    },
    end() {
      container.toggleAttribute(IN_FLIGHT, false);
      for (const name of ['transform', 'transform-origin', 'clip-path', 'opacity'])
        page.style.removeProperty(name);
    },
  };
}
