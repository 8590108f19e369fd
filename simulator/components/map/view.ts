import { toPlace, toWorld, type Place } from './projection.ts';

/** Which part of the world is seen. */
export interface MapView {
  center: Place;
  zoom: number;
  size(): { width: number; height: number };
  pointOf(place: Place): { x: number; y: number };
  placeAt(x: number, y: number): Place;
  /** Moves what is seen by px. */
  shift(dx: number, dy: number): void;
}

export function createView(element: HTMLElement): MapView {
  const view: MapView = {
    center: { latitude: 0, longitude: 0 },
    zoom: 16,
    size: () => ({ width: element.clientWidth, height: element.clientHeight }),
    pointOf(place) {
      const { width, height } = view.size();
      const middle = toWorld(view.center, view.zoom);
      const { x, y } = toWorld(place, view.zoom);
      return { x: width / 2 + x - middle.x, y: height / 2 + y - middle.y };
    },
    placeAt(x, y) {
      const { width, height } = view.size();
      const middle = toWorld(view.center, view.zoom);
      return toPlace({ x: middle.x + x - width / 2, y: middle.y + y - height / 2 }, view.zoom);
    },
    shift(dx, dy) {
      const middle = toWorld(view.center, view.zoom);
      view.center = toPlace({ x: middle.x - dx, y: middle.y - dy }, view.zoom);
    },
  };
  return view;
}
