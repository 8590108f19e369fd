// Web Mercator: the whole world is 256 px wide at zoom 0.

export interface Place {
  latitude: number;
  longitude: number;
}

const TILE = 256;
/** Mercator has no poles. */
const MOST_LATITUDE = 85.0511;

const worldSize = (zoom: number) => TILE * 2 ** zoom;

export function toWorld({ latitude, longitude }: Place, zoom: number): { x: number; y: number } {
  const clamped = Math.min(MOST_LATITUDE, Math.max(-MOST_LATITUDE, latitude));
  const sine = Math.sin((clamped * Math.PI) / 180);
  const size = worldSize(zoom);
  return {
    x: ((longitude + 180) / 360) * size,
    y: (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size,
  };
}

export function toPlace({ x, y }: { x: number; y: number }, zoom: number): Place {
  const size = worldSize(zoom);
  const n = Math.PI - (2 * Math.PI * y) / size;
  return { longitude: (x / size) * 360 - 180, latitude: (Math.atan(Math.sinh(n)) * 180) / Math.PI };
}

/** Metres that one px shows at a latitude. */
export function metresPerPixel(latitude: number, zoom: number): number {
  return (40075016.686 * Math.cos((latitude * Math.PI) / 180)) / worldSize(zoom);
}

/** The zoom at which all places fit, and their middle. */
export function fit(
  places: readonly Place[],
  width: number,
  height: number,
  most: number,
): { center: Place; zoom: number } | undefined {
  if (!places.length) return undefined;
  const points = places.map((place) => toWorld(place, 0));
  const left = Math.min(...points.map(({ x }) => x));
  const right = Math.max(...points.map(({ x }) => x));
  const top = Math.min(...points.map(({ y }) => y));
  const bottom = Math.max(...points.map(({ y }) => y));
  const zooms = [Math.log2((width * 0.8) / (right - left)), Math.log2((height * 0.8) / (bottom - top))];
  const zoom = Math.min(most, ...zooms.filter(Number.isFinite));
  return { center: toPlace({ x: (left + right) / 2, y: (top + bottom) / 2 }, 0), zoom: Math.floor(zoom) };
}
