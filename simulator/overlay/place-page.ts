import type { Place } from '../components/map/projection.ts';
import { drawNativeRow } from './native-list.ts';
import { openNativePage } from './native-page.ts';
import type { Overlay } from './overlay.ts';
import { createPlaceMap } from './place-map.ts';

export interface NamedPlace extends Place {
  name: string;
  address: string;
}

const words = {
  en: { choose: 'Choose a place', here: 'Below the pin', place: 'Place' },
  zh: { choose: '选择位置', here: '图钉所在位置', place: '位置' },
};

const numbers = ({ latitude, longitude }: Place): string => `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;

/** A map over the places to choose from; the first is what lies below the pin, wherever the map was dragged. */
export function choosePlace(
  overlay: Overlay,
  places: readonly NamedPlace[],
  begin: Place,
): Promise<NamedPlace | null> {
  const { document } = overlay;
  const text = words[overlay.language()];
  const list = document.createElement('div');
  list.className = 'tessera-native-list';
  const here = (place: Place): NamedPlace => ({
    latitude: place.latitude,
    longitude: place.longitude,
    name: text.here,
    address: numbers(place),
  });
  let chosen = here(begin);
  const rows = new Map<HTMLElement, () => NamedPlace>();
  const mark = (row: HTMLElement) => {
    for (const one of rows.keys()) one.classList.toggle('is-chosen', one === row);
    chosen = rows.get(row)!();
  };
  const map = createPlaceMap(document, overlay.language(), (center) => {
    pinned.querySelector('small')!.textContent = numbers(center);
    mark(pinned);
  });
  const add = (place: NamedPlace, current: () => NamedPlace): HTMLElement => {
    const row = drawNativeRow(document, { title: place.name, note: place.address });
    rows.set(row, current);
    row.addEventListener('click', () => {
      mark(row);
      map.show(chosen);
    });
    list.append(row);
    return row;
  };
  const pinned = add(chosen, () => here(map.center));
  for (const place of places) add(place, () => place);
  return new Promise((resolve) => {
    const finish = (place: NamedPlace | null) => {
      page.close();
      resolve(place);
    };
    const page = openNativePage(overlay, {
      name: 'native',
      title: text.choose,
      className: 'tessera-place',
      leave: 'cancel',
      finishes: true,
      body: [map.element, list],
      left: () => finish(null),
    });
    page.done.addEventListener('click', () => finish(chosen));
    map.show(begin);
    mark(pinned);
  });
}

/** A place on a map that fills the screen, its name and address below. */
export function showPlace(overlay: Overlay, place: Partial<NamedPlace> & Place): void {
  const { document } = overlay;
  const text = words[overlay.language()];
  const map = createPlaceMap(document, overlay.language(), () => undefined);
  const card = document.createElement('div');
  card.className = 'tessera-place-card';
  const name = document.createElement('strong');
  name.textContent = place.name || text.place;
  const address = document.createElement('small');
  address.textContent = place.address || numbers(place);
  card.append(name, address);
  const page = openNativePage(overlay, {
    name: 'native',
    title: place.name || text.place,
    className: 'tessera-place is-shown-place',
    leave: 'back',
    finishes: false,
    body: [map.element, card],
    left: () => page.close(),
  });
  map.show(place);
}
