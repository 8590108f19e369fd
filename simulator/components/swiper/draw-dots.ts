import { styleDots, type DotLook } from './dot-look.ts';
import { dotRow, type Dot, type DotKind, type Marker } from './dot-motion.ts';

export interface DotData extends DotLook, DotKind {
  indicatorDots: boolean;
  indicatorColor: string;
  indicatorActiveColor: string;
  vertical: boolean;
}

export interface DotState {
  count: number;
  /** Where the slides are, from 0 to below `count`. */
  position: number;
  isActive(index: number): boolean;
}

function dotsIn(row: HTMLElement, count: number): HTMLElement[] {
  const dots = [...row.querySelectorAll<HTMLElement>(':scope > i')];
  while (dots.length > count) dots.pop()!.remove();
  while (dots.length < count) {
    const dot = row.ownerDocument.createElement('i');
    row.append(dot);
    dots.push(dot);
  }
  return dots;
}

const shift = (along: number, across: number, vertical: boolean): string =>
  vertical ? `translate(${-across}px, ${along}px)` : `translate(${along}px, ${across}px)`;

function drawDot({ style }: HTMLElement, dot: Dot, data: DotData): void {
  const { indicatorColor, indicatorActiveColor, vertical } = data;
  style.background = `color-mix(in srgb, ${indicatorActiveColor} ${dot.active * 100}%, ${indicatorColor})`;
  style.transform = `${shift(dot.along, dot.across, vertical)} scale(${dot.scale})`;
  style[vertical ? 'height' : 'width'] = `${dot.length}px`;
  style.opacity = String(dot.opacity);
}

function drawMarker(row: HTMLElement, marker: Marker | undefined, data: DotData): void {
  let element = row.querySelector<HTMLElement>(':scope > b');
  if (!marker) return element?.remove();
  if (!element) row.append((element = row.ownerDocument.createElement('b')));
  const { vertical, indicatorWidth, indicatorHeight, indicatorActiveColor } = data;
  const thickness = vertical ? indicatorWidth : indicatorHeight;
  const across = marker.across + (vertical ? -1 : 1) * (thickness * (1 - marker.thickness)) * 0.5;
  const { style } = element;
  style.background = indicatorActiveColor;
  style.transform = `${shift(marker.along, across, vertical)} scale(${marker.scale})`;
  style[vertical ? 'height' : 'width'] = `${marker.length}px`;
  style[vertical ? 'width' : 'height'] = `${thickness * marker.thickness}px`;
  style.zIndex = marker.isUnder ? '-1' : '1';
}

/** The dots of a swiper: plain ones change their colour, those of another `indicator-type` follow the slides. */
export function drawDots(element: HTMLElement, data: DotData, { count, position, isActive }: DotState): void {
  element.hidden = !data.indicatorDots;
  if (!data.indicatorDots) return;
  const { vertical, indicatorSpacing: spacing } = data;
  const length = vertical ? data.indicatorHeight : data.indicatorWidth;
  const row = dotRow(data, { count, position, length, spacing });
  styleDots(element, data, vertical, row !== undefined);
  dotsIn(element, count).forEach((dot, index) => {
    const active = isActive(index);
    dot.classList.toggle('active', active);
    const state = row?.dots[index];
    if (state) return drawDot(dot, state, data);
    dot.style.cssText = '';
    dot.style.background = active ? data.indicatorActiveColor : data.indicatorColor;
  });
  drawMarker(element, row?.marker, data);
}
