import type { Place } from './projection.ts';
import type { MapView } from './view.ts';

interface Callbacks {
  success?: (result: object) => void;
  fail?: (result: object) => void;
  complete?: (result: object) => void;
}

interface MapParts {
  view: MapView;
  region(): { region: object };
  move(center: Place, zoom: number): void;
  include(points: readonly unknown[]): void;
  draw(): void;
  /** Markers moved by translateMarker, by id. */
  moved: Map<number, Place>;
  home(): Place;
}

const answer = (name: string, options: Callbacks | undefined, result: object = {}) => {
  const told = { errMsg: `${name}:ok`, ...result };
  options?.success?.(told);
  options?.complete?.(told);
  return Promise.resolve(told);
};

const refuse = (name: string, options: Callbacks | undefined) => {
  const told = { errMsg: `${name}:fail not supported in the simulator` };
  options?.fail?.(told);
  options?.complete?.(told);
  return options?.fail ? undefined : Promise.reject(told);
};

/** MapContext methods that need the map pictures or services of the platform. */
const missing =
  'addArc removeArc addCustomLayer removeCustomLayer addGroundOverlay removeGroundOverlay updateGroundOverlay addVisualLayer removeVisualLayer executeVisualLayerCommand initMarkerCluster setBoundary setLocMarkerIcon setCenterOffset openMapApp eraseLines moveAlong'.split(
    ' ',
  );

export function createMapContext({ view, region, move, include, draw, moved, home }: MapParts): object {
  const real = {
    getCenterLocation: (options?: Callbacks) => answer('getCenterLocation', options, view.center),
    getRegion: (options?: Callbacks) => answer('getRegion', options, region().region),
    getScale: (options?: Callbacks) => answer('getScale', options, { scale: view.zoom }),
    getRotate: (options?: Callbacks) => answer('getRotate', options, { rotate: 0 }),
    getSkew: (options?: Callbacks) => answer('getSkew', options, { skew: 0 }),
    moveToLocation(options?: Callbacks & Partial<Place>) {
      const { latitude = home().latitude, longitude = home().longitude } = options ?? {};
      move({ latitude, longitude }, view.zoom);
      return answer('moveToLocation', options);
    },
    includePoints(options: Callbacks & { points: Place[] }) {
      include(options.points);
      return answer('includePoints', options);
    },
    translateMarker(
      options: Callbacks & { markerId: number; destination: Place; animationEnd?: () => void },
    ) {
      moved.set(Number(options.markerId), options.destination);
      draw();
      options.animationEnd?.();
      return answer('translateMarker', options);
    },
    addMarkers: (options: Callbacks) => answer('addMarkers', options),
    removeMarkers: (options: Callbacks) => answer('removeMarkers', options),
    toScreenLocation(options: Callbacks & Place) {
      return answer('toScreenLocation', options, view.pointOf(options));
    },
    fromScreenLocation(options: Callbacks & { x: number; y: number }) {
      return answer('fromScreenLocation', options, view.placeAt(options.x, options.y));
    },
    on: () => undefined,
  };
  const stubs = missing.map((name) => [name, (options?: Callbacks) => refuse(name, options)]);
  return { ...Object.fromEntries(stubs), ...real };
}
