// Where Skyline's layouts put a slide that is `offset` slides away from the place that is shown: 0 is there, 1 the next one.

/** All but `normal`. */
export const layoutTypes: readonly string[] = ['stackLeft', 'stackRight', 'tinder', 'transformer'];
/** How a slide is drawn. Sizes are shares of the place that slides have, moves shares of the slide. */
interface SlideLook {
  /** Along the way that slides go, and across it. */
  along?: number;
  across?: number;
  scale?: number;
  /** Only along the way. */
  narrow?: number;
  rotate?: number;
  /** Around the edge that is hinged, in degrees. */
  turn?: number;
  opacity?: number;
  /** Which edge stands still: 0 the first, 1 the last. */
  origin?: number;
  originAcross?: number;
  /** Above what is smaller. */
  level?: number;
}

/** Cards behind the first one are seen this deep. */
const DEPTH = 3;
const CARD = 0.8;
const PEEK = 0.1 / CARD;

const between = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** Those before lie behind, each a little smaller and further to the side; the next one comes over them. */
function stack(offset: number, side: 1 | -1): SlideLook {
  const depth = between(-offset, 0, DEPTH);
  return {
    along: PEEK + (offset > 0 ? offset / CARD : (-depth * PEEK) / DEPTH) * side,
    scale: 1 - depth * 0.1,
    opacity: between(DEPTH - depth, 0, 1),
    origin: side > 0 ? 0 : 1,
    level: offset,
  };
}

/** A heap of cards; the next one flies in from the side, turned. */
function tinder(offset: number): SlideLook {
  const depth = between(-offset, 0, DEPTH);
  const away = Math.max(0, offset);
  return {
    along: PEEK + away * 1.5,
    across: depth * 0.04,
    scale: 1 - depth * 0.05,
    rotate: away * 20,
    opacity: between(DEPTH - depth, 0, 1),
    originAcross: 1,
    level: offset,
  };
}

const transformers: Record<string, (offset: number, away: number) => SlideLook> = {
  scaleAndFade: (along, away) => ({ along, scale: 1 - 0.2 * away, opacity: 1 - 0.7 * away }),
  accordion: (along, away) => ({ along, narrow: 1 - away, origin: along < 0 ? 1 : 0 }),
  threeD: (along) => ({ along, turn: between(along, -1, 1) * 90, origin: along < 0 ? 1 : 0 }),
  // The next one grows, or comes up, under the one that leaves.
  zoomIn: (offset, away) =>
    offset > 0
      ? { along: offset - away, scale: 1 - away, level: -offset }
      : { along: offset, level: -offset },
  zoomOut: (along, away) => ({ along, scale: 1 - 0.15 * away, opacity: 1 - 0.5 * away }),
  deepthPage: (offset, away) =>
    offset > 0
      ? { along: offset - away, scale: 1 - 0.25 * away, opacity: 1 - away, level: -offset }
      : { along: offset, level: -offset },
};

function lookOf(layout: string, transformer: string, offset: number): SlideLook {
  if (layout === 'stackLeft') return stack(offset, 1);
  if (layout === 'stackRight') return stack(offset, -1);
  if (layout === 'tinder') return tinder(offset);
  return (transformers[transformer] ?? transformers.scaleAndFade!)(offset, Math.min(1, Math.abs(offset)));
}

export interface SlidePlace {
  layout: string;
  transformer: string;
  offset: number;
  vertical: boolean;
}

const percent = (share: number): string => `${Math.round(share * 1e5) / 1e3}%`;

/** Draws a slide of a layout other than `normal`. */
export function placeSlide(
  { style }: HTMLElement,
  { layout, transformer, offset, vertical }: SlidePlace,
): void {
  const look = lookOf(layout, transformer, offset);
  const { along = 0, across = 0, scale = 1, narrow = 1, rotate = 0, turn = 0 } = look;
  const [x, y] = vertical ? [across, along] : [along, across];
  const parts = [`translate(${percent(x)}, ${percent(y)})`];
  if (turn) parts.push(`perspective(1000px) rotate${vertical ? 'X' : 'Y'}(${vertical ? -turn : turn}deg)`);
  if (rotate) parts.push(`rotate(${rotate}deg)`);
  if (scale !== 1) parts.push(`scale(${scale})`);
  if (narrow !== 1) parts.push(`scale${vertical ? 'Y' : 'X'}(${narrow})`);
  style.transform = parts.join(' ');
  const origins = [percent(look.origin ?? 0.5), percent(look.originAcross ?? 0.5)];
  style.transformOrigin = (vertical ? origins.reverse() : origins).join(' ');
  style.opacity = look.opacity === undefined ? '' : String(look.opacity);
  style.zIndex = look.level === undefined ? '' : String(Math.round(look.level * 10) + 500);
  const isCard = layout !== 'transformer';
  style[vertical ? 'height' : 'width'] = isCard ? percent(CARD) : '100%';
  style[vertical ? 'width' : 'height'] = layout === 'tinder' ? '90%' : '100%';
}

/** Takes away what only these layouts set. */
export function clearSlide({ style }: HTMLElement): void {
  style.transformOrigin = '';
  style.opacity = '';
  style.zIndex = '';
}
