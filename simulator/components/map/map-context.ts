import type { Marker } from './markers.ts';
import type { Place } from './projection.ts';
import { bearing, travel } from './travel.ts';
import type { MapView } from './view.ts';

interface Callbacks {
  success?: (result: object) => void;
  fail?: (result: object) => void;
  complete?: (result: object) => void;
}

/** Where a marker is now that a method moved it. */
export interface Moved extends Place {
  rotate?: number;
}

export interface MapParts {
  view: MapView;
  window: Window;
  region(): { region: object };
  move(center: Place, zoom: number): void;
  include(points: readonly unknown[]): void;
  draw(): void;
  marker(id: number): Marker | undefined;
  /** Markers moved by translateMarker and moveAlong, by id. */
  moved: Map<number, Moved>;
  /** Markers that addMarkers added, by id. */
  added: Map<number, Marker>;
  hidden: Set<number>;
  home(): Place;
  interpolated(detail: object): void;
}

const answer = (name: string, options: Callbacks | undefined, result: object = {}) => {
  const told = { errMsg: `${name}:ok`, ...result };
  options?.success?.(told);
  options?.complete?.(told);
  return Promise.resolve(told);
};

const refuse = (name: string, options: Callbacks | undefined, reason = 'not supported in the simulator') => {
  const told = { errMsg: `${name}:fail ${reason}` };
  options?.fail?.(told);
  options?.complete?.(told);
  return options?.fail ? undefined : Promise.reject(told);
};

/** MapContext methods that need the map pictures or services of the platform. */
const missing =
  'addArc removeArc addCustomLayer removeCustomLayer addGroundOverlay removeGroundOverlay updateGroundOverlay addVisualLayer removeVisualLayer executeVisualLayerCommand initMarkerCluster setBoundary setLocMarkerIcon setCenterOffset openMapApp eraseLines'.split(
    ' ',
  );

const look = ({ view, region, move, include, home }: MapParts) => ({
  getCenterLocation: (options?: Callbacks) => answer('getCenterLocation', options, view.center),
  getRegion: (options?: Callbacks) => answer('getRegion', options, region().region),
  getScale: (options?: Callbacks) => answer('getScale', options, { scale: view.zoom }),
  getRotate: (options?: Callbacks) => answer('getRotate', options, { rotate: view.rotate }),
  getSkew: (options?: Callbacks) => answer('getSkew', options, { skew: view.skew }),
  moveToLocation(options?: Callbacks & Partial<Place>) {
    const { latitude = home().latitude, longitude = home().longitude } = options ?? {};
    move({ latitude, longitude }, view.zoom);
    return answer('moveToLocation', options);
  },
  includePoints(options: Callbacks & { points: Place[] }) {
    include(options.points);
    return answer('includePoints', options);
  },
  toScreenLocation: (options: Callbacks & Place) =>
    answer('toScreenLocation', options, view.pointOf(options)),
  fromScreenLocation: (options: Callbacks & { x: number; y: number }) =>
    answer('fromScreenLocation', options, view.placeAt(options.x, options.y)),
  on: () => undefined,
});

interface Translation extends Callbacks {
  markerId: number;
  destination: Place;
  autoRotate?: boolean;
  rotate?: number;
  duration?: number;
  animationEnd?: () => void;
}

interface Journey extends Callbacks {
  markerId: number;
  path: Place[];
  autoRotate?: boolean;
  duration: number;
}

function moveMarkers({ window, draw, marker, moved, added, hidden, interpolated }: MapParts) {
  const placeOf = (id: number): Place | undefined => moved.get(id) ?? marker(id);
  return {
    translateMarker(options: Translation) {
      const id = Number(options.markerId);
      const from = placeOf(id);
      if (!from) return refuse('translateMarker', options, 'marker not found');
      const rotate = options.autoRotate ? bearing(from, options.destination) : options.rotate;
      travel(window, [from, options.destination], options.duration ?? 1000, (place, share) => {
        moved.set(id, { ...place, ...(rotate === undefined ? {} : { rotate }) });
        draw();
        if (share === 1) options.animationEnd?.();
      });
      return answer('translateMarker', options);
    },
    moveAlong(options: Journey) {
      const id = Number(options.markerId);
      if (!marker(id)) return refuse('moveAlong', options, 'marker not found');
      if (!options.path?.length) return refuse('moveAlong', options, 'parameter.path should not be empty');
      let before = options.path[0]!;
      travel(window, options.path, options.duration, (place, share) => {
        const rotate = options.autoRotate === false ? {} : { rotate: bearing(before, place) };
        before = place;
        moved.set(id, { ...place, ...rotate });
        draw();
        interpolated({
          markerId: id,
          ...place,
          animationStatus: share === 1 ? 'complete' : 'interpolating',
        });
      });
      return answer('moveAlong', options);
    },
    addMarkers(options: Callbacks & { markers: Marker[]; clear?: boolean }) {
      if (options.clear) added.clear();
      for (const one of options.markers ?? []) {
        added.set(Number(one.id ?? 0), one);
        hidden.delete(Number(one.id ?? 0));
      }
      draw();
      return answer('addMarkers', options);
    },
    removeMarkers(options: Callbacks & { markerIds: number[] }) {
      for (const id of options.markerIds ?? []) {
        added.delete(Number(id));
        hidden.add(Number(id));
      }
      draw();
      return answer('removeMarkers', options);
    },
  };
}

export function createMapContext(parts: MapParts): object {
  const stubs = missing.map((name) => [name, (options?: Callbacks) => refuse(name, options)]);
  return { ...Object.fromEntries(stubs), ...look(parts), ...moveMarkers(parts) };
}
