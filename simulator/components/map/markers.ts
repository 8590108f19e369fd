import type { Place } from './projection.ts';
import type { MapView } from './view.ts';

/** A marker as programs give it; only what is drawn. */
export interface Marker extends Place {
  id?: number;
  title?: string;
  iconPath?: string;
  width?: number | string;
  height?: number | string;
  rotate?: number;
  alpha?: number;
  zIndex?: number;
  anchor?: { x: number; y: number };
  callout?: Bubble;
  label?: Bubble & { x?: number; y?: number };
  customCallout?: { anchorX?: number; anchorY?: number; display?: string };
  ariaLabel?: string;
}

interface Bubble {
  content?: string;
  color?: string;
  fontSize?: number;
  bgColor?: string;
  borderRadius?: number;
  borderWidth?: number;
  borderColor?: string;
  padding?: number;
  textAlign?: string;
  display?: string;
  anchorX?: number;
  anchorY?: number;
}

const PIN =
  '<svg viewBox="0 0 24 34" width="100%" height="100%"><path fill="#e64340" d="M12 0a12 12 0 0 0-12 12c0 9 12 22 12 22s12-13 12-22a12 12 0 0 0-12-12"/><circle cx="12" cy="12" r="4.5" fill="#fff"/></svg>';

const toPixels = (value: number | string | undefined, fallback: number) =>
  parseFloat(String(value ?? '')) || fallback;

function createBubble(document: Document, bubble: Bubble, kind: string): HTMLElement {
  const element = document.createElement('div');
  element.className = `wx-map-${kind}`;
  element.textContent = bubble.content ?? '';
  const { style } = element;
  style.color = bubble.color ?? '';
  style.backgroundColor = bubble.bgColor ?? '';
  style.textAlign = bubble.textAlign ?? '';
  const px = (value: number | undefined) => (value === undefined ? '' : `${value}px`);
  style.fontSize = px(bubble.fontSize);
  style.borderRadius = px(bubble.borderRadius);
  style.padding = px(bubble.padding);
  if (bubble.borderWidth) style.border = `${bubble.borderWidth}px solid ${bubble.borderColor ?? '#000'}`;
  style.marginLeft = px(bubble.anchorX);
  style.marginTop = px(bubble.anchorY);
  return element;
}

export interface MarkerEvents {
  resolve(path: string): string;
  tapped(kind: 'marker' | 'callout' | 'label', id: number): void;
  /** A callout shows on a tap unless it is to be there always. */
  isOpen(id: number): boolean;
}

function createIcon(document: Document, marker: Marker, events: MarkerEvents): HTMLElement {
  const icon = document.createElement('div');
  const { width, height } = sizeOf(marker);
  icon.style.cssText = `width:${width}px;height:${height}px;transform:rotate(${marker.rotate ?? 0}deg)`;
  if (marker.iconPath)
    icon.style.background = `url("${events.resolve(marker.iconPath)}") center / 100% 100% no-repeat`;
  else icon.innerHTML = PIN;
  if (marker.ariaLabel) icon.setAttribute('aria-label', marker.ariaLabel);
  return icon;
}

const sizeOf = ({ width, height, iconPath }: Marker) => ({
  width: toPixels(width, iconPath ? 30 : 24),
  height: toPixels(height, iconPath ? 30 : 34),
});

export function createMarker(
  view: MapView,
  document: Document,
  marker: Marker,
  events: MarkerEvents,
): HTMLElement {
  const element = document.createElement('div');
  const { width, height } = sizeOf(marker);
  const anchor = marker.anchor ?? { x: 0.5, y: 1 };
  const { x, y } = view.pointOf(marker);
  const id = Number(marker.id ?? 0);
  element.className = 'wx-map-marker';
  element.style.transform = `translate(${x - width * anchor.x}px, ${y - height * anchor.y}px)`;
  element.style.opacity = String(marker.alpha ?? 1);
  if (marker.zIndex) element.style.zIndex = String(marker.zIndex);
  const add = (part: HTMLElement, kind: 'marker' | 'callout' | 'label') => {
    part.addEventListener('click', (event) => {
      event.stopPropagation();
      events.tapped(kind, id);
    });
    element.append(part);
  };
  add(createIcon(document, marker, events), 'marker');
  const callout = marker.callout ?? (marker.title ? { content: marker.title } : undefined);
  if (callout?.content && (callout.display === 'ALWAYS' || events.isOpen(id)))
    add(createBubble(document, callout, 'callout'), 'callout');
  if (marker.label?.content) {
    const { x: left = 0, y: top = 0, ...label } = marker.label;
    add(createBubble(document, { anchorX: left, anchorY: top, ...label }, 'label'), 'label');
  }
  return element;
}

/** A callout that the program draws itself: what has the marker's id goes above its marker. */
export function placeCustomCallouts(
  view: MapView,
  children: HTMLElement,
  markers: readonly Marker[],
  { isOpen }: Pick<MarkerEvents, 'isOpen'>,
): void {
  for (const element of children.querySelectorAll<HTMLElement>('[marker-id]')) {
    const id = Number(element.getAttribute('marker-id'));
    const marker = markers.find((one) => Number(one.id ?? 0) === id && one.customCallout);
    const isSeen = marker && (marker.customCallout!.display === 'ALWAYS' || isOpen(id));
    element.style.visibility = isSeen ? 'visible' : 'hidden';
    if (!marker) continue;
    const { x, y } = view.pointOf(marker);
    const { anchorX = 0, anchorY = 0 } = marker.customCallout!;
    const top = y - sizeOf(marker).height * (marker.anchor?.y ?? 1) + anchorY;
    element.style.position = 'absolute';
    element.style.left = '0';
    element.style.top = '0';
    element.style.transform = `translate(${x + anchorX}px, ${top}px) translate(-50%, -100%)`;
  }
}
