import { bezierEase, fastOutSlowIn } from '../curves.ts';
import type { Ease } from '../motions.ts';
import { lerpRect, rectOf, type Rect } from './rect.ts';

/** The way of a shared element from one rectangle to another. */
export type RectTween = (begin: Rect, end: Rect, progress: number) => Rect;

interface Point {
  x: number;
  y: number;
}

const bounceOut: Ease = (t) => {
  // Four parabolas, each a leap lower than the one before.
  const leaps = [
    [0, 1 / 2.75, 0],
    [1.5 / 2.75, 2 / 2.75, 0.75],
    [2.25 / 2.75, 2.5 / 2.75, 0.9375],
    [2.625 / 2.75, 1, 0.984375],
  ] as const;
  const [middle, , height] = leaps.find(([, until]) => t <= until) ?? leaps[3];
  return 7.5625 * (t - middle) ** 2 + height;
};
const elasticOut: Ease = (t) =>
  t <= 0 || t >= 1 ? Math.round(t) : 2 ** (-10 * t) * Math.sin(((t * 10 - 0.75) * 2 * Math.PI) / 3) + 1;
const backwards =
  (ease: Ease): Ease =>
  (t) =>
    1 - ease(1 - t);
const bothWays =
  (ease: Ease): Ease =>
  (t) =>
    t < 0.5 ? (1 - ease(1 - 2 * t)) / 2 : (1 + ease(2 * t - 1)) / 2;

const curves: Record<string, Ease> = {
  linear: (t) => t,
  elasticIn: backwards(elasticOut),
  elasticOut,
  elasticInOut: bothWays(elasticOut),
  bounceIn: backwards(bounceOut),
  bounceOut,
  bounceInOut: bothWays(bounceOut),
};

/** Closer than this along an axis, an arc cannot be told from a line. */
const FLAT = 2;

/** On the circle through both points that leaves or meets along the longer axis. */
function arcBetween(begin: Point, end: Point, t: number): Point {
  const [dx, dy] = [end.x - begin.x, end.y - begin.y];
  if (Math.abs(dx) <= FLAT || Math.abs(dy) <= FLAT) return { x: begin.x + dx * t, y: begin.y + dy * t };
  // The centre lies level with the end of a steep way, and above or below the beginning of a flat one.
  const isSteep = Math.abs(dx) < Math.abs(dy);
  const reach = (dx * dx + dy * dy) / (2 * Math.abs(isSteep ? dx : dy));
  const centre = isSteep
    ? { x: end.x - Math.sign(dx) * reach, y: end.y }
    : { x: begin.x, y: begin.y + Math.sign(dy) * reach };
  const angleOf = ({ x, y }: Point) => Math.atan2(y - centre.y, x - centre.x);
  const from = angleOf(begin);
  let turn = angleOf(end) - from;
  if (turn > Math.PI) turn -= 2 * Math.PI;
  if (turn < -Math.PI) turn += 2 * Math.PI;
  const angle = from + turn * t;
  return { x: centre.x + Math.cos(angle) * reach, y: centre.y + Math.sin(angle) * reach };
}

const cornersOf = ({ left, top, right, bottom }: Rect): Point[] => [
  { x: left, y: top },
  { x: right, y: top },
  { x: left, y: bottom },
  { x: right, y: bottom },
];
const centreOf = ({ left, top, width, height }: Rect): Point => ({
  x: left + width / 2,
  y: top + height / 2,
});

/** Both ends of the diagonal that points where the rectangle goes follow arcs of their own. */
function diagonal(begin: Rect, end: Rect, t: number): Rect {
  const [from, to] = [centreOf(begin), centreOf(end)];
  const isDown = (to.x - from.x) * (to.y - from.y) >= 0;
  const [one, other] = isDown ? [0, 3] : [1, 2];
  const arc = (corner: number) => arcBetween(cornersOf(begin)[corner]!, cornersOf(end)[corner]!, t);
  const [a, b] = [arc(one), arc(other)];
  return rectOf(Math.min(a.x, b.x), Math.min(a.y, b.y), Math.abs(a.x - b.x), Math.abs(a.y - b.y));
}

function radial(begin: Rect, end: Rect, t: number): Rect {
  const { x, y } = arcBetween(centreOf(begin), centreOf(end), t);
  const { width, height } = lerpRect(begin, end, t);
  return rectOf(x - width / 2, y - height / 2, width, height);
}

const arcs: Record<string, RectTween> = { materialRectArc: diagonal, materialRectCenterArc: radial };

/** Of `rect-tween-type`; anything that is none goes straight, as fast as Material Design has it. */
export function rectTween(type: string): RectTween {
  const way = arcs[type] ?? lerpRect;
  const bezier = /^cubic-bezier\(([^)]*)\)$/.exec(type.trim())?.[1]?.split(',').map(Number);
  const [x1, y1, x2, y2] = bezier?.every(Number.isFinite) ? bezier : [];
  const curve = curves[type] ?? (y2 === undefined ? fastOutSlowIn : bezierEase(x1!, y1!, x2!, y2));
  return (begin, end, progress) => way(begin, end, progress <= 0 ? 0 : progress >= 1 ? 1 : curve(progress));
}
