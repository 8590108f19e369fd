import type { MapView } from './view.ts';

/** A picture over the map, as its attribute `controls` gives it. */
export interface Control {
  id?: number;
  position?: { left?: number; top?: number; width?: number; height?: number };
  iconPath?: string;
  clickable?: boolean;
}

export function createControl(
  document: Document,
  { id = 0, position = {}, iconPath = '', clickable }: Control,
  { resolve, tapped }: { resolve(path: string): string; tapped(id: number): void },
): HTMLElement {
  const image = document.createElement('img');
  image.className = 'wx-map-control';
  image.alt = '';
  image.src = resolve(iconPath);
  const { left = 0, top = 0, width, height } = position;
  image.style.cssText = `left:${left}px;top:${top}px;${width ? `width:${width}px;` : ''}${height ? `height:${height}px;` : ''}`;
  if (clickable) {
    image.addEventListener('click', (event) => {
      event.stopPropagation();
      tapped(id);
    });
  }
  return image;
}

const MOST_PX = 100;
const METRES_PER_DEGREE = 111_320;

/** A line that is a round number of metres long. */
export function drawScale(element: HTMLElement, view: MapView): void {
  const { height } = view.size();
  const [from, to] = [view.placeAt(0, height / 2), view.placeAt(MOST_PX, height / 2)];
  const metres =
    (to.longitude - from.longitude) * METRES_PER_DEGREE * Math.cos((view.center.latitude * Math.PI) / 180);
  const step = 10 ** Math.floor(Math.log10(metres || 1));
  const round = [5, 2, 1].map((times) => times * step).find((length) => length <= metres) ?? step;
  element.style.width = `${(round / (metres || 1)) * MOST_PX}px`;
  element.textContent = round >= 1000 ? `${round / 1000} km` : `${round} m`;
}
