import type { MapView } from './view.ts';
import { metresPerPixel, type Place } from './projection.ts';

/** A marker as programs give it; only what is drawn. */
export interface Marker extends Place {
  id?: number;
  title?: string;
  iconPath?: string;
  width?: number | string;
  height?: number | string;
  rotate?: number;
  alpha?: number;
  anchor?: { x: number; y: number };
  callout?: Bubble;
  label?: Bubble;
  customCallout?: { anchorX?: number; anchorY?: number; display?: string };
}

interface Bubble {
  content?: string;
  color?: string;
  fontSize?: number;
  bgColor?: string;
  borderRadius?: number;
  padding?: number;
  display?: string;
}

interface Line {
  points?: Place[];
  color?: string;
  width?: number;
  dottedLine?: boolean;
}

interface Polygon {
  points?: Place[];
  strokeColor?: string;
  strokeWidth?: number;
  fillColor?: string;
}

interface Circle extends Place {
  radius?: number;
  color?: string;
  fillColor?: string;
  strokeWidth?: number;
}

const SVG = 'http://www.w3.org/2000/svg';

function shape(document: Document, name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/** Lines of latitude and longitude at round steps, so that one sees the map move and zoom. */
export function drawGrid(view: MapView, document: Document): SVGElement[] {
  const { width, height } = view.size();
  const span = view.placeAt(width, 0).longitude - view.placeAt(0, 0).longitude;
  const rough = span / 4 || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough;
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  const { longitude: left, latitude: top } = view.placeAt(0, 0);
  const { longitude: right, latitude: bottom } = view.placeAt(width, height);
  const lines: SVGElement[] = [];
  const add = (d: string, x: number, y: number, text: string) => {
    lines.push(shape(document, 'path', { d, class: 'wx-map-grid' }));
    const label = shape(document, 'text', { x, y, class: 'wx-map-degree' });
    label.textContent = text;
    lines.push(label);
  };
  for (let at = Math.ceil(left / step) * step; at < right; at += step) {
    const { x } = view.pointOf({ longitude: at, latitude: top });
    add(`M${x} 0V${height}`, x + 3, height - 5, `${at.toFixed(digits)}°`);
  }
  for (let at = Math.ceil(bottom / step) * step; at < top; at += step) {
    const { y } = view.pointOf({ longitude: left, latitude: at });
    add(`M0 ${y}H${width}`, 4, y - 3, `${at.toFixed(digits)}°`);
  }
  return lines;
}

const pathOf = (view: MapView, points: readonly Place[]) =>
  points
    .map((place, index) => {
      const { x, y } = view.pointOf(place);
      return `${index ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');

export function drawShapes(
  view: MapView,
  document: Document,
  {
    polyline,
    polygons,
    circles,
  }: { polyline: readonly unknown[]; polygons: readonly unknown[]; circles: readonly unknown[] },
): SVGElement[] {
  const lines = (polyline as Line[]).map((line) =>
    shape(document, 'path', {
      d: pathOf(view, line.points ?? []),
      fill: 'none',
      stroke: line.color ?? '#0066ff',
      'stroke-width': line.width ?? 4,
      'stroke-linejoin': 'round',
      ...(line.dottedLine ? { 'stroke-dasharray': '6 6' } : {}),
    }),
  );
  const areas = (polygons as Polygon[]).map((polygon) =>
    shape(document, 'path', {
      d: `${pathOf(view, polygon.points ?? [])}Z`,
      fill: polygon.fillColor ?? 'none',
      stroke: polygon.strokeColor ?? '#0066ff',
      'stroke-width': polygon.strokeWidth ?? 1,
    }),
  );
  const rounds = (circles as Circle[]).map((circle) => {
    const { x, y } = view.pointOf(circle);
    const r = (circle.radius ?? 0) / metresPerPixel(circle.latitude, view.zoom);
    return shape(document, 'circle', {
      cx: x,
      cy: y,
      r,
      fill: circle.fillColor ?? 'none',
      stroke: circle.color ?? '#0066ff',
      'stroke-width': circle.strokeWidth ?? 1,
    });
  });
  return [...areas, ...rounds, ...lines];
}

const PIN =
  '<svg viewBox="0 0 24 34" width="100%" height="100%"><path fill="#e64340" d="M12 0a12 12 0 0 0-12 12c0 9 12 22 12 22s12-13 12-22a12 12 0 0 0-12-12"/><circle cx="12" cy="12" r="4.5" fill="#fff"/></svg>';

const toPixels = (value: number | string | undefined, fallback: number) =>
  parseFloat(String(value ?? '')) || fallback;

function createBubble(document: Document, bubble: Bubble, kind: string): HTMLElement {
  const element = document.createElement('div');
  element.className = `wx-map-${kind}`;
  element.textContent = bubble.content ?? '';
  element.style.color = bubble.color ?? '';
  element.style.backgroundColor = bubble.bgColor ?? '';
  if (bubble.fontSize) element.style.fontSize = `${bubble.fontSize}px`;
  if (bubble.borderRadius !== undefined) element.style.borderRadius = `${bubble.borderRadius}px`;
  if (bubble.padding !== undefined) element.style.padding = `${bubble.padding}px`;
  return element;
}

export interface MarkerEvents {
  resolve(path: string): string;
  tapped(kind: 'marker' | 'callout' | 'label', id: number): void;
}

export function createMarker(
  view: MapView,
  document: Document,
  marker: Marker,
  events: MarkerEvents,
): HTMLElement {
  const element = document.createElement('div');
  const icon = document.createElement('div');
  const width = toPixels(marker.width, marker.iconPath ? 30 : 24);
  const height = toPixels(marker.height, marker.iconPath ? 30 : 34);
  const anchor = marker.anchor ?? { x: 0.5, y: 1 };
  const { x, y } = view.pointOf(marker);
  element.className = 'wx-map-marker';
  element.style.transform = `translate(${x - width * anchor.x}px, ${y - height * anchor.y}px)`;
  element.style.opacity = String(marker.alpha ?? 1);
  icon.style.cssText = `width:${width}px;height:${height}px;transform:rotate(${marker.rotate ?? 0}deg)`;
  if (marker.iconPath)
    icon.style.background = `url("${events.resolve(marker.iconPath)}") center / 100% 100% no-repeat`;
  else icon.innerHTML = PIN;
  const id = Number(marker.id ?? 0);
  icon.addEventListener('click', (event) => {
    event.stopPropagation();
    events.tapped('marker', id);
  });
  element.append(icon);
  const callout = marker.callout ?? (marker.title ? { content: marker.title } : undefined);
  if (callout?.content && (marker.callout ? callout.display === 'ALWAYS' : false)) {
    const bubble = createBubble(document, callout, 'callout');
    bubble.addEventListener('click', () => events.tapped('callout', id));
    element.append(bubble);
  }
  if (marker.label?.content) {
    const label = createBubble(document, marker.label, 'label');
    label.addEventListener('click', () => events.tapped('label', id));
    element.append(label);
  }
  return element;
}
