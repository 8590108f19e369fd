// How Skyline's dots show where the slides are. Lengths are in px along the row of dots, from the first dot's near edge.

/** One dot: how far it is moved along and across, how long it is, and how much of the active colour it has. */
export interface Dot {
  along: number;
  across: number;
  length: number;
  scale: number;
  active: number;
  opacity: number;
}

/** What moves from dot to dot in the active colour, where something does. */
export interface Marker {
  along: number;
  across: number;
  length: number;
  /** Of the dots' thickness. */
  thickness: number;
  scale: number;
  isUnder: boolean;
}

export interface DotRow {
  dots: Dot[];
  marker?: Marker;
}

export interface DotPlace {
  count: number;
  /** Of the slides, from 0 to below `count`. */
  position: number;
  /** Along the row. */
  length: number;
  spacing: number;
}

const GROWN = 1.4;
/** An expanded dot is as long as three. */
const EXPANDED = 3;
/** How far a leaping dot leaves the row. */
const LEAP = 15;
/** Dots that are seen where they scroll. */
const SEEN = 5;

const still = ({ count, length }: DotPlace): Dot[] =>
  Array.from({ length: count }, () => ({ along: 0, across: 0, length, scale: 1, active: 0, opacity: 1 }));

/** How much each dot is the one that is shown: from the last one it goes on to the first. */
function shares({ count, position }: DotPlace): number[] {
  return Array.from({ length: count }, (_, index) => {
    const apart = Math.abs(position - index);
    return Math.max(0, 1 - Math.min(apart, count - apart));
  });
}

const mixed = (place: DotPlace, change: (dot: Dot, share: number) => void): DotRow => {
  const dots = still(place);
  const all = shares(place);
  dots.forEach((dot, index) => {
    dot.active = all[index]!;
    change(dot, all[index]!);
  });
  return { dots };
};

/** Where the marker leaves from, where it goes to, and how much of the way is behind it. */
function way({ count, position, length, spacing }: DotPlace): { from: number; to: number; t: number } {
  const first = Math.floor(position);
  const step = length + spacing;
  return { from: first * step, to: ((first + 1) % count) * step, t: position - first };
}

const marked = (place: DotPlace, marker: Partial<Marker>): DotRow => ({
  dots: still(place),
  marker: {
    ...{ along: 0, across: 0, length: place.length, thickness: 1 },
    scale: 1,
    isUnder: false,
    ...marker,
  },
});

/** First its head goes to the next dot, then its tail follows. */
function worm(place: DotPlace, isThin: boolean, isUnder: boolean): DotRow {
  const { from, to, t } = way(place);
  const head = from + (to - from) * Math.min(1, 2 * t);
  const tail = from + (to - from) * Math.max(0, 2 * t - 1);
  return marked(place, {
    along: Math.min(head, tail),
    length: Math.abs(head - tail) + place.length,
    thickness: isThin ? 1 - 0.5 * Math.sin(Math.PI * t) : 1,
    isUnder,
  });
}

function slid(place: DotPlace, marker: (t: number) => Partial<Marker> = () => ({})): DotRow {
  const { from, to, t } = way(place);
  return marked(place, { along: from + (to - from) * t, ...marker(t) });
}

function expand(place: DotPlace): DotRow {
  return mixed(place, (dot, share) => {
    dot.length = place.length * (1 + (EXPANDED - 1) * share);
  });
}

/** The dot that is left and the next one change places, on a circle where they turn. */
function swap(place: DotPlace, isTurning: boolean): DotRow {
  const row = slid(place, (t) => ({ across: isTurning ? -Math.sin(Math.PI * t) * place.length : 0 }));
  const first = Math.floor(place.position);
  const t = place.position - first;
  const step = place.length + place.spacing;
  const partner = row.dots[first + 1];
  if (partner && t > 0) partner.along = -step * t;
  if (partner && t > 0 && isTurning) partner.across = Math.sin(Math.PI * t) * place.length;
  row.dots[first]!.opacity = 0;
  return row;
}

/** A window of dots goes along, those at its edges are small; or the active one stays in the middle. */
function scroll(place: DotPlace, isCentred: boolean): DotRow {
  const { count, position, length, spacing } = place;
  const row = mixed(place, () => undefined);
  if (!isCentred && count <= SEEN) return row;
  const reach = Math.floor(SEEN / 2);
  const middle = isCentred ? position : Math.min(Math.max(position, reach), count - 1 - reach);
  row.dots.forEach((dot, index) => {
    dot.along = ((count - 1) / 2 - middle) * (length + spacing);
    dot.scale = Math.min(1, Math.max(0, (reach + 1 - Math.abs(index - middle)) / 1.5));
  });
  return row;
}

const rows: Record<string, (place: DotPlace) => DotRow> = {
  color: (place) => mixed(place, () => undefined),
  scale: (place) => mixed(place, (dot, share) => (dot.scale = 1 + (GROWN - 1) * share)),
  expand,
  worm: (place) => worm(place, false, false),
  wormThin: (place) => worm(place, true, false),
  wormUnderground: (place) => worm(place, false, true),
  wormThinUnderground: (place) => worm(place, true, true),
  slide: (place) => slid(place),
  slideUnderground: (place) => slid(place, () => ({ isUnder: true })),
  jump: (place) => slid(place, (t) => ({ scale: 1 + (GROWN - 1) * Math.sin(Math.PI * t) })),
  jumpWithOffset: (place) => slid(place, (t) => ({ across: -LEAP * Math.sin(Math.PI * t) })),
  scroll: (place) => scroll(place, false),
  scrollFixedCenter: (place) => scroll(place, true),
  swap: (place) => swap(place, false),
  swapYRotation: (place) => swap(place, true),
};

/** Documented: these know no going round. */
const straightOnly = new Set(['scrollFixedCenter', 'swap', 'swapYRotation']);

export interface DotKind {
  indicatorType: string;
  layoutType: string;
  circular: boolean;
}

/** `undefined` for dots that only change their colour, all at once: the plain ones, and where the kind asks too much. */
export function dotRow(kind: DotKind, place: DotPlace): DotRow | undefined {
  // Documented: cards in a heap have plain dots.
  if (['stackLeft', 'stackRight', 'tinder'].includes(kind.layoutType)) return undefined;
  if (kind.circular && straightOnly.has(kind.indicatorType)) return undefined;
  return place.count > 0 ? rows[kind.indicatorType]?.(place) : undefined;
}
