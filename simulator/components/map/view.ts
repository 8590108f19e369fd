import { toPlace, toWorld, type Place } from './projection.ts';

interface Point {
  x: number;
  y: number;
}

/** Which part of the world is seen, and from where. */
export interface MapView {
  center: Place;
  zoom: number;
  /** Degrees that the map is turned clockwise. */
  rotate: number;
  /** Degrees that the map is tilted away from whoever looks. */
  skew: number;
  size(): { width: number; height: number };
  pointOf(place: Place): Point;
  /** The same for px of the world at this zoom. */
  pointOfWorld(point: Point): Point;
  placeAt(x: number, y: number): Place;
  /** Moves what is seen by px. */
  shift(dx: number, dy: number): void;
}

/** The eye is this many heights away. */
const EYE = 3;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Turned and tilted about the middle, and back. */
function createTilt(view: MapView): { away(point: Point): Point; back(point: Point): Point } {
  const eye = () => EYE * (view.size().height || 1);
  const turned = ({ x, y }: Point, degrees: number): Point => {
    const [sine, cosine] = [Math.sin(radians(degrees)), Math.cos(radians(degrees))];
    return { x: x * cosine - y * sine, y: x * sine + y * cosine };
  };
  return {
    away(point) {
      const { x, y } = turned(point, view.rotate);
      const near = eye() / (eye() - y * Math.sin(radians(view.skew)));
      return { x: x * near, y: y * Math.cos(radians(view.skew)) * near };
    },
    back({ x, y }) {
      const [sine, cosine] = [Math.sin(radians(view.skew)), Math.cos(radians(view.skew))];
      const flat = (y * eye()) / (eye() * cosine + y * sine);
      return turned({ x: (x * (eye() - flat * sine)) / eye(), y: flat }, -view.rotate);
    },
  };
}

export function createView(element: HTMLElement): MapView {
  const view: MapView = {
    center: { latitude: 0, longitude: 0 },
    zoom: 16,
    rotate: 0,
    skew: 0,
    size: () => ({ width: element.clientWidth, height: element.clientHeight }),
    pointOf: (place) => view.pointOfWorld(toWorld(place, view.zoom)),
    pointOfWorld({ x, y }) {
      const { width, height } = view.size();
      const middle = toWorld(view.center, view.zoom);
      const seen = tilt.away({ x: x - middle.x, y: y - middle.y });
      return { x: width / 2 + seen.x, y: height / 2 + seen.y };
    },
    placeAt(x, y) {
      const { width, height } = view.size();
      const middle = toWorld(view.center, view.zoom);
      const flat = tilt.back({ x: x - width / 2, y: y - height / 2 });
      return toPlace({ x: middle.x + flat.x, y: middle.y + flat.y }, view.zoom);
    },
    shift(dx, dy) {
      const { width, height } = view.size();
      view.center = view.placeAt(width / 2 - dx, height / 2 - dy);
    },
  };
  const tilt = createTilt(view);
  return view;
}
