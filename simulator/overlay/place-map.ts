import type { Language } from '../../contract/text.ts';
import type { Place } from '../components/map/projection.ts';
import { drawTown } from '../components/map/town.ts';
import { createView } from '../components/map/view.ts';
import styles from '../components/map/map.css?raw';

const SVG = 'http://www.w3.org/2000/svg';
/** A name nearer to an edge would be cut off. */
const EDGE = 12;
const PIN =
  '<svg viewBox="0 0 28 38" width="28" height="38" aria-hidden="true"><path d="M14 37C10 29 2 24 2 14a12 12 0 0 1 24 0c0 10-8 15-12 23z" fill="#fa5151"/><circle cx="14" cy="14" r="5" fill="#fff"/></svg>';

export interface PlaceMap {
  readonly element: HTMLElement;
  readonly center: Place;
  show(place: Place): void;
}

/** The same town that the tag map draws, with a pin in its middle; dragging moves it below the pin. */
export function createPlaceMap(
  document: Document,
  language: Language,
  dragged: (center: Place) => void,
): PlaceMap {
  const element = document.createElement('wx-map');
  element.className = 'tessera-place-map';
  const sheet = document.createElement('style');
  sheet.textContent = styles;
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('class', 'wx-map-drawing');
  const pois = document.createElement('div');
  pois.className = 'wx-map-pois';
  const pin = document.createElement('i');
  pin.innerHTML = PIN;
  const note = document.createElement('div');
  note.className = 'wx-map-note';
  note.textContent = { en: 'Sample map', zh: '示意地图' }[language];
  element.append(sheet, drawing, pois, pin, note);
  const view = createView(element);
  const draw = () => {
    const town = drawTown(view, document, {
      buildings: true,
      tall: false,
      places: true,
      traffic: false,
      language,
    });
    drawing.replaceChildren(...town.shapes);
    const { width, height } = view.size();
    const isInside = ({ x, y }: { x: number; y: number }) =>
      x > EDGE && x < width - EDGE && y > EDGE && y < height - EDGE;
    const seen = town.pois.map((poi) => ({ ...poi, ...view.pointOf(poi) })).filter(isInside);
    pois.replaceChildren(
      ...seen.map((poi) => {
        const name = document.createElement('div');
        const { x, y } = poi;
        name.className = 'wx-map-poi';
        name.textContent = poi.name;
        name.style.transform = `translate(${x}px, ${y}px)`;
        return name;
      }),
    );
  };
  const size = new ResizeObserver(draw);
  size.observe(element);
  let last: Touch | undefined;
  element.addEventListener('touchstart', ({ touches }) => (last = touches[0]));
  element.addEventListener('touchmove', ({ touches: [touch] }) => {
    if (!last || !touch) return;
    view.shift(touch.clientX - last.clientX, touch.clientY - last.clientY);
    last = touch;
    draw();
    dragged(view.center);
  });
  return {
    element,
    get center() {
      return view.center;
    },
    show(place) {
      view.center = place;
      draw();
    },
  };
}
