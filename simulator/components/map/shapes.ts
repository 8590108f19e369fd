import { metresPerPixel, type Place } from './projection.ts';
import type { MapView } from './view.ts';

interface Line {
  id?: number;
  points?: Place[];
  color?: string;
  colorList?: string[];
  width?: number;
  dottedLine?: boolean;
  arrowLine?: boolean;
  borderColor?: string;
  borderWidth?: number;
}

interface Polygon {
  points?: Place[];
  strokeColor?: string;
  strokeWidth?: number;
  fillColor?: string;
  dashArray?: number[];
}

interface Circle extends Place {
  radius?: number;
  color?: string;
  fillColor?: string;
  strokeWidth?: number;
}

const SVG = 'http://www.w3.org/2000/svg';
/** Documented: lines are black where no colour is given. */
const BLACK = '#000000';
const LINE_PX = 4;
const ARROW_EVERY_PX = 40;

function shape(document: Document, name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

const pathOf = (view: MapView, points: readonly Place[]) =>
  points
    .map((place, index) => {
      const { x, y } = view.pointOf(place);
      return `${index ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');

/** White arrow heads on a line, each in the direction of its piece. */
function drawArrows(view: MapView, document: Document, { points = [], width = LINE_PX }: Line): SVGElement {
  const spots = points.map((place) => view.pointOf(place));
  let d = '';
  for (const [index, to] of spots.entries()) {
    const from = spots[index - 1];
    if (!from) continue;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const [ux, uy] = [(to.x - from.x) / (length || 1), (to.y - from.y) / (length || 1)];
    const half = width * 0.35;
    for (let way = ARROW_EVERY_PX / 2; way < length; way += ARROW_EVERY_PX) {
      const [x, y] = [from.x + ux * way, from.y + uy * way];
      d += `M${x - uy * half - ux * half} ${y + ux * half - uy * half}L${x} ${y}L${x + uy * half - ux * half} ${y - ux * half - uy * half}`;
    }
  }
  return shape(document, 'path', { d, class: 'wx-map-arrow', fill: 'none', stroke: '#fff' });
}

function drawLine(view: MapView, document: Document, line: Line, tapped: () => void): SVGElement[] {
  const { points = [], width = LINE_PX, borderWidth = 0, colorList = [] } = line;
  const stroke = { fill: 'none', 'stroke-linejoin': 'round', 'stroke-linecap': 'round' };
  const d = pathOf(view, points);
  const parts: SVGElement[] = [];
  if (borderWidth > 0) {
    const wide = width + 2 * borderWidth;
    parts.push(
      shape(document, 'path', { ...stroke, d, stroke: line.borderColor ?? BLACK, 'stroke-width': wide }),
    );
  }
  const look = {
    ...stroke,
    'stroke-width': width,
    class: 'wx-map-line',
    ...(line.dottedLine ? { 'stroke-dasharray': '6 6', 'stroke-linecap': 'butt' } : {}),
  };
  // Documented: each piece in its colour, the rest in the last one.
  if (colorList.length && points.length > 1)
    for (let at = 1; at < points.length; at += 1) {
      const color = colorList[Math.min(at, colorList.length) - 1]!;
      parts.push(
        shape(document, 'path', { ...look, d: pathOf(view, [points[at - 1]!, points[at]!]), stroke: color }),
      );
    }
  else parts.push(shape(document, 'path', { ...look, d, stroke: line.color ?? BLACK }));
  if (line.arrowLine) parts.push(drawArrows(view, document, line));
  for (const part of parts) {
    part.setAttribute('pointer-events', 'stroke');
    part.addEventListener('click', (event) => {
      event.stopPropagation();
      tapped();
    });
  }
  return parts;
}

const drawPolygon = (view: MapView, document: Document, polygon: Polygon) =>
  shape(document, 'path', {
    d: `${pathOf(view, polygon.points ?? [])}Z`,
    class: 'wx-map-polygon',
    fill: polygon.fillColor ?? 'none',
    stroke: polygon.strokeColor ?? BLACK,
    'stroke-width': polygon.strokeWidth ?? 1,
    ...(polygon.dashArray ? { 'stroke-dasharray': polygon.dashArray.join(' ') } : {}),
  });

function drawCircle(view: MapView, document: Document, circle: Circle): SVGElement {
  const { x, y } = view.pointOf(circle);
  const r = (circle.radius ?? 0) / metresPerPixel(circle.latitude, view.zoom);
  return shape(document, 'ellipse', {
    cx: x,
    cy: y,
    rx: r,
    ry: r * Math.cos((view.skew * Math.PI) / 180),
    class: 'wx-map-circle',
    fill: circle.fillColor ?? 'none',
    stroke: circle.color ?? BLACK,
    'stroke-width': circle.strokeWidth ?? 1,
  });
}

export interface Shapes {
  polyline: readonly unknown[];
  polygons: readonly unknown[];
  circles: readonly unknown[];
}

export function drawShapes(
  view: MapView,
  document: Document,
  { polyline, polygons, circles }: Shapes,
  tappedLine: (line: { id?: number }) => void,
): SVGElement[] {
  return [
    ...(polygons as Polygon[]).map((polygon) => drawPolygon(view, document, polygon)),
    ...(circles as Circle[]).map((circle) => drawCircle(view, document, circle)),
    ...(polyline as Line[]).flatMap((line) => drawLine(view, document, line, () => tappedLine(line))),
  ];
}
